# Ordene i kjøpet. Et steg har en tittel, `.say` (sies etter tittelen: hvordan man går videre), `.name` (for hjelperen),
# `.help`, og ett ord for hvert svar. Én tanke, én setning: høyst 15 ord. Ord som alle kjenner.

trail =
    .where = Hvor
    .when = Når
    .who = Hvem
    .ticket = Billett

welcome = Hvor vil du reise?
    .say = Velg et sted. Du reiser nå, én vei.
    .name = Start
    .help = Velg stedet ditt. Er det ikke her? Velg: Et annet sted.
    .another = Et annet sted
    .next = Noe annet

need = Hva kan jeg hjelpe deg med?
    .say = Velg én av disse.
    .name = Hva det gjelder
    .help = Velg det du trenger. Er du usikker? Snakk med en person.
    .ticket = Kjøpe billett
    .find-train = Se de neste togene
    .slip = Jeg har betalt i skranken
    .person = Snakke med en person

person = Jeg tilkaller en person
    .say = Du trenger ikke å forklare noe. De ser hvor du er.
    .name = Vil snakke med en person
    .next = Begynn på nytt

slip = Hvilke seks tall står på lappen din?
    .say = Tast ett tall om gangen. Velg så: Videre.
    .name = Kommer fra skranken
    .help = Tallene står på lappen fra denne automaten. Eller noen i skranken skrev dem ned.
    .wrong = Jeg kjenner ikke igjen disse tallene. Se på lappen en gang til.
    .unpaid = Skranken har ikke fått pengene dine ennå. Betal der først.
    .late = Lappen din er for gammel. Du har ikke betalt noe. Du kan velge reisen på nytt.

paid-ticket = Billetten din kommer nå
    .say = Den kommer ut i luken.
    .name = Skriver ut det som er betalt i skranken
    .help = Automaten skriver ut billetten din. Du får beskjed når den er klar.

collected = Her er billetten din
    .say = Ta den ut av luken. Pass på den til du er framme.
    .name = Tar billetten som er betalt i skranken
    .next = Jeg har den

trains = De neste togene fra { $here }
    .say = Du kan kjøpe billett, eller stoppe her.
    .name = De neste togene
    .help = Det neste toget står øverst.
    .buy = Kjøp billett
    .next = Det var alt

good-journey = God tur!
    .say = Kom gjerne tilbake.
    .name = Ha det bra
    .next = Begynn på nytt

destination = Hvor skal du?
    .say = Velg et av disse stedene. Eller skriv stedet med bokstavene.
    .name = Reisemål
    .help = Trykk på den første bokstaven. Da ser du steder som passer.
    .line = Til

way = Skal du ta toget tilbake også?
    .say = Tur-retur er én billett.
    .name = Én vei eller tur-retur
    .help = Er du usikker? Velg én vei. Du kan kjøpe billett tilbake senere.
    .one-way = Nei, bare én vei
    .return = Ja, tur-retur
    .one-way-line = Én vei
    .return-line = Tur-retur
    .line = Reise

out = Når vil du reise?
    .say = Du kan endre dette senere.
    .name = Avreise
    .help = Velger du Nå, tar du det neste toget. Du kan også velge en dag og en tid.
    .now = Nå
    .in-1-hour = Om én time
    .this-afternoon = I ettermiddag
    .this-evening = I kveld
    .tomorrow-morning = I morgen tidlig
    .tomorrow-afternoon = I morgen ettermiddag
    .another = En annen tid
    .day = Hvilken dag?
    .hour = Når på dagen?
    .line = Avreise

coming-back = Når vil du reise tilbake?
    .say = Velg omtrent når. Du kan endre det senere.
    .name = Reisen tilbake
    .help = Du kan også velge en dag og en tid.
    .same-afternoon = Samme ettermiddag
    .same-evening = Samme kveld
    .next-morning = Morgenen etter
    .next-afternoon = Ettermiddagen etter
    .next-evening = Kvelden etter
    .another = En annen tid
    .day = Hvilken dag?
    .hour = Når på dagen?
    .line = Tilbake

travellers = Hvem skal reise?
    .say = Velg her, eller tell med pluss og minus.
    .name = Hvem som reiser
    .help = Skal flere være med? Tell med pluss og minus. Velg så: Videre.
    .senior = { $n ->
        [one] 1 honnør
       *[other] { $n } honnører
    }
    .senior-name = Honnør
    .senior-age = 65 år eller eldre
    .adult = { $n ->
        [one] 1 voksen
       *[other] { $n } voksne
    }
    .adult-name = Voksne
    .child = { $n ->
        [one] 1 barn
       *[other] { $n } barn
    }
    .child-name = Barn
    .child-age = 6 til 14 år
    .companion = { $n ->
        [one] 1 ledsager
       *[other] { $n } ledsagere
    }
    .companion-name = Ledsagere
    .companion-age = for en funksjonshemmet person
    .next = Videre
    .line = Hvem

card = Har du rabattkort?
    .say = Da betaler du mindre.
    .name = Rabattkort
    .help = Ta med kortet på toget. Noen kan be om å få se det.
    .none = Uten kort
    .card-25 = Et kort med 25 % rabatt
    .card-50 = Et kort med 50 % rabatt
    .card-friends = Et kort for meg og vennene mine
    .card-friends-detail = 40 % rabatt, for opptil fire personer
    .line = Rabattkort

walk = Hva trenger du underveis?
    .say = Da leter jeg etter tog som passer for deg.
    .name = Hva som trengs underveis
    .help = Går du sakte, eller bærer du mye? Velg mer tid.
    .usual = Ikke noe spesielt
    .slow = Mer tid til å bytte tog
    .slow-detail = Du går sakte eller bærer mye
    .slow-line = Mer tid
    .step-free = Ingen trapper
    .step-free-detail = Med rullestol, rullator eller barnevogn
    .line = Ditt ønske

offers = Hvilket tog vil du ta?
    .say = Det billigste står først.
    .name = Hvilket tog
    .help = Velg ett. Du ser alt en gang til før du betaler.
    .ask-walk = Jeg vil ha mer tid, eller slippe trapper
    .none = Jeg finner ikke noe tog på den tiden. La oss prøve en annen tid.
    .line = Tog
    .line-back = Tog tilbake

means = Hvordan vil du betale?
    .say = Prisen er den samme.
    .name = Måte å betale på
    .help = En person tar også imot kontanter. Etterpå får du billetten her.
    .card = Med kort
    .person = Til en person
    .line = Betaling

medium = Hvor vil du ha billetten?
    .say = Papir er det vanlige. En telefon må ha kamera.
    .name = Papir eller telefon
    .help = Med telefonen tar du bilde av skjermen. Bildet er billetten din.
    .paper = På papir
    .phone = På telefonen min
    .phone-detail = Du tar et bilde av den
    .line = Billett

review = Er dette riktig?
    .say = { $paying ->
        [counter] Hvis det stemmer, skriver jeg ut en lapp til skranken.
        [person] Hvis det stemmer, tilkaller jeg en person som tar imot pengene.
       *[card] Hvis det stemmer, kan du betale med kortet ditt.
    }
    .name = Er alt riktig?
    .help = Er noe galt? Velg den linjen.
    .ask-medium = Billett på telefonen min
    .ask-means = Jeg vil heller betale til en person
    .yes = { $paying ->
        [counter] Betal { $price } i skranken
        [person] Betal { $price } til en person
       *[card] Betal { $price } med kort
    }

pay = { $paying ->
        [counter] Lappen din til skranken
        [person] Betal { $price } til personen
       *[card] Betal { $price } med kortet ditt
    }
    .say = { $paying ->
        [counter] Jeg skriver den ut nå. Du betaler ikke noe her.
        [person] Jeg tilkaller en person som tar imot pengene. Personen taster en kode her.
       *[card] Hold kortet mot leseren. Eller sett det inn.
    }
    .name = Betaler
    .help = Du kan stoppe ennå. Da betaler du ikke noe.
    .declined = Kortet virket ikke. Du har ikke betalt noe. Prøv igjen, eller bruk et annet kort.
    .cancelled = Du har ikke betalt noe. Reisen din står her ennå.
    .instead-means = Betal til en person
    .no-card = Kort virker ikke her nå. Du har ikke betalt noe. Du kan betale til en person.
    .instead-medium = Billett på telefonen min
    .no-printer = Jeg kan ikke skrive ut nå. Du har ikke betalt noe. Du kan få billetten på telefonen.

at-counter = Betal i skranken
    .say = { $counter }, åpent { $hours }. Tallene dine er: { $code }. De gjelder til { $until }. Kom så tilbake til denne automaten.
    .help = { $counter }, åpent { $hours }. Tallene gjelder til { $until }. Kom så tilbake til denne automaten.
    .name = Går til skranken
    .next = Begynn på nytt

deliver = { $keeping ->
        [phone] Jeg lager billetten din
       *[paper] Billetten din kommer nå
    }
    .say = { $keeping ->
        [phone] Ha kameraet på telefonen klart.
       *[paper] Den kommer ut i luken.
    }
    .name = Skriver ut
    .help = Automaten skriver ut billetten din. Du får beskjed når den er klar.

phone-ticket = Ta bilde av denne firkanten
    .say = Bildet er billetten din. Se på bildet: Hele firkanten må være skarp. Vis bildet på toget.
    .name = Tar bilde av billetten
    .next = Jeg har bildet

your-ticket = Her er billetten din
    .say = Ta den ut av luken. Pass på den til du er framme.
    .name = Tar billetten
    .next = Jeg har den

mood = Hvordan gikk det?
    .say = Du trenger ikke å svare.
    .name = Hvordan det gikk
    .help = Svaret ditt hjelper oss. Du kan også bare gå.
    .good = Bra
    .so-so = Sånn passe
    .bad = Dårlig
    .next = Hopp over

goodbye = Tusen takk. God tur!
    .say = Har du med deg billetten og kortet?
    .name = Takk
    .next = En billett til

# En person tar over. Det sies hva som har skjedd, hva med pengene, og hva som skjer nå.
handover-no-fare = Jeg vet ikke hva reisen koster
    .say = Du har ikke betalt noe. Jeg tilkaller en person som kan selge deg billett.
    .name = Fant ingen pris
    .next = Begynn på nytt

handover-no-way = Jeg finner ikke noe tog dit for deg
    .say = Du har ikke betalt noe. Jeg tilkaller en person som kan lete sammen med deg.
    .name = Fant ingen vei
    .next = Begynn på nytt

handover-no-timetable = Jeg kan ikke lete etter tog nå
    .say = Du har ikke betalt noe. Jeg tilkaller en person som kan selge deg billett.
    .name = Rutetider eller klokke stemmer ikke
    .next = Begynn på nytt

handover-payment = Betalingen gikk ikke gjennom
    .say = Du har ikke betalt noe. Jeg tilkaller en person. Reisen din blir stående her.
    .name = Kort virket ikke
    .next = Begynn på nytt

handover-payment-unknown = Ikke betal en gang til
    .say = Jeg vet ikke om du har betalt. Jeg tilkaller en person som finner ut av det. Her er ditt nummer: { $number }.
    .name = Betalt eller ikke: uvisst
    .next = Noen har hjulpet meg

handover-no-ticket = Billetten din kom ikke ut som den skulle
    .say = Har det kommet ut papir? Ikke bruk det. Du har ikke betalt noe. Jeg tilkaller en person. Her er ditt nummer: { $number }.
    .name = Ingen billett kom ut
    .next = Noen har hjulpet meg

handover-no-paper = Jeg kan ikke skrive ut billett nå
    .say = Du har ikke betalt noe. Jeg tilkaller en person som kan selge deg billett.
    .name = Tomt for papir
    .next = Begynn på nytt

handover-terminal-off = Jeg kan ikke ta imot kort nå
    .say = Du har ikke betalt noe. Jeg tilkaller en person som kan selge deg billett.
    .name = Kortleseren er av
    .next = Begynn på nytt

handover-slip = Jeg finner ikke betalingen din
    .say = Jeg tilkaller en person som leter sammen med deg. Pass på lappen din.
    .name = Fant ikke betalingen fra skranken
    .next = Begynn på nytt

handover-paid-waits = Du har betalt, men mangler billetten
    .say = Ikke betal en gang til. Jeg tilkaller en person som kommer med billetten. Her er ditt nummer: { $number }.
    .name = Betalt i skranken, billetten venter
    .next = Noen har hjulpet meg
