# Was der Automat um die Worte eines Ablaufs herum setzt, auf dem Bild und in der Sprache.
flow-now = Jetzt
flow-from = ab { $time } Uhr
flow-day-from = { $day }, ab { $time } Uhr
flow-line = { $label }: { $value }
flow-private = auf dem Bildschirm oder mit Kopfhörern
flow-total = Das kostet { $price }
flow-change = Sie können jede Zeile ändern
flow-chosen = { $label }: vorher gewählt
flow-next = Weiter geht es mit: { $label }
flow-trail = Schritt { $number } von { $of }: { $name }
