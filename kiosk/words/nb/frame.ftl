# Det som står rundt hvert spørsmål: de samme ordene på samme sted på hver skjerm.

frame-back = Tilbake
frame-call = Tilkall en person

frame-larger = Større tekst
frame-smaller = Mindre tekst
frame-contrast = Kontrast
frame-read = Les høyt
frame-reading = Leser høyt
frame-pause = Pause
frame-read-on = Les videre
frame-repeat = En gang til

frame-step = Steg { $number } av { $of }
frame-chosen = Du har valgt
frame-change = Endre
frame-total = Totalt

frame-typed-nothing = Trykk på den første bokstaven.
frame-places = { $count ->
    [one] Ett sted passer.
   *[other] { $count } steder passer.
}
frame-delete = Slett
frame-clear = Alle bokstaver
frame-space = Mellomrom
frame-beginning = Begynner på { $letters }

frame-more = Pluss én: { $who }
frame-fewer = Minus én: { $who }

frame-busy = Jeg leter …
frame-pay-cancel = Ikke betal nå

frame-still = Er du her ennå?
frame-still-detail = { $seconds ->
    [one] Om ett sekund går jeg tilbake til starten.
   *[other] Om { $seconds } sekunder går jeg tilbake til starten.
}
frame-still-here = Ja, jeg er her
frame-resume = Fortsett der du var

frame-offer = Skal jeg tilkalle en person?
frame-offer-detail = Ta deg god tid. En person kan også hjelpe deg.
frame-offer-yes = Ja, gjerne
frame-offer-no = Nei takk

frame-help-cancel = Jeg trenger ikke hjelp nå
frame-help-close = Lukk

frame-receipt = En kvittering til telefonen din: Hold kameraet foran. Du trenger den ikke på reisen.

pad-next = Videre
pad-nothing = Ingen tall ennå.
pad-hidden = { $count ->
    [1] 1 tall er tastet.
   *[other] { $count } tall er tastet.
}
frame-ticket-square = Billetten din, som en firkant for kameraet på telefonen
frame-dark = Skjermen er mørk. Tastene dine virker. Den samme tasten gjør den lys igjen.
frame-lit = Skjermen er lys igjen.
frame-below = Mer under
frame-above = Lenger opp
frame-part = Del { $number } av { $of }.
frame-languages = Språk
frame-lower = Lavere
frame-higher = Høyere

looks-open = Mine innstillinger
looks = Hvordan vil du ha det?
    .detail = Etter besøket er alt som vanlig igjen.
looks-on = Ja, til du går
looks-pace = Jeg er rask
    .detail = Jeg spør tidligere
looks-still = Stille bilde
    .detail = Ingenting beveger seg
looks-soft = Mykere lys
    .detail = Mindre sterkt
looks-soft-1 = Ja, trinn 1 av 2
looks-soft-2 = Ja, trinn 2 av 2
looks-spaced = Mer plass mellom bokstaver
    .detail = Også mellom ord og linjer
looks-keep = Ta vare på innstillingene
looks-square = Her er innstillingene dine.
    .detail = Ta bilde av firkanten. Navnet ditt står ikke i den. Hold den mot leseren neste gang.
looks-square-name = Innstillingene dine, som en firkant for telefonens kamera
looks-restored = Innstillingene dine er tilbake.
looks-unknown = Den koden kan jeg ikke lese. Velg innstillingene her.
