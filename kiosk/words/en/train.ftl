train-times = { $departure } – { $arrival }
train-changes = { $count ->
    [0] no change
    [one] 1 change
   *[other] { $count } changes
}
train-back = back { $day } { $time }
train-leaves = { $day } { $time }, { $line }
train-platform = platform { $platform }
train-change-at = change in { $stations }
train-there = there at { $time }
train-cheapest = Cheapest
train-fastest = Fastest
train-fewest-changes = Fewest changes
train-calmest = Calmest
train-cheapest-today = Cheapest today, saves { $saved }
