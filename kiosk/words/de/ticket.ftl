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
making-ticket = Ich mache Ihre Fahrkarte. Halten Sie die Kamera Ihres Handys bereit.
photograph-ticket = Ihre Fahrkarte ist fertig. Machen Sie ein Foto davon.

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
ticket-discount = Rabattkarte: bitte mit der Fahrkarte zeigen
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
ticket-line-out = { $riders }, { $product }, hin
ticket-line-back = { $riders }, { $product }, zurück
ticket-line-shared = { $product }: { $riders }
ticket-line-several = { $count } mal { $product }: { $riders }
ticket-line-group = { $count ->
    [one] Gruppenkarte
   *[other] { $count } Gruppenkarten
}
ticket-product-single = einfache Fahrt
ticket-product-return = Hin- und Rückfahrt
ticket-product-day = Tageskarte
ticket-product-days = Karte für mehrere Tage
ticket-product-group = Gruppenkarte
ticket-product-family = Familienkarte
ticket-total = Gesamt
ticket-paid = Bezahlt mit Karte { $card }
ticket-why = Warum dieser Preis
ticket-help = Fragen? Rufen Sie { $phone } an. Ihre Fahrkartennummer: { $number }.
ticket-sold = Gekauft am { $day } um { $time } Uhr, am Automaten { $kiosk }.
ticket-timetable = Fahrplan: { $attribution }
ticket-specimen = MUSTER – keine gültige Fahrkarte
ticket-barcode = Code für die Kontrolle
ticket-barcode-picture = Barcode dieser Fahrkarte, für das Lesegerät der Kontrolle
ticket-card-receipt = Beleg der Kartenzahlung

# Auf dem Zettel, wenn das Geld unklar ist oder die Fahrkarte nicht herauskam.
slip-title = Bitte gut aufheben
slip-not-a-ticket = Das ist keine Fahrkarte
slip-what = Was geschehen ist
slip-when = Wann
slip-machine = Automat
slip-number = Nummer dieses Falls
slip-help = Zeigen Sie dieses Papier unserem Personal. Oder rufen Sie { $phone } an. Die Nummer ist: { $number }.
slip-pay-nothing = Zahlen Sie nicht noch einmal, bevor jemand nachgesehen hat.
slip-barcode = Code für das Personal
slip-barcode-picture = Barcode dieses Falls, für das Lesegerät des Personals

# Der Beleg, den ein Handy vom Bildschirm fotografiert: kurze Zeilen, ohne Netz.
receipt-title = Beleg Fahrkarte
receipt-number = Nummer { $number }
receipt-trip = { $start } – { $end }
receipt-valid = Gültig: { $validity }
receipt-total = Gesamt { $total }
receipt-machine = Automat { $kiosk }, { $day } { $time } Uhr
receipt-help = Fragen? { $phone }
receipt-not-a-ticket = Das ist ein Beleg, keine Fahrkarte.

# Ob man sie zurückgeben kann, auf der Fahrkarte und vor dem Bezahlen auf dem Bildschirm.
ticket-refund = Sie können diese Fahrkarte bis { $time } Uhr zurückgeben. Rufen Sie { $phone } an.
ticket-no-refund = Für diese Fahrkarte gibt es kein Geld zurück.
refund-within = Sie können die Fahrkarte { $minutes } Minuten lang zurückgeben.
refund-never = Sie können die Fahrkarte später nicht zurückgeben.

printing-slip = Ich drucke ein Papier für Sie. Heben Sie es gut auf.
take-slip = Nehmen Sie das Papier heraus. Jemand kommt und hilft Ihnen.

# Ein Automat zum Üben: nichts wird verkauft, und das steht auf dem Papier.
practice-paper = ÜBUNG
practice-not-a-ticket = Das ist keine Fahrkarte. Nichts wurde bezahlt.
practice-card = Das ist eine Übung. Halten Sie irgendeine Karte an das Lesegerät, oder warten Sie.

# For staff: which sale a call is about.
sale-number = Verkauf { $number }
ticket-again = Noch einmal gedruckt am Automaten, { $day }, { $time } Uhr.

# Der Zettel für den Schalter, wo jemand das Geld annimmt.
counter-slip-title = Am Schalter zahlen
counter-slip-not-a-ticket = Das ist keine Fahrkarte
counter-slip-where = Wo
counter-slip-price = Preis
counter-slip-trip = Fahrt
counter-slip-until = Gilt bis
counter-slip-then = Zahlen Sie am Schalter. Kommen Sie dann zu diesem Automaten zurück. Wählen Sie: { $choice }. Tippen Sie die sechs Zahlen ein. Ihre Fahrkarte kommt heraus.
counter-slip-barcode = Code für das Personal
counter-slip-picture = Barcode mit Preis und Code, für das Lesegerät des Personals
counter-slip-number = Nummer { $number }, Automat { $machine }
take-counter-slip = Nehmen Sie das Papier heraus. Es ist für den Schalter.
counter-choice = Ich habe am Schalter bezahlt
