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
need-wide-spacing = mehr Platz zwischen Buchstaben
need-read-to-me = Vorlesen
need-high-contrast = starke Farben
need-slow = braucht Zeit zum Umsteigen
need-step-free = braucht Wege ohne Stufen
need-keypad = Tasten
need-sign-language = Gebärdensprache

signed-in = Schön, dass Sie da sind, { $name }
    .detail = Ihre Liste der Rufe öffnet sich jetzt.
    .go = Liste öffnen
not-signed-in = Sie sind nicht angemeldet
    .detail = Öffnen Sie Ihren Anmelde-Link auf diesem Gerät. Die Teamleitung hat ihn.
link-is-old = Dieser Link gilt nicht mehr
    .detail = Ein Link gilt für eine Schicht. Fragen Sie die Teamleitung nach einem neuen.

# Machines
kiosk-silent = Automat { $kiosk } antwortet nicht. Dort kann niemand um Hilfe rufen.
    .placed = Automat { $kiosk } antwortet nicht ({ $place }). Dort kann niemand um Hilfe rufen.

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
ask = Jemanden mit Namen fragen
    .who = Wer soll kommen?
    .done = Gefragt. Ohne Antwort werden andere gefragt, wie geplant.
    .over = Dieser Ruf wartet nicht mehr.
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
stations = Bahnhöfe

# Looking along and talking
talking = Gespräch
talking-open = Bildschirm sehen, schreiben oder sprechen
talking-first = Erst sprechen
talking-close = Schließen
talking-waits = Verbindung zum Automaten …
talking-there = Mit dem Automaten verbunden.
talking-busy = { $name } spricht schon mit der Reisenden.
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
talking-speaks-traveller = Die reisende Person spricht
talking-speaks-helper = Sie sind dort zu hören
talking-speaks-both = Sie sprechen beide
talking-speaks-nobody = Niemand spricht
talking-captions-on = Die reisende Person liest, was Sie sagen, so wie der Automat es hört. Das kann falsch sein: Was hier nicht stimmt, schreiben Sie neu.
talking-captions-none = Die reisende Person kann Sie nur hören und nicht lesen, was Sie sagen. Wer schlecht hört, dem schreiben Sie bitte.
talking-captions-stopped = Der Automat schreibt nicht mehr mit, was Sie sagen. Wer schlecht hört, dem schreiben Sie bitte.
talking-captions-you = Sie, wie gehört
talking-insecure = Diese Seite ist nicht sicher (https), daher kein Mikrofon. Bitte schreiben.
talking-no-mic = Es gibt kein Mikrofon, oder es wurde abgelehnt. Bitte schreiben.
talking-no-voice = Sprechen geht gerade nicht. Bitte schreiben.

# Wege hinein
door-passkey = Mit einem Passkey anmelden
door-account = Mit Ihrem Firmenkonto anmelden
too-often = Zu viele Versuche
    .detail = Warten Sie eine Minute und versuchen Sie es dann noch einmal.
not-allowed = Diese Seite gehört nicht zu Ihrer Aufgabe
    .detail = Fragen Sie Ihre Leitung, wenn Sie sie brauchen.
not-shared = Dieses Gerät ist nicht angemeldet
    .detail = Ein Ausweis öffnet nur gemeinsame Geräte. Ihre Leitung kann dieses anmelden.
no-accounts = Hier ist kein Firmenkonto eingerichtet
    .detail = Nehmen Sie Ihren Passkey oder Ihren Anmeldelink.
account-away = Ihr Firmenkonto ist nicht erreichbar
    .detail = Versuchen Sie es gleich noch einmal, oder nehmen Sie Ihren Passkey.
account-again = Die Anmeldung hat nicht geklappt
    .detail = Gehen Sie zurück und beginnen Sie neu.
account-not-listed = Ihr Konto steht nicht auf der Liste
    .detail = Bitten Sie den Betreiber des Hilfetischs, es einzutragen.
passkey-link-old = Dieser Link gilt nicht mehr
    .detail = Er gilt einmal und einen Tag lang. Bitten Sie um einen neuen.
passkey-needs-a-name = Unter dieser Adresse gehen keine Passkeys
    .detail = Öffnen Sie die Seite mit einem Namen wie desk.example, nicht mit einer Nummer.
passkey-use = Mit einem Passkey anmelden
    .detail = Ihr Gerät fragt nach Finger, Gesicht oder seiner PIN.
    .go = Anmelden
passkey-make = Einen Passkey anlegen
    .detail = { $name }, dieses Gerät erkennt Sie dann an Finger, Gesicht oder seiner PIN.
    .go = Anlegen
passkey-failed = Das hat nicht geklappt. Versuchen Sie es noch einmal.
badge-title = Wer sind Sie?
badge-number = Ausweisnummer
badge-pin = PIN
badge-pad = Tasten
badge-rub-out = Löschen
badge-go = Anmelden
badge-wrong = Ausweis und PIN passen nicht zusammen. Versuchen Sie es noch einmal.
badge-paused = { $minutes ->
    [one] Zu oft falsch. Warten Sie 1 Minute.
   *[other] Zu oft falsch. Warten Sie { $minutes } Minuten.
}
badge-elsewhere = Ein Ausweis öffnet nur die Liste der Helfer dieses Bahnhofs. Die Leitung nimmt ihren Passkey.
device-title = Dieses Gerät gemeinsam nutzen
    .detail = Helfer melden sich hier mit Ausweis und PIN an.
device-code = Code
device-go = Gemeinsam nutzen
device-code-old = Dieser Code gilt nicht. Er gilt zehn Minuten und nur einmal.

# Die Seite der Leitung
staff = Personal und Geräte
staff-ways = Andere Seiten
staff-people = Menschen
staff-devices = Gemeinsame Geräte
staff-kiosks = Kioske
staff-name = Name
staff-device-name = Wie es heißt
staff-kiosk-id = Nummer des Kiosks
staff-station = Bahnhof
staff-add = Helfer eintragen
staff-code = Code erzeugen
staff-give-badge = Neuer Ausweis
staff-give-pin = Neue PIN
staff-give-passkey = Link für einen Passkey
staff-take-passkeys = Passkeys verloren
staff-make-manager = Zur Leitung machen
staff-make-helper = Zum Helfer machen
staff-move = Bahnhöfe
    .where = Wo { $name } arbeitet
    .go = Bahnhöfe ändern
staff-end = Geht
    .detail = { $name } kann sich dann nirgends mehr anmelden und ist sofort abgemeldet.
    .go = Ja, geht
staff-drop = Von der Liste nehmen
staff-added = { $name } steht auf der Liste. Geben Sie nun eine PIN.
staff-appointed = Die Aufgabe ist geändert.
staff-moved = Die Bahnhöfe sind geändert.
staff-ended = Abgemeldet und von der Liste genommen.
staff-no-passkeys = Die Passkeys gelten nicht mehr.
staff-device-dropped = An diesem Gerät kann sich jetzt niemand anmelden.
staff-kiosk-dropped = Dieser Kiosk erreicht den Hilfetisch jetzt nicht mehr.
staff-badge = Die Ausweisnummer. Ein Lesegerät muss sie tippen:
staff-pin = Ausweisnummer und PIN. Die PIN steht nur jetzt hier:
staff-passkey = Schicken Sie diesen Link. Er gilt einmal und einen Tag lang:
staff-device = Öffnen Sie das auf dem Gerät in den nächsten zehn Minuten:
staff-kiosk = Tippen Sie das am Kiosk in den nächsten zehn Minuten, nach ./loket kiosk enrol:
role-helper = Helfer
role-manager = Leitung
role-operator = Betreiber
role-auditor = Prüfer
refused-not-allowed = Das gehört nicht zu Ihrer Aufgabe.
refused-no-name = Schreiben Sie einen Namen.
refused-like-an-account = Schreiben Sie den Namen ohne @.
refused-is-here = { $name } steht schon auf der Liste.
refused-nobody-of-that-name = Niemand mit diesem Namen steht auf Ihrer Liste.
refused-elsewhere-too = { $name } arbeitet auch an Bahnhöfen, die nicht Ihre sind. Fragen Sie den Betreiber des Hilfetischs.
refused-yourself = Das muss jemand anders für Sie ändern.
refused-no-station-left = Wählen Sie mindestens einen Bahnhof. Wer hier nicht mehr arbeitet: Geht.
refused-badge-taken = Ausweis { $number } gehört jemand anderem.
refused-helpers-have-badges = Helfer melden sich mit Ausweis und PIN an.
refused-no-device = Dieses Gerät steht nicht auf der Liste.
refused-no-kiosk = Dieser Kiosk hat keinen eigenen Schlüssel.
refused-no-station = Dieser Hilfetisch ist nicht für { $station } da. Er ist da für: { $known }.
audit = Wer hat was getan
    .detail = Das Neueste zuerst, von Ihren Bahnhöfen. Zeiten in UTC.
    .csv = Für eine Tabelle
audit-at = Wann
audit-who = Wer
audit-what = Was
audit-whom = Für wen oder was
