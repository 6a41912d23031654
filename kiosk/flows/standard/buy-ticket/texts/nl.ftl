# De woorden van de flow. Een stap heeft een titel, `.say` (na de titel gezegd: hoe verder), `.help`, en een woord per antwoord.
# Eén gedachte, één zin: hoogstens 15 woorden. Woorden die iedereen kent.

trail =
    .where = Waarheen
    .when = Wanneer
    .who = Wie
    .ticket = Kaartje

welcome = Waar wilt u naartoe?
    .say = Kies een plaats. U gaat er nu heen, alleen heen.
    .name = Begin
    .help = Kies uw plaats. Niet erbij? Kies: Een andere plaats.
    .another = Een andere plaats
    .next = Iets anders

need = Wat kan ik voor u doen?
    .say = Kies een van deze.
    .name = Wat te doen
    .help = Kies wat u nodig hebt. Twijfelt u? Praat dan met iemand.
    .ticket = Een kaartje kopen
    .find-train = De volgende treinen zien
    .slip = Ik heb bij het loket betaald
    .person = Met iemand praten

person = Ik roep iemand voor u
    .say = U hoeft niets uit te leggen. Ze zien waar u bent.
    .name = Wil iemand spreken
    .next = Opnieuw beginnen

slip = Welke zes cijfers staan op uw papier?
    .say = Typ ze een voor een. Kies dan: Verder.
    .name = Komt van het loket
    .help = Ze staan op het papier van deze automaat. Of iemand van het loket schreef ze op.
    .wrong = Ik ken deze cijfers niet. Kijk nog eens op uw papier.
    .unpaid = Het loket heeft uw geld nog niet. Betaal daar eerst.
    .late = Uw papier is te oud. U hebt niets betaald. U kunt uw reis opnieuw kiezen.

paid-ticket = Uw kaartje komt eraan
    .say = Het komt uit de gleuf.
    .name = Print wat bij het loket is betaald
    .help = De automaat print uw kaartje. U hoort het als het klaar is.

collected = Hier is uw kaartje
    .say = Pak het uit de gleuf. Bewaar het tot u er bent.
    .name = Pakt het kaartje dat bij het loket is betaald
    .next = Ik heb het

trains = De volgende treinen uit { $here }
    .say = U kunt een kaartje kopen, of hier stoppen.
    .name = Volgende treinen
    .help = De eerste trein staat bovenaan.
    .buy = Een kaartje kopen
    .next = Dat was het

good-journey = Goede reis!
    .say = Kom gerust nog eens terug.
    .name = Afscheid
    .next = Opnieuw beginnen

destination = Waar wilt u naartoe?
    .say = Kies een van deze plaatsen. Of spel uw plaats met de letters.
    .name = Waarheen
    .help = Kies de eerste letter van uw plaats. Dan ziet u welke plaatsen passen.
    .line = Naar

way = Komt u ook met de trein terug?
    .say = Heen en terug is één kaartje.
    .name = Heen of ook terug
    .help = Weet u het nog niet? Kies alleen heen. Terug kunt u later kopen.
    .one-way = Nee, alleen heen
    .return = Ja, heen en terug
    .one-way-line = Alleen heen
    .return-line = Heen en terug
    .line = Kaartje

out = Wanneer wilt u weg?
    .say = U kunt dit later nog wijzigen.
    .name = Wanneer weg
    .help = Nu is de eerste trein. U kunt ook een dag en een uur kiezen.
    .now = Nu
    .in-1-hour = Over een uur
    .this-afternoon = Vanmiddag
    .this-evening = Vanavond
    .tomorrow-morning = Morgenochtend
    .tomorrow-afternoon = Morgenmiddag
    .another = Een andere tijd
    .day = Welke dag?
    .hour = Hoe laat?
    .line = Vertrek

coming-back = Wanneer komt u terug?
    .say = Kies ongeveer wanneer. U kunt dit later nog wijzigen.
    .name = Wanneer terug
    .help = U kunt ook een dag en een uur kiezen.
    .same-afternoon = Dezelfde middag
    .same-evening = Dezelfde avond
    .next-morning = De volgende ochtend
    .next-afternoon = De volgende middag
    .next-evening = De volgende avond
    .another = Een andere tijd
    .day = Welke dag?
    .hour = Hoe laat?
    .line = Terug

travellers = Wie gaan er mee?
    .say = Kies, of tel met meer en minder.
    .name = Wie gaan er mee
    .help = Gaat er nog iemand mee? Tel met meer en minder. Kies dan: Verder.
    .senior = { $n ->
        [one] 1 senior
       *[other] { $n } senioren
    }
    .senior-name = Senioren
    .senior-age = 65 jaar of ouder
    .adult = { $n ->
        [one] 1 volwassene
       *[other] { $n } volwassenen
    }
    .adult-name = Volwassenen
    .child = { $n ->
        [one] 1 kind
       *[other] { $n } kinderen
    }
    .child-name = Kinderen
    .child-age = 6 tot en met 14 jaar
    .companion = { $n ->
        [one] 1 begeleider
       *[other] { $n } begeleiders
    }
    .companion-name = Begeleiders
    .companion-age = van iemand met een handicap
    .next = Verder
    .line = Wie

card = Hebt u een kortingskaart?
    .say = Daarmee betaalt u minder.
    .name = Kortingskaart
    .help = Neem de kaart mee in de trein. Iemand kan ernaar vragen.
    .none = Geen kaart
    .card-25 = Een kaart met 25% korting
    .card-50 = Een kaart met 50% korting
    .card-friends = Een kaart voor mij en mijn vrienden
    .card-friends-detail = 40% korting, voor hoogstens vier mensen
    .line = Kortingskaart

walk = Wat hebt u onderweg nodig?
    .say = Dan zoek ik treinen die bij u passen.
    .name = Wat onderweg nodig is
    .help = Loopt u langzaam of draagt u veel? Kies dan meer tijd.
    .usual = Niets bijzonders
    .slow = Meer tijd om over te stappen
    .slow-detail = U loopt langzaam, of draagt veel
    .slow-line = Meer tijd
    .step-free = Geen trappen
    .step-free-detail = Met een rolstoel, rollator of kinderwagen
    .line = Uw wens

offers = Welke trein wilt u?
    .say = De goedkoopste staat vooraan.
    .name = Welke trein
    .help = Kies er een. U ziet alles nog eens voor u betaalt.
    .ask-walk = Ik heb meer tijd nodig, of geen trappen
    .none = Voor die tijd vind ik geen trein. Laten we een andere tijd proberen.
    .line = Trein
    .line-back = Trein terug

means = Hoe wilt u betalen?
    .say = De prijs is gelijk.
    .name = Hoe betalen
    .help = Bij iemand kunt u ook contant betalen. Daarna krijgt u hier uw kaartje.
    .card = Met een pas
    .person = Ik betaal bij iemand
    .line = Betalen

medium = Waar wilt u uw kaartje op?
    .say = Papier is het gewone. Een telefoon moet een camera hebben.
    .name = Papier of telefoon
    .help = Met een telefoon maakt u een foto van het scherm. De foto is uw kaartje.
    .paper = Op papier
    .phone = Op mijn telefoon
    .phone-detail = U maakt er een foto van
    .line = Kaartje op

review = Klopt dit?
    .say = { $paying ->
        [counter] Klopt het? Dan print ik een papier voor het loket.
        [person] Klopt het? Dan roep ik iemand die uw geld aanneemt.
       *[card] Klopt het? Betaal dan met uw pas.
    }
    .name = Klopt alles?
    .help = Klopt er iets niet? Kies die regel.
    .ask-medium = Kaartje op mijn telefoon
    .ask-means = Ik betaal liever bij iemand
    .yes = { $paying ->
        [counter] Betaal { $price } bij het loket
        [person] Betaal { $price } bij iemand
       *[card] Betaal { $price } met een pas
    }

pay = { $paying ->
        [counter] Uw papier voor het loket
        [person] Betaal { $price } bij de medewerker
       *[card] Betaal { $price } met uw pas
    }
    .say = { $paying ->
        [counter] Ik print het nu. U betaalt hier niets.
        [person] Ik roep iemand. Die neemt uw geld aan en typt hier een code.
       *[card] Houd uw pas bij de lezer. Of steek de pas erin.
    }
    .name = Betalen
    .help = U kunt nog stoppen. Dan betaalt u niets.
    .declined = De pas deed het niet. U hebt niets betaald. Probeer het nog eens, of neem een andere pas.
    .cancelled = U hebt niets betaald. Uw reis staat hier nog.
    .instead-means = Bij iemand betalen
    .no-card = Passen werken hier nu niet. U hebt niets betaald. U kunt bij iemand betalen.
    .instead-medium = Kaartje op mijn telefoon
    .no-printer = Ik kan nu geen kaartje printen. U hebt niets betaald. Het kan wel op uw telefoon.

at-counter = Betaal bij het loket
    .say = { $counter }, open { $hours }. Uw cijfers zijn: { $code }. Ze zijn goed tot { $until }. Kom dan terug naar deze automaat.
    .help = { $counter }, open { $hours }. De cijfers zijn goed tot { $until }. Kom daarna terug naar deze automaat.
    .name = Gaat naar het loket
    .next = Opnieuw beginnen

deliver = { $keeping ->
        [phone] Ik maak uw kaartje
       *[paper] Uw kaartje komt eraan
    }
    .say = { $keeping ->
        [phone] Houd de camera van uw telefoon klaar.
       *[paper] Het komt uit de gleuf.
    }
    .name = Printen
    .help = De automaat print uw kaartje. U hoort het als het klaar is.

phone-ticket = Maak een foto van dit vierkant
    .say = De foto is uw kaartje. Kijk: is het hele vierkant scherp? Laat de foto zien in de trein.
    .name = Maakt een foto van het kaartje
    .next = Ik heb de foto

your-ticket = Hier is uw kaartje
    .say = Pak het uit de gleuf. Bewaar het tot u er bent.
    .name = Pakt het kaartje
    .next = Ik heb het

mood = Hoe ging het?
    .say = U hoeft niet te antwoorden.
    .name = Hoe het ging
    .help = Uw antwoord helpt ons. U mag ook gewoon gaan.
    .good = Goed
    .so-so = Gaat wel
    .bad = Slecht
    .next = Geen antwoord

goodbye = Dank u wel. Goede reis!
    .say = Hebt u uw kaartje en uw pas?
    .name = Dank
    .next = Nog een kaartje

# Een mens neemt het over. Elk zegt wat er is, hoe het met het geld staat, en hoe het verder gaat.
handover-no-fare = Deze prijs weet ik niet
    .say = U hebt niets betaald. Ik roep iemand die u een kaartje kan verkopen.
    .name = Geen prijs gevonden
    .next = Opnieuw beginnen

handover-no-way = Ik vind daarheen geen trein voor u
    .say = U hebt niets betaald. Ik roep iemand die met u meekijkt.
    .name = Geen reis gevonden
    .next = Opnieuw beginnen

handover-no-timetable = Ik kan nu geen treinen opzoeken
    .say = U hebt niets betaald. Ik roep iemand die u een kaartje kan verkopen.
    .name = Dienstregeling of klok klopt niet
    .next = Opnieuw beginnen

handover-payment = Het betalen lukte niet
    .say = U hebt niets betaald. Ik roep iemand. Uw reis blijft hier staan.
    .name = Passen deden het niet
    .next = Opnieuw beginnen

handover-payment-unknown = Betaal niet nog een keer
    .say = Ik weet niet of u betaald hebt. Ik roep iemand die het uitzoekt. Uw nummer is { $number }.
    .name = Betaald of niet: onbekend
    .next = Iemand heeft mij geholpen

handover-no-ticket = Uw kaartje kwam er niet goed uit
    .say = Gebruik papier dat eruit kwam niet. U hebt niets betaald. Ik roep iemand. Uw nummer is { $number }.
    .name = Er kwam geen kaartje uit
    .next = Iemand heeft mij geholpen

handover-no-paper = Ik kan nu geen kaartje printen
    .say = U hebt niets betaald. Ik roep iemand die u een kaartje kan verkopen.
    .name = Geen papier
    .next = Opnieuw beginnen

handover-terminal-off = Met een pas betalen kan nu niet
    .say = U hebt niets betaald. Ik roep iemand die u een kaartje kan verkopen.
    .name = Paslezer is uit
    .next = Opnieuw beginnen

handover-slip = Ik vind uw betaling niet
    .say = Ik roep iemand die met u zoekt. Bewaar uw papier.
    .name = Betaling bij het loket niet gevonden
    .next = Opnieuw beginnen

handover-paid-waits = U hebt betaald, maar nog geen kaartje
    .say = Betaal niet nog eens. Ik roep iemand die u uw kaartje brengt. Uw nummer is { $number }.
    .name = Betaald bij het loket, kaartje wacht
    .next = Iemand heeft mij geholpen
