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
ticket-line-group = { $count ->
    [one] Groepskaartje
   *[other] { $count } groepskaartjes
}
ticket-product-single = enkele reis
ticket-product-return = retour
ticket-total = Totaal
ticket-paid = Betaald met pas { $card }
ticket-help = Vragen? Bel { $phone } en noem uw kaartnummer: { $number }.
ticket-sold = Gekocht op { $day } om { $time }, bij automaat { $kiosk }.
ticket-timetable = Dienstregeling: { $attribution }
