# Was jemand versucht hat, bevor Hilfe kam, für das Personal: am Schalter und am Automaten.
tried-back = { $count ->
    [1] ging zurück
   *[other] ging { $count }-mal zurück
}
tried-changed = { $count ->
    [1] änderte { $what }
   *[other] änderte { $count }-mal { $what }
}
tried-pay-declined = { $count ->
    [1] Karte abgelehnt
    [2] Karte zweimal abgelehnt
   *[other] Karte { $count }-mal abgelehnt
}
tried-pay-cancelled = { $count ->
    [1] Zahlung abgebrochen
   *[other] Zahlung { $count }-mal abgebrochen
}
tried-pay-unknown = vielleicht bezahlt: nachsehen
tried-pay-no-paper = kein Papier
tried-pay-jammed = Papierstau
tried-pay-terminal-off = Kartenleser aus
tried-deliver-no-paper = Fahrkarte kam nicht heraus (kein Papier), Geld freigegeben
tried-deliver-jammed = Fahrkarte steckt fest, Geld freigegeben
tried-deliver-unknown = Fahrkarte unsicher, vielleicht bezahlt: nachsehen
tried-offers-none = keinen Zug gefunden
tried-offers-no-fare = keinen Preis gefunden
tried-offers-no-way = keinen Weg gefunden
tried-offers-no-timetable = Fahrplan oder Uhr stimmt nicht
tried-offers-storage-failed = Automat kann nichts speichern: verkauft gerade nichts
tried-train-gone = Zug fuhr vor dem Bezahlen ab
tried-price-old = Preis stand zu lange da
tried-train-cancelled = Zug fiel vor dem Bezahlen aus
tried-train-later = Zug bekam vor dem Bezahlen Verspätung
tried-train-earlier = Zug fährt früher ab
tried-train-moved = Gleis änderte sich vor dem Bezahlen
tried-train-missed = Umstieg wurde zu knapp
tried-train-home-missed = Zug zurück fährt ab, bevor sie da ist
tried-steps-changed = auf ihrem Weg ohne Stufen änderte sich etwas
tried-trouble-sorry = Fehler im Automaten, nichts bezahlt
tried-trouble-sorry-money = Fehler im Automaten beim Bezahlen: nachsehen
tried-trouble-storage-failed = Automat kann nichts speichern: verkauft gerade nichts
tried-no-voice = der Automat hat keinen Ton
tried-spare-voice = die natürliche Stimme geht nicht: die einfache spricht
tried-voice-missed = { $count ->
    [1] hat es einmal mit Sprechen versucht
    [2] hat es zweimal mit Sprechen versucht
   *[other] hat es { $count } Mal mit Sprechen versucht
}
tried-no-ear = der Automat kann nicht zuhören: { $what }
tried-practice = übt nur: es geht nicht um Geld
tried-silence = lange still
tried-wrong-taps = tippte neben die Tasten

fact-need = den Wunsch
fact-destination = das Ziel
fact-way = Hin- oder Rückfahrt
fact-out = die Zeit
fact-back = die Rückfahrt
fact-party = die Reisenden
fact-card = die Rabattkarte
fact-walk = was unterwegs nötig ist
fact-offer = die Fahrkarte
