# Wat iemand probeerde voor er hulp kwam, voor het personeel: aan de balie en bij de automaat.
tried-back = { $count ->
    [1] ging terug
   *[other] ging { $count } keer terug
}
tried-changed = { $count ->
    [1] veranderde { $what }
   *[other] veranderde { $count } keer { $what }
}
tried-pay-declined = { $count ->
    [1] pas geweigerd
    [2] pas twee keer geweigerd
   *[other] pas { $count } keer geweigerd
}
tried-pay-cancelled = { $count ->
    [1] betaling gestopt
   *[other] betaling { $count } keer gestopt
}
tried-pay-unknown = misschien betaald: zoek het op
tried-pay-no-paper = geen papier
tried-pay-jammed = papier vast
tried-pay-terminal-off = betaalautomaat uit
tried-deliver-no-paper = kaartje kwam er niet uit (geen papier), geld vrijgegeven
tried-deliver-jammed = kaartje liep vast, geld vrijgegeven
tried-deliver-unknown = kaartje onzeker, misschien betaald: zoek het op
tried-offers-none = geen trein gevonden
tried-offers-no-fare = geen prijs gevonden
tried-offers-no-way = geen reis gevonden
tried-offers-no-timetable = dienstregeling of klok klopt niet
tried-offers-storage-failed = automaat kan niets bewaren: verkoopt nu niets
tried-train-gone = trein vertrok voor het betalen
tried-price-old = prijs stond er te lang
tried-train-cancelled = trein viel uit voor het betalen
tried-train-later = trein werd later voor het betalen
tried-train-earlier = trein vertrekt eerder
tried-train-moved = ander spoor voor het betalen
tried-train-missed = overstap werd te kort
tried-train-home-missed = trein terug vertrekt voordat zij er is
tried-steps-changed = er veranderde iets op haar weg zonder trappen
tried-trouble-sorry = fout in de automaat, niets betaald
tried-trouble-sorry-money = fout in de automaat bij het betalen: zoek het op
tried-trouble-storage-failed = automaat kan niets bewaren: verkoopt nu niets
tried-no-voice = de automaat heeft geen geluid
tried-spare-voice = de natuurlijke stem doet het niet: de eenvoudige spreekt
tried-voice-missed = { $count ->
    [1] sprak één keer en werd niet verstaan
    [2] sprak twee keer en werd niet verstaan
   *[other] sprak { $count } keer en werd niet verstaan
}
tried-no-ear = de automaat kan niet luisteren: { $what }
tried-practice = oefent alleen: er is geen geld bij
tried-silence = lang stil
tried-wrong-taps = raakte naast de knoppen

fact-need = de wens
fact-destination = de bestemming
fact-way = enkele reis of retour
fact-out = de tijd
fact-back = de terugreis
fact-party = de reizigers
fact-card = de kortingskaart
fact-walk = wat onderweg nodig is
fact-offer = het kaartje
