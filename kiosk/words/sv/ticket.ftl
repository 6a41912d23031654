# Visas och sägs medan kortläsaren och skrivaren arbetar; varje mening kan sägas igen efter fyra sekunder.
hold-card = Håll ditt kort mot läsaren. Eller sätt in det.
wait-card = Ta den tid du behöver. Läsaren är redo för ditt kort.
card-read = Tack. Jag läser ditt kort.
confirm-amount = Titta på priset på läsaren. Tryck på den gröna knappen.
enter-pin = Slå din pinkod på läsaren. Tryck på den gröna knappen.
wrong-pin = Pinkoden stämde inte. Du kan slå den en gång till.
card-not-taken = Läsaren tar inte det här kortet.
card-again = Jag kunde inte läsa kortet. Håll det mot läsaren en gång till.
card-good = Tack. Ditt kort fungerar.
choose-on-reader = Välj på kortläsaren.
follow-reader = Titta på kortläsaren. Där står vad du ska göra.
pay-person = Betala till personen bredvid dig. Den personen skriver en kod här.
wrong-code = Koden stämde inte. Skriv den en gång till.
wait = Jag frågar din bank. Inget är betalt än.
remove-card = Nu kan du ta tillbaka ditt kort.
printing = Jag skriver ut din biljett.
take-ticket = Din biljett är klar. Ta den i facket.
making-ticket = Jag gör i ordning din biljett. Ta fram kameran i din mobil.
photograph-ticket = Din biljett är klar. Ta en bild av den.

# Tryckt på biljetten.
ticket-title = Tågbiljett
ticket-demo = DEMO – gäller inte för resa
ticket-from = Från
ticket-to = Till
ticket-one-way = Enkel resa
ticket-return = Tur och retur
ticket-who = Resande
# För sig själva, inte i en mening: på andra språk böjs orden där.
ticket-riders-adult = { $count ->
    [one] 1 vuxen
   *[other] { $count } vuxna
}
ticket-riders-senior = { $count ->
    [one] 1 senior
   *[other] { $count } seniorer
}
ticket-riders-child = { $count ->
    [one] 1 barn
   *[other] { $count } barn
}
ticket-riders-companion = { $count ->
    [one] 1 ledsagare
   *[other] { $count } ledsagare
}
ticket-riders-other = { $count ->
    [one] 1 person
   *[other] { $count } personer
}
ticket-discount = Rabattkort: visa det tillsammans med biljetten
ticket-valid = Gäller
ticket-valid-day = { $day }, till klockan { $until }
ticket-valid-day-from = { $day }, från { $from } till { $until }
ticket-valid-days = Från { $day } till { $last }, { $until }
ticket-valid-days-from = Från { $day }, { $from }, till { $last }, { $until }
ticket-out = Resan dit
ticket-back = Resan tillbaka
ticket-train = { $line } mot { $towards }
ticket-platform = Spår { $platform }
ticket-platform-note = Spåret kan ändras. Titta på tavlan på stationen.
ticket-line = { $riders }, { $product }
ticket-line-out = { $riders }, { $product }, dit
ticket-line-back = { $riders }, { $product }, tillbaka
ticket-line-shared = { $product } för { $riders }
ticket-line-several = { $count } stycken: { $product } för { $riders }
ticket-line-group = { $count ->
    [one] Gruppbiljett
   *[other] { $count } gruppbiljetter
}
ticket-product-single = enkelbiljett
ticket-product-return = biljett tur och retur
ticket-product-day = dagbiljett
ticket-product-days = biljett för flera dagar
ticket-product-group = gruppbiljett
ticket-product-family = familjebiljett
ticket-total = Summa
ticket-paid = Betalt med kort { $card }
ticket-why = Därför är priset så här
ticket-help = Frågor? Ring { $phone } och säg ditt biljettnummer: { $number }.
ticket-sold = Köpt { $day } klockan { $time }, i automat { $kiosk }.
ticket-timetable = Tidtabell: { $attribution }
ticket-specimen = PROV – gäller inte för resa
ticket-barcode = Kod för kontroll på tåget
ticket-barcode-picture = Biljettens streckkod, för läsaren på tåget
ticket-card-receipt = Kvitto på kortbetalning

# På lappen när pengarna är osäkra, eller när biljetten inte kom ut.
slip-title = Spara den här lappen
slip-not-a-ticket = Det här är ingen biljett
slip-what = Vad som hände
slip-when = När
slip-machine = Automat
slip-number = Ärendenummer
slip-help = Visa lappen för personalen. Eller ring { $phone } och säg numret: { $number }.
slip-pay-nothing = Betala inte igen förrän någon har tagit reda på det.
slip-barcode = Kod för personalen
slip-barcode-picture = Ärendets streckkod, för personalens läsare

# Kvittot som en mobil tar en bild av på skärmen: korta rader, inget nät.
receipt-title = Kvitto tågbiljett
receipt-number = Nummer { $number }
receipt-trip = { $start } – { $end }
receipt-valid = Gäller: { $validity }
receipt-total = Summa { $total }
receipt-machine = Automat { $kiosk }, { $day } { $time }
receipt-help = Frågor? { $phone }
receipt-not-a-ticket = Det här är ett kvitto, ingen biljett.

# Om den kan lämnas tillbaka, på biljetten och på skärmen före betalningen.
ticket-refund = Du kan lämna tillbaka biljetten till klockan { $time }. Ring { $phone }.
ticket-no-refund = Du får inte pengarna tillbaka för den här biljetten.
refund-within = Du kan lämna tillbaka biljetten inom { $minutes } minuter.
refund-never = Du kan inte lämna tillbaka biljetten senare.

printing-slip = Jag skriver ut en lapp åt dig. Spara den.
take-slip = Ta lappen i facket. Någon kommer och hjälper dig.

# En automat att öva på: inget säljs, och det står på papperet.
practice-paper = ÖVNING
practice-not-a-ticket = Det här är ingen biljett. Inget är betalt.
practice-card = Det här är en övning. Håll vilket kort du vill mot läsaren, eller gör ingenting.

# För personalen: vilket köp det gäller.
sale-number = Köp { $number }
ticket-again = Utskriven igen i automaten { $day }, { $time }.

# Lappen till luckan, där någon tar emot pengarna.
counter-slip-title = Att betala i luckan
counter-slip-not-a-ticket = Det här är ingen biljett
counter-slip-where = Var
counter-slip-price = Pris
counter-slip-trip = Resa
counter-slip-until = Gäller till
counter-slip-then = Betala i luckan. Kom sedan tillbaka till den här automaten. Välj: { $choice }. Tryck in de sex siffrorna. Din biljett kommer ut.
counter-slip-barcode = Kod för personalen
counter-slip-picture = Streckkod med pris och kod, för personalens läsare
counter-slip-number = Nummer { $number }, automat { $machine }
take-counter-slip = Ta lappen i facket. Den är till luckan.
# Som på skärmen: flödet visar samma ord.
counter-choice = Jag har betalat i luckan
