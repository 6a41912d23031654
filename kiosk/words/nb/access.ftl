# For dem som ikke kan gå i trapper: hva som er fritt, hva som ikke er kjent, hvilken heis, og hvem som hjelper.
access-free = Det er ingen trapper på hele veien.
access-no-way = { $passage ->
    [enter] På { $station } er det ingen vei uten trapper til spor { $platform }.
    [leave] På { $station } er det ingen vei uten trapper fra spor { $platform }.
    [between] På { $station } kan du ikke bytte fra spor { $platform } til { $onto } uten trapper.
   *[station] På { $station } er det ingen vei uten trapper.
}
access-lift-out = Denne heisen er ute av drift: { $lift }.
access-steps = Alle veier dit har trapper.
access-marked = På { $station } kan du ikke komme av eller på toget med rullestol.
access-elsewhere = Det er en vei uten trapper gjennom { $station }: { $entrance }.
access-unknown = Jeg vet ikke om { $station } har trapper.
access-partly = Noen spor på { $station } har trapper. Jeg vet ikke hvilke.
access-lift-unknown = Jeg vet ikke om heisen på { $station } virker nå.
access-walk-unknown = Jeg kjenner ikke gangveien fra { $station } til { $onto }.
access-train-no = Du kan ikke reise med rullestol på { $line }.
access-train-unknown = Jeg vet ikke om du kan reise med rullestol på { $line }.
access-no-journey = Jeg finner ingen reise uten trapper nå.
access-go-in = Veien inn på { $station } er nå: { $entrance }.
access-go-out = Veien ut på { $station } er nå: { $entrance }.
access-longer-change = Å bytte på { $station } tar nå omtrent { $minutes } { $minutes ->
    [one] minutt
   *[other] minutter
}.
access-staff = Noen må hjelpe deg på { $station }. Jeg kan tilkalle en person nå.
access-staff-perhaps = Kanskje må noen hjelpe deg på { $station }. Jeg kan tilkalle en person nå.
access-ask = Spør før du reiser. Jeg kan tilkalle en person nå.
access-notice = De må få vite det { $minutes } minutter før.
access-notice-late = De må få vite det { $minutes } minutter før. Det er for sent nå. Spør oss.
access-phone = Nummeret til dem er { $phone }.
access-meeting-point = Du møter dem her: { $place }.
access-lifts-as-of = Det jeg vet om heisene, er fra klokken { $time }.
access-lifts-old = Det jeg vet om heisene, er fra { $day }.
access-lifts-not-reported = Jeg får ikke vite når en heis er ute av drift.
steps-changed = Noe er endret på veien din uten trapper.
