# Mitä joku yritti ennen kuin apu tuli, henkilökunnalle: tiskillä ja automaatilla.
tried-back = { $count ->
    [1] palasi takaisin
   *[other] palasi takaisin { $count } kertaa
}
tried-changed = { $count ->
    [1] muutti: { $what }
   *[other] muutti { $count } kertaa: { $what }
}
tried-pay-declined = { $count ->
    [1] kortti ei käynyt
    [2] kortti ei käynyt, kahdesti
   *[other] kortti ei käynyt, { $count } kertaa
}
tried-pay-cancelled = { $count ->
    [1] maksu keskeytyi
   *[other] maksu keskeytyi { $count } kertaa
}
tried-pay-unknown = ehkä maksettu: tarkista
tried-pay-no-paper = paperi loppu
tried-pay-jammed = paperi jumissa
tried-pay-terminal-off = kortinlukija pois päältä
tried-deliver-no-paper = lippu ei tullut ulos (paperi loppu), raha vapautettu
tried-deliver-jammed = lippu jäi jumiin, raha vapautettu
tried-deliver-unknown = lipusta ei varmuutta, ehkä maksettu: tarkista
tried-offers-none = junaa ei löytynyt
tried-offers-no-fare = hintaa ei löytynyt
tried-offers-no-way = reittiä ei löytynyt
tried-offers-no-timetable = aikataulussa tai kellossa vikaa
tried-offers-storage-failed = automaatti ei voi tallentaa: ei myy nyt mitään
tried-train-gone = juna lähti ennen maksua
tried-price-old = hinta oli näkyvissä liian kauan
tried-train-cancelled = juna peruttiin ennen maksua
tried-train-later = juna myöhästyi ennen maksua
tried-train-earlier = juna lähtee aiemmin kuin näytettiin
tried-train-moved = raide vaihtui ennen maksua
tried-train-missed = vaihtoaika jäi liian lyhyeksi
tried-train-home-missed = paluujuna lähtisi ennen perille tuloa
tried-steps-changed = jokin muuttui reitillä ilman portaita
tried-trouble-sorry = automaatissa vika, mitään ei maksettu
tried-trouble-sorry-money = automaatissa vika maksun aikana: tarkista
tried-trouble-storage-failed = automaatti ei voi tallentaa: ei myy nyt mitään
tried-no-voice = automaatista ei kuulu ääntä
tried-spare-voice = luonnollinen ääni ei toimi: yksinkertainen puhuu
tried-voice-missed = { $count ->
    [1] yritti puhua kerran
    [2] yritti puhua kaksi kertaa
   *[other] yritti puhua { $count } kertaa
}
tried-no-ear = automaatti ei voi kuunnella: { $what }
tried-practice = vain harjoittelee: rahaa ei ole mukana
tried-silence = pitkä hiljaisuus
tried-wrong-taps = kosketti nappien viereen

fact-need = toive
fact-destination = määränpää
fact-way = meno tai paluu
fact-out = aika
fact-back = paluu
fact-party = matkustajat
fact-card = alennuskortti
fact-walk = tarpeet matkalla
fact-offer = lippu
