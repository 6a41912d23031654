# What helpers read: on a phone, at a glance, while walking.
desk = Help desk
main-list = Calls
on-duty = On duty: { $name }
nobody = Nobody is waiting
    .detail = You will see and hear it here as soon as somebody calls.
waiting = { $count ->
    [0] Nobody is waiting.
    [one] 1 person is waiting.
   *[other] { $count } people are waiting.
}
new-call = New call: { $place }.
not-connected = NOT CONNECTED
    .detail = New calls cannot reach this screen. I keep trying.
not-sent = That was not sent. Try again.

# The sound needs a touch before it may play.
sound = Start shift
    .detail = The sound is off.
    .on = Sound is on
    .sleeps = Sound is on. Keep this screen awake: it may go dark by itself.
    .blocked = Sound is on, but this browser holds it back. Touch the page once.
leave = End shift
language = Language

# A card
waited = { $minutes ->
    [0] { $seconds } s
   *[other] { $minutes } min { $seconds } s
}
    .min = min
    .s = s
kiosk = Kiosk { $id }
stuck-at = Stuck at
speaks = Speaks { $language }
come = I am coming
    .minutes = { $minutes ->
        [one] in 1 minute
       *[other] in { $minutes } minutes
    }
    .short = { $minutes } min
there = I am there
back = I cannot come
gone = Nobody was there
why = Why was help needed?
other-reason = Other
you-said = { $minutes ->
    [one] You are coming, in 1 minute.
   *[other] You are coming, in { $minutes } minutes.
}
you-are-late = Your time is over. The traveller still waits for you.
you-are-there = You are there.
took-it = { $minutes ->
    [one] { $name } took it, and comes in 1 minute.
   *[other] { $name } took it, and comes in { $minutes } minutes.
}
is-there = { $name } is there.
told-unanswered = Nobody answered. The traveller knows, and still waits.

reason-find-train = Finding a train
reason-price = Price or discount
reason-payment = Card or payment
reason-ticket = Ticket or printer
reason-change = Change or refund
reason-machine = Machine fault
reason-access = Seeing, hearing, touching
reason-information = Language or information

need-large-text = large text
need-read-to-me = read aloud
need-high-contrast = strong colours
need-slow = needs time to change trains
need-step-free = needs ways without steps
need-keypad = keypad

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

# At the door
signed-in = Good to see you, { $name }
    .detail = Your list of calls opens now.
    .go = Open the list
not-signed-in = You are not signed in
    .detail = Open your sign-in link on this device. Your team leader has it.
link-is-old = This link is not valid any more
    .detail = A link lasts one shift. Ask your team leader for a new one.

# The helper's page: one card, one thumb
urgent-new = New
urgent-soon = Waiting
urgent-late = Too long
quiet = others are asked
others-asked = Others are asked first. You can take it too.
offers-you = { $name } asks you to take this over.
asked-colleague = You asked a colleague. Until the answer it stays yours.
needs = Set on the screen
you = You
floors-up = { $count ->
    [one] 1 floor up
   *[other] { $count } floors up
}
floors-down = { $count ->
    [one] 1 floor down
   *[other] { $count } floors down
}
way-here = You are right there.
way-minutes = { $minutes ->
    [one] 1 minute on foot
   *[other] { $minutes } minutes on foot
}
time-left = Time left
cannot = I cannot
more-time = 5 minutes more
hand-over = Hand over
    .who = Who should take it?
    .nobody = Nobody else is on duty.
    .gone = This colleague is not on duty any more.
colleague-free = free
colleague-heard = free, but without sound
colleague-away = busy or not there
prove = Show that you are there
    .label = Code on the kiosk, badge or PIN
    .wrong = That is not right. Look at the kiosk again, or touch “I am there”.
outcome = How did it end?
outcome-solved-here = Solved
outcome-sold-at-the-counter = At the counter
outcome-not-solved = Not solved
phrases = Show phrases
    .all = All phrases
    .close = Close
others-waiting = Others waiting
other-calls = Other calls
shift = Your shift
off-duty = Pause
heard = Did you hear the tone?
    .yes = Yes, I heard it
    .no = No, play it again
    .louder = Turn the volume up, and take the phone off silent.
you-are-at = You are at:
    .change = I am somewhere else
team = On duty
alarms = Trouble
alarm-kiosk-silent = Kiosk { $kiosk } is not answering.
need-text = wants to write
need-voice = wants to speak
need-come = wants somebody to come
offline = Not connected
    .calls = Calls cannot reach this screen, and it cannot ring.
    .go = Go to the kiosks and look who needs help.
    .phone = The kiosks send travellers to this telephone: { $phone }, and to the counter: { $counter }.
    .device = Try another device.
    .tries = This page looks again every 3 seconds, and opens your list by itself.
    .again = Try now
