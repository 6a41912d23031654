# Wat om elke vraag heen staat: op elk scherm dezelfde woorden op dezelfde plaats.

frame-back = Terug
frame-call = Roep iemand

frame-larger = Grotere tekst
frame-smaller = Kleinere tekst
frame-contrast = Contrast
frame-read = Lees voor
frame-reading = Leest voor
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
    [one] Over één seconde vergeet ik uw antwoorden.
   *[other] Over { $seconds } seconden vergeet ik uw antwoorden.
}
frame-still-here = Ik ben er nog

frame-offer = Zal ik iemand roepen?
frame-offer-detail = Neem uw tijd. Een mens kan u ook helpen.
frame-offer-yes = Ja, graag
frame-offer-no = Nee, dank u

frame-help-cancel = Hulp is niet meer nodig
frame-help-close = Sluiten

frame-receipt = Een bonnetje voor uw telefoon: houd de camera ervoor. Voor de reis hebt u het niet nodig.

pad-next = Verder
pad-nothing = Nog geen cijfer.
frame-ticket-square = Uw kaartje, als vierkant voor de camera van uw telefoon
