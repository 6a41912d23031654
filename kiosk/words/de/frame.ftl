# Was um jede Frage herum steht: auf jedem Bild dieselben Worte am selben Ort.

frame-back = Zurück
frame-call = Jemanden rufen

frame-larger = Große Schrift
frame-smaller = Kleine Schrift
frame-contrast = Kontrast
frame-read = Vorlesen
frame-reading = Liest vor
frame-pause = Pause
frame-read-on = Weiterlesen
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
    [one] In einer Sekunde gehe ich zum Anfang zurück.
   *[other] In { $seconds } Sekunden gehe ich zum Anfang zurück.
}
frame-still-here = Ich bin noch da
frame-resume = Weiter, wo Sie waren

frame-offer = Soll ich jemanden rufen?
frame-offer-detail = Nehmen Sie sich Zeit. Ein Mensch hilft gern.
frame-offer-yes = Ja, bitte
frame-offer-no = Nein, danke

frame-help-cancel = Ich brauche keine Hilfe mehr
frame-help-close = Schließen

frame-receipt = Ein Beleg für Ihr Telefon: halten Sie die Kamera davor. Zum Fahren brauchen Sie ihn nicht.

pad-next = Weiter
pad-nothing = Noch keine Zahl.
pad-hidden = { $count ->
    [1] 1 Ziffer getippt.
   *[other] { $count } Ziffern getippt.
}
frame-ticket-square = Ihre Fahrkarte, als Quadrat für die Kamera Ihres Handys
frame-dark = Der Bildschirm ist dunkel. Ihre Tasten gehen. Dieselbe Taste macht ihn wieder hell.
frame-lit = Der Bildschirm ist wieder hell.
frame-below = Mehr unten
frame-above = Mehr oben
frame-part = Teil { $number } von { $of }.
frame-languages = Sprache
frame-lower = Tiefer
frame-higher = Höher

looks-open = Meine Einstellungen
looks = Wie hätten Sie es gern?
    .detail = Nach Ihrem Besuch ist alles wieder wie sonst.
looks-on = Ja, bis Sie gehen
looks-pace = Ich bin schnell
    .detail = Ich frage früher nach
looks-still = Ruhiges Bild
    .detail = Nichts bewegt sich
looks-soft = Sanfteres Licht
    .detail = Weniger hell
looks-soft-1 = Ja, Stufe 1 von 2
looks-soft-2 = Ja, Stufe 2 von 2
looks-spaced = Mehr Platz zwischen Buchstaben
    .detail = Auch zwischen Wörtern und Zeilen
looks-keep = Einstellungen mitnehmen
looks-square = Das sind Ihre Einstellungen.
    .detail = Fotografieren Sie das Quadrat. Ihr Name steht nicht darin. Halten Sie es nächstes Mal an das Lesegerät.
looks-square-name = Ihre Einstellungen, als Quadrat für die Kamera Ihres Telefons
looks-restored = Ihre Einstellungen sind wieder da.
looks-unknown = Diesen Code kann ich nicht lesen. Bitte wählen Sie hier.
