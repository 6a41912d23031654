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
leave = End shift
language = Language

# A card
waited = { $minutes ->
    [0] { $seconds } s
   *[other] { $minutes } min { $seconds } s
}
    .min = min
    .s = s
waits = Waiting
urgent = Too long
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

# Looking along and talking
talking = Talk
talking-open = See the screen, write or speak
talking-first = Talk first
talking-close = Close
talking-waits = Connecting to the kiosk …
talking-there = Connected to the kiosk.
talking-lost = The connection is gone. I try again.
talking-over = This talk is over.
talking-screen = The traveller's screen
talking-ask = Ask to see the screen
talking-asked = The traveller is asked. Please wait.
talking-refused = The traveller does not want this. You can write or speak.
talking-seen = You see this step. The traveller knows it.
talking-how = Touch an answer to make it glow there. Only the traveller can press it.
talking-point = Point at
talking-hidden = This step is not shown
talking-masked = not shown
talking-write = Write
talking-said = What was written
talking-words = Your words. They show there while you write.
talking-end = New line
talking-phrases = Ready sentences, in the traveller's language
talking-me = You
talking-her = Traveller
talking-speak = Speak
talking-voice-off = The microphone is off.
talking-voice-start = Start speaking
talking-voice-end = Stop speaking
talking-calling = Connecting the voice …
talking-speaking = You can speak now. Writing still works.
talking-insecure = This page is not secure (https), so no microphone. Please write.
talking-no-mic = There is no microphone, or it was refused. Please write.
talking-no-voice = Speaking does not work now. Please write.
