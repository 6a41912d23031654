train-times = { $departure } – { $arrival }
train-changes = { $count ->
    [0] ei vaihtoa
    [one] 1 vaihto
   *[other] { $count } vaihtoa
}
train-back = paluu { $day }{ $time }
train-steps = { $known ->
    [yes] ei portaita
   *[no] portaat: ei tiedossa
}
train-leaves = { $day }{ $time }, { $line }
train-platform = raide { $platform }
train-change-at = vaihto: { $stations }
train-on-foot = kävelyä { $minutes } min
train-there = perillä { $time }
train-cheapest = Halvin
train-fastest = Nopein
train-calmest = Rauhallisin
train-cheapest-today = Päivän halvin, säästät { $saved }
train-late = { $minutes ->
    [one] 1 minuutin myöhässä
   *[other] { $minutes } minuuttia myöhässä
}
train-early = { $minutes ->
    [one] 1 minuutin etuajassa
   *[other] { $minutes } minuuttia etuajassa
}
train-cancelled = peruttu
train-expected = arviolta { $time }
train-other-platform = raide { $platform }, ei { $planned }
live-as-of = Junien ajat on tarkistettu kello { $time }.
live-partly = Junien ajat on tarkistettu kello { $time }. Osasta junia ei ole nyt uutta tietoa.
live-stale = Nämä ajat ovat aikataulusta. Uutta tietoa junista ei nyt ole.
notice = Tiedote: { $words }
notice-in = Tiedote, kielenä { $language }: { $words }
train-is-cancelled = Juna { $line } kello { $time } on peruttu.
train-nothing-paid = Et ole maksanut mitään.
train-another = Etsin toisen junan.
train-later = Junasi on nyt myöhässä. Olet perillä kello { $time }.
train-earlier = Junasi lähtee aiemmin: kello { $time }.
train-moved = Juna { $line } lähtee nyt raiteelta { $platform }.
train-moved-away = Juna { $line } lähtee nyt toiselta raiteelta.
train-missed = Et ehkä ehdi vaihtaa junaa asemalla { $station }.
train-missed-next = Et ehkä ehdi vaihtaa junaa asemalla { $station }. Seuraava juna lähtee sieltä kello { $time }.
train-home-missed = Paluujunasi kello { $time } lähtee, ennen kuin olet perillä.
train-still-wanted = Haluatko silti tämän lipun?
