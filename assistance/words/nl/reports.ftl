# Wat leidinggevenden lezen: rapporten van een station. Niemand is er in terug te vinden.
reports = Rapporten
report-title = Hulp op { $station }
report-day = Dag
report-week = Week
report-month = Maand
report-week-name = Week { $week }
report-earlier = Eerder
report-later = Later
report-station = Station
report-show = Tonen
report-calls-link = Oproepen nu
report-csv = Alle getallen als tabelbestand (CSV)
report-period = Periode
report-in-short = In het kort
report-nothing = In deze tijd heeft niemand geroepen
    .detail = Testoproepen en bezoeken staan hieronder.
report-not-allowed = Rapporten zijn voor leidinggevenden
    .detail = Vraag uw leidinggevende als u er een getal uit nodig hebt.
report-few = minder dan { $n }
report-held = weinig
report-too-few = te weinig om te zeggen
report-none = geen
report-kept-small = Getallen onder de 5 staan er niet in, zodat niemand terug te vinden is. Geen helper wordt genoemd.
report-duration = { $minutes ->
    [0] { $seconds } s
   *[other] { $seconds ->
        [0] { $minutes } min
       *[other] { $minutes } min { $seconds } s
    }
}
report-calls = Oproepen
report-visits = Bezoeken
report-in-visits = bij { $n } bezoeken
report-share-helped = Er kwam iemand
report-of-calls = van { $n } oproepen
report-human = Tot er iemand is
report-human-p90 = 9 van de 10 binnen { $time }
report-gave-up = Wachtte niet langer
report-nobody-free = Hoorde "niemand is vrij"

report-mend = Welke stap eerst beter moet
    .say = Begin met "{ $step }". Van 1.000 bezoeken die er komen, roepen { $calls } iemand. Zij verliezen { $minutes } minuten.
    .none = Er zijn te weinig oproepen of bezoeken om te zeggen welke stap het meest kost.
report-step = Stap
report-per-1000 = Oproepen per 1.000 bezoeken
report-lost = Verloren minuten per 1.000 bezoeken

report-why = Waarom mensen roepen
    .say = Het vaakst: { $reason }.
report-reason = Reden
report-why-step = Waarom, stap voor stap
report-why-place = Waarom, plek voor plek
report-why-hour = Waarom, naar tijd van de dag
report-why-by = Regels met minder dan 5 oproepen staan er niet in.
report-where = Waar mensen roepen
    .say = Het vaakst bij: { $place }.
report-place = Plaats
report-when = Wanneer mensen roepen
    .say = De meeste oproepen komen tussen { $from }.00 en { $to }.00 uur.
report-hour = Uur

report-fast = Hoe snel er iemand komt
    .say = Bij de helft was er binnen { $median } iemand, bij negen van de tien binnen { $p90 }.
report-until = Van de oproep tot
report-median = Helft binnen
report-p90 = 9 van de 10 binnen
report-seen = een scherm van een helper hem toont
report-promised = iemand zegt "ik kom"
report-arrived = er iemand is
report-resolved = het opgelost is

report-ended = Hoe oproepen eindigen
    .say = Dit zijn oproepen. Eén oproep kan op twee regels staan.
report-what = Wat er gebeurde
report-ended-helped = Er kwam iemand
report-ended-unanswered = Moest horen dat niemand vrij is
report-ended-before = Gaf het op voordat iemand had beloofd te komen
report-ended-after = Gaf het op nadat iemand het had beloofd
report-ended-broken = Een belofte werd ingetrokken

report-closed = Wat helpers aan het eind zeiden
    .say = Gekozen door de helper die de oproep afsloot.
report-closed-solved-here = Opgelost bij de automaat
report-closed-sold-at-the-counter = Verkocht aan de balie
report-closed-not-solved = Niet opgelost
report-closed-nobody-there = De helper kwam, en er was niemand
report-proved = Hoe we weten dat er iemand kwam
    .say = Een code, pincode of badge bewijst dat de helper bij de automaat stond. Een tik op de pagina is het woord van de helper.
report-how = Hoe
report-proved-badge = Badge bij de automaat
report-proved-code = Code van het scherm van de automaat
report-proved-pin = Pincode bij de automaat
report-proved-traveller = De reiziger zei het
report-proved-said = Het woord van de helper

report-staff = Eén helper meer of minder
    .say = Het drukst van { $from }.00 tot { $to }.00 uur: { $calls } oproepen per uur, en elke kost een helper { $service }. Met { $more } helpers is er voor { $good } van de 100 mensen binnen een minuut iemand onderweg. Met { $fewer }: { $poor }.
    .none = Er zijn te weinig oproepen om te zeggen wat nog een helper zou doen.
    .note = Berekend als een rij wachtende mensen, die het na gemiddeld { $patience } opgeven.
report-helpers = Helpers
report-within = Onderweg binnen een minuut, van de 100
report-lost-callers = Geven het op, van de 100

report-change = Voor en na een verandering van de stappen
    .say = Oproepen per 1.000 bezoeken. De grootste verandering: "{ $step }", van { $before } naar { $after }.
    .note = Ervoor: { $before }. Erna: { $after }.
report-before = Ervoor
report-after = Erna

report-suggested = Redenen: voorgesteld en gekozen
    .say = Bij { $share } van de 100 oproepen stond de gekozen reden bij de drie voorgestelde.
report-choice = De gekozen reden was
report-choice-first = als eerste voorgesteld
report-choice-in-three = als tweede of derde voorgesteld
report-choice-other = niet voorgesteld

report-faces = Heeft dat geholpen?
    .say = Wat reizigers antwoordden, van wie dat deed.
report-answer = Antwoord
report-face-good = Goed
report-face-so-so = Gaat wel
report-face-bad = Nee

report-languages = Talen van wie roept
    .say = Per maand. Minder dan 10 is "overig".
report-language = Taal
report-needs = Wat op het scherm was ingesteld
    .say = Per maand. Minder dan 10 is "overig". Nooit bij een oproep bewaard.
report-need = Ingesteld op het scherm
report-other = overig

report-tests = Werkt de hulp?
    .say = Elke automaat roept zelf om de paar minuten de hulppost. { $share } van de 100 van die testoproepen waren te zien op het scherm van een helper.
    .none = In deze tijd kwam geen testoproep. Staat er een automaat aan?
report-kiosk = Automaat
report-placed = Testoproepen
report-tests-seen = Gezien
report-not-seen = Op geen scherm
report-replaced = Niet op tijd

reason-left-open = Gesloten door de volgende oproep

weekly-subject = Hulp op { $station }, { $period }
weekly-hello = Zo ging het met de hulp op { $station }, { $period }.
weekly-before = week ervoor: { $text }
weekly-foot = Gemaakt door Loket op de hulppost van het station. Er staan geen namen in, en geen getallen onder de 5.

alarm = DE HULP WERKT NIET bij { $kiosks }
    .silent = De testoproepen komen niet aan. Ga kijken, of zeg het de beheerder.
    .not-seen = Geen scherm van een helper toont de testoproepen. Staat deze pagina open op een apparaat waar iemand naar kijkt?
ailing = { $kiosks } heeft iemand nodig:
