# Warum eine Fahrkarte kostet, was sie kostet. Es stehen nie mehr als drei Sätze auf einmal da.
fare-made-of = { $tickets }.
fare-single = { $count ->
    [one] eine einfache Fahrt für { $who }
   *[other] einfache Fahrten für { $who }
}
fare-return = { $count ->
    [one] eine Hin- und Rückfahrt für { $who }
   *[other] Hin- und Rückfahrten für { $who }
}
fare-group = { $tickets ->
    [one] eine Gruppenkarte für { $people } Personen
   *[other] { $tickets } Gruppenkarten für { $people } Personen
}
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
fare-all-singles = Einzelne Fahrkarten für alle: { $cost }.
fare-two-singles-instead-of-return = Hin und zurück einzeln gekauft: { $cost }.
fare-without-card = Ohne Ermäßigungskarte: { $cost }.
fare-no-group = Ohne Gruppenkarte: { $cost }.
fare-adult-price = Zum Preis für Erwachsene: { $cost }.
fare-demo = Preis nur zum Zeigen. Nicht gültig zum Fahren.
