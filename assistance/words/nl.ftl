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
leave = Einde dienst
language = Taal

waited = { $minutes ->
    [0] { $seconds } s
   *[other] { $minutes } min { $seconds } s
}
    .min = min
    .s = s
waits = Wacht
urgent = Te lang
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

# Looking along and talking
talking = Gesprek
talking-open = Scherm bekijken, schrijven of praten
talking-first = Eerst praten
talking-close = Sluiten
talking-waits = Verbinding met de automaat …
talking-there = Verbonden met de automaat.
talking-lost = De verbinding is weg. Ik probeer het opnieuw.
talking-over = Dit gesprek is voorbij.
talking-screen = Het scherm van de reiziger
talking-ask = Vragen om mee te kijken
talking-asked = De reiziger wordt gevraagd. Even wachten.
talking-refused = De reiziger wil dit niet. U kunt schrijven of praten.
talking-seen = U ziet deze stap. De reiziger weet dat.
talking-how = Raak een antwoord aan: dan licht het daar op. Alleen de reiziger kan het kiezen.
talking-point = Aanwijzen
talking-hidden = Deze stap wordt niet getoond
talking-masked = niet getoond
talking-write = Schrijven
talking-said = Wat er geschreven is
talking-words = Uw woorden. Ze staan daar terwijl u schrijft.
talking-end = Nieuwe regel
talking-phrases = Zinnen in de taal van de reiziger
talking-me = U
talking-her = Reiziger
talking-speak = Praten
talking-voice-off = De microfoon is uit.
talking-voice-start = Begin te praten
talking-voice-end = Stop met praten
talking-calling = De stem wordt verbonden …
talking-speaking = U kunt nu praten. Schrijven kan ook nog.
talking-insecure = Deze pagina is niet veilig (https), dus zonder microfoon. Schrijf liever.
talking-no-mic = Er is geen microfoon, of die is geweigerd. Schrijf liever.
talking-no-voice = Praten lukt nu niet. Schrijf liever.
