train-times = { $departure } – { $arrival }
train-changes = { $count ->
    [0] zonder overstap
    [one] 1 keer overstappen
   *[other] { $count } keer overstappen
}
train-back = terug { $day }{ $time }
train-steps = { $known ->
    [yes] geen trappen
   *[no] trappen: niet bekend
}
train-leaves = { $day }{ $time }, { $line }
train-platform = spoor { $platform }
train-change-at = overstap in { $stations }
train-on-foot = { $minutes } min lopen
train-there = aankomst { $time }
train-cheapest = Goedkoopst
train-fastest = Snelst
train-calmest = Rustigst
train-cheapest-today = Vandaag het goedkoopst, scheelt { $saved }
train-late = { $minutes ->
    [one] 1 minuut later
   *[other] { $minutes } minuten later
}
train-early = { $minutes ->
    [one] 1 minuut eerder
   *[other] { $minutes } minuten eerder
}
train-cancelled = rijdt niet
train-expected = nu { $time }
train-other-platform = spoor { $platform }, niet { $planned }
live-as-of = Actuele tijden van { $time }.
live-partly = Actuele tijden van { $time }. Van sommige treinen zijn ze er nu niet.
live-stale = Alleen de dienstregeling. Actuele tijden zijn er nu niet.
notice = Let op: { $words }
notice-in = Let op, in het { $language }: { $words }
train-is-cancelled = { $line } van { $time } rijdt niet.
train-nothing-paid = U hebt niets betaald.
train-another = Ik heb een andere trein gezocht.
train-later = Uw trein is nu later. U komt aan om { $time }.
train-earlier = Uw trein vertrekt eerder: om { $time }.
train-moved = { $line } vertrekt nu van spoor { $platform }.
train-moved-away = { $line } vertrekt nu van een ander spoor.
train-missed = Misschien mist u de overstap in { $station }.
train-missed-next = Misschien mist u de overstap in { $station }. De volgende trein gaat daar om { $time }.
train-home-missed = Uw trein terug van { $time } vertrekt voordat u er bent.
train-still-wanted = Wilt u dit kaartje toch?
