today = I dag
tomorrow = I morgon
duration = { $hours ->
    [0] { $minutes } min
    [one] 1 timme { $minutes } min
   *[other] { $hours } timmar { $minutes } min
}
