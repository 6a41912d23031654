today = I dag
tomorrow = I morgen
duration = { $hours ->
    [0] { $minutes } min
    [one] 1 time { $minutes } min
   *[other] { $hours } timer { $minutes } min
}
