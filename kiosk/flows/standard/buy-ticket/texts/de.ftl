# Die Worte des Ablaufs. Ein Schritt hat einen Titel, `.say` (nach dem Titel gesagt: wie es weitergeht), `.help`, und ein
# Wort je Antwort. Ein Gedanke, ein Satz: höchstens 15 Wörter. Wörter, die jeder kennt.

trail =
    .where = Wohin
    .when = Wann
    .who = Wer
    .ticket = Fahrkarte

welcome = Wohin möchten Sie fahren?
    .say = Wählen Sie einen Ort. Sie fahren jetzt, nur hin.
    .name = Start
    .help = Wählen Sie Ihren Ort. Nicht dabei? Wählen Sie: Ein anderer Ort.
    .another = Ein anderer Ort
    .next = Etwas anderes

need = Was kann ich für Sie tun?
    .say = Wählen Sie eins davon.
    .name = Was zu tun ist
    .help = Wählen Sie, was Sie brauchen. Sonst sprechen Sie mit einem Menschen.
    .ticket = Eine Fahrkarte kaufen
    .find-train = Die nächsten Züge sehen
    .slip = Ich habe am Schalter bezahlt
    .person = Mit einem Menschen sprechen

person = Ich rufe jemanden für Sie
    .say = Sie müssen nichts erklären. Man sieht dort, wo Sie sind.
    .name = Möchte einen Menschen
    .next = Von vorn beginnen

slip = Welche sechs Zahlen stehen auf Ihrem Papier?
    .say = Tippen Sie eine nach der anderen ein. Wählen Sie dann: Weiter.
    .name = Kommt vom Schalter
    .help = Sie stehen auf dem Papier aus diesem Automaten. Oder jemand am Schalter schrieb sie auf.
    .wrong = Diese Zahlen kenne ich nicht. Sehen Sie noch einmal auf Ihr Papier.
    .unpaid = Der Schalter hat Ihr Geld noch nicht. Zahlen Sie bitte erst dort.
    .late = Ihr Papier ist zu alt. Sie haben nichts bezahlt. Sie können Ihre Fahrt neu wählen.

paid-ticket = Ihre Fahrkarte kommt
    .say = Sie kommt aus dem Schlitz.
    .name = Druckt, was am Schalter bezahlt wurde
    .help = Der Automat druckt Ihre Fahrkarte. Er sagt Ihnen, wenn sie fertig ist.

collected = Hier ist Ihre Fahrkarte
    .say = Nehmen Sie sie heraus. Heben Sie sie auf, bis Sie da sind.
    .name = Nimmt die am Schalter bezahlte Fahrkarte
    .next = Ich habe sie

trains = Die nächsten Züge ab { $here }
    .say = Sie können eine Fahrkarte kaufen oder hier aufhören.
    .name = Nächste Züge
    .help = Der nächste Zug steht ganz oben.
    .buy = Eine Fahrkarte kaufen
    .next = Das war alles

good-journey = Gute Reise!
    .say = Kommen Sie gern wieder.
    .name = Abschied
    .next = Von vorn beginnen

destination = Wohin möchten Sie?
    .say = Wählen Sie einen dieser Orte. Oder schreiben Sie Ihren Ort mit den Buchstaben.
    .name = Wohin
    .help = Wählen Sie den ersten Buchstaben. Dann sehen Sie, welche Orte passen.
    .line = Nach

way = Fahren Sie auch mit dem Zug zurück?
    .say = Hin und zurück ist eine Fahrkarte.
    .name = Nur hin oder auch zurück
    .help = Wenn Sie es nicht wissen: nur hin. Zurück können Sie auch später kaufen.
    .one-way = Nein, nur hin
    .return = Ja, hin und zurück
    .one-way-line = Nur hin
    .return-line = Hin und zurück
    .line = Fahrkarte

out = Wann möchten Sie los?
    .say = Das können Sie später noch ändern.
    .name = Wann los
    .help = Jetzt ist der nächste Zug. Sie können auch Tag und Stunde wählen.
    .now = Jetzt
    .in-1-hour = In einer Stunde
    .this-afternoon = Heute Nachmittag
    .this-evening = Heute Abend
    .tomorrow-morning = Morgen früh
    .tomorrow-afternoon = Morgen Nachmittag
    .another = Eine andere Zeit
    .day = An welchem Tag?
    .hour = Um wie viel Uhr?
    .line = Abfahrt

coming-back = Wann fahren Sie zurück?
    .say = Es reicht ungefähr. Sie können es später noch ändern.
    .name = Wann zurück
    .help = Sie können auch Tag und Stunde wählen.
    .same-afternoon = Am selben Nachmittag
    .same-evening = Am selben Abend
    .next-morning = Am nächsten Morgen
    .next-afternoon = Am nächsten Nachmittag
    .next-evening = Am nächsten Abend
    .another = Eine andere Zeit
    .day = An welchem Tag?
    .hour = Um wie viel Uhr?
    .line = Zurück

travellers = Wer fährt mit?
    .say = Wählen Sie, oder zählen Sie mit mehr und weniger.
    .name = Wer fährt
    .help = Fährt noch jemand mit? Zählen Sie mit mehr und weniger. Dann wählen Sie: Weiter.
    .senior = { $n ->
        [one] 1 Senior
       *[other] { $n } Senioren
    }
    .senior-name = Senioren
    .senior-age = ab 65 Jahren
    .adult = { $n ->
        [one] 1 Erwachsener
       *[other] { $n } Erwachsene
    }
    .adult-name = Erwachsene
    .child = { $n ->
        [one] 1 Kind
       *[other] { $n } Kinder
    }
    .child-name = Kinder
    .child-age = 6 bis 14 Jahre
    .companion = { $n ->
        [one] 1 Begleitperson
       *[other] { $n } Begleitpersonen
    }
    .companion-name = Begleitperson
    .companion-age = für einen Menschen mit Behinderung
    .next = Weiter
    .line = Wer

card = Haben Sie eine Rabattkarte?
    .say = Damit zahlen Sie weniger.
    .name = Rabattkarte
    .help = Nehmen Sie die Karte im Zug mit. Man kann danach fragen.
    .none = Keine Karte
    .card-25 = Eine Karte mit 25 % Rabatt
    .card-50 = Eine Karte mit 50 % Rabatt
    .card-friends = Eine Karte für mich und Freunde
    .card-friends-detail = 40 % weniger, für bis zu vier Personen
    .line = Rabattkarte

walk = Was brauchen Sie unterwegs?
    .say = Dann suche ich Züge, die zu Ihnen passen.
    .name = Was unterwegs nötig ist
    .help = Gehen Sie langsam oder tragen Sie viel? Dann wählen Sie mehr Zeit.
    .usual = Nichts Besonderes
    .slow = Mehr Zeit zum Umsteigen
    .slow-detail = Sie gehen langsam oder tragen viel
    .slow-line = Mehr Zeit
    .step-free = Keine Stufen
    .step-free-detail = Mit Rollstuhl, Rollator oder Kinderwagen
    .line = Ihr Wunsch

offers = Welchen Zug möchten Sie?
    .say = Der billigste steht vorn.
    .name = Welcher Zug
    .help = Wählen Sie einen. Vor dem Zahlen sehen Sie alles noch einmal.
    .ask-walk = Ich brauche mehr Zeit oder keine Stufen
    .none = Für diese Zeit finde ich keinen Zug. Nehmen wir eine andere Zeit.
    .line = Zug
    .line-back = Zug zurück

means = Wie möchten Sie zahlen?
    .say = Der Preis ist gleich.
    .name = Wie bezahlt wird
    .help = Bei einem Menschen geht es auch bar. Danach bekommen Sie hier Ihre Fahrkarte.
    .card = Mit Karte
    .person = Bei einem Menschen
    .line = Zahlen

medium = Worauf möchten Sie Ihre Fahrkarte?
    .say = Papier ist das Übliche. Ein Handy braucht eine Kamera.
    .name = Papier oder Handy
    .help = Mit dem Handy machen Sie ein Foto vom Bildschirm. Das Foto ist Ihre Fahrkarte.
    .paper = Auf Papier
    .phone = Auf mein Handy
    .phone-detail = Sie machen ein Foto davon
    .line = Fahrkarte auf

review = Ist das richtig?
    .say = { $paying ->
        [counter] Wenn es stimmt, drucke ich ein Papier für den Schalter.
        [person] Wenn es stimmt, rufe ich jemanden, der Ihr Geld nimmt.
       *[card] Wenn es stimmt, zahlen Sie mit Ihrer Karte.
    }
    .name = Stimmt alles?
    .help = Ist etwas falsch? Wählen Sie diese Zeile.
    .ask-medium = Fahrkarte auf mein Handy
    .ask-means = Lieber bei einem Menschen zahlen
    .yes = { $paying ->
        [counter] { $price } am Schalter zahlen
        [person] { $price } bei jemandem zahlen
       *[card] { $price } mit Karte zahlen
    }

pay = { $paying ->
        [counter] Ihr Papier für den Schalter
        [person] Zahlen Sie { $price } bei der Person
       *[card] Zahlen Sie { $price } mit Ihrer Karte
    }
    .say = { $paying ->
        [counter] Ich drucke es jetzt. Hier zahlen Sie nichts.
        [person] Ich rufe jemanden. Der nimmt Ihr Geld und tippt hier einen Code ein.
       *[card] Halten Sie Ihre Karte an das Lesegerät. Oder stecken Sie sie ein.
    }
    .name = Zahlen
    .help = Sie können noch aufhören. Dann zahlen Sie nichts.
    .declined = Die Karte hat nicht funktioniert. Sie haben nichts bezahlt. Gern noch einmal, oder mit einer anderen Karte.
    .cancelled = Sie haben nichts bezahlt. Ihre Fahrt steht noch hier.
    .instead-means = Bei einem Menschen zahlen
    .no-card = Karten gehen hier gerade nicht. Sie haben nichts bezahlt. Sie können bei einem Menschen zahlen.
    .instead-medium = Fahrkarte auf mein Handy
    .no-printer = Ich kann gerade nicht drucken. Sie haben nichts bezahlt. Auf Ihr Handy geht es.

at-counter = Zahlen Sie bitte am Schalter
    .say = { $counter }, offen { $hours }. Ihre Zahlen sind: { $code }. Sie gelten bis { $until }. Kommen Sie dann zu diesem Automaten zurück.
    .help = { $counter }, offen { $hours }. Die Zahlen gelten bis { $until }. Kommen Sie danach zu diesem Automaten zurück.
    .name = Geht zum Schalter
    .next = Von vorn

deliver = { $keeping ->
        [phone] Ich mache Ihre Fahrkarte
       *[paper] Ihre Fahrkarte kommt
    }
    .say = { $keeping ->
        [phone] Halten Sie die Kamera Ihres Handys bereit.
       *[paper] Sie kommt aus dem Schlitz.
    }
    .name = Drucken
    .help = Der Automat druckt Ihre Fahrkarte. Er sagt, wann sie fertig ist.

phone-ticket = Machen Sie ein Foto von diesem Quadrat
    .say = Das Foto ist Ihre Fahrkarte. Sehen Sie nach: Ist das ganze Quadrat scharf? Zeigen Sie das Foto im Zug.
    .name = Macht ein Foto der Fahrkarte
    .next = Ich habe das Foto

your-ticket = Hier ist Ihre Fahrkarte
    .say = Nehmen Sie sie aus dem Schlitz. Sie brauchen sie bis zum Ziel.
    .name = Nimmt die Fahrkarte
    .next = Ich habe sie

mood = Wie ging es?
    .say = Sie müssen nicht antworten.
    .name = Wie es ging
    .help = Ihre Antwort hilft uns. Sie können auch einfach gehen.
    .good = Gut
    .so-so = Es ging so
    .bad = Schlecht
    .next = Keine Antwort

goodbye = Vielen Dank. Gute Reise!
    .say = Haben Sie Ihre Fahrkarte und Ihre Karte?
    .name = Dank
    .next = Noch eine Fahrkarte

# Ein Mensch übernimmt. Gesagt wird, was ist, wie es um das Geld steht, und wie es weitergeht.
handover-no-fare = Diesen Preis kenne ich nicht
    .say = Sie haben nichts bezahlt. Ich rufe jemanden, der Ihnen eine Fahrkarte verkauft.
    .name = Kein Preis gefunden
    .next = Von vorn beginnen

handover-no-way = Ich finde dorthin keinen Zug für Sie
    .say = Sie haben nichts bezahlt. Ich rufe jemanden, der mit Ihnen schaut.
    .name = Kein Weg gefunden
    .next = Von vorn beginnen

handover-no-timetable = Ich kann jetzt keine Züge suchen
    .say = Sie haben nichts bezahlt. Ich rufe jemanden, der Ihnen eine Fahrkarte verkauft.
    .name = Fahrplan oder Uhr stimmt nicht
    .next = Von vorn beginnen

handover-payment = Das Zahlen ging nicht
    .say = Sie haben nichts bezahlt. Ich rufe jemanden. Ihre Fahrt bleibt hier stehen.
    .name = Karten gingen nicht
    .next = Von vorn beginnen

handover-payment-unknown = Zahlen Sie nicht noch einmal
    .say = Ich weiß nicht, ob Sie bezahlt haben. Ich rufe jemanden, der es klärt. Ihre Nummer ist { $number }.
    .name = Bezahlt oder nicht: unklar
    .next = Jemand hat mir geholfen

handover-no-ticket = Ihre Fahrkarte kam nicht richtig heraus
    .say = Bitte benutzen Sie Papier nicht, das herauskam. Sie haben nichts bezahlt. Ich rufe jemanden. Ihre Nummer ist { $number }.
    .name = Keine Fahrkarte kam heraus
    .next = Jemand hat mir geholfen

handover-no-paper = Ich kann jetzt nicht drucken
    .say = Sie haben nichts bezahlt. Ich rufe jemanden, der Ihnen eine Fahrkarte verkauft.
    .name = Kein Papier
    .next = Von vorn beginnen

handover-terminal-off = Karten gehen hier gerade nicht
    .say = Sie haben nichts bezahlt. Ich rufe jemanden, der Ihnen eine Fahrkarte verkauft.
    .name = Lesegerät ist aus
    .next = Von vorn beginnen

handover-slip = Ich finde Ihre Zahlung nicht
    .say = Ich rufe jemanden, der mit Ihnen sucht. Heben Sie Ihr Papier auf.
    .name = Zahlung am Schalter nicht gefunden
    .next = Von vorn

handover-paid-waits = Bezahlt, aber noch keine Fahrkarte
    .say = Zahlen Sie nicht noch einmal. Ich rufe jemanden, der Ihnen die Fahrkarte bringt. Ihre Nummer ist { $number }.
    .name = Am Schalter bezahlt, Fahrkarte wartet
    .next = Jemand hat mir geholfen
