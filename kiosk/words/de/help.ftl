help-offered = Soll ich jemanden rufen?
    .detail = Es kann jemand zu Ihnen kommen. Lassen Sie sich Zeit.
help-writing = Ich rufe jemanden
    .detail = Wo Sie sind und was Sie taten, geht mit. Sie müssen nichts erklären.
help-sent = Ihr Ruf ist abgeschickt
    .detail = Ich sage Ihnen, wenn ihn jemand hat.
help-unreachable = Ich erreiche das Personal nicht
    .detail = Ich versuche es weiter. Sie können auch anrufen: { $phone }. Oder gehen Sie zu: { $counter }. Geöffnet { $hours }.
help-received = Ihr Ruf ist angekommen
    .detail = Ich frage, wer kommen kann. Sie können hier weitermachen.
help-seen = { $seen ->
    [one] 1 Person vom Personal sieht Ihren Ruf
   *[other] { $seen } Personen vom Personal sehen Ihren Ruf
}
    .detail = Noch hat niemand geantwortet. Sie können hier weitermachen.
# Wie lange es meist dauert, vom Ruf an gerechnet.
help-usual = { $first ->
    [0] { $last ->
        [one] Meist ist innerhalb einer Minute jemand bei Ihnen.
       *[other] Meist ist innerhalb von { $last } Minuten jemand bei Ihnen.
    }
   *[other] Meist ist nach { $first } bis { $last } Minuten jemand bei Ihnen.
}
help-late = Es dauert länger als sonst. Ich frage weiter.
help-coming = { $name } kommt zu Ihnen
    .detail = { $minutes ->
        [one] In etwa 1 Minute. { $name } weiß, wo Sie sind.
       *[other] In etwa { $minutes } Minuten. { $name } weiß, wo Sie sind.
    }
help-coming-code = Code für { $name }: { $code }
help-taken-back = { $name } wurde aufgehalten
    .detail = Ich frage die anderen.
help-unanswered = Gerade ist niemand frei
    .detail = Ich frage weiter. Sie können auch anrufen: { $phone }. Oder gehen Sie zu: { $counter }. Geöffnet { $hours }.
help-arrived = { $name } ist bei Ihnen
    .detail = Ihre Fahrkarte wartet hier, genau wie sie war.
help-abandoned = { $name } war hier
    .detail = { $name } hat Sie nicht gefunden. Brauchen Sie noch jemanden? Dann rufen Sie noch einmal.
help-resolved = Schön, dass jemand helfen konnte
    .detail = Hat das geholfen? Sie müssen nicht antworten.
sorry = Das hat leider nicht geklappt. Es wurde nichts bezahlt. Ich kann jemanden rufen.
sorry-money = Etwas ging schief. Bitte nicht noch einmal bezahlen. Ich rufe jemanden.
storage-failed = Dieses Gerät kann Ihre Fahrkarte nicht aufschreiben. Es wurde nichts bezahlt. Ich kann jemanden rufen.
no-train = Dafür finde ich keinen Zug. Sollen wir eine andere Zeit versuchen?
demo-note = Vorführung: gilt nicht zum Fahren
demo-timetable = Beispielfahrplan, Woche für Woche wiederholt. { $attribution }
no-such-place = Kein Ort beginnt mit { $typed }. Ist es einer von diesen?
try-again = Noch einmal versuchen
back-again = Der Bildschirm war kurz aus. Jetzt geht es weiter.
opening = Guten Tag
help-failed = Ich konnte Ihren Ruf nicht aufschreiben
    .detail = Bitte rufen Sie an: { $phone }. Oder gehen Sie zu: { $counter }. Geöffnet { $hours }.
train-gone = Dieser Zug ist abgefahren. Das sind die nächsten.
price-old = Dieser Preis stand schon länger da. Hier ist er noch einmal.
out-of-order = Dieses Gerät kann gerade nichts verkaufen
    .detail = Sie können anrufen: { $phone }. Oder gehen Sie zu: { $counter }. Geöffnet { $hours }.
help-thanked = Danke
    .detail = Sie können hier weitermachen.
help-face-good = Ja
help-face-so-so = Etwas
help-face-bad = Nein

# Wozu der Knopf gut ist, bevor ihn jemand drückt.
help-now-here = Hilfe ist da
help-now-phone = Nur am Telefon
    .detail = Ich kann jetzt keinen Helfer rufen. Telefon: { $phone }. Oder gehen Sie hierhin: { $counter }. Offen { $hours }.
help-now-nobody = Jetzt kein Helfer
    .detail = Jetzt ist kein Helfer da. Telefon: { $phone }. Oder gehen Sie hierhin: { $counter }. Offen { $hours }.
# An interpreter whom she reaches with her own phone, where the operator has one.
help-relay-button = Gebärden
help-relay = Gebärdensprache: { $name }
    .detail = Jemand dolmetscht. Geöffnet: { $hours }.
help-relay-phone = Telefon: { $phone }.
help-relay-camera = Mit dem Handy scannen, oder öffnen: { $address }
