# Was um jede Frage herum steht: auf jedem Bild dieselben Worte am selben Ort.

frame-back = Zurück
frame-call = Jemanden rufen

frame-larger = Große Schrift
frame-smaller = Kleine Schrift
frame-contrast = Kontrast
frame-read = Vorlesen
frame-reading = Liest vor
frame-repeat = Noch einmal

frame-step = Schritt { $number } von { $of }
frame-chosen = Ihre Wahl
frame-change = Ändern
frame-total = Gesamt

frame-typed-nothing = Berühren Sie den ersten Buchstaben.
frame-places = { $count ->
    [one] Ein Ort passt.
   *[other] { $count } Orte passen.
}
frame-delete = Löschen
frame-clear = Von vorn
frame-space = Leerzeichen
frame-beginning = Beginnt mit { $letters }

frame-more = Eine Person mehr: { $who }
frame-fewer = Eine Person weniger: { $who }

frame-busy = Ich sehe nach …
frame-pay-cancel = Jetzt nicht zahlen

frame-still = Sind Sie noch da?
frame-still-detail = { $seconds ->
    [one] In einer Sekunde vergesse ich Ihre Antworten.
   *[other] In { $seconds } Sekunden vergesse ich Ihre Antworten.
}
frame-still-here = Ich bin noch da

frame-offer = Soll ich jemanden rufen?
frame-offer-detail = Nehmen Sie sich Zeit. Ein Mensch hilft gern.
frame-offer-yes = Ja, bitte
frame-offer-no = Nein, danke

frame-help-cancel = Ich brauche keine Hilfe mehr
frame-help-close = Schließen

frame-receipt = Ein Beleg für Ihr Telefon: halten Sie die Kamera davor. Zum Fahren brauchen Sie ihn nicht.

pad-next = Weiter
pad-nothing = Noch keine Zahl.
frame-ticket-square = Ihre Fahrkarte, als Quadrat für die Kamera Ihres Handys
