# Was Leitende lesen: Berichte eines Bahnhofs. Niemand ist darin wiederzufinden.
reports = Berichte
report-title = Hilfe in { $station }
report-day = Tag
report-week = Woche
report-month = Monat
report-week-name = Woche { $week }
report-earlier = Früher
report-later = Später
report-station = Bahnhof
report-show = Zeigen
report-calls-link = Rufe jetzt
report-csv = Alle Zahlen als Tabelle (CSV)
report-period = Zeitraum
report-in-short = In Kürze
report-nothing = In dieser Zeit hat niemand gerufen
    .detail = Testrufe und Besuche stehen unten.
report-not-allowed = Berichte sind für die Leitung
    .detail = Fragen Sie Ihre Leitung, wenn Sie eine Zahl daraus brauchen.
report-few = weniger als { $n }
report-held = wenige
report-too-few = zu wenige
report-none = keine
report-kept-small = Zahlen unter 5 stehen nicht da, damit niemand wiederzufinden ist. Kein Helfer wird genannt.
report-duration = { $minutes ->
    [0] { $seconds } s
   *[other] { $seconds ->
        [0] { $minutes } min
       *[other] { $minutes } min { $seconds } s
    }
}
report-calls = Rufe
report-visits = Besuche
report-in-visits = bei { $n } Besuchen
report-share-helped = Jemand kam
report-of-calls = von { $n } Rufen
report-human = Bis jemand da ist
report-human-p90 = 9 von 10 in { $time }
report-gave-up = Wartete nicht länger
report-nobody-free = Hörte "niemand ist frei"

report-mend = Welcher Schritt zuerst besser werden muss
    .say = Beginnen Sie mit "{ $step }". Von 1.000 Besuchen, die dorthin kommen, rufen { $calls } einen Menschen. Sie verlieren { $minutes } Minuten.
    .none = Es gibt zu wenige Rufe oder Besuche, um zu sagen, welcher Schritt am meisten kostet.
report-step = Schritt
report-per-1000 = Rufe auf 1.000 Besuche
report-lost = Verlorene Minuten auf 1.000 Besuche

report-why = Warum gerufen wird
    .say = Am häufigsten: { $reason }.
report-reason = Grund
report-why-step = Warum, Schritt für Schritt
report-why-place = Warum, Ort für Ort
report-why-hour = Warum, nach Tageszeit
report-why-by = Zeilen mit weniger als 5 Rufen fehlen hier.
report-where = Wo gerufen wird
    .say = Am häufigsten hier: { $place }.
report-place = Ort
report-when = Wann gerufen wird
    .say = Die meisten Rufe kommen von { $from } bis { $to } Uhr.
report-hour = Stunde

report-fast = Wie schnell jemand kommt
    .say = Bei der Hälfte war in { $median } jemand da, bei neun von zehn in { $p90 }.
report-until = Vom Ruf bis
report-median = Hälfte in
report-p90 = 9 von 10 in
report-seen = ein Bildschirm der Helfer ihn zeigt
report-promised = jemand sagt "ich komme"
report-arrived = jemand da ist
report-resolved = es gelöst ist

report-ended = Wie Rufe enden
    .say = Das sind Rufe. Ein Ruf kann in zwei Zeilen stehen.
report-what = Was geschah
report-ended-helped = Jemand kam
report-ended-unanswered = Musste hören, dass niemand frei ist
report-ended-before = Gab auf, bevor jemand zugesagt hatte
report-ended-after = Gab auf, nachdem jemand zugesagt hatte
report-ended-broken = Eine Zusage wurde zurückgenommen

report-closed = Was Helfer am Ende sagten
    .say = Gewählt von dem Helfer, der den Ruf beendet hat.
report-closed-solved-here = Am Automaten gelöst
report-closed-sold-at-the-counter = Am Schalter verkauft
report-closed-not-solved = Nicht gelöst
report-closed-nobody-there = Der Helfer kam, und niemand war da
report-proved = Woher wir wissen, dass jemand kam
    .say = Code, PIN oder Ausweis beweisen, dass der Helfer am Automaten stand. Ein Tippen auf der Seite ist das Wort des Helfers.
report-how = Wie
report-proved-badge = Ausweis am Automaten
report-proved-code = Code vom Bildschirm des Automaten
report-proved-pin = PIN am Automaten
report-proved-traveller = Die reisende Person hat es gesagt
report-proved-said = Das Wort des Helfers

report-staff = Ein Helfer mehr oder weniger
    .say = Am meisten von { $from } bis { $to } Uhr: { $calls } Rufe in der Stunde, und jeder braucht einen Helfer { $service }. Mit { $more } Helfern ist für { $good } von 100 Menschen in einer Minute jemand unterwegs. Mit { $fewer }: { $poor }.
    .none = Es gibt zu wenige Rufe, um zu sagen, was ein weiterer Helfer bringt.
    .note = Berechnet als Reihe wartender Menschen, die nach { $patience } im Mittel aufgeben.
report-helpers = Helfer
report-within = In einer Minute unterwegs, von 100
report-lost-callers = Geben auf, von 100

report-change = Vor und nach einer Änderung der Schritte
    .say = Rufe auf 1.000 Besuche. Die größte Änderung: "{ $step }", von { $before } auf { $after }.
    .note = Vorher: { $before }. Nachher: { $after }.
report-before = Vorher
report-after = Nachher

report-suggested = Gründe: vorgeschlagen und gewählt
    .say = Bei { $share } von 100 Rufen war der gewählte Grund unter den drei vorgeschlagenen.
report-choice = Der gewählte Grund war
report-choice-first = zuerst vorgeschlagen
report-choice-in-three = als zweiter oder dritter vorgeschlagen
report-choice-other = nicht vorgeschlagen

report-faces = Hat das geholfen?
    .say = Was Reisende antworteten, von denen, die es taten.
report-answer = Antwort
report-face-good = Gut
report-face-so-so = Es geht
report-face-bad = Nein

report-languages = Sprachen der Rufenden
    .say = Im Monat. Weniger als 10 sind "andere".
report-language = Sprache
report-needs = Was am Bildschirm eingestellt war
    .say = Im Monat. Weniger als 10 sind "andere". Nie bei einem Ruf gespeichert.
report-need = Am Bildschirm eingestellt
report-other = andere

report-tests = Geht die Hilfe?
    .say = Jeder Automat ruft alle paar Minuten von selbst die Hilfe-Zentrale. { $share } von 100 dieser Testrufe waren auf einem Bildschirm der Helfer zu sehen.
    .none = In dieser Zeit kam kein Testruf. Ist ein Automat eingeschaltet?
report-kiosk = Automat
report-placed = Testrufe
report-tests-seen = Gesehen
report-not-seen = Auf keinem Bildschirm
report-replaced = Nicht rechtzeitig

reason-left-open = Durch den nächsten Ruf geschlossen

weekly-subject = Hilfe in { $station }, { $period }
weekly-hello = So ging es mit der Hilfe in { $station }, { $period }.
weekly-before = Woche davor: { $text }
weekly-foot = Von Loket in der Hilfe-Zentrale des Bahnhofs gemacht. Es stehen keine Namen darin und keine Zahlen unter 5.

alarm = DIE HILFE GEHT NICHT bei { $kiosks }
    .silent = Die Testrufe kommen nicht an. Sehen Sie nach, oder sagen Sie es dem Betreiber.
    .not-seen = Kein Bildschirm der Helfer zeigt die Testrufe. Ist diese Seite auf einem Gerät offen, auf das jemand sieht?
ailing = { $kiosks } braucht jemanden:
