# Gesagt und vorgelesen, während Kartenleser und Drucker arbeiten; jeder Satz kann nach vier Sekunden wiederkommen.
hold-card = Halten Sie Ihre Karte an das Lesegerät. Oder stecken Sie sie ein.
wait-card = Lassen Sie sich Zeit. Das Lesegerät ist bereit für Ihre Karte.
card-read = Danke. Ich lese Ihre Karte.
confirm-amount = Sehen Sie auf den Preis am Lesegerät. Drücken Sie die grüne Taste.
enter-pin = Tippen Sie Ihre Geheimzahl am Lesegerät ein. Drücken Sie die grüne Taste.
wrong-pin = Die Geheimzahl war nicht richtig. Sie können sie noch einmal eintippen.
card-not-taken = Das Lesegerät nimmt diese Karte nicht.
card-again = Ich konnte Ihre Karte nicht lesen. Halten Sie sie noch einmal hin.
card-good = Danke. Ihre Karte ist in Ordnung.
choose-on-reader = Bitte wählen Sie am Lesegerät aus.
follow-reader = Sehen Sie auf das Lesegerät. Dort steht, was zu tun ist.
pay-person = Zahlen Sie bei der Person neben Ihnen. Sie tippt hier einen Code ein.
wrong-code = Der Code war nicht richtig. Tippen Sie ihn noch einmal ein.
wait = Ich frage bei Ihrer Bank nach. Noch ist nichts bezahlt.
remove-card = Sie können Ihre Karte wieder nehmen.
printing = Ich drucke Ihre Fahrkarte.
take-ticket = Ihre Fahrkarte ist fertig. Sie können sie jetzt nehmen.

# Gedruckt auf der Fahrkarte.
ticket-title = Fahrkarte
ticket-demo = DEMO – keine gültige Fahrkarte
ticket-from = Von
ticket-to = Nach
ticket-one-way = Einfache Fahrt
ticket-return = Hin und zurück
ticket-who = Wer fährt
# Für sich allein, nicht im Satz: "1 Erwachsener", nicht "für 1 Erwachsenen".
ticket-riders-adult = { $count ->
    [one] 1 Erwachsener
   *[other] { $count } Erwachsene
}
ticket-riders-senior = { $count ->
    [one] 1 Senior
   *[other] { $count } Senioren
}
ticket-riders-child = { $count ->
    [one] 1 Kind
   *[other] { $count } Kinder
}
ticket-riders-companion = { $count ->
    [one] 1 Begleitperson
   *[other] { $count } Begleitpersonen
}
ticket-riders-other = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
ticket-discount = Ermäßigungskarte: bitte mit der Fahrkarte zeigen
ticket-valid = Gültig
ticket-valid-day = { $day }, bis { $until } Uhr
ticket-valid-day-from = { $day }, von { $from } bis { $until } Uhr
ticket-valid-days = Von { $day } bis { $last }, { $until } Uhr
ticket-valid-days-from = Von { $day }, { $from } Uhr, bis { $last }, { $until } Uhr
ticket-out = Hinfahrt
ticket-back = Rückfahrt
ticket-train = { $line } nach { $towards }
ticket-platform = Gleis { $platform }
ticket-platform-note = Das Gleis kann sich ändern. Achten Sie auf die Anzeige am Bahnhof.
ticket-line = { $riders }, { $product }
ticket-line-group = { $count ->
    [one] Gruppenkarte
   *[other] { $count } Gruppenkarten
}
ticket-product-single = einfache Fahrt
ticket-product-return = Hin- und Rückfahrt
ticket-total = Gesamt
ticket-paid = Bezahlt mit Karte { $card }
ticket-help = Fragen? Rufen Sie { $phone } an. Ihre Fahrkartennummer: { $number }.
ticket-sold = Gekauft am { $day } um { $time } Uhr, am Automaten { $kiosk }.
ticket-timetable = Fahrplan: { $attribution }
