# Voor reizigers die geen trappen kunnen nemen: wat kan, wat niet bekend is, welke lift, en wie helpt.
access-free = De hele weg is zonder trappen.
access-no-way = { $passage ->
    [enter] In { $station } is er geen weg zonder trappen naar spoor { $platform }.
    [leave] In { $station } is er geen weg zonder trappen vanaf spoor { $platform }.
    [between] In { $station } kunt u niet zonder trappen overstappen van spoor { $platform } naar { $onto }.
   *[station] In { $station } is er geen weg zonder trappen.
}
access-lift-out = Deze lift is buiten gebruik: { $lift }.
access-steps = Elke weg daarheen heeft trappen.
access-marked = In { $station } kunt u met een rolstoel niet in of uit de trein.
access-elsewhere = Er is een weg zonder trappen via { $station }: { $entrance }.
access-unknown = Ik weet niet of { $station } trappen heeft.
access-partly = Sommige sporen in { $station } hebben trappen. Ik weet niet welke.
access-lift-unknown = Ik weet niet of de lift in { $station } het nu doet.
access-walk-unknown = Ik ken de weg te voet van { $station } naar { $onto } niet.
access-train-no = Met een rolstoel kunt u niet mee met { $line }.
access-train-unknown = Ik weet niet of een rolstoel mee kan met { $line }.
access-no-journey = Ik vind nu geen reis zonder trappen.
access-go-in = De ingang in { $station } is nu: { $entrance }.
access-go-out = De uitgang in { $station } is nu: { $entrance }.
access-longer-change = Overstappen in { $station } duurt nu ongeveer { $minutes } { $minutes ->
    [one] minuut
   *[other] minuten
}.
access-staff = Iemand moet u helpen in { $station }. Ik kan nu iemand roepen.
access-staff-perhaps = Misschien moet iemand u helpen in { $station }. Ik kan nu iemand roepen.
access-ask = Vraag het voordat u reist. Ik kan nu iemand roepen.
access-notice = Zij moeten het { $minutes } minuten van tevoren weten.
access-notice-late = Zij moeten het { $minutes } minuten van tevoren weten. Dat lukt niet meer. Vraag het even.
access-phone = Hun nummer is { $phone }.
access-meeting-point = U treft hen hier: { $place }.
access-lifts-as-of = Mijn nieuws over de liften is van { $time }.
access-lifts-old = Mijn nieuws over de liften is van { $day }.
access-lifts-not-reported = Ik hoor het niet als een lift buiten gebruik is.
steps-changed = Er is iets veranderd op uw weg zonder trappen.
