# Det som sies om et kall på en person. Hver setning sier bare det som er sant akkurat da.
help-offered = Skal jeg tilkalle en person?
    .detail = Noen kan komme og hjelpe deg her. Ta deg god tid.
help-writing = Jeg tilkaller en person
    .detail = De får vite hvor du er, og hva du holder på med. Du trenger ikke å forklare.
help-sent = Jeg har bedt om hjelp
    .detail = Jeg sier fra når noen har sett det.
help-unreachable = Jeg får ikke tak i de ansatte
    .detail = Jeg prøver videre. Du kan også ringe { $phone }, eller gå til: { $counter }. Åpent { $hours }.
help-received = De har fått beskjed
    .detail = Jeg spør hvem som kan komme. Du kan fortsette så lenge.
help-seen = { $seen ->
    [one] 1 hjelper ser at du har spurt
   *[other] { $seen } hjelpere ser at du har spurt
}
    .detail = Ingen har svart ennå. Du kan fortsette så lenge.
# Hvor lang tid det pleier å ta til noen er der, regnet fra kallet; last er alltid mer enn first.
help-usual = { $first ->
    [0] { $last ->
        [one] Som regel er noen her innen ett minutt.
       *[other] Som regel er noen her innen { $last } minutter.
    }
   *[other] Som regel er noen her om { $first } til { $last } minutter.
}
help-late = Det tar lengre tid enn vanlig. Jeg spør videre.
help-coming = { $name } kommer
    .detail = { $minutes ->
        [one] Om omtrent 1 minutt. { $name } vet hvor du er.
       *[other] Om omtrent { $minutes } minutter. { $name } vet hvor du er.
    }
help-coming-code = Kode for { $name }: { $code }
help-taken-back = { $name } ble opptatt
    .detail = Jeg spør de andre.
help-unanswered = Ingen er ledig nå
    .detail = Jeg spør videre. Du kan også ringe { $phone }, eller gå til: { $counter }. Åpent { $hours }.
help-arrived = { $name } er hos deg
    .detail = Billetten din venter her, akkurat som den var.
help-abandoned = { $name } var her
    .detail = { $name } fant deg ikke. Trenger du fortsatt en person? Da kan du spørre igjen.
help-resolved = Så bra at noen kunne hjelpe
    .detail = Hjalp det? Du trenger ikke å svare.
sorry = Beklager, det gikk ikke. Ingenting er betalt. Jeg kan tilkalle en person.
sorry-money = Noe gikk galt. Ikke betal en gang til. Jeg tilkaller en person.
storage-failed = Automaten kan ikke lagre billetten din nå. Ingenting er betalt. Jeg kan tilkalle en person.
no-train = Jeg fant ikke noe tog som passer. Skal vi prøve en annen tid?
demo-note = Demonstrasjon: gjelder ikke som billett
demo-timetable = Rutetider til demonstrasjon, de samme hver uke. { $attribution }
no-such-place = Ingen steder begynner på { $typed }. Er det et av disse?
try-again = Prøv igjen
back-again = Skjermen var borte en kort stund. Nå går vi videre.
opening = God dag
help-failed = Jeg fikk ikke bedt om hjelp
    .detail = Ring { $phone }, eller gå til: { $counter }. Åpent { $hours }.
train-gone = Det toget har gått. Her er de neste.
price-old = Denne prisen er fra en stund siden. Her er den på nytt.
out-of-order = Automaten kan ikke selge billetter nå
    .detail = Du kan ringe { $phone }, eller gå til: { $counter }. Åpent { $hours }.
help-thanked = Takk
    .detail = Du kan fortsette her.
help-face-good = Ja
help-face-so-so = Litt
help-face-bad = Nei

# Hva knappen er god for, før noen trykker på den.
help-now-here = Du kan få hjelp
help-now-phone = Bare på telefon
    .detail = Jeg får ikke tak i en hjelper nå. Telefon: { $phone }. Eller gå til: { $counter }. Åpent { $hours }.
help-now-nobody = Ingen hjelper nå
    .detail = Det er ingen hjelper her nå. Telefon: { $phone }. Eller gå til: { $counter }. Åpent { $hours }.
# An interpreter whom she reaches with her own phone, where the operator has one.
help-relay-button = Tegnspråk
help-relay = Tegnspråk: { $name }
    .detail = En tolk hjelper deg. Åpent: { $hours }.
help-relay-phone = Telefon: { $phone }.
help-relay-camera = Skann med mobilen, eller åpne: { $address }
