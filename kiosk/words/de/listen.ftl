# Der Automat hört zu: das Zeichen, was er gehört hat, was er fragt. `.staff` ist für das Personal.
listen-speak = Sagen
listen-done = Ich bin fertig
listen-on = Ich höre zu. Bitte sprechen Sie.
listen-thinking = Ich überlege …
listen-heard = Ich habe gehört: { $words }
listen-right = Ich habe gehört: { $words }. Ist das richtig?
listen-yes = Ja, das ist richtig
listen-no = Nein
listen-which = Was meinen Sie?
listen-none = Nichts davon
listen-again = Das habe ich nicht verstanden. Bitte sagen Sie es noch einmal.
listen-touch = Machen wir es mit der Hand. Wählen Sie hier Ihre Antwort.
listen-press = Zahlen können nur Sie: mit dem großen Knopf, oder mit der Taste.
listen-patience = Lassen Sie sich Zeit. Wählen Sie „{ $button }“, wenn Sie sprechen wollen.
listen-wrong = Was soll ich ändern? Sagen Sie es, oder wählen Sie die Zeile.
listen-words = Sagen Sie ein Wort von hier. Oder: zurück, noch einmal, lauter, Hilfe.
listen-begin-again = Soll ich neu beginnen? Ich vergesse, was Sie gewählt haben.
listen-kept = Das ist schon so.
listen-nothing-kept = Ich merke mir keine früheren Reisen. Wohin möchten Sie fahren?
listen-waits = Sagen Sie „Hilfe“, und ich höre zu.
listen-person = Soll jemand kommen?
    .detail = Sagen Sie „Ja“. Oder sagen Sie, wohin Sie möchten.
listen-person-yes = Ja, es soll jemand kommen
listen-or-help = Oder sagen Sie „Hilfe“: Dann kommt jemand.
listen-still = Lassen Sie sich Zeit. Ich höre weiter zu.

listen-off = Ich kann hier nicht auf Deutsch zuhören. Bitte berühren Sie den Bildschirm.
    .staff = Das Zuhören ist in den Einstellungen aus.
listen-starting = Ich kann noch nicht zuhören. Bitte berühren Sie den Bildschirm.
    .staff = Die Programme zum Zuhören werden geladen.
listen-no-model = Ich kann hier nicht auf Deutsch zuhören. Bitte berühren Sie den Bildschirm.
    .staff = Nichts hier versteht diese Sprache. Bitte ausführen: ./loket voice check
listen-damaged-model = Ich kann heute nicht zuhören. Bitte berühren Sie den Bildschirm.
    .staff = Die Dateien zum Zuhören sind beschädigt. Bitte ausführen: ./loket voice verify
listen-no-microphone = Ich höre Sie nicht: Mein Mikrofon fehlt. Bitte berühren Sie den Bildschirm.
    .staff = Es gibt kein Mikrofon. Sehen Sie nach seinem Kabel.
listen-silent-microphone = Ich höre gar nichts. Bitte berühren Sie den Bildschirm.
    .staff = Das Mikrofon gibt keinen Ton. Ist es aus, oder ist das Kabel lose?
listen-clipping = Es ist mir zu laut. Bitte berühren Sie den Bildschirm.
    .staff = Das Mikrofon ist viel zu laut eingestellt. Stellen Sie es leiser.
listen-noisy = Hier ist es mir zu laut. Bitte berühren Sie den Bildschirm.
    .staff = Hier ist es so laut, dass niemand zu verstehen ist.
listen-restarting = Ich muss mich erst sammeln. Bitte berühren Sie solange den Bildschirm.
    .staff = Das Zuhören ist stehen geblieben und beginnt von selbst neu.
listen-engine-off = Ich kann jetzt nicht zuhören. Bitte berühren Sie den Bildschirm.
    .staff = Das Zuhören ist zu oft stehen geblieben. Es wird wieder versucht, wenn niemand da ist.

unmet-first-class = Ich verkaufe hier die zweite Klasse.
unmet-bicycle = Für ein Fahrrad kann ich nichts verkaufen. Jemand kann Ihnen helfen.
unmet-dog = Für einen Hund kann ich nichts verkaufen. Jemand kann Ihnen helfen.
unmet-seat = Einen Platz kann ich nicht buchen. Jemand kann Ihnen helfen.
unmet-arrive-by = Ich suche nach der Abfahrt. Sie sehen, wann Sie da sind.
unmet-via = Den Weg kann ich nicht wählen. Jemand kann Ihnen helfen.

answer-platform = Der Zug fährt von Gleis { $platform }.
answer-platform-unknown = Das Gleis weiß ich noch nicht.
answer-duration = Es dauert { $duration }.
answer-departure = Der Zug fährt um { $time }.
answer-arrival = Sie sind um { $time } da.
answer-price = Es kostet { $price }.
answer-changes = { $count ->
    [0] Sie müssen nicht umsteigen.
    [one] Sie steigen einmal um.
   *[other] Sie steigen { $count } Mal um.
}
answer-stairs = { $known ->
    [yes] Auf dem Weg gibt es keine Stufen.
   *[no] Ich weiß nicht, ob es auf dem Weg Stufen gibt.
}
answer-here = Sie sind hier: { $station }.
answer-time = Es ist { $time }.
answer-first = Das kann ich sagen, wenn ein Zug gewählt ist.
