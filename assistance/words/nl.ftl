# Wat helpers lezen: op een telefoon, in één oogopslag, onderweg.
desk = Hulpbalie
main-list = Oproepen
on-duty = In dienst: { $name }
nobody = Er wacht niemand
    .detail = Zodra iemand om hulp vraagt, ziet en hoort u het hier.
waiting = { $count ->
    [0] Er wacht niemand.
    [one] Er wacht 1 persoon.
   *[other] Er wachten { $count } personen.
}
new-call = Nieuwe oproep: { $place }.
not-connected = GEEN VERBINDING
    .detail = Nieuwe oproepen komen hier niet aan. Ik blijf het proberen.
not-sent = Dat is niet verstuurd. Probeer het nog eens.

sound = Begin dienst
    .detail = Het geluid staat uit.
    .on = Geluid staat aan
    .sleeps = Geluid staat aan. Houd dit scherm wakker: het kan vanzelf uitgaan.
    .blocked = Het geluid is aan, maar deze browser houdt het tegen. Raak de pagina een keer aan.
leave = Einde dienst
language = Taal

waited = { $minutes ->
    [0] { $seconds } s
   *[other] { $minutes } min { $seconds } s
}
    .min = min
    .s = s
kiosk = Automaat { $id }
stuck-at = Zit vast bij
speaks = Spreekt { $language }
come = Ik kom
    .minutes = { $minutes ->
        [one] over 1 minuut
       *[other] over { $minutes } minuten
    }
    .short = { $minutes } min
there = Ik ben er
back = Ik kan niet komen
gone = Er was niemand
why = Waarom was hulp nodig?
other-reason = Anders
you-said = { $minutes ->
    [one] U komt, over 1 minuut.
   *[other] U komt, over { $minutes } minuten.
}
you-are-late = Uw tijd is om. De reiziger wacht nog op u.
you-are-there = U bent er.
took-it = { $minutes ->
    [one] { $name } gaat al, en is er over 1 minuut.
   *[other] { $name } gaat al, en is er over { $minutes } minuten.
}
is-there = { $name } is er.
told-unanswered = Niemand reageerde. De reiziger weet het en wacht nog.

reason-find-train = Trein zoeken
reason-price = Prijs of korting
reason-payment = Pas of betalen
reason-ticket = Kaartje of printer
reason-change = Ruilen of terugbetalen
reason-machine = Automaat kapot
reason-access = Zien, horen, aanraken
reason-information = Taal of informatie

need-large-text = grote letters
need-read-to-me = voorlezen
need-high-contrast = sterke kleuren
need-slow = heeft meer overstaptijd nodig
need-step-free = heeft een weg zonder trappen nodig
need-keypad = toetsen

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

signed-in = Fijn dat u er bent, { $name }
    .detail = Uw lijst met oproepen gaat nu open.
    .go = Open de lijst
not-signed-in = U bent niet aangemeld
    .detail = Open uw aanmeldlink op dit apparaat. Uw teamleider heeft hem.
link-is-old = Deze link is niet meer geldig
    .detail = Een link geldt één dienst. Vraag uw teamleider om een nieuwe.

# De pagina van de helper: één kaart, één duim
urgent-new = Nieuw
urgent-soon = Wacht
urgent-late = Te lang
quiet = anderen zijn gevraagd
others-asked = Anderen zijn eerst gevraagd. U kunt de oproep ook nemen.
offers-you = { $name } vraagt u om dit over te nemen.
asked-colleague = U hebt een collega gevraagd. Tot het antwoord blijft het bij u.
needs = Ingesteld op het scherm
you = U
floors-up = { $count ->
    [one] 1 verdieping hoger
   *[other] { $count } verdiepingen hoger
}
floors-down = { $count ->
    [one] 1 verdieping lager
   *[other] { $count } verdiepingen lager
}
way-here = U bent er vlakbij.
way-minutes = { $minutes ->
    [one] 1 minuut lopen
   *[other] { $minutes } minuten lopen
}
time-left = Nog
cannot = Ik kan niet
more-time = 5 minuten meer
hand-over = Overdragen
    .who = Wie moet het overnemen?
    .nobody = Niemand anders heeft dienst.
    .gone = Deze collega heeft geen dienst meer.
colleague-free = vrij
colleague-heard = vrij, maar zonder geluid
colleague-away = bezig of er niet
prove = Laat zien dat u er bent
    .label = Code op de automaat, badge of pincode
    .wrong = Dat klopt niet. Kijk nog eens op de automaat, of raak “Ik ben er” aan.
outcome = Hoe is het afgelopen?
outcome-solved-here = Opgelost
outcome-sold-at-the-counter = Aan de balie
outcome-not-solved = Niet opgelost
phrases = Zinnen tonen
    .all = Alle zinnen
    .close = Sluiten
others-waiting = Anderen wachten
other-calls = Andere oproepen
shift = Uw dienst
off-duty = Pauze
heard = Hebt u de toon gehoord?
    .yes = Ja, gehoord
    .no = Nee, nog een keer
    .louder = Zet het geluid harder, en zet de telefoon niet op stil.
you-are-at = U bent bij:
    .change = Ik ben ergens anders
team = In dienst
alarms = Storingen
alarm-kiosk-silent = Automaat { $kiosk } antwoordt niet.
need-text = wil schrijven
need-voice = wil spreken
need-come = wil dat er iemand komt
offline = Niet verbonden
    .calls = Oproepen bereiken dit scherm niet, en het kan niet klinken.
    .go = Ga naar de automaten en kijk wie hulp nodig heeft.
    .phone = De automaten verwijzen reizigers naar deze telefoon: { $phone }, en naar de balie: { $counter }.
    .device = Probeer een ander apparaat.
    .tries = Deze pagina kijkt elke 3 seconden opnieuw, en opent uw lijst vanzelf.
    .again = Nu proberen
