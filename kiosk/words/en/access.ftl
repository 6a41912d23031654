# For travellers who cannot take steps: what is free, what is not known, which lift, and who helps.
access-free = There are no steps on the whole way.
access-no-way = { $passage ->
    [enter] In { $station } there is no way without steps to platform { $platform }.
    [leave] In { $station } there is no way without steps from platform { $platform }.
    [between] In { $station } you cannot change from platform { $platform } to { $onto } without steps.
   *[station] In { $station } there is no way without steps.
}
access-lift-out = This lift is out of order: { $lift }.
access-steps = Every way there has steps.
access-marked = In { $station } you cannot get on or off the train in a wheelchair.
access-elsewhere = There is a way without steps through { $station }: { $entrance }.
access-unknown = I do not know whether { $station } has steps.
access-partly = Some platforms in { $station } have steps. I do not know which.
access-lift-unknown = I do not know whether the lift in { $station } works now.
access-walk-unknown = I do not know the way on foot from { $station } to { $onto }.
access-train-no = You cannot travel in { $line } in a wheelchair.
access-train-unknown = I do not know whether { $line } takes wheelchairs.
access-no-journey = I find no journey without steps now.
access-go-in = The way in at { $station } is now: { $entrance }.
access-go-out = The way out at { $station } is now: { $entrance }.
access-longer-change = Changing in { $station } now takes about { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}.
access-staff = Somebody must help you in { $station }. I can call a person now.
access-staff-perhaps = Perhaps somebody must help you in { $station }. I can call a person now.
access-ask = Please ask before you travel. I can call a person now.
access-notice = They need to know { $minutes } minutes before.
access-notice-late = They need to know { $minutes } minutes before. That is too late now. Please ask.
access-phone = Their number is { $phone }.
access-meeting-point = You meet them here: { $place }.
access-lifts-as-of = My news of the lifts is from { $time }.
access-lifts-old = My news of the lifts is of { $day }.
access-lifts-not-reported = I am not told when a lift is out of order.
steps-changed = Something has changed on your way without steps.
