# Hva noen prøvde før hjelpen kom, for de ansatte: på skjermen deres og på automaten.
tried-back = { $count ->
    [1] gikk tilbake
   *[other] gikk tilbake { $count } ganger
}
tried-changed = { $count ->
    [1] endret { $what }
   *[other] endret { $what } { $count } ganger
}
tried-pay-declined = { $count ->
    [1] kortet avvist
    [2] kortet avvist to ganger
   *[other] kortet avvist { $count } ganger
}
tried-pay-cancelled = { $count ->
    [1] betalingen stoppet
   *[other] betalingen stoppet { $count } ganger
}
tried-pay-unknown = kanskje betalt: sjekk det
tried-pay-no-paper = tomt for papir
tried-pay-jammed = papiret sitter fast
tried-pay-terminal-off = kortleseren er av
tried-deliver-no-paper = billetten kom ikke ut (tomt for papir), pengene frigitt
tried-deliver-jammed = billetten satte seg fast, pengene frigitt
tried-deliver-unknown = usikkert med billetten, kanskje betalt: sjekk det
tried-offers-none = fant ikke noe tog
tried-offers-no-fare = fant ingen pris
tried-offers-no-way = fant ingen vei
tried-offers-no-timetable = rutetabell eller klokke er feil
tried-offers-storage-failed = automaten kan ikke lagre: selger ikke noe nå
tried-train-gone = toget gikk før betalingen
tried-price-old = prisen sto for lenge på skjermen
tried-train-cancelled = toget ble innstilt før betalingen
tried-train-later = toget ble forsinket før betalingen
tried-train-earlier = toget går tidligere enn vist
tried-train-moved = nytt spor før betalingen
tried-train-missed = for kort tid til å bytte
tried-train-home-missed = toget tilbake ville gå før hun er framme
tried-steps-changed = noe ble endret på veien hennes uten trapper
tried-trouble-sorry = feil i automaten, ingenting betalt
tried-trouble-sorry-money = feil i automaten under betalingen: sjekk det
tried-trouble-storage-failed = automaten kan ikke lagre: selger ikke noe nå
tried-no-voice = automaten har ikke lyd
tried-spare-voice = den naturlige stemmen virker ikke: den enkle snakker
tried-voice-missed = { $count ->
    [1] prøvde å snakke én gang
    [2] prøvde å snakke to ganger
   *[other] prøvde å snakke { $count } ganger
}
tried-no-ear = automaten kan ikke lytte: { $what }
tried-practice = øver bare: ingen penger er med
tried-silence = lenge stille
tried-wrong-taps = trykket ved siden av knappene

fact-need = ønsket
fact-destination = reisemålet
fact-way = én vei eller tur-retur
fact-out = tiden
fact-back = reisen tilbake
fact-party = hvem som reiser
fact-card = rabattkortet
fact-walk = hva som trengs underveis
fact-offer = billetten
