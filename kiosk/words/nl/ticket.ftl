# Gezegd en uitgesproken terwijl de paslezer en de printer bezig zijn; elke zin kan na vier seconden nog eens komen.
hold-card = Houd uw pas tegen de lezer. Of steek hem erin.
wait-card = Neem rustig de tijd. De lezer is klaar voor uw pas.
card-read = Dank u wel. Ik lees uw pas.
confirm-amount = Kijk naar de prijs op de lezer. Druk op de groene toets.
enter-pin = Typ uw pincode op de lezer. Druk op de groene toets.
wrong-pin = Die pincode klopte niet. U kunt hem nog eens typen.
card-not-taken = De lezer neemt deze pas niet aan.
card-again = Ik kon uw pas niet lezen. Houd hem er nog eens tegen.
card-good = Dank u wel. Uw pas is goed.
choose-on-reader = Maak een keuze op de paslezer.
follow-reader = Kijk op de paslezer. Daar staat wat u kunt doen.
pay-person = Betaal aan de medewerker naast u. Die typt hier een code.
wrong-code = Die code klopte niet. Typ hem nog eens.
wait = Ik vraag het aan uw bank. Er is nog niets betaald.
remove-card = U kunt uw pas weer terugnemen.
printing = Ik print uw kaartje.
take-ticket = Uw kaartje is klaar. Pak het uit de gleuf.
making-ticket = Ik maak uw kaartje. Houd de camera van uw telefoon klaar.
photograph-ticket = Uw kaartje is klaar. Maak er een foto van.

# Gedrukt op het kaartje.
ticket-title = Treinkaartje
ticket-demo = DEMO – geen geldig kaartje
ticket-from = Van
ticket-to = Naar
ticket-one-way = Enkele reis
ticket-return = Heen en terug
ticket-who = Wie er reizen
# Op zichzelf, niet in een zin: in andere talen verandert dan het woord.
ticket-riders-adult = { $count ->
    [one] 1 volwassene
   *[other] { $count } volwassenen
}
ticket-riders-senior = { $count ->
    [one] 1 senior
   *[other] { $count } senioren
}
ticket-riders-child = { $count ->
    [one] 1 kind
   *[other] { $count } kinderen
}
ticket-riders-companion = { $count ->
    [one] 1 begeleider
   *[other] { $count } begeleiders
}
ticket-riders-other = { $count ->
    [one] 1 persoon
   *[other] { $count } personen
}
ticket-discount = Kortingskaart: laat hem zien bij het kaartje
ticket-valid = Geldig
ticket-valid-day = { $day }, tot { $until }
ticket-valid-day-from = { $day }, van { $from } tot { $until }
ticket-valid-days = Van { $day } tot { $last }, { $until }
ticket-valid-days-from = Van { $day }, { $from }, tot { $last }, { $until }
ticket-out = Heenreis
ticket-back = Terugreis
ticket-train = { $line } naar { $towards }
ticket-platform = Spoor { $platform }
ticket-platform-note = Het spoor kan veranderen. Kijk op het bord op het station.
ticket-line = { $riders }, { $product }
ticket-line-out = { $riders }, { $product }, heen
ticket-line-back = { $riders }, { $product }, terug
ticket-line-shared = { $product } voor { $riders }
ticket-line-several = { $count } keer: { $product } voor { $riders }
ticket-line-group = { $count ->
    [one] Groepskaartje
   *[other] { $count } groepskaartjes
}
ticket-product-single = enkele reis
ticket-product-return = retour
ticket-product-day = dagkaartje
ticket-product-days = meerdagenkaartje
ticket-product-group = groepskaartje
ticket-product-family = gezinskaartje
ticket-total = Totaal
ticket-paid = Betaald met pas { $card }
ticket-why = Waarom deze prijs
ticket-help = Vragen? Bel { $phone } en noem uw kaartnummer: { $number }.
ticket-sold = Gekocht op { $day } om { $time }, bij automaat { $kiosk }.
ticket-timetable = Dienstregeling: { $attribution }
ticket-specimen = PROEFDRUK – geen geldig kaartje
ticket-barcode = Code voor de controle
ticket-barcode-picture = Streepjescode van dit kaartje, voor de lezer van de conducteur
ticket-card-receipt = Bon van de pasbetaling

# Op het briefje als het geld niet zeker is, of als het kaartje niet uit de printer kwam.
slip-title = Bewaar dit papier goed
slip-not-a-ticket = Dit is geen kaartje
slip-what = Wat er gebeurde
slip-when = Wanneer
slip-machine = Automaat
slip-number = Nummer van dit geval
slip-help = Laat dit papier zien aan een medewerker. Of bel { $phone } en noem het nummer: { $number }.
slip-pay-nothing = Betaal niet nog eens voordat iemand het heeft uitgezocht.
slip-barcode = Code voor de medewerker
slip-barcode-picture = Streepjescode van dit geval, voor de lezer van de medewerker

# De bon die een telefoon van het scherm fotografeert: korte regels, zonder netwerk.
receipt-title = Bon treinkaartje
receipt-number = Nummer { $number }
receipt-trip = { $start } – { $end }
receipt-valid = Geldig: { $validity }
receipt-total = Totaal { $total }
receipt-machine = Automaat { $kiosk }, { $day } { $time }
receipt-help = Vragen? { $phone }
receipt-not-a-ticket = Dit is een bon, geen kaartje.

# Of het kan worden teruggegeven, op het kaartje en op het scherm voor het betalen.
ticket-refund = U kunt dit kaartje teruggeven tot { $time }. Bel { $phone }.
ticket-no-refund = U krijgt voor dit kaartje geen geld terug.
refund-within = U kunt het kaartje { $minutes } minuten lang teruggeven.
refund-never = U kunt het kaartje later niet teruggeven.

printing-slip = Ik print een papier voor u. Bewaar het goed.
take-slip = Pak het papier uit de printer. Er komt iemand om u te helpen.

# Een automaat om te oefenen: er wordt niets verkocht, en dat staat op het papier.
practice-paper = OEFENING
practice-not-a-ticket = Dit is geen kaartje. Er is niets betaald.
practice-card = Dit is een oefening. Houd een pas bij de lezer, of wacht even.

# For staff: which sale a call is about.
sale-number = Verkoop { $number }
ticket-again = Opnieuw afgedrukt bij de automaat op { $day }, { $time }.

# Het briefje voor het loket, waar iemand het geld aanneemt.
counter-slip-title = Te betalen bij het loket
counter-slip-not-a-ticket = Dit is geen kaartje
counter-slip-where = Waar
counter-slip-price = Prijs
counter-slip-trip = Reis
counter-slip-until = Goed tot
counter-slip-then = Betaal bij het loket. Kom dan terug naar deze automaat. Kies: { $choice }. Typ de zes cijfers. Uw kaartje komt eruit.
counter-slip-barcode = Code voor de medewerker
counter-slip-picture = Streepjescode met prijs en code, voor de lezer van de medewerker
counter-slip-number = Nummer { $number }, automaat { $machine }
take-counter-slip = Pak het papier uit de printer. Het is voor het loket.
counter-choice = Ik heb bij het loket betaald
