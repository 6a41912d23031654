# Sies og leses opp mens kortleseren og skriveren arbeider; alt kan sies igjen etter fire sekunder.
hold-card = Hold kortet mot leseren. Eller sett det inn.
wait-card = Ta deg god tid. Leseren er klar for kortet ditt.
card-read = Takk. Jeg leser kortet ditt.
confirm-amount = Se på prisen på leseren. Trykk på den grønne knappen.
enter-pin = Tast pinkoden på leseren. Trykk på den grønne knappen.
wrong-pin = Den pinkoden var ikke riktig. Du kan taste den en gang til.
card-not-taken = Leseren tar ikke imot dette kortet.
card-again = Jeg fikk ikke lest kortet ditt. Hold det der en gang til.
card-good = Takk. Kortet ditt er i orden.
choose-on-reader = Velg på kortleseren.
follow-reader = Se på kortleseren. Der står det hva du skal gjøre.
pay-person = Betal til personen ved siden av deg. Personen taster en kode her.
wrong-code = Den koden var ikke riktig. Tast den en gang til.
wait = Jeg spør banken din. Ingenting er betalt ennå.
remove-card = Du kan ta kortet tilbake nå.
printing = Jeg skriver ut billetten din.
take-ticket = Billetten din er klar. Ta den ut av luken.
making-ticket = Jeg lager billetten din. Ha kameraet på telefonen klart.
photograph-ticket = Billetten din er klar. Ta et bilde av den.

# Trykt på billetten.
ticket-title = Togbillett
ticket-demo = DEMO – gjelder ikke som billett
ticket-from = Fra
ticket-to = Til
ticket-one-way = Én vei
ticket-return = Tur-retur
ticket-who = Hvem som reiser
# For seg selv, ikke i en setning.
ticket-riders-adult = { $count ->
    [one] 1 voksen
   *[other] { $count } voksne
}
ticket-riders-senior = { $count ->
    [one] 1 honnør
   *[other] { $count } honnører
}
ticket-riders-child = { $count ->
    [one] 1 barn
   *[other] { $count } barn
}
ticket-riders-companion = { $count ->
    [one] 1 ledsager
   *[other] { $count } ledsagere
}
ticket-riders-other = { $count ->
    [one] 1 person
   *[other] { $count } personer
}
ticket-discount = Rabattkort: Vis det sammen med billetten
ticket-valid = Gjelder
ticket-valid-day = { $day }, til { $until }
ticket-valid-day-from = { $day }, fra { $from } til { $until }
ticket-valid-days = Fra { $day } til { $last }, { $until }
ticket-valid-days-from = Fra { $day }, { $from }, til { $last }, { $until }
ticket-out = Turen dit
ticket-back = Turen tilbake
ticket-train = { $line } mot { $towards }
ticket-platform = Spor { $platform }
ticket-platform-note = Sporet kan bli endret. Se på tavlen på stasjonen.
ticket-line = { $riders }, { $product }
ticket-line-out = { $riders }, { $product }, dit
ticket-line-back = { $riders }, { $product }, tilbake
ticket-line-shared = { $product } for { $riders }
ticket-line-several = { $count } ganger: { $product } for { $riders }
ticket-line-group = { $count ->
    [one] Gruppebillett
   *[other] { $count } gruppebilletter
}
ticket-product-single = enkeltbillett
ticket-product-return = tur-retur-billett
ticket-product-day = dagsbillett
ticket-product-days = billett for flere dager
ticket-product-group = gruppebillett
ticket-product-family = familiebillett
ticket-total = Totalt
ticket-paid = Betalt med kort { $card }
ticket-why = Hvorfor denne prisen
ticket-help = Spørsmål? Ring { $phone } og oppgi ditt billettnummer: { $number }.
ticket-sold = Kjøpt { $day } klokken { $time }, på automat { $kiosk }.
ticket-timetable = Rutetider: { $attribution }
ticket-specimen = PRØVE – gjelder ikke som billett
ticket-barcode = Kode til kontrollen
ticket-barcode-picture = Strekkoden på denne billetten, for leseren til konduktøren
ticket-card-receipt = Kvittering for kortbetaling

# På lappen når det er usikkert om pengene er trukket, eller billetten ikke kom ut.
slip-title = Ta vare på denne lappen
slip-not-a-ticket = Dette er ikke en billett
slip-what = Hva som skjedde
slip-when = Når
slip-machine = Automat
slip-number = Nummer på saken
slip-help = Vis denne lappen til en ansatt. Eller ring { $phone } og oppgi dette nummeret: { $number }.
slip-pay-nothing = Ikke betal en gang til før noen har sett på saken.
slip-barcode = Kode til de ansatte
slip-barcode-picture = Strekkoden til denne saken, for leseren til de ansatte

# Kvitteringen som en telefon tar bilde av på skjermen: korte linjer, ikke noe nett.
receipt-title = Kvittering for togbillett
receipt-number = Nummer { $number }
receipt-trip = { $start } – { $end }
receipt-valid = Gjelder: { $validity }
receipt-total = Totalt { $total }
receipt-machine = Automat { $kiosk }, { $day } { $time }
receipt-help = Spørsmål? { $phone }
receipt-not-a-ticket = Dette er en kvittering, ikke en billett.

# Om den kan leveres tilbake, på billetten og på skjermen før betalingen.
ticket-refund = Du kan levere tilbake denne billetten til klokken { $time }. Ring { $phone }.
ticket-no-refund = Du får ikke pengene tilbake for denne billetten.
refund-within = Du kan levere tilbake billetten i { $minutes } minutter.
refund-never = Du kan ikke levere tilbake billetten senere.

printing-slip = Jeg skriver ut en lapp til deg. Ta vare på den.
take-slip = Ta lappen ut av luken. Noen kommer og hjelper deg.

# En automat til øving: ingenting blir solgt, og det står på papiret.
practice-paper = ØVELSE
practice-not-a-ticket = Dette er ikke en billett. Ingenting er betalt.
practice-card = Dette er en øvelse. Hold et hvilket som helst kort mot leseren, eller bare vent.

# For de ansatte: hvilket salg det gjelder.
sale-number = Salg { $number }
ticket-again = Skrevet ut på nytt på automaten { $day }, { $time }.

# Lappen til skranken, der en person tar imot pengene.
counter-slip-title = Betales i skranken
counter-slip-not-a-ticket = Dette er ikke en billett
counter-slip-where = Hvor
counter-slip-price = Pris
counter-slip-trip = Reise
counter-slip-until = Gjelder til
counter-slip-then = Betal i skranken. Kom så tilbake til denne automaten. Velg: { $choice }. Tast de seks tallene. Da kommer billetten ut.
counter-slip-barcode = Kode til de ansatte
counter-slip-picture = Strekkode med pris og kode, for leseren til de ansatte
counter-slip-number = Nummer { $number }, automat { $machine }
take-counter-slip = Ta lappen ut av luken. Den skal til skranken.
# Som på skjermen: kjøpet viser de samme ordene.
counter-choice = Jeg har betalt i skranken
