train-times = { $departure } – { $arrival }
train-changes = { $count ->
    [0] ohne Umsteigen
    [one] 1 Mal umsteigen
   *[other] { $count } Mal umsteigen
}
train-back = zurück { $day } { $time }
train-leaves = { $day } { $time }, { $line }
train-platform = Gleis { $platform }
train-change-at = umsteigen in { $stations }
train-there = Ankunft { $time }
train-cheapest = Am günstigsten
train-fastest = Am schnellsten
train-fewest-changes = Am wenigsten Umsteigen
train-calmest = Am ruhigsten
train-cheapest-today = Heute am günstigsten, spart { $saved }
