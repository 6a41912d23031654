# The words of the flow. A step has a title, `.say` (said after the title: how to go on), `.name` (for a helper),
# `.help`, and a word for each answer.
# One thought, one sentence: at most 15 words. Words that everybody knows.

trail =
    .where = Where
    .when = When
    .who = Who
    .ticket = Ticket

welcome = Where would you like to go?
    .say = Choose a place. You go there now, one way.
    .name = Start
    .help = Choose your place. Not there? Choose: Another place.
    .another = Another place
    .next = Something else

need = What can I do for you?
    .say = Choose one of these.
    .name = What to do
    .help = Choose what you need. If you are not sure, talk to a person.
    .ticket = Buy a ticket
    .find-train = See the next trains
    .slip = I have paid at the counter
    .person = Talk to a person

person = I am calling a person
    .say = You need not explain anything. They see where you are.
    .name = Wants a person
    .next = Start again

slip = Which six numbers are on your paper?
    .say = Type them one after the other. Then choose: Go on.
    .name = Comes from the counter
    .help = They are on the paper from this machine. Or somebody at the counter wrote them down.
    .wrong = I do not know these numbers. Look at your paper once more.
    .unpaid = The counter has not got your money yet. Please pay there first.
    .late = Your paper is too old. You have paid nothing. You can choose your trip again.

paid-ticket = Your ticket is coming
    .say = It comes out of the slot.
    .name = Printing what was paid at the counter
    .help = The machine prints your ticket. It tells you when it is ready.

collected = Here is your ticket
    .say = Take it from the slot. Keep it until you have arrived.
    .name = Takes the ticket that was paid to a person
    .next = I have it

trains = The next trains from { $here }
    .say = You can buy a ticket, or stop here.
    .name = Next trains
    .help = The next train is at the top.
    .buy = Buy a ticket
    .next = That is all

good-journey = Have a good journey!
    .say = Come back at any time.
    .name = Goodbye
    .next = Start again

destination = Where do you want to go?
    .say = Choose one of these places. Or spell your place with the letters.
    .name = Where to
    .help = Choose the first letter of your place. Then you see the places that fit.
    .line = To

way = Will you come back by train?
    .say = There and back is one ticket.
    .name = One way or return
    .help = If you are not sure, choose one way. You can buy the other half later.
    .one-way = No, one way
    .return = Yes, there and back
    .one-way-line = One way
    .return-line = There and back
    .line = Ticket

out = When do you want to leave?
    .say = You can change this later.
    .name = When to leave
    .help = Now means the next train. You can also choose a day and an hour.
    .now = Now
    .in-1-hour = In one hour
    .this-afternoon = This afternoon
    .this-evening = This evening
    .tomorrow-morning = Tomorrow morning
    .tomorrow-afternoon = Tomorrow afternoon
    .another = Another time
    .day = Which day?
    .hour = At what time?
    .line = Leaving

coming-back = When will you come back?
    .say = Choose about when. You can change this later.
    .name = When to come back
    .help = You can also choose a day and an hour.
    .same-afternoon = The same afternoon
    .same-evening = The same evening
    .next-morning = The next morning
    .next-afternoon = The next afternoon
    .next-evening = The next evening
    .another = Another time
    .day = Which day?
    .hour = At what time?
    .line = Back again

travellers = Who is travelling?
    .say = Choose, or count with more and less.
    .name = Who travels
    .help = Are more people coming? Count them with more and less. Then choose: Go on.
    .senior = { $n ->
        [one] 1 senior
       *[other] { $n } seniors
    }
    .senior-name = Seniors
    .senior-age = 65 or over
    .adult = { $n ->
        [one] 1 adult
       *[other] { $n } adults
    }
    .adult-name = Adults
    .child = { $n ->
        [one] 1 child
       *[other] { $n } children
    }
    .child-name = Children
    .child-age = 6 to 14
    .companion = { $n ->
        [one] 1 companion
       *[other] { $n } companions
    }
    .companion-name = Companions
    .companion-age = with a disabled traveller
    .next = Go on
    .line = Who

card = Do you have a discount card?
    .say = With it you pay less.
    .name = Discount card
    .help = Take the card with you on the train. Somebody may ask to see it.
    .none = No card
    .card-25 = A card for 25% off
    .card-50 = A card for 50% off
    .card-friends = A card for me and my friends
    .card-friends-detail = 40% off, for up to four people
    .line = Discount card

walk = What do you need on the way?
    .say = Then I look for trains that suit you.
    .name = What is needed on the way
    .help = If you walk slowly or carry a lot, choose more time.
    .usual = Nothing special
    .slow = More time to change trains
    .slow-detail = You walk slowly, or carry a lot
    .slow-line = More time
    .step-free = No steps
    .step-free-detail = With a wheelchair, a walker or a pram
    .line = Your wish

offers = Which train would you like?
    .say = The cheapest comes first.
    .name = Which train
    .help = Choose one. You see everything once more before you pay.
    .ask-walk = I need more time, or no steps
    .none = I find no train for that time. Let us try another time.
    .line = Train
    .line-back = Train back

means = How would you like to pay?
    .say = You pay the same.
    .name = How to pay
    .help = A person takes cash too. You get your ticket here after that.
    .card = With a card
    .person = A person takes my money
    .line = Paying

medium = Where do you want your ticket?
    .say = Paper is the usual way. For a phone, it needs a camera.
    .name = Paper or phone
    .help = With a phone you take a picture of the screen. The picture is your ticket.
    .paper = On paper
    .phone = On my phone
    .phone-detail = You take a picture of it
    .line = Ticket on

review = Is this right?
    .say = { $paying ->
        [counter] If it is right, I print a paper for the counter.
        [person] If it is right, I call a person who takes your money.
       *[card] If it is right, pay with your card.
    }
    .name = Is everything right?
    .help = Is something wrong? Choose that line.
    .ask-medium = Ticket on my phone
    .ask-means = I would rather pay a person
    .yes = { $paying ->
        [counter] Pay { $price } at the counter
        [person] Pay { $price } to a person
       *[card] Pay { $price } with a card
    }

pay = { $paying ->
        [counter] Your paper for the counter
        [person] Pay { $price } to the person
       *[card] Pay { $price } with your card
    }
    .say = { $paying ->
        [counter] I print it now. You pay nothing here.
        [person] I am calling a person. That person takes your money and types a code here.
       *[card] Hold your card to the reader. Or push it in.
    }
    .name = Paying
    .help = You can still stop. Then you pay nothing.
    .declined = The card did not work. You have paid nothing. Try again, or use another card.
    .cancelled = You have paid nothing. Your trip is still here.
    .instead-means = Pay a person instead
    .no-card = Cards do not work here now. You have paid nothing. You can pay a person instead.
    .instead-medium = Ticket on my phone
    .no-printer = I cannot print a ticket now. You have paid nothing. You can have it on your phone.

at-counter = Please pay at the counter
    .say = { $counter }, open { $hours }. Your numbers are: { $code }. They are good until { $until }. Then come back to this machine.
    .help = { $counter }, open { $hours }. The numbers are good until { $until }. Then come back to this machine.
    .name = Goes to the counter
    .next = Start again

deliver = { $keeping ->
        [phone] I am making your ticket
       *[paper] Your ticket is coming
    }
    .say = { $keeping ->
        [phone] Please have the camera of your phone ready.
       *[paper] It comes out of the slot.
    }
    .name = Printing
    .help = The machine prints your ticket. It tells you when it is ready.

phone-ticket = Take a picture of this square
    .say = The picture is your ticket. Look at it: the whole square must be sharp. Show it on the train.
    .name = Takes a picture of the ticket
    .next = I have the picture

your-ticket = Here is your ticket
    .say = Take it from the slot. Keep it until you have arrived.
    .name = Takes the ticket
    .next = I have it

mood = How did it go?
    .say = You need not answer.
    .name = How it went
    .help = Your answer helps us. You can also just go.
    .good = Well
    .so-so = So-so
    .bad = Badly
    .next = No answer

goodbye = Thank you. Have a good journey!
    .say = Do you have your ticket and your card?
    .name = Thanks
    .next = Another ticket

# A person takes over. Each says what happened, what about the money, and the way on.
handover-no-fare = I do not know this price
    .say = You have paid nothing. I am calling a person who can sell you a ticket.
    .name = No price found
    .next = Start again

handover-no-way = I find no train there for you
    .say = You have paid nothing. I am calling a person who can look with you.
    .name = No way found
    .next = Start again

handover-no-timetable = I cannot look up trains now
    .say = You have paid nothing. I am calling a person who can sell you a ticket.
    .name = Timetable or clock is wrong
    .next = Start again

handover-payment = The payment did not work
    .say = You have paid nothing. I am calling a person. Your trip stays here.
    .name = Cards did not work
    .next = Start again

handover-payment-unknown = Do not pay again
    .say = I do not know whether you have paid. I am calling a person to find out. Your number is { $number }.
    .name = Paid or not: unknown
    .next = Somebody has helped me

handover-no-ticket = Your ticket did not come out well
    .say = Please do not use paper that came out. You have paid nothing. I am calling a person. Your number is { $number }.
    .name = No ticket came out
    .next = Somebody has helped me

handover-no-paper = I cannot print a ticket now
    .say = You have paid nothing. I am calling a person who can sell you a ticket.
    .name = No paper
    .next = Start again

handover-terminal-off = I cannot take cards now
    .say = You have paid nothing. I am calling a person who can sell you a ticket.
    .name = Card reader is off
    .next = Start again

handover-slip = I do not find your payment
    .say = I am calling a person who looks for it with you. Keep your paper.
    .name = Payment at the counter not found
    .next = Start again

handover-paid-waits = You have paid, and have no ticket yet
    .say = Do not pay again. I am calling a person who brings you your ticket. Your number is { $number }.
    .name = Paid at the counter, ticket waits
    .next = Somebody has helped me
