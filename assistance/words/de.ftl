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
    .blocked = Der Ton ist an, aber dieser Browser hält ihn zurück. Berühren Sie die Seite einmal.
leave = Dienst beenden
language = Sprache

waited = { $minutes ->
    [0] { $seconds } s
   *[other] { $minutes } min { $seconds } s
}
    .min = min
    .s = s
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

# Die Seite der Helferin: eine Karte, ein Daumen
urgent-new = Neu
urgent-soon = Wartet
urgent-late = Zu lange
quiet = andere sind gefragt
others-asked = Andere sind zuerst gefragt. Sie können den Ruf auch nehmen.
offers-you = { $name } bittet Sie, das zu übernehmen.
asked-colleague = Sie haben jemanden gefragt. Bis zur Antwort bleibt es bei Ihnen.
needs = Am Bildschirm eingestellt
you = Sie
floors-up = { $count ->
    [one] 1 Stockwerk höher
   *[other] { $count } Stockwerke höher
}
floors-down = { $count ->
    [one] 1 Stockwerk tiefer
   *[other] { $count } Stockwerke tiefer
}
way-here = Sie sind gleich daneben.
way-minutes = { $minutes ->
    [one] 1 Minute zu Fuß
   *[other] { $minutes } Minuten zu Fuß
}
time-left = Noch
cannot = Ich kann nicht
more-time = 5 Minuten mehr
hand-over = Übergeben
    .who = Wer soll es übernehmen?
    .nobody = Niemand sonst ist im Dienst.
    .gone = Diese Person ist nicht mehr im Dienst.
colleague-free = frei
colleague-heard = frei, aber ohne Ton
colleague-away = beschäftigt oder nicht da
prove = Zeigen, dass Sie da sind
    .label = Code am Automaten, Ausweis oder PIN
    .wrong = Das stimmt nicht. Sehen Sie noch einmal am Automaten nach, oder tippen Sie auf „Ich bin da“.
outcome = Wie ging es aus?
outcome-solved-here = Gelöst
outcome-sold-at-the-counter = Am Schalter
outcome-not-solved = Nicht gelöst
phrases = Sätze zeigen
    .all = Alle Sätze
    .close = Schließen
others-waiting = Andere warten
other-calls = Andere Rufe
shift = Ihr Dienst
off-duty = Pause
heard = Haben Sie den Ton gehört?
    .yes = Ja, gehört
    .no = Nein, noch einmal
    .louder = Stellen Sie lauter, und schalten Sie das Telefon nicht stumm.
you-are-at = Sie sind bei:
    .change = Ich bin woanders
team = Im Dienst
alarms = Störungen
alarm-kiosk-silent = Automat { $kiosk } antwortet nicht.
need-text = möchte schreiben
need-voice = möchte sprechen
need-come = möchte, dass jemand kommt
offline = Nicht verbunden
    .calls = Rufe erreichen diesen Bildschirm nicht, und er kann nicht klingeln.
    .go = Gehen Sie zu den Automaten, und sehen Sie, wer Hilfe braucht.
    .phone = Die Automaten nennen Reisenden dieses Telefon: { $phone }, und diesen Schalter: { $counter }.
    .device = Versuchen Sie ein anderes Gerät.
    .tries = Diese Seite sieht alle 3 Sekunden nach und öffnet Ihre Liste von selbst.
    .again = Jetzt versuchen
