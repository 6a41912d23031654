# Automaten lytter: skiltet, hva den hørte, hva den spør om. `.staff` er for personalet.
listen-speak = Si det
listen-done = Jeg er ferdig
listen-on = Jeg lytter. Si hva du vil.
listen-thinking = Jeg tenker …
listen-heard = Jeg hørte: { $words }
listen-right = Jeg hørte: { $words }. Stemmer det?
listen-yes = Ja, det stemmer
listen-no = Nei
listen-which = Hvilken mener du?
listen-none = Ingen av dem
listen-again = Jeg fikk ikke med meg det. Si det én gang til.
listen-touch = Vi gjør det for hånd. Velg svaret ditt her.
listen-press = Bare du kan betale. Ta på den store knappen, eller trykk på tasten.
listen-patience = Ta deg god tid. Velg «{ $button }» når du vil snakke.
listen-wrong = Hva skal jeg endre? Si det, eller velg den linjen.
listen-words = Si et ord som du ser her. Eller si: tilbake, igjen, høyere, hjelp.
listen-begin-again = Skal jeg begynne på nytt? Jeg glemmer det du har valgt.
listen-kept = Slik er det alt.
listen-nothing-kept = Jeg husker ingen tidligere reiser. Hvor vil du reise?
listen-waits = Si «hjelp», så lytter jeg.
listen-person = Skal noen komme?
    .detail = Si «ja». Eller si hvor du vil reise.
listen-person-yes = Ja, noen kan komme
listen-or-help = Eller si «hjelp»: da kommer det noen.
listen-still = Ta deg god tid. Jeg lytter fortsatt.

listen-off = Jeg kan ikke lytte på norsk her. Ta på skjermen.
    .staff = Lytting er slått av i innstillingene.
listen-starting = Jeg kan ikke lytte ennå. Ta på skjermen.
    .staff = Programmene som lytter, lastes.
listen-no-model = Jeg kan ikke lytte på norsk her. Ta på skjermen.
    .staff = Ingenting her forstår dette språket. Kjør: ./loket voice check
listen-damaged-model = Jeg kan ikke lytte i dag. Ta på skjermen.
    .staff = Filene for å lytte er skadet. Kjør: ./loket voice verify
listen-no-microphone = Jeg hører deg ikke: mikrofonen min mangler. Ta på skjermen.
    .staff = Det er ingen mikrofon. Se etter kabelen.
listen-silent-microphone = Jeg hører ingenting. Ta på skjermen.
    .staff = Mikrofonen gir ingen lyd. Er den av, eller er kabelen løs?
listen-clipping = Det er for høyt for meg. Ta på skjermen.
    .staff = Mikrofonen er stilt altfor høyt. Skru den ned.
listen-noisy = Det er for mye støy her for meg. Ta på skjermen.
    .staff = Her er det så mye støy at ingen kan forstås.
listen-restarting = Jeg må samle meg. Ta på skjermen så lenge.
    .staff = Det som lytter har stoppet, og begynner av seg selv igjen.
listen-engine-off = Jeg kan ikke lytte nå. Ta på skjermen.
    .staff = Det som lytter har stoppet for ofte. Det prøves igjen når ingen er her.

unmet-first-class = Jeg selger andre klasse her.
unmet-bicycle = Jeg kan ikke selge billett for en sykkel. En person kan hjelpe deg.
unmet-dog = Jeg kan ikke selge billett for en hund. En person kan hjelpe deg.
unmet-seat = Jeg kan ikke holde av en plass. En person kan hjelpe deg.
unmet-arrive-by = Jeg leter etter når toget går. Du ser når du er framme.
unmet-via = Jeg kan ikke velge veien toget tar. En person kan hjelpe deg.

answer-platform = Det går fra spor { $platform }.
answer-platform-unknown = Jeg vet ikke sporet ennå.
answer-duration = Det tar { $duration }.
answer-departure = Det går klokka { $time }.
answer-arrival = Du er framme klokka { $time }.
answer-price = Det koster { $price }.
answer-changes = { $count ->
    [0] Du trenger ikke å bytte tog.
    [one] Du bytter tog én gang.
   *[other] Du bytter tog { $count } ganger.
}
answer-stairs = { $known ->
    [yes] Det er ingen trapper på veien.
   *[no] Jeg vet ikke om det er trapper på veien.
}
answer-here = Du er her: { $station }.
answer-time = Klokka er { $time }.
answer-first = Det kan jeg si når et tog er valgt.
