train-times = { $departure } – { $arrival }
train-changes = { $count ->
    [0] uten bytte
    [one] 1 bytte
   *[other] { $count } bytter
}
train-back = tilbake { $day }{ $time }
train-steps = { $known ->
    [yes] ingen trapper
   *[no] trapper: ikke kjent
}
train-leaves = { $day }{ $time }, { $line }
train-platform = spor { $platform }
train-change-at = bytte på { $stations }
train-on-foot = { $minutes } min til fots
train-there = framme { $time }
train-cheapest = Billigst
train-fastest = Raskest
train-calmest = Roligst
train-cheapest-today = Billigst i dag, du sparer { $saved }
train-late = { $minutes ->
    [one] 1 minutt forsinket
   *[other] { $minutes } minutter forsinket
}
train-early = { $minutes ->
    [one] 1 minutt før tiden
   *[other] { $minutes } minutter før tiden
}
train-cancelled = innstilt
train-expected = nå { $time }
train-other-platform = spor { $platform }, ikke { $planned }
live-as-of = Togtider oppdatert klokken { $time }.
live-partly = Togtider oppdatert klokken { $time }. For noen tog har jeg bare rutetidene nå.
live-stale = Bare rutetidene. Jeg vet ikke om togene er i rute nå.
notice = Merk: { $words }
notice-in = Merk, på { $language }: { $words }
train-is-cancelled = { $line } klokken { $time } er innstilt.
train-nothing-paid = Du har ikke betalt noe.
train-another = Jeg har lett etter et annet tog.
train-later = Toget ditt er forsinket nå. Du er framme klokken { $time }.
train-earlier = Toget ditt går tidligere: klokken { $time }.
train-moved = { $line } går nå fra spor { $platform }.
train-moved-away = { $line } går nå fra et annet spor.
train-missed = Kanskje rekker du ikke å bytte på { $station }.
train-missed-next = Kanskje rekker du ikke å bytte på { $station }. Det neste toget går derfra klokken { $time }.
train-home-missed = Toget tilbake klokken { $time } går før du er framme.
train-still-wanted = Vil du fortsatt ha denne billetten?
