# What somebody tried before help came, for staff: on the desk and at the kiosk.
tried-back = { $count ->
    [1] went back
   *[other] went back { $count } times
}
tried-changed = { $count ->
    [1] changed { $what }
   *[other] changed { $what } { $count } times
}
tried-pay-declined = { $count ->
    [1] card refused
    [2] card refused twice
   *[other] card refused { $count } times
}
tried-pay-cancelled = { $count ->
    [1] payment stopped
   *[other] payment stopped { $count } times
}
tried-pay-unknown = perhaps paid: look it up
tried-pay-no-paper = no paper
tried-pay-jammed = paper stuck
tried-pay-terminal-off = card reader off
tried-deliver-no-paper = ticket did not come out (no paper), money let go
tried-deliver-jammed = ticket got stuck, money let go
tried-deliver-unknown = ticket not sure, perhaps paid: look it up
tried-offers-none = no train found
tried-offers-no-fare = no price found
tried-offers-no-way = no way found
tried-offers-no-timetable = timetable or clock wrong
tried-offers-storage-failed = machine cannot save: sells nothing now
tried-train-gone = train left before paying
tried-price-old = price was shown too long ago
tried-train-cancelled = her train was cancelled before paying
tried-train-later = her train became late before paying
tried-train-earlier = her train leaves earlier than shown
tried-train-moved = platform changed before paying
tried-train-missed = change became too short
tried-train-home-missed = train back would leave before she is there
tried-steps-changed = something changed on her way without steps
tried-trouble-sorry = machine failed, nothing paid
tried-trouble-sorry-money = machine failed while paying: look it up
tried-trouble-storage-failed = machine cannot save: sells nothing now
tried-no-voice = the kiosk has no sound
tried-spare-voice = the natural voice does not work: the plain one speaks
tried-voice-missed = { $count ->
    [1] tried to speak once
    [2] tried to speak twice
   *[other] tried to speak { $count } times
}
tried-no-ear = the kiosk cannot listen: { $what }
tried-practice = is only practising: no money in it
tried-silence = long silence
tried-wrong-taps = touched beside the buttons

fact-need = the wish
fact-destination = the destination
fact-way = one way or return
fact-out = the time
fact-back = the return
fact-party = the travellers
fact-card = the discount card
fact-walk = what is needed on the way
fact-offer = the ticket
