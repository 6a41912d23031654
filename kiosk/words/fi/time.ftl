today = Tänään
tomorrow = Huomenna
duration = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
