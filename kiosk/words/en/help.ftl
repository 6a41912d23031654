# What is said about a call for a person. Each says only what is true at that moment.
help-offered = Shall I call a person?
    .detail = Somebody can come and help you here. Take your time.
help-writing = Calling a person
    .detail = Your place and your step go along. You need not explain.
help-sent = Your call is sent
    .detail = I will tell you when somebody has it.
help-unreachable = I cannot reach the staff
    .detail = I keep trying. You can also call { $phone }, or go to: { $counter }. Open { $hours }.
help-received = Your call has arrived
    .detail = I am asking who can come. You can go on meanwhile.
help-seen = { $seen ->
    [one] 1 helper sees your call
   *[other] { $seen } helpers see your call
}
    .detail = Nobody has answered yet. You can go on meanwhile.
# How long it usually takes until somebody is there, counted from the call; last is always more than first.
help-usual = { $first ->
    [0] { $last ->
        [one] Usually somebody is here within a minute.
       *[other] Usually somebody is here within { $last } minutes.
    }
   *[other] Usually somebody is here in { $first } to { $last } minutes.
}
help-late = It is taking longer than usual. I keep asking.
help-coming = { $name } is coming
    .detail = { $minutes ->
        [one] In about 1 minute. { $name } knows where you are.
       *[other] In about { $minutes } minutes. { $name } knows where you are.
    }
help-coming-code = Code for { $name }: { $code }
help-taken-back = { $name } was held up
    .detail = I am asking the others.
help-unanswered = Nobody is free now
    .detail = I keep asking. You can also call { $phone }, or go to: { $counter }. Open { $hours }.
help-arrived = { $name } is with you
    .detail = Your ticket waits here, just as it was.
help-abandoned = { $name } was here
    .detail = { $name } did not find you. Do you still need a person? Then call again.
help-resolved = Good that somebody could help
    .detail = Did that help? You need not answer.
sorry = Sorry, that did not work. Nothing was paid. I can call a person.
sorry-money = Something went wrong. Do not pay again. I am calling a person.
storage-failed = This machine cannot write down your ticket now. Nothing was paid. I can call a person.
no-train = I find no train for that. Shall we try another time?
demo-note = Demonstration: not valid for travel
demo-timetable = Demonstration timetable, replayed week by week. { $attribution }
no-such-place = No place starts with { $typed }. Is it one of these?
try-again = Try again
back-again = The screen stopped for a moment. Now we go on.
opening = Good day
help-failed = I could not write down your call
    .detail = Please call { $phone }, or go to: { $counter }. Open { $hours }.
train-gone = That train has left. These are the next ones.
price-old = This price was shown a while ago. Here it is again.
out-of-order = This machine cannot sell tickets now
    .detail = You can call { $phone }, or go to: { $counter }. Open { $hours }.
help-thanked = Thank you
    .detail = You can go on here.
help-face-good = Yes
help-face-so-so = A little
help-face-bad = No

# What the button is good for, before it is pressed.
help-now-here = Help is here
help-now-phone = Only by phone
    .detail = I cannot call a helper now. Phone: { $phone }. Or go to: { $counter }. Open { $hours }.
help-now-nobody = No helper now
    .detail = No helper is here now. Phone: { $phone }. Or go to: { $counter }. Open { $hours }.
# An interpreter whom she reaches with her own phone, where the operator has one.
help-relay-button = Sign language
help-relay = Sign language: { $name }
    .detail = An interpreter helps you. Open: { $hours }.
help-relay-phone = Phone: { $phone }.
help-relay-camera = Scan with your phone, or open: { $address }
