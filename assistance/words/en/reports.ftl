# What managers read: reports of a station. Nobody can be found in them again.
reports = Reports
report-title = Help at { $station }
report-day = Day
report-week = Week
report-month = Month
report-week-name = Week { $week }
report-earlier = Earlier
report-later = Later
report-station = Station
report-show = Show
report-calls-link = Calls now
report-csv = All numbers as a table file (CSV)
report-period = Period
report-in-short = In short
report-nothing = Nobody has called in this time
    .detail = Test calls and visits are still shown below.
report-not-allowed = Reports are for managers
    .detail = Ask your manager if you need a number from them.
report-few = fewer than { $n }
report-held = few
report-too-few = too few to say
report-none = none
report-kept-small = Numbers below 5 are not told, so that nobody can be found again. No helper is named.
report-duration = { $minutes ->
    [0] { $seconds } s
   *[other] { $seconds ->
        [0] { $minutes } min
       *[other] { $minutes } min { $seconds } s
    }
}
report-calls = Calls
report-visits = Visits
report-in-visits = in { $n } visits
report-share-helped = Somebody came
report-of-calls = of { $n } calls
report-human = Until somebody is there
report-human-p90 = 9 of 10 within { $time }
report-gave-up = Gave up waiting
report-nobody-free = Heard "nobody is free"

report-mend = Which step to mend first
    .say = Start with "{ $step }". Of 1,000 visits that come to it, { $calls } call for a person. They lose { $minutes } minutes.
    .none = There are too few calls or visits to say which step costs most.
report-step = Step
report-per-1000 = Calls per 1,000 visits
report-lost = Minutes lost per 1,000 visits

report-why = Why people call
    .say = Most often: { $reason }.
report-reason = Reason
report-why-step = Why, step by step
report-why-place = Why, place by place
report-why-hour = Why, by the time of day
report-why-by = Lines with fewer than 5 calls are left out.
report-where = Where people call
    .say = Most often at: { $place }.
report-place = Place
report-when = When people call
    .say = Most calls come between { $from }:00 and { $to }:00.
report-hour = Hour

report-fast = How fast somebody comes
    .say = Half of the callers had somebody beside them within { $median }, nine of ten within { $p90 }.
report-until = From the call until
report-median = Half within
report-p90 = 9 of 10 within
report-seen = a helper's screen shows it
report-promised = somebody says "I am coming"
report-arrived = somebody is there
report-resolved = it is solved

report-ended = How calls end
    .say = These are calls. One call can be in two lines.
report-what = What happened
report-ended-helped = Somebody came
report-ended-unanswered = Had to be told that nobody is free
report-ended-before = Gave up before anybody promised to come
report-ended-after = Gave up after somebody had promised
report-ended-broken = A promise was taken back

report-closed = What helpers said at the end
    .say = Chosen by the helper who closed the call.
report-closed-solved-here = Solved at the kiosk
report-closed-sold-at-the-counter = Sold at the counter
report-closed-not-solved = Not solved
report-closed-nobody-there = The helper came, and nobody was there
report-proved = How we know that somebody came
    .say = A code, PIN or badge proves that the helper stood at the kiosk. A touch on the page is the helper's word.
report-how = How
report-proved-badge = Badge held to the kiosk
report-proved-code = Code from the kiosk's screen
report-proved-pin = PIN entered at the kiosk
report-proved-traveller = The traveller said so
report-proved-said = The helper's word

report-staff = One helper more or less
    .say = Busiest at { $from }:00 to { $to }:00: { $calls } calls an hour, and each takes a helper { $service }. With { $more } helpers, { $good } of 100 people have somebody on the way within a minute. With { $fewer }: { $poor }.
    .none = There are too few calls to say what another helper would do.
    .note = Worked out as a line of people who wait, and after { $patience } on average give up.
report-helpers = Helpers
report-within = On the way within a minute, of 100
report-lost-callers = Give up, of 100

report-change = Before and after the steps were changed
    .say = Calls per 1,000 visits. The largest change: "{ $step }", from { $before } to { $after }.
    .note = Before: { $before }. After: { $after }.
report-before = Before
report-after = After

report-suggested = Reasons: suggested and chosen
    .say = In { $share } of 100 calls the chosen reason was among the three suggested.
report-choice = The chosen reason was
report-choice-first = suggested first
report-choice-in-three = suggested second or third
report-choice-other = not suggested

report-faces = Did that help?
    .say = What travellers answered, of those who did.
report-answer = Answer
report-face-good = Good
report-face-so-so = So-so
report-face-bad = No

report-languages = Languages of callers
    .say = By month. Fewer than 10 are "other".
report-language = Language
report-needs = What was set on the screen
    .say = By month. Fewer than 10 are "other". Never kept beside a call.
report-need = Set on the screen
report-other = other

report-tests = Does help work?
    .say = Each kiosk calls the desk by itself every few minutes. { $share } of 100 of these test calls were seen on a helper's screen.
    .none = No test call came in this time. Is any kiosk switched on?
report-kiosk = Kiosk
report-placed = Test calls
report-tests-seen = Seen
report-not-seen = Not on any screen
report-replaced = Not in time

reason-left-open = Closed by the next call

# The weekly mail
weekly-subject = Help at { $station }, { $period }
weekly-hello = This is how help went at { $station }, { $period }.
weekly-before = week before: { $text }
weekly-foot = Made by Loket on the desk of the station. It holds no names, and no numbers below 5.

# A banner on the helper's page
alarm = HELP DOES NOT WORK at { $kiosks }
    .silent = Its test calls do not reach the desk. Go and look, or tell the operator.
    .not-seen = No helper's screen shows its test calls. Is this page open on a device that somebody looks at?
ailing = { $kiosks } needs somebody:
