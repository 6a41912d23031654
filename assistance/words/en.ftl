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
need-wide-spacing = more room between letters
need-read-to-me = read aloud
need-high-contrast = strong colours
need-slow = needs time to change trains
need-step-free = needs ways without steps
need-keypad = keypad
need-sign-language = sign language

# At the door
signed-in = Good to see you, { $name }
    .detail = Your list of calls opens now.
    .go = Open the list
not-signed-in = You are not signed in
    .detail = Open your sign-in link on this device. Your team leader has it.
link-is-old = This link is not valid any more
    .detail = A link lasts one shift. Ask your team leader for a new one.

# Machines
kiosk-silent = Kiosk { $kiosk } is not answering. Nobody can call from there.
    .placed = Kiosk { $kiosk } is not answering ({ $place }). Nobody can call from there.

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
ask = Ask somebody by name
    .who = Who should come?
    .done = Asked. Without an answer, others are asked as planned.
    .over = This call does not wait any more.
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
stations = Stations

# Looking along and talking
talking = Talk
talking-open = See the screen, write or speak
talking-first = Talk first
talking-close = Close
talking-waits = Connecting to the kiosk …
talking-there = Connected to the kiosk.
talking-busy = { $name } is talking with the traveller already.
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
talking-speaks-traveller = The traveller is speaking
talking-speaks-helper = You are heard there
talking-speaks-both = You are both speaking
talking-speaks-nobody = Nobody is speaking
talking-captions-on = The traveller reads what you say as the kiosk hears it. It can be wrong: what you see wrong here, write anew.
talking-captions-none = The traveller can only hear you, not read what you say. Write to a traveller who hears badly.
talking-captions-stopped = The kiosk has stopped writing what you say. Write to a traveller who hears badly.
talking-captions-you = You, as heard
talking-insecure = This page is not secure (https), so no microphone. Please write.
talking-no-mic = There is no microphone, or it was refused. Please write.
talking-no-voice = Speaking does not work now. Please write.

# Ways in
door-passkey = Sign in with a passkey
door-account = Sign in with your company account
too-often = Too many tries
    .detail = Wait a minute, then try again.
not-allowed = Your role does not open this page
    .detail = Ask your manager if you need it.
not-shared = This device is not enrolled
    .detail = Badges open shared devices only. Your manager can enrol this one.
no-accounts = There is no company account here
    .detail = Use your passkey or your sign-in link.
account-away = Your company account cannot be reached
    .detail = Try again in a moment, or use your passkey.
account-again = That sign-in did not work
    .detail = Go back and begin again.
account-not-listed = Your account is not on the list
    .detail = Ask whoever runs the help desk to add it.
passkey-link-old = This link is not valid any more
    .detail = It is good once, and for one day. Ask for a new one.
passkey-needs-a-name = Passkeys do not work at this address
    .detail = Open the page by its name, such as desk.example, not by a number.
passkey-use = Sign in with a passkey
    .detail = Your device asks for your finger, your face or its PIN.
    .go = Sign in
passkey-make = Make a passkey
    .detail = { $name }, this device will know you by your finger, your face or its PIN.
    .go = Make it
passkey-failed = That did not work. Try again.
badge-title = Who are you?
badge-number = Badge number
badge-pin = PIN
badge-pad = Keys
badge-rub-out = Rub out
badge-go = Sign in
badge-wrong = Badge and PIN do not fit. Try again.
badge-paused = { $minutes ->
    [one] Too many wrong tries. Wait 1 minute.
   *[other] Too many wrong tries. Wait { $minutes } minutes.
}
badge-elsewhere = A badge opens helpers' lists of this station only. Managers use their passkey.
device-title = Share this device
    .detail = Helpers will sign in here with badge and PIN.
device-code = Code
device-go = Share it
device-code-old = This code is not good. It lasts ten minutes, and works once.

# The manager's page
staff = Staff and devices
staff-ways = Other pages
staff-people = People
staff-devices = Shared devices
staff-kiosks = Kiosks
staff-name = Name
staff-device-name = What it is called
staff-kiosk-id = Kiosk's number
staff-station = Station
staff-add = Add a helper
staff-code = Make a code
staff-give-badge = New badge
staff-give-pin = New PIN
staff-give-passkey = Passkey link
staff-take-passkeys = Passkeys lost
staff-make-manager = Make manager
staff-make-helper = Make helper
staff-move = Stations
    .where = Where { $name } works
    .go = Change stations
staff-end = Leaves
    .detail = { $name } can then sign in nowhere, and is signed out at once.
    .go = Yes, leaves
staff-drop = Take off the list
staff-added = { $name } is on the list. Give a PIN next.
staff-appointed = The role is changed.
staff-moved = The stations are changed.
staff-ended = Signed out, and off the list.
staff-no-passkeys = The passkeys are not good any more.
staff-device-dropped = Nobody can sign in on that device now.
staff-kiosk-dropped = That kiosk cannot speak to the desk now.
staff-badge = The badge number. It is also what a reader must type:
staff-pin = Badge number and PIN. The PIN is shown now, and never again:
staff-passkey = Send this link. It is good once, and for one day:
staff-device = Open this on that device in the next ten minutes:
staff-kiosk = Type this at the kiosk in the next ten minutes, after ./loket kiosk enrol:
role-helper = Helper
role-manager = Manager
role-operator = Operator
role-auditor = Auditor
refused-not-allowed = Your role does not do this.
refused-no-name = Write a name.
refused-like-an-account = Write the name without @.
refused-is-here = { $name } is on the list already.
refused-nobody-of-that-name = Nobody of that name is on your list.
refused-elsewhere-too = { $name } works at stations that are not yours, too. Ask whoever runs the desk.
refused-yourself = Somebody else must change that for you.
refused-no-station-left = Choose at least one station. Who works here no more: Leaves.
refused-badge-taken = Badge { $number } is somebody else's.
refused-helpers-have-badges = Helpers sign in with badge and PIN.
refused-no-device = That device is not on the list.
refused-no-kiosk = That kiosk has no token.
refused-no-station = This desk does not serve { $station }. It serves: { $known }.
audit = Who did what
    .detail = The newest first, of your stations. Times are UTC.
    .csv = For a spreadsheet
audit-at = When
audit-who = Who
audit-what = What
audit-whom = Whom or what for
