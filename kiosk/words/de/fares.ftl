# Warum eine Fahrkarte kostet, was sie kostet. Es stehen nie mehr als drei Sätze auf einmal da; gedruckt werden alle.
# Eine Art Fahrkarte: eine davon, mehrere davon, und wann sie gilt.
fare-kind-single =
    .one = eine einfache Fahrkarte
    .many = einfache Fahrkarten
    .valid = Eine einfache Fahrkarte gilt für einen Weg an diesem Tag.
fare-kind-return =
    .one = eine Hin- und Rückfahrkarte
    .many = Hin- und Rückfahrkarten
    .valid = Eine Hin- und Rückfahrkarte gilt für beide Wege.
fare-kind-day =
    .one = eine Tageskarte
    .many = Tageskarten
    .valid = Eine Tageskarte gilt den ganzen Tag.
fare-kind-days =
    .one = eine Karte für mehrere Tage
    .many = Karten für mehrere Tage
    .valid = Diese Karte gilt an jedem ihrer Tage.
fare-kind-group =
    .one = eine Gruppenkarte
    .many = Gruppenkarten
    .valid = Wer auf einer Gruppenkarte steht, fährt zusammen.
fare-kind-family =
    .one = eine Familienkarte
    .many = Familienkarten
    .valid = Wer auf einer Familienkarte steht, fährt zusammen.
fare-number = { $n ->
    [1] eine
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
    [11] elf
   *[12] zwölf
}
fare-counted = { $count } { $tickets }
fare-for = { $tickets } für { $who }
fare-for-both-ways = { $tickets }, hin und zurück, für { $who }
fare-made-of = { $tickets }.
fare-many = { $count } Fahrkarten für { $who }.
fare-adult = { $count ->
    [one] 1 Erwachsenen
   *[other] { $count } Erwachsene
}
fare-senior = { $count ->
    [one] 1 Senior
   *[other] { $count } Senioren
}
fare-child = { $count ->
    [one] 1 Kind
   *[other] { $count } Kinder
}
fare-companion = { $count ->
    [one] 1 Begleitperson
   *[other] { $count } Begleitpersonen
}
fare-people = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
# Womit verglichen wurde: der ganze Satz, ein kürzerer, der kürzeste.
fare-less = { $count ->
    [one] { $ours } kostet { $saved } weniger als { $theirs }.
   *[other] { $ours } kosten { $saved } weniger als { $theirs }.
}
fare-less-than = Das kostet { $saved } weniger als { $theirs }.
fare-less-than-next = Das kostet { $saved } weniger als die nächstbesten Fahrkarten.
fare-cheaper-out = Wenn Sie um { $out } losfahren, sparen Sie { $saved }.
fare-cheaper-back = Wenn Sie um { $back } zurückfahren, sparen Sie { $saved }.
fare-cheaper-both = Wenn Sie um { $out } hinfahren und um { $back } zurück, sparen Sie { $saved }.
fare-all-singles = Einfache Fahrkarten für alle: { $cost }.
fare-without-card = Ohne Rabattkarte: { $cost }.
fare-adult-price = Zum Preis für Erwachsene: { $cost }.
fare-show-card = Zeigen Sie die Rabattkarte mit der Fahrkarte.
fare-demo = Preis nur zum Zeigen. Nicht gültig zum Fahren.

# Es gibt keinen Preis: was ist, und dass nichts bezahlt wurde. `.staff`: für die Liste der Helfer.
no-fare = Ich weiß nicht, was diese Fahrt kostet. Sie haben nichts bezahlt. Jemand kann Ihnen eine Fahrkarte verkaufen.
    .staff = Der Tarif hat keinen Preis für eine Fahrt.
no-fare-station = Ich weiß nicht, was eine Fahrt zu diesem Bahnhof kostet. Sie haben nichts bezahlt. Jemand kann Ihnen eine Fahrkarte verkaufen.
    .staff = Ein Bahnhof des Fahrplans fehlt im Tarif.
no-fare-day = Ich kenne die Preise dieses Tages noch nicht. Sie haben nichts bezahlt. Jemand kann Ihnen eine Fahrkarte verkaufen.
    .staff = Der Tarif gilt nicht an einem gefragten Tag. Setzen Sie den neuen in Kraft.
