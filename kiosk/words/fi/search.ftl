# Miksi junaa ei voi tarjota: mitä tiedetään, ja miten eteenpäin. `.staff`: auttajan luetteloon ja lokiin.
no-way = Lähipäivinä sinne ei mene junaa täältä. Virkailija voi etsiä kanssasi.
    .staff = Aikataulussa ei ole junaa kysyttyyn paikkaan lähipäivinä eikä kysytyn päivän lähellä.
no-step-free = En löydä sinne matkaa ilman portaita. Virkailija voi auttaa sinua.
    .staff = Matkaa ilman portaita ei löytynyt. Auttakaa matkalla tai etsikää toinen reitti.
timetable-ended = Aikatauluni päättyy tähän. Virkailija voi myydä sinulle lipun.
    .staff = Tämän automaatin aikataulu on päättynyt tai päättyy pian, tai sen kello käy väärin.
clock-wrong = Kelloni käy väärin, joten en voi etsiä junia. Virkailija voi auttaa sinua.
    .staff = Tämän automaatin kello käy väärin. Se ei myy mitään ennen kuin kello on asetettu.
day-too-far = En tiedä vielä sen päivän junia. Kokeillaan aiempaa päivää.
    .staff = Kysyttiin päivää, johon aikataulu ei ulotu.
