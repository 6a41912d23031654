help-offered = Zal ik iemand roepen?
    .detail = Er kan iemand naar u toe komen. Neem rustig de tijd.
help-writing = Ik roep iemand
    .detail = Ze weten waar u bent en wat u deed. U hoeft niets uit te leggen.
help-sent = Uw oproep is verstuurd
    .detail = Ik zeg het als iemand hem heeft.
help-unreachable = Ik kan het personeel niet bereiken
    .detail = Ik blijf het proberen. U kunt ook bellen: { $phone }. Of ga naar: { $counter }. Open { $hours }.
help-received = Uw oproep is aangekomen
    .detail = Ik vraag wie er kan komen. U kunt intussen verdergaan.
help-seen = { $seen ->
    [one] 1 medewerker ziet uw oproep
   *[other] { $seen } medewerkers zien uw oproep
}
    .detail = Er heeft nog niemand geantwoord. U kunt intussen verdergaan.
# Hoe lang het meestal duurt, vanaf de oproep.
help-usual = { $first ->
    [0] { $last ->
        [one] Meestal is er binnen een minuut iemand bij u.
       *[other] Meestal is er binnen { $last } minuten iemand bij u.
    }
   *[other] Meestal is er na { $first } tot { $last } minuten iemand bij u.
}
help-late = Het duurt langer dan anders. Ik blijf het vragen.
help-coming = { $name } komt eraan
    .detail = { $minutes ->
        [one] Over ongeveer 1 minuut. { $name } weet waar u bent.
       *[other] Over ongeveer { $minutes } minuten. { $name } weet waar u bent.
    }
help-coming-code = Code voor { $name }: { $code }
help-taken-back = { $name } is opgehouden
    .detail = Ik vraag het aan de anderen.
help-unanswered = Er is nu niemand vrij
    .detail = Ik blijf het vragen. U kunt ook bellen: { $phone }. Of ga naar: { $counter }. Open { $hours }.
help-arrived = { $name } is bij u
    .detail = Uw kaartje wacht hier, precies zoals het was.
help-abandoned = { $name } was hier
    .detail = { $name } vond u niet. Hebt u nog hulp nodig? Roep dan nog eens.
help-resolved = Fijn dat iemand kon helpen
    .detail = Heeft dat geholpen? U hoeft niet te antwoorden.
sorry = Sorry, dat lukte niet. Er is niets betaald. Ik kan iemand roepen.
sorry-money = Er ging iets mis. Betaal niet nog een keer. Ik roep iemand.
storage-failed = Dit apparaat kan uw kaartje nu niet opschrijven. Er is niets betaald. Ik kan iemand roepen.
no-train = Ik vind daarvoor geen trein. Zullen we een andere tijd proberen?
demo-note = Demonstratie: niet geldig om te reizen
demo-timetable = Voorbeelddienst, elke week herhaald. { $attribution }
no-such-place = Geen plaats begint met { $typed }. Is het een van deze?
try-again = Nog eens proberen
back-again = Het scherm viel even uit. Nu gaan we verder.
opening = Goedendag
help-failed = Ik kon uw oproep niet opschrijven
    .detail = Bel alstublieft { $phone }. Of ga naar: { $counter }. Open { $hours }.
train-gone = Die trein is vertrokken. Dit zijn de volgende.
price-old = Deze prijs stond er al een tijdje. Hier is hij opnieuw.
out-of-order = Dit apparaat kan nu geen kaartjes verkopen
    .detail = U kunt bellen: { $phone }. Of ga naar: { $counter }. Open { $hours }.
help-thanked = Dank u wel
    .detail = U kunt hier verdergaan.
help-face-good = Ja
help-face-so-so = Gaat wel
help-face-bad = Nee

# Waar de knop goed voor is, voordat iemand erop drukt.
help-now-here = Er is hulp
help-now-phone = Alleen per telefoon
    .detail = Ik kan nu geen helper roepen. Telefoon: { $phone }. Of ga naar: { $counter }. Open { $hours }.
help-now-nobody = Nu geen helper
    .detail = Er is nu geen helper. Telefoon: { $phone }. Of ga naar: { $counter }. Open { $hours }.
# An interpreter whom she reaches with her own phone, where the operator has one.
help-relay-button = Gebarentaal
help-relay = Gebarentaal: { $name }
    .detail = Een tolk helpt u. Open: { $hours }.
help-relay-phone = Telefoon: { $phone }.
help-relay-camera = Scan met uw telefoon, of open: { $address }
