# Wat om elke vraag heen staat: op elk scherm dezelfde woorden op dezelfde plaats.

frame-back = Terug
frame-call = Roep iemand

frame-larger = Grotere tekst
frame-smaller = Kleinere tekst
frame-contrast = Contrast
frame-read = Lees voor
frame-reading = Leest voor
frame-pause = Pauze
frame-read-on = Lees verder
frame-repeat = Nog eens

frame-step = Stap { $number } van { $of }
frame-chosen = U koos
frame-change = Wijzig
frame-total = Totaal

frame-typed-nothing = Raak de eerste letter aan.
frame-places = { $count ->
    [one] Eén plaats past.
   *[other] { $count } plaatsen passen.
}
frame-delete = Wis
frame-clear = Alle letters
frame-space = Spatie
frame-beginning = Begint met { $letters }

frame-more = Eén meer: { $who }
frame-fewer = Eén minder: { $who }

frame-busy = Ik zoek het op …
frame-pay-cancel = Nu niet betalen

frame-still = Bent u er nog?
frame-still-detail = { $seconds ->
    [one] Over één seconde begin ik opnieuw.
   *[other] Over { $seconds } seconden begin ik opnieuw.
}
frame-still-here = Ik ben er nog
frame-resume = Verder waar u was

frame-offer = Zal ik iemand roepen?
frame-offer-detail = Neem uw tijd. Een mens kan u ook helpen.
frame-offer-yes = Ja, graag
frame-offer-no = Nee, dank u

frame-help-cancel = Hulp is niet meer nodig
frame-help-close = Sluiten

frame-receipt = Een bonnetje voor uw telefoon: houd de camera ervoor. Voor de reis hebt u het niet nodig.

pad-next = Verder
pad-nothing = Nog geen cijfer.
pad-hidden = { $count ->
    [1] 1 cijfer getypt.
   *[other] { $count } cijfers getypt.
}
frame-ticket-square = Uw kaartje, als vierkant voor de camera van uw telefoon
frame-dark = Het scherm is donker. Uw toetsen werken. Met dezelfde toets wordt het weer licht.
frame-lit = Het scherm is weer licht.
frame-below = Meer onder
frame-above = Weer boven
frame-part = Deel { $number } van { $of }.
frame-languages = Taal
frame-lower = Lager
frame-higher = Hoger

looks-open = Mijn instellingen
looks = Hoe wilt u het hebben?
    .detail = Na uw bezoek is alles weer gewoon.
looks-on = Ja, tot u weggaat
looks-pace = Ik ben snel
    .detail = Ik vraag eerder of u er bent
looks-still = Stil beeld
    .detail = Er beweegt niets
looks-soft = Zachter licht
    .detail = Minder fel
looks-soft-1 = Ja, stap 1 van 2
looks-soft-2 = Ja, stap 2 van 2
looks-spaced = Meer ruimte tussen letters
    .detail = Ook tussen woorden en regels
looks-keep = Mijn instellingen bewaren
looks-square = Dit zijn uw instellingen.
    .detail = Maak een foto van het vierkant. Uw naam staat er niet in. Houd het de volgende keer voor de lezer.
looks-square-name = Uw instellingen, als vierkant voor de camera van uw telefoon
looks-restored = Uw instellingen zijn er weer.
looks-unknown = Deze code kan ik niet lezen. Kies uw instellingen hier.
