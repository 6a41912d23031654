train-times = { $departure } – { $arrival }
train-changes = { $count ->
    [0] no change
    [one] 1 change
   *[other] { $count } changes
}
train-back = back { $day }{ $time }
train-steps = { $known ->
    [yes] no steps
   *[no] steps: not known
}
train-leaves = { $day }{ $time }, { $line }
train-platform = platform { $platform }
train-change-at = change in { $stations }
train-on-foot = { $minutes } min on foot
train-there = there at { $time }
train-cheapest = Cheapest
train-fastest = Fastest
train-calmest = Calmest
train-cheapest-today = Cheapest today, saves { $saved }
train-late = { $minutes ->
    [one] 1 minute late
   *[other] { $minutes } minutes late
}
train-early = { $minutes ->
    [one] 1 minute early
   *[other] { $minutes } minutes early
}
train-cancelled = cancelled
train-expected = now { $time }
train-other-platform = platform { $platform }, not { $planned }
live-as-of = Live times as of { $time }.
live-partly = Live times as of { $time }. For some trains they are not available now.
live-stale = Timetable only. Live times are not available now.
notice = Notice: { $words }
notice-in = Notice, in { $language }: { $words }
train-is-cancelled = { $line } at { $time } is cancelled.
train-nothing-paid = You have paid nothing.
train-another = I looked for another train.
train-later = Your train is late now. You arrive at { $time }.
train-earlier = Your train leaves earlier: at { $time }.
train-moved = { $line } leaves from platform { $platform } now.
train-moved-away = { $line } leaves from another platform now.
train-missed = You may miss the change in { $station }.
train-missed-next = You may miss the change in { $station }. The next train there leaves at { $time }.
train-home-missed = Your train back at { $time } leaves before you are there.
train-still-wanted = Do you still want this ticket?
