train-times = { $departure } – { $arrival }
train-changes = { $count ->
    [0] inga byten
    [one] 1 byte
   *[other] { $count } byten
}
train-back = tillbaka { $day }{ $time }
train-steps = { $known ->
    [yes] inga trappor
   *[no] trappor: vet inte
}
train-leaves = { $day }{ $time }, { $line }
train-platform = spår { $platform }
train-change-at = byte i { $stations }
train-on-foot = { $minutes } min till fots
train-there = framme { $time }
train-cheapest = Billigast
train-fastest = Snabbast
train-calmest = Lugnast
train-cheapest-today = Billigast i dag, du sparar { $saved }
train-late = { $minutes ->
    [one] 1 minut försenat
   *[other] { $minutes } minuter försenat
}
train-early = { $minutes ->
    [one] 1 minut tidigare
   *[other] { $minutes } minuter tidigare
}
train-cancelled = inställt
train-expected = nu { $time }
train-other-platform = spår { $platform }, inte { $planned }
live-as-of = Aktuella tider, hämtade klockan { $time }.
live-partly = Aktuella tider, hämtade klockan { $time }. För några tåg finns de inte just nu.
live-stale = Bara enligt tidtabellen. Aktuella tider finns inte just nu.
notice = Observera: { $words }
notice-in = Observera, på { $language }: { $words }
train-is-cancelled = { $line } klockan { $time } är inställt.
train-nothing-paid = Du har inte betalat något.
train-another = Jag har letat efter ett annat tåg.
train-later = Ditt tåg är försenat nu. Du är framme { $time }.
train-earlier = Ditt tåg går tidigare: klockan { $time }.
train-moved = { $line } går från spår { $platform } nu.
train-moved-away = { $line } går från ett annat spår nu.
train-missed = Kanske hinner du inte byta i { $station }.
train-missed-next = Kanske hinner du inte byta i { $station }. Nästa tåg går därifrån klockan { $time }.
train-home-missed = Ditt tåg tillbaka klockan { $time } går innan du är framme.
train-still-wanted = Vill du ha biljetten ändå?
