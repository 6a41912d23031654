today = Vandaag
tomorrow = Morgen
duration = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } uur { $minutes } min
}
