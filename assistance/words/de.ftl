# Was Helfer lesen: auf dem Telefon, auf einen Blick, im Gehen.
desk = Hilfe-Zentrale
main-list = Rufe
on-duty = Im Dienst: { $name }
nobody = Niemand wartet
    .detail = Sobald jemand ruft, sehen und hören Sie es hier.
waiting = { $count ->
    [0] Niemand wartet.
    [one] 1 Person wartet.
   *[other] { $count } Personen warten.
}
new-call = Neuer Ruf: { $place }.
not-connected = KEINE VERBINDUNG
    .detail = Neue Rufe kommen hier nicht an. Ich versuche es weiter.
not-sent = Das wurde nicht gesendet. Versuchen Sie es noch einmal.

sound = Dienst beginnen
    .detail = Der Ton ist aus.
    .on = Der Ton ist an
    .sleeps = Der Ton ist an. Halten Sie den Bildschirm wach: Er kann von selbst ausgehen.
leave = Dienst beenden
language = Sprache

waited = { $minutes ->
    [0] { $seconds } s
   *[other] { $minutes } min { $seconds } s
}
    .min = min
    .s = s
waits = Wartet
urgent = Zu lange
kiosk = Automat { $id }
stuck-at = Hängt bei
speaks = Spricht { $language }
come = Ich komme
    .minutes = { $minutes ->
        [one] in 1 Minute
       *[other] in { $minutes } Minuten
    }
    .short = { $minutes } min
there = Ich bin da
back = Ich kann nicht kommen
gone = Niemand war da
why = Warum wurde Hilfe gebraucht?
other-reason = Anderes
you-said = { $minutes ->
    [one] Sie kommen, in 1 Minute.
   *[other] Sie kommen, in { $minutes } Minuten.
}
you-are-late = Ihre Zeit ist um. Die Person wartet noch auf Sie.
you-are-there = Sie sind da.
took-it = { $minutes ->
    [one] { $name } übernimmt, und ist in 1 Minute da.
   *[other] { $name } übernimmt, und ist in { $minutes } Minuten da.
}
is-there = { $name } ist da.
told-unanswered = Niemand hat geantwortet. Die Person weiß es und wartet noch.

reason-find-train = Zug finden
reason-price = Preis oder Ermäßigung
reason-payment = Karte oder Bezahlen
reason-ticket = Fahrkarte oder Drucker
reason-change = Umtausch oder Erstattung
reason-machine = Automat defekt
reason-access = Sehen, Hören, Tasten
reason-information = Sprache oder Auskunft

need-large-text = große Schrift
need-read-to-me = Vorlesen
need-high-contrast = starke Farben
need-slow = braucht Zeit zum Umsteigen
need-step-free = braucht Wege ohne Stufen
need-keypad = Tasten

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

signed-in = Schön, dass Sie da sind, { $name }
    .detail = Ihre Liste der Rufe öffnet sich jetzt.
    .go = Liste öffnen
not-signed-in = Sie sind nicht angemeldet
    .detail = Öffnen Sie Ihren Anmelde-Link auf diesem Gerät. Die Teamleitung hat ihn.
link-is-old = Dieser Link gilt nicht mehr
    .detail = Ein Link gilt für eine Schicht. Fragen Sie die Teamleitung nach einem neuen.

# Looking along and talking
talking = Gespräch
talking-open = Bildschirm sehen, schreiben oder sprechen
talking-first = Erst sprechen
talking-close = Schließen
talking-waits = Verbindung zum Automaten …
talking-there = Mit dem Automaten verbunden.
talking-lost = Die Verbindung ist weg. Ich versuche es wieder.
talking-over = Dieses Gespräch ist zu Ende.
talking-screen = Der Bildschirm der Reisenden
talking-ask = Fragen, ob ich mitsehen darf
talking-asked = Es wird gefragt. Bitte warten.
talking-refused = Das ist nicht gewünscht. Sie können schreiben oder sprechen.
talking-seen = Sie sehen diesen Schritt. Die Reisende weiß es.
talking-how = Berühren Sie eine Antwort: Dann leuchtet sie dort. Nur die Reisende kann sie wählen.
talking-point = Zeigen auf
talking-hidden = Dieser Schritt wird nicht gezeigt
talking-masked = nicht gezeigt
talking-write = Schreiben
talking-said = Was geschrieben wurde
talking-words = Ihre Worte. Sie erscheinen dort, während Sie schreiben.
talking-end = Neue Zeile
talking-phrases = Sätze in der Sprache der Reisenden
talking-me = Sie
talking-her = Reisende
talking-speak = Sprechen
talking-voice-off = Das Mikrofon ist aus.
talking-voice-start = Sprechen beginnen
talking-voice-end = Sprechen beenden
talking-calling = Die Stimme wird verbunden …
talking-speaking = Sie können jetzt sprechen. Schreiben geht auch noch.
talking-insecure = Diese Seite ist nicht sicher (https), daher kein Mikrofon. Bitte schreiben.
talking-no-mic = Es gibt kein Mikrofon, oder es wurde abgelehnt. Bitte schreiben.
talking-no-voice = Sprechen geht gerade nicht. Bitte schreiben.
