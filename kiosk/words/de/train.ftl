train-times = { $departure } – { $arrival }
train-changes = { $count ->
    [0] ohne Umsteigen
    [one] 1 Mal umsteigen
   *[other] { $count } Mal umsteigen
}
train-back = zurück { $day }{ $time }
train-steps = { $known ->
    [yes] keine Stufen
   *[no] Stufen: nicht bekannt
}
train-leaves = { $day }{ $time }, { $line }
train-platform = Gleis { $platform }
train-change-at = umsteigen in { $stations }
train-on-foot = { $minutes } Min. zu Fuß
train-there = Ankunft { $time }
train-cheapest = Am günstigsten
train-fastest = Am schnellsten
train-calmest = Am ruhigsten
train-cheapest-today = Heute am günstigsten, spart { $saved }
train-late = { $minutes ->
    [one] 1 Minute später
   *[other] { $minutes } Minuten später
}
train-early = { $minutes ->
    [one] 1 Minute früher
   *[other] { $minutes } Minuten früher
}
train-cancelled = fällt aus
train-expected = jetzt { $time }
train-other-platform = Gleis { $platform }, nicht { $planned }
live-as-of = Aktuelle Zeiten, Stand { $time }.
live-partly = Aktuelle Zeiten, Stand { $time }. Für einige Züge gibt es sie gerade nicht.
live-stale = Nur der Fahrplan. Aktuelle Zeiten gibt es gerade nicht.
notice = Hinweis: { $words }
notice-in = Hinweis ({ $language }): { $words }
train-is-cancelled = { $line } um { $time } fällt aus.
train-nothing-paid = Sie haben nichts bezahlt.
train-another = Ich habe einen anderen Zug gesucht.
train-later = Ihr Zug hat jetzt Verspätung. Sie sind um { $time } da.
train-earlier = Ihr Zug fährt früher ab: um { $time }.
train-moved = { $line } fährt jetzt von Gleis { $platform }.
train-moved-away = { $line } fährt jetzt von einem anderen Gleis.
train-missed = Vielleicht verpassen Sie den Umstieg in { $station }.
train-missed-next = Vielleicht verpassen Sie den Umstieg in { $station }. Der nächste Zug fährt dort um { $time }.
train-home-missed = Ihr Zug zurück um { $time } fährt ab, bevor Sie da sind.
train-still-wanted = Möchten Sie die Fahrkarte trotzdem?
