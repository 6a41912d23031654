# The kiosk listens: the sign, what it heard, what it asks. A state's sentence is for the traveller, `.staff` for staff.
listen-speak = Say it
listen-done = I have spoken
listen-on = I am listening. Please speak.
listen-thinking = I am thinking …
listen-heard = I heard: { $words }
listen-right = I heard: { $words }. Is that right?
listen-yes = Yes, that is right
listen-no = No
listen-which = Which one do you mean?
listen-none = None of these
listen-again = I did not get that. Please say it once more.
listen-touch = Let us do this by touch. Choose your answer here.
listen-press = Only you can pay. Touch the big button, or press the key you can feel.
listen-patience = Take your time. Choose “{ $button }” when you want to speak.
listen-wrong = What shall I change? Say it, or choose that line.
listen-words = Say a word that you see here. Or say: back, again, louder, help.
listen-begin-again = Shall I begin again? I forget what you chose.
listen-kept = That is so already.
listen-nothing-kept = I keep nothing of earlier trips. Where would you like to go?
listen-waits = Say “help”, and I listen.
listen-person = Shall a person come?
    .detail = Say “yes”. Or say where you want to go.
listen-person-yes = Yes, a person
listen-or-help = Or say “help”: then a person comes.
listen-still = Take your time. I am still listening.

listen-off = I cannot listen in English here. Please touch.
    .staff = Listening is switched off in the settings.
listen-starting = I cannot listen yet. Please touch.
    .staff = The engines that hear are being loaded.
listen-no-model = I cannot listen in English here. Please touch.
    .staff = Nothing here can hear this language. Run: ./loket voice check
listen-damaged-model = I cannot listen today. Please touch.
    .staff = The files for hearing are damaged. Run: ./loket voice verify
listen-no-microphone = I cannot hear you: my microphone is missing. Please touch.
    .staff = There is no microphone. Look at its cable.
listen-silent-microphone = I hear nothing at all. Please touch.
    .staff = The microphone gives no sound. Is it switched off, or its cable loose?
listen-clipping = It is too loud for me. Please touch.
    .staff = The microphone is set far too loud. Turn it down.
listen-noisy = It is too noisy here for me. Please touch.
    .staff = It is so noisy here that nobody can be understood.
listen-restarting = I must collect myself. Please touch meanwhile.
    .staff = What hears has stopped, and is starting again by itself.
listen-engine-off = I cannot listen now. Please touch.
    .staff = What hears has stopped too often. It is tried again while nobody is here.

unmet-first-class = I sell second class here.
unmet-bicycle = I cannot sell a ticket for a bicycle. A person can help.
unmet-dog = I cannot sell a ticket for a dog. A person can help.
unmet-seat = I cannot book a seat. A person can help.
unmet-arrive-by = I look for trains by when they leave. You see when you are there.
unmet-via = I cannot choose the way of the train. A person can help.

answer-platform = It leaves from platform { $platform }.
answer-platform-unknown = I do not know the platform yet.
answer-duration = It takes { $duration }.
answer-departure = It leaves at { $time }.
answer-arrival = You are there at { $time }.
answer-price = It costs { $price }.
answer-changes = { $count ->
    [0] You need not change trains.
    [one] You change trains once.
   *[other] You change trains { $count } times.
}
answer-stairs = { $known ->
    [yes] There are no steps on the way.
   *[no] I do not know whether there are steps on the way.
}
answer-here = You are here: { $station }.
answer-time = It is { $time }.
answer-first = I can say that once a train is chosen.
