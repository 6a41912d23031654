# Automaten lyssnar: tecknet, vad den hörde, vad den frågar. `.staff` är för personalen.
listen-speak = Säg det
listen-done = Jag är klar
listen-on = Jag lyssnar. Säg vad du vill.
listen-thinking = Jag tänker …
listen-heard = Jag hörde: { $words }
listen-right = Jag hörde: { $words }. Stämmer det?
listen-yes = Ja, det stämmer
listen-no = Nej
listen-which = Vilken menar du?
listen-none = Ingen av dem
listen-again = Jag hörde inte riktigt. Säg det en gång till.
listen-touch = Vi gör det med handen. Välj ditt svar här.
listen-press = Bara du kan betala. Rör vid den stora knappen, eller tryck på tangenten.
listen-patience = Ta god tid på dig. Välj ”{ $button }” när du vill prata.
listen-wrong = Vad ska jag ändra? Säg det, eller välj den raden.
listen-words = Säg ett ord som du ser här. Eller: tillbaka, igen, högre, hjälp.
listen-begin-again = Ska jag börja om? Jag glömmer det du har valt.
listen-kept = Så är det redan.
listen-nothing-kept = Jag sparar inga tidigare resor. Vart vill du åka?
listen-waits = Säg ”hjälp”, så lyssnar jag.
listen-person = Ska någon komma?
    .detail = Säg ”ja”. Eller säg vart du vill åka.
listen-person-yes = Ja, någon får komma
listen-or-help = Eller säg ”hjälp”: då kommer någon.
listen-still = Ta god tid på dig. Jag lyssnar fortfarande.

listen-off = Jag kan inte lyssna på svenska här. Rör vid skärmen.
    .staff = Lyssnandet är avstängt i inställningarna.
listen-starting = Jag kan inte lyssna än. Rör vid skärmen.
    .staff = Programmen som lyssnar laddas.
listen-no-model = Jag kan inte lyssna på svenska här. Rör vid skärmen.
    .staff = Inget här förstår det språket. Kör: ./loket voice check
listen-damaged-model = Jag kan inte lyssna i dag. Rör vid skärmen.
    .staff = Filerna för att lyssna är skadade. Kör: ./loket voice verify
listen-no-microphone = Jag hör dig inte: min mikrofon saknas. Rör vid skärmen.
    .staff = Det finns ingen mikrofon. Se efter kabeln.
listen-silent-microphone = Jag hör ingenting alls. Rör vid skärmen.
    .staff = Mikrofonen ger inget ljud. Är den av, eller sitter kabeln löst?
listen-clipping = Det är för högt för mig. Rör vid skärmen.
    .staff = Mikrofonen är alldeles för högt inställd. Sänk den.
listen-noisy = Det är för mycket ljud här för mig. Rör vid skärmen.
    .staff = Här är så mycket ljud att ingen kan uppfattas.
listen-restarting = Jag måste samla mig. Rör vid skärmen så länge.
    .staff = Det som lyssnar har stannat och startar om av sig självt.
listen-engine-off = Jag kan inte lyssna nu. Rör vid skärmen.
    .staff = Det som lyssnar har stannat för ofta. Det prövas igen när ingen är här.

unmet-first-class = Jag säljer andra klass här.
unmet-bicycle = Jag kan inte sälja biljett för en cykel. Personalen kan hjälpa dig.
unmet-dog = Jag kan inte sälja biljett för en hund. Personalen kan hjälpa dig.
unmet-seat = Jag kan inte boka en plats. Personalen kan hjälpa dig.
unmet-arrive-by = Jag söker efter när tåget går. Du ser när du är framme.
unmet-via = Jag kan inte välja tågets väg. Personalen kan hjälpa dig.

answer-platform = Det går från spår { $platform }.
answer-platform-unknown = Jag vet inte spåret än.
answer-duration = Det tar { $duration }.
answer-departure = Det går klockan { $time }.
answer-arrival = Du är framme klockan { $time }.
answer-price = Det kostar { $price }.
answer-changes = { $count ->
    [0] Du behöver inte byta tåg.
    [one] Du byter tåg en gång.
   *[other] Du byter tåg { $count } gånger.
}
answer-stairs = { $known ->
    [yes] Det finns inga trappor på vägen.
   *[no] Jag vet inte om det finns trappor på vägen.
}
answer-here = Du är här: { $station }.
answer-time = Klockan är { $time }.
answer-first = Det kan jag säga när ett tåg är valt.
