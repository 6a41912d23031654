today = Today
tomorrow = Tomorrow
duration = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
