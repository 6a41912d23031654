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
need-wide-spacing = meer ruimte tussen letters
need-read-to-me = voorlezen
need-high-contrast = sterke kleuren
need-slow = heeft meer overstaptijd nodig
need-step-free = heeft een weg zonder trappen nodig
need-keypad = toetsen
need-sign-language = gebarentaal

signed-in = Fijn dat u er bent, { $name }
    .detail = Uw lijst met oproepen gaat nu open.
    .go = Open de lijst
not-signed-in = U bent niet aangemeld
    .detail = Open uw aanmeldlink op dit apparaat. Uw teamleider heeft hem.
link-is-old = Deze link is niet meer geldig
    .detail = Een link geldt één dienst. Vraag uw teamleider om een nieuwe.

# Machines
kiosk-silent = Kiosk { $kiosk } reageert niet. Daar kan niemand om hulp vragen.
    .placed = Kiosk { $kiosk } reageert niet ({ $place }). Daar kan niemand om hulp vragen.

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
ask = Iemand bij naam vragen
    .who = Wie moet komen?
    .done = Gevraagd. Zonder antwoord worden anderen gevraagd, zoals gepland.
    .over = Deze oproep wacht niet meer.
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
stations = Stations

# Looking along and talking
talking = Gesprek
talking-open = Scherm bekijken, schrijven of praten
talking-first = Eerst praten
talking-close = Sluiten
talking-waits = Verbinding met de automaat …
talking-there = Verbonden met de automaat.
talking-busy = { $name } is al in gesprek met de reiziger.
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
talking-speaks-traveller = De reiziger praat
talking-speaks-helper = U bent daar te horen
talking-speaks-both = U praat allebei
talking-speaks-nobody = Niemand praat
talking-captions-on = De reiziger leest wat u zegt zoals de automaat het verstaat. Dat kan fout zijn: wat hier niet klopt, schrijft u opnieuw.
talking-captions-none = De reiziger kan u alleen horen en niet lezen wat u zegt. Schrijf aan wie slecht hoort.
talking-captions-stopped = De automaat schrijft niet meer op wat u zegt. Schrijf aan wie slecht hoort.
talking-captions-you = U, zoals verstaan
talking-insecure = Deze pagina is niet veilig (https), dus zonder microfoon. Schrijf liever.
talking-no-mic = Er is geen microfoon, of die is geweigerd. Schrijf liever.
talking-no-voice = Praten lukt nu niet. Schrijf liever.

# Manieren om binnen te komen
door-passkey = Aanmelden met een passkey
door-account = Aanmelden met uw bedrijfsaccount
too-often = Te vaak geprobeerd
    .detail = Wacht een minuut en probeer het opnieuw.
not-allowed = Deze pagina hoort niet bij uw rol
    .detail = Vraag uw leidinggevende als u hem nodig hebt.
not-shared = Dit apparaat is niet aangemeld
    .detail = Een badge opent alleen gedeelde apparaten. Uw leidinggevende kan dit apparaat aanmelden.
no-accounts = Hier is geen bedrijfsaccount ingesteld
    .detail = Gebruik uw passkey of uw aanmeldlink.
account-away = Uw bedrijfsaccount is niet bereikbaar
    .detail = Probeer het zo opnieuw, of gebruik uw passkey.
account-again = Aanmelden is niet gelukt
    .detail = Ga terug en begin opnieuw.
account-not-listed = Uw account staat niet op de lijst
    .detail = Vraag de beheerder van de hulpdesk om het toe te voegen.
passkey-link-old = Deze link is niet meer geldig
    .detail = Hij werkt één keer, en één dag lang. Vraag een nieuwe.
passkey-needs-a-name = Passkeys werken niet op dit adres
    .detail = Open de pagina met een naam, zoals desk.example, en niet met een nummer.
passkey-use = Aanmelden met een passkey
    .detail = Uw apparaat vraagt om uw vinger, uw gezicht of zijn pincode.
    .go = Aanmelden
passkey-make = Maak een passkey
    .detail = { $name }, dit apparaat herkent u straks aan uw vinger, uw gezicht of zijn pincode.
    .go = Maken
passkey-failed = Dat is niet gelukt. Probeer het opnieuw.
badge-title = Wie bent u?
badge-number = Badgenummer
badge-pin = Pincode
badge-pad = Toetsen
badge-rub-out = Wissen
badge-go = Aanmelden
badge-wrong = Badge en pincode passen niet bij elkaar. Probeer het opnieuw.
badge-paused = { $minutes ->
    [one] Te vaak fout. Wacht 1 minuut.
   *[other] Te vaak fout. Wacht { $minutes } minuten.
}
badge-elsewhere = Een badge opent alleen de lijst van helpers van dit station. Leidinggevenden gebruiken hun passkey.
device-title = Dit apparaat delen
    .detail = Helpers melden zich hier aan met badge en pincode.
device-code = Code
device-go = Delen
device-code-old = Deze code klopt niet. Hij geldt tien minuten en werkt één keer.

# De pagina van de leidinggevende
staff = Personeel en apparaten
staff-ways = Andere pagina's
staff-people = Mensen
staff-devices = Gedeelde apparaten
staff-kiosks = Kiosken
staff-name = Naam
staff-device-name = Hoe het heet
staff-kiosk-id = Nummer van de kiosk
staff-station = Station
staff-add = Helper toevoegen
staff-code = Maak een code
staff-give-badge = Nieuwe badge
staff-give-pin = Nieuwe pincode
staff-give-passkey = Link voor een passkey
staff-take-passkeys = Passkeys kwijt
staff-make-manager = Maak leidinggevende
staff-make-helper = Maak helper
staff-move = Stations
    .where = Waar { $name } werkt
    .go = Stations wijzigen
staff-end = Vertrekt
    .detail = { $name } kan zich dan nergens meer aanmelden en is meteen afgemeld.
    .go = Ja, vertrekt
staff-drop = Van de lijst halen
staff-added = { $name } staat op de lijst. Geef nu een pincode.
staff-appointed = De rol is veranderd.
staff-moved = De stations zijn veranderd.
staff-ended = Afgemeld en van de lijst.
staff-no-passkeys = De passkeys werken niet meer.
staff-device-dropped = Op dat apparaat kan nu niemand zich aanmelden.
staff-kiosk-dropped = Die kiosk kan de hulpdesk nu niet meer bereiken.
staff-badge = Het badgenummer. Een lezer moet dit typen:
staff-pin = Badgenummer en pincode. De pincode ziet u alleen nu:
staff-passkey = Stuur deze link. Hij werkt één keer, en één dag lang:
staff-device = Open dit op dat apparaat binnen tien minuten:
staff-kiosk = Typ dit bij de kiosk binnen tien minuten, na ./loket kiosk enrol:
role-helper = Helper
role-manager = Leidinggevende
role-operator = Beheerder
role-auditor = Controleur
refused-not-allowed = Dit hoort niet bij uw rol.
refused-no-name = Vul een naam in.
refused-like-an-account = Vul de naam in zonder @.
refused-is-here = { $name } staat al op de lijst.
refused-nobody-of-that-name = Niemand met die naam staat op uw lijst.
refused-elsewhere-too = { $name } werkt ook op stations die niet van u zijn. Vraag de beheerder van de hulpdesk.
refused-yourself = Dat moet iemand anders voor u veranderen.
refused-no-station-left = Kies minstens één station. Wie hier niet meer werkt: Vertrekt.
refused-badge-taken = Badge { $number } is van iemand anders.
refused-helpers-have-badges = Helpers melden zich aan met badge en pincode.
refused-no-device = Dat apparaat staat niet op de lijst.
refused-no-kiosk = Die kiosk heeft geen eigen sleutel.
refused-no-station = Deze hulpdesk bedient { $station } niet. Wel: { $known }.
audit = Wie heeft wat gedaan
    .detail = Het nieuwste eerst, van uw stations. Tijden zijn UTC.
    .csv = Voor een rekenblad
audit-at = Wanneer
audit-who = Wie
audit-what = Wat
audit-whom = Voor wie of wat
