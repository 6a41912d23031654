# Vad någon försökte innan hjälpen kom, för personalen: vid disken och vid automaten.
tried-back = { $count ->
    [1] gick tillbaka
   *[other] gick tillbaka { $count } gånger
}
tried-changed = { $count ->
    [1] ändrade { $what }
   *[other] ändrade { $what } { $count } gånger
}
tried-pay-declined = { $count ->
    [1] kortet nekades
    [2] kortet nekades två gånger
   *[other] kortet nekades { $count } gånger
}
tried-pay-cancelled = { $count ->
    [1] betalningen stoppades
   *[other] betalningen stoppades { $count } gånger
}
tried-pay-unknown = kanske betalt: kontrollera
tried-pay-no-paper = inget papper
tried-pay-jammed = papperet har fastnat
tried-pay-terminal-off = kortläsaren är av
tried-deliver-no-paper = biljetten kom inte ut (inget papper), pengarna släpptes
tried-deliver-jammed = biljetten fastnade, pengarna släpptes
tried-deliver-unknown = biljetten osäker, kanske betald: kontrollera
tried-offers-none = inget tåg hittades
tried-offers-no-fare = inget pris hittades
tried-offers-no-way = ingen resa hittades
tried-offers-no-timetable = tidtabell eller klocka stämmer inte
tried-offers-storage-failed = automaten kan inte spara: säljer inget nu
tried-train-gone = tåget gick före betalningen
tried-price-old = priset visades för länge sedan
tried-train-cancelled = tåget ställdes in före betalningen
tried-train-later = tåget blev försenat före betalningen
tried-train-earlier = tåget går tidigare än det som visades
tried-train-moved = spåret ändrades före betalningen
tried-train-missed = bytet blev för kort
tried-train-home-missed = tåget tillbaka går innan hon är framme
tried-steps-changed = något ändrades på hennes väg utan trappor
tried-trouble-sorry = fel i automaten, inget betalt
tried-trouble-sorry-money = fel i automaten vid betalningen: kontrollera
tried-trouble-storage-failed = automaten kan inte spara: säljer inget nu
tried-no-voice = automaten har inget ljud
tried-spare-voice = den naturliga rösten fungerar inte: den enkla talar
tried-voice-missed = { $count ->
    [1] försökte tala en gång
    [2] försökte tala två gånger
   *[other] försökte tala { $count } gånger
}
tried-no-ear = automaten kan inte lyssna: { $what }
tried-practice = övar bara: inga pengar inblandade
tried-silence = tyst länge
tried-wrong-taps = tryckte bredvid knapparna

fact-need = önskemålet
fact-destination = resmålet
fact-way = enkel eller tur och retur
fact-out = tiden
fact-back = resan tillbaka
fact-party = vilka som reser
fact-card = rabattkortet
fact-walk = vad som behövs på resan
fact-offer = biljetten
