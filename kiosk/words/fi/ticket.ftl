# Kerrotaan ja luetaan, kun kortinlukija ja tulostin toimivat; jokainen voidaan toistaa neljän sekunnin kuluttua.
hold-card = Näytä korttisi lukijalle. Tai työnnä se lukijaan.
wait-card = Ei ole kiire. Lukija on valmis kortillesi.
card-read = Kiitos. Luen korttiasi.
confirm-amount = Katso hinta lukijasta. Paina vihreää nappia.
enter-pin = Näppäile tunnuslukusi lukijaan. Paina vihreää nappia.
wrong-pin = Tunnusluku ei täsmännyt. Voit näppäillä sen vielä kerran.
card-not-taken = Lukija ei ota tätä korttia.
card-again = En saanut luettua korttiasi. Näytä sitä vielä kerran.
card-good = Kiitos. Korttisi kävi.
choose-on-reader = Valitse kortinlukijasta.
follow-reader = Katso kortinlukijaa. Se kertoo, mitä tehdään.
pay-person = Maksa vieressäsi olevalle virkailijalle. Hän näppäilee tähän koodin.
wrong-code = Koodi ei täsmännyt. Näppäile se vielä kerran.
wait = Kysyn pankiltasi. Mitään ei ole vielä maksettu.
remove-card = Voit ottaa korttisi pois.
printing = Tulostan lippuasi.
take-ticket = Lippusi on valmis. Ota se luukusta.
making-ticket = Teen lippuasi. Ota puhelimesi kamera esiin.
photograph-ticket = Lippusi on valmis. Ota siitä kuva.

# Lippuun painettu.
ticket-title = Junalippu
ticket-demo = ESITTELY – ei kelpaa matkalippuna
ticket-from = Mistä
ticket-to = Minne
ticket-one-way = Menomatka
ticket-return = Meno ja paluu
ticket-who = Matkustajat
# Yksinään, ei lauseessa.
ticket-riders-adult = { $count ->
    [one] 1 aikuinen
   *[other] { $count } aikuista
}
ticket-riders-senior = { $count ->
    [one] 1 eläkeläinen
   *[other] { $count } eläkeläistä
}
ticket-riders-child = { $count ->
    [one] 1 lapsi
   *[other] { $count } lasta
}
ticket-riders-companion = { $count ->
    [one] 1 saattaja
   *[other] { $count } saattajaa
}
ticket-riders-other = { $count ->
    [one] 1 henkilö
   *[other] { $count } henkilöä
}
ticket-discount = Alennuskortti: näytä se lipun kanssa
ticket-valid = Kelpaa
ticket-valid-day = { $day }, kello { $until } asti
ticket-valid-day-from = { $day }, kello { $from }–{ $until }
ticket-valid-days = { $day } – { $last }, kello { $until } asti
ticket-valid-days-from = { $day }, kello { $from } – { $last }, kello { $until }
ticket-out = Menomatka
ticket-back = Paluumatka
ticket-train = { $line }, määränpää { $towards }
ticket-platform = Raide { $platform }
ticket-platform-note = Raide voi muuttua. Katso aseman näyttötaulua.
ticket-line = { $riders }, { $product }
ticket-line-out = { $riders }, { $product }, meno
ticket-line-back = { $riders }, { $product }, paluu
ticket-line-shared = { $product }: { $riders }
ticket-line-several = { $count } × { $product }: { $riders }
ticket-line-group = { $count ->
    [one] Ryhmälippu
   *[other] { $count } ryhmälippua
}
ticket-product-single = menolippu
ticket-product-return = meno-paluulippu
ticket-product-day = päivälippu
ticket-product-days = usean päivän lippu
ticket-product-group = ryhmälippu
ticket-product-family = perhelippu
ticket-total = Yhteensä
ticket-paid = Maksettu kortilla { $card }
ticket-why = Mistä hinta tulee
ticket-help = Kysyttävää? Soita numeroon { $phone } ja kerro lipun numero: { $number }.
ticket-sold = Ostettu: { $day }, kello { $time }, automaatti { $kiosk }.
ticket-timetable = Aikataulu: { $attribution }
ticket-specimen = MALLI – ei kelpaa matkalippuna
ticket-barcode = Koodi tarkastajalle
ticket-barcode-picture = Tämän lipun viivakoodi, tarkastajan lukijaa varten
ticket-card-receipt = Kuitti korttimaksusta

# Paperilla, kun maksusta ei ole varmuutta tai lippu ei tullut ulos.
slip-title = Säilytä tämä paperi
slip-not-a-ticket = Tämä ei ole lippu
slip-what = Mitä tapahtui
slip-when = Milloin
slip-machine = Automaatti
slip-number = Tämän tapauksen numero
slip-help = Näytä tämä paperi virkailijalle. Tai soita { $phone } ja kerro numero: { $number }.
slip-pay-nothing = Älä maksa uudestaan, ennen kuin joku on tarkistanut asian.
slip-barcode = Koodi virkailijalle
slip-barcode-picture = Tämän tapauksen viivakoodi, virkailijan lukijaa varten

# Kuitti, jonka puhelin kuvaa näytöltä: lyhyet rivit, ei verkkoa.
receipt-title = Kuitti junalipusta
receipt-number = Numero { $number }
receipt-trip = { $start } – { $end }
receipt-valid = Kelpaa: { $validity }
receipt-total = Yhteensä { $total }
receipt-machine = Automaatti { $kiosk }, { $day } { $time }
receipt-help = Kysyttävää? { $phone }
receipt-not-a-ticket = Tämä on kuitti, ei lippu.

# Voiko lipun palauttaa, lipussa ja näytöllä ennen maksua.
ticket-refund = Voit palauttaa tämän lipun kello { $time } asti. Soita { $phone }.
ticket-no-refund = Tästä lipusta ei saa rahoja takaisin.
refund-within = Lipun palautusaika on { $minutes } minuuttia.
refund-never = Lippua ei voi palauttaa myöhemmin.

printing-slip = Tulostan sinulle paperin. Säilytä se.
take-slip = Ota paperi luukusta. Joku tulee auttamaan.

# Harjoitusautomaatti: mitään ei myydä, ja paperi sanoo sen.
practice-paper = HARJOITUS
practice-not-a-ticket = Tämä ei ole lippu. Mitään ei maksettu.
practice-card = Tämä on harjoitus. Näytä lukijalle mitä tahansa korttia, tai älä tee mitään.

# Henkilökunnalle: mitä myyntiä kutsu koskee.
sale-number = Myynti { $number }
ticket-again = Tulostettu uudestaan automaatilla: { $day }, kello { $time }.

# Paperi lipputiskille, jossa virkailija ottaa rahan.
counter-slip-title = Maksetaan lipputiskillä
counter-slip-not-a-ticket = Tämä ei ole lippu
counter-slip-where = Missä
counter-slip-price = Hinta
counter-slip-trip = Matka
counter-slip-until = Kelpaa tähän asti
counter-slip-then = Maksa lipputiskillä. Palaa sitten tälle automaatille. Valitse: { $choice }. Näppäile kuusi numeroa. Lippusi tulee ulos.
counter-slip-barcode = Koodi virkailijalle
counter-slip-picture = Viivakoodi, jossa on hinta ja koodi, virkailijan lukijaa varten
counter-slip-number = Numero { $number }, automaatti { $machine }
take-counter-slip = Ota paperi luukusta. Se on lipputiskiä varten.
# Samat sanat kuin näytöllä.
counter-choice = Maksoin jo lipputiskillä
