train-times = { $departure } – { $arrival }
train-changes = { $count ->
    [0] zonder overstap
    [one] 1 keer overstappen
   *[other] { $count } keer overstappen
}
train-back = terug { $day } { $time }
train-leaves = { $day } { $time }, { $line }
train-platform = spoor { $platform }
train-change-at = overstap in { $stations }
train-there = aankomst { $time }
train-cheapest = Goedkoopst
train-fastest = Snelst
train-fewest-changes = Minst overstappen
train-calmest = Rustigste reis
train-cheapest-today = Vandaag het goedkoopst, scheelt { $saved }
