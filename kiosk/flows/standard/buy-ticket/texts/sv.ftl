# Flödets ord. Ett steg har en rubrik, `.say` (sägs efter rubriken: hur man går vidare), `.name` (för en hjälpare),
# `.help`, och ett ord för varje svar. En tanke, en mening: högst 15 ord. Ord som alla kan.

trail =
    .where = Vart
    .when = När
    .who = Vem
    .ticket = Biljett

welcome = Vart vill du åka?
    .say = Välj en ort. Du åker nu, enkel resa.
    .name = Start
    .help = Välj din ort. Finns den inte? Välj: En annan plats.
    .another = En annan plats
    .next = Något annat

need = Vad kan jag hjälpa dig med?
    .say = Välj något av det här.
    .name = Vad som ska göras
    .help = Välj det du behöver. Är du osäker? Prata med någon.
    .ticket = Köp en biljett
    .find-train = Se nästa tåg
    .slip = Jag har betalat i luckan
    .person = Prata med någon

person = Jag kallar på någon åt dig
    .say = Du behöver inte förklara något. De ser var du är.
    .name = Vill prata med någon
    .next = Börja om

slip = Vilka sex siffror står på din lapp?
    .say = Tryck in dem en i taget. Välj sedan: Fortsätt.
    .name = Kommer från luckan
    .help = De står på lappen från den här automaten. Eller så skrev någon i luckan upp dem.
    .wrong = De siffrorna känner jag inte igen. Titta på lappen en gång till.
    .unpaid = Luckan har inte fått dina pengar än. Betala där först.
    .late = Lappen är för gammal. Du har inte betalat något. Du kan välja din resa igen.

paid-ticket = Din biljett kommer
    .say = Den kommer ut i facket.
    .name = Skriver ut det som är betalt i luckan
    .help = Automaten skriver ut din biljett. Den säger till när biljetten är klar.

collected = Här är din biljett
    .say = Ta den i facket. Spara den tills du är framme.
    .name = Tar biljetten som är betald i luckan
    .next = Jag har den

trains = Nästa tåg från { $here }
    .say = Du kan köpa en biljett, eller sluta här.
    .name = Nästa tåg
    .help = Det tåg som går först står överst.
    .buy = Köp en biljett
    .next = Det var allt

good-journey = Trevlig resa!
    .say = Välkommen tillbaka när du vill.
    .name = Hej då
    .next = Börja om

destination = Vart vill du åka?
    .say = Välj en av de här orterna. Eller stava till din ort med bokstäverna.
    .name = Vart
    .help = Välj den första bokstaven i din ort. Då ser du vilka orter som passar.
    .line = Till

way = Ska du åka tåg tillbaka också?
    .say = Tur och retur blir en enda biljett.
    .name = Enkel eller tur och retur
    .help = Är du osäker? Välj enkel resa. Du kan köpa resan tillbaka senare.
    .one-way = Nej, enkel resa
    .return = Ja, tur och retur
    .one-way-line = Enkel resa
    .return-line = Tur och retur
    .line = Biljett

out = När vill du åka?
    .say = Du kan ändra det senare.
    .name = När resan ska börja
    .help = Nu betyder nästa tåg. Du kan också välja dag och tid.
    .now = Nu
    .in-1-hour = Om en timme
    .this-afternoon = I eftermiddag
    .this-evening = I kväll
    .tomorrow-morning = I morgon bitti
    .tomorrow-afternoon = I morgon eftermiddag
    .another = En annan tid
    .day = Vilken dag?
    .hour = Vilken tid?
    .line = Avresa

coming-back = När åker du tillbaka?
    .say = Välj ungefär när. Du kan ändra det senare.
    .name = När resan tillbaka ska börja
    .help = Du kan också välja dag och tid.
    .same-afternoon = Samma eftermiddag
    .same-evening = Samma kväll
    .next-morning = Nästa dag, på morgonen
    .next-afternoon = Nästa dag, på eftermiddagen
    .next-evening = Nästa dag, på kvällen
    .another = En annan tid
    .day = Vilken dag?
    .hour = Vilken tid?
    .line = Tillbaka

travellers = Vem ska åka?
    .say = Välj, eller räkna med plus och minus.
    .name = Vem som ska åka
    .help = Är ni fler? Räkna med plus och minus. Välj sedan: Fortsätt.
    .senior = { $n ->
        [one] 1 senior
       *[other] { $n } seniorer
    }
    .senior-name = Seniorer
    .senior-age = 65 år eller äldre
    .adult = { $n ->
        [one] 1 vuxen
       *[other] { $n } vuxna
    }
    .adult-name = Vuxna
    .child = { $n ->
        [one] 1 barn
       *[other] { $n } barn
    }
    .child-name = Barn
    .child-age = 6 till 14 år
    .companion = { $n ->
        [one] 1 ledsagare
       *[other] { $n } ledsagare
    }
    .companion-name = Ledsagare
    .companion-age = till någon med funktionsnedsättning
    .next = Fortsätt
    .line = Resande

card = Har du något rabattkort?
    .say = Då betalar du mindre.
    .name = Rabattkort
    .help = Ta med kortet på tåget. Någon kan be att få se det.
    .none = Inget kort
    .card-25 = Ett kort med 25 % rabatt
    .card-50 = Ett kort med 50 % rabatt
    .card-friends = Ett kort för mig och mina vänner
    .card-friends-detail = 40 % rabatt för upp till fyra personer
    .line = Rabattkort

walk = Vad behöver du på resan?
    .say = Då letar jag efter tåg som passar dig.
    .name = Vad som behövs på resan
    .help = Går du sakta, eller bär du mycket? Välj då mer tid.
    .usual = Inget särskilt
    .slow = Mer tid att byta tåg
    .slow-detail = Du går sakta, eller bär mycket
    .slow-line = Mer tid
    .step-free = Inga trappor
    .step-free-detail = Med rullstol, rollator eller barnvagn
    .line = Önskemål

offers = Vilket tåg vill du ta?
    .say = Det billigaste kommer först.
    .name = Vilket tåg
    .help = Välj ett. Du får se allt en gång till innan du betalar.
    .ask-walk = Jag behöver mer tid, eller inga trappor
    .none = Jag hittar inget tåg den tiden. Vi provar en annan tid.
    .line = Tåg
    .line-back = Tåg tillbaka

means = Hur vill du betala?
    .say = Det kostar lika mycket.
    .name = Hur det ska betalas
    .help = Hos personalen går det bra med kontanter. Sedan får du biljetten här.
    .card = Med kort
    .person = Hos personalen
    .line = Du betalar

medium = Hur vill du ha din biljett?
    .say = Papper är det vanliga. En mobil måste ha kamera.
    .name = Papper eller mobil
    .help = Med mobilen tar du en bild av skärmen. Bilden är din biljett.
    .paper = På papper
    .phone = I mobilen
    .phone-detail = Du tar en bild av den
    .line = Biljetten får du

review = Stämmer det här?
    .say = { $paying ->
        [counter] Om det stämmer skriver jag ut en lapp till luckan.
        [person] Om det stämmer kallar jag på någon som tar emot dina pengar.
       *[card] Om det stämmer betalar du med ditt kort.
    }
    .name = Stämmer allt?
    .help = Är det något som inte stämmer? Välj den raden.
    .ask-medium = Biljett i mobilen
    .ask-means = Jag betalar hellre hos personalen
    .yes = { $paying ->
        [counter] Betala { $price } i luckan
        [person] Betala { $price } hos personalen
       *[card] Betala { $price } med kort
    }

pay = { $paying ->
        [counter] Din lapp till luckan
        [person] Betala { $price } till personalen
       *[card] Betala { $price } med ditt kort
    }
    .say = { $paying ->
        [counter] Jag skriver ut den nu. Du betalar inget här.
        [person] Jag kallar på någon. Den personen tar emot pengarna och skriver en kod här.
       *[card] Håll ditt kort mot läsaren. Eller sätt in det.
    }
    .name = Betalning
    .help = Du kan fortfarande ångra dig. Då betalar du inget.
    .declined = Kortet fungerade inte. Du har inte betalat något. Försök igen, eller ta ett annat kort.
    .cancelled = Du har inte betalat något. Din resa finns kvar här.
    .instead-means = Betala hos personalen
    .no-card = Det går inte med kort här just nu. Du har inte betalat något. Du kan betala hos personalen.
    .instead-medium = Biljett i mobilen
    .no-printer = Jag kan inte skriva ut nu. Du har inte betalat något. Du kan få biljetten i mobilen.

at-counter = Betala i biljettluckan
    .say = { $counter }, öppet { $hours }. Dina siffror är: { $code }. De gäller till { $until }. Kom sedan tillbaka till den här automaten.
    .help = { $counter }, öppet { $hours }. Siffrorna gäller till { $until }. Kom sedan tillbaka till den här automaten.
    .name = Går till luckan
    .next = Börja om

deliver = { $keeping ->
        [phone] Jag gör i ordning din biljett
       *[paper] Din biljett kommer
    }
    .say = { $keeping ->
        [phone] Ta fram kameran i din mobil.
       *[paper] Den kommer ut i facket.
    }
    .name = Skriver ut
    .help = Automaten skriver ut din biljett. Den säger till när biljetten är klar.

phone-ticket = Ta en bild av den här rutan
    .say = Bilden är din biljett. Titta på den: hela rutan måste vara skarp. Visa bilden på tåget.
    .name = Tar en bild av biljetten
    .next = Jag har bilden

your-ticket = Här är din biljett
    .say = Ta den i facket. Spara den tills du är framme.
    .name = Tar biljetten
    .next = Jag har den

mood = Hur gick det?
    .say = Du behöver inte svara.
    .name = Hur det gick
    .help = Ditt svar hjälper oss. Du kan också bara gå.
    .good = Bra
    .so-so = Så där
    .bad = Dåligt
    .next = Inget svar

goodbye = Tack ska du ha. Trevlig resa!
    .say = Har du med dig biljetten och kortet?
    .name = Tack
    .next = Köp en biljett till

# En människa tar över. Varje text säger vad som har hänt, hur det är med pengarna, och hur det går vidare.
handover-no-fare = Jag vet inte vad resan kostar
    .say = Du har inte betalat något. Jag kallar på någon som kan sälja en biljett till dig.
    .name = Inget pris hittades
    .next = Börja om

handover-no-way = Jag hittar inget tåg dit för dig
    .say = Du har inte betalat något. Jag kallar på någon som kan leta med dig.
    .name = Ingen resa hittades
    .next = Börja om

handover-no-timetable = Jag kan inte söka tåg just nu
    .say = Du har inte betalat något. Jag kallar på någon som kan sälja en biljett till dig.
    .name = Tidtabell eller klocka stämmer inte
    .next = Börja om

handover-payment = Det gick inte att betala
    .say = Du har inte betalat något. Jag kallar på någon. Din resa finns kvar här.
    .name = Kort fungerade inte
    .next = Börja om

handover-payment-unknown = Betala inte en gång till
    .say = Jag vet inte om du har betalat. Jag kallar på någon som tar reda på det. Ditt nummer: { $number }.
    .name = Betalt eller inte: okänt
    .next = Jag har fått hjälp

handover-no-ticket = Din biljett kom inte ut som den skulle
    .say = Kom det ut något papper? Använd inte det. Du har inte betalat något. Jag kallar på någon. Ditt nummer: { $number }.
    .name = Ingen biljett kom ut
    .next = Jag har fått hjälp

handover-no-paper = Jag kan inte skriva ut biljetter nu
    .say = Du har inte betalat något. Jag kallar på någon som kan sälja en biljett till dig.
    .name = Inget papper
    .next = Börja om

handover-terminal-off = Det går inte att betala med kort nu
    .say = Du har inte betalat något. Jag kallar på någon som kan sälja en biljett till dig.
    .name = Kortläsaren är av
    .next = Börja om

handover-slip = Jag hittar inte din betalning
    .say = Jag kallar på någon som letar med dig. Spara din lapp.
    .name = Betalning i luckan hittades inte
    .next = Börja om

handover-paid-waits = Du har betalat, men inte fått din biljett
    .say = Betala inte igen. Jag kallar på någon som ger dig biljetten. Ditt nummer: { $number }.
    .name = Betalt i luckan, biljetten väntar
    .next = Jag har fått hjälp
