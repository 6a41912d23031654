# Told and spoken while the card reader and the printer work; each may be said again after four seconds.
hold-card = Hold your card to the reader. Or push it in.
wait-card = Take your time. The reader is ready for your card.
card-read = Thank you. I am reading your card.
confirm-amount = Look at the price on the reader. Press the green key.
enter-pin = Type your PIN on the reader. Press the green key.
wrong-pin = That PIN was not right. You can type it once more.
card-not-taken = The reader does not take this card.
card-again = I could not read your card. Hold it there once more.
card-good = Thank you. Your card is good.
choose-on-reader = Please choose on the card reader.
follow-reader = Look at the card reader. It tells you what to do.
pay-person = Pay the person beside you. That person types a code here.
wrong-code = That code was not right. Type it once more.
wait = I am asking your bank. Nothing is paid yet.
remove-card = You can take your card back now.
printing = I am printing your ticket.
take-ticket = Your ticket is ready. Take it from the slot.
making-ticket = I am making your ticket. Have the camera of your phone ready.
photograph-ticket = Your ticket is ready. Take a picture of it.

# Printed on the ticket.
ticket-title = Train ticket
ticket-demo = DEMO – not valid for travel
ticket-from = From
ticket-to = To
ticket-one-way = One way
ticket-return = There and back
ticket-who = Who travels
# By themselves, not in a sentence: other languages decline them there.
ticket-riders-adult = { $count ->
    [one] 1 adult
   *[other] { $count } adults
}
ticket-riders-senior = { $count ->
    [one] 1 senior
   *[other] { $count } seniors
}
ticket-riders-child = { $count ->
    [one] 1 child
   *[other] { $count } children
}
ticket-riders-companion = { $count ->
    [one] 1 companion
   *[other] { $count } companions
}
ticket-riders-other = { $count ->
    [one] 1 person
   *[other] { $count } people
}
ticket-discount = Discount card: show it with the ticket
ticket-valid = Valid
ticket-valid-day = { $day }, until { $until }
ticket-valid-day-from = { $day }, from { $from } until { $until }
ticket-valid-days = From { $day } until { $last }, { $until }
ticket-valid-days-from = From { $day }, { $from }, until { $last }, { $until }
ticket-out = Going there
ticket-back = Coming back
ticket-train = { $line } to { $towards }
ticket-platform = Platform { $platform }
ticket-platform-note = Platforms can change. Look at the board at the station.
ticket-line = { $riders }, { $product }
ticket-line-out = { $riders }, { $product }, there
ticket-line-back = { $riders }, { $product }, back
ticket-line-shared = { $product } for { $riders }
ticket-line-several = { $count } times: { $product } for { $riders }
ticket-line-group = { $count ->
    [one] Group ticket
   *[other] { $count } group tickets
}
ticket-product-single = single ticket
ticket-product-return = return ticket
ticket-product-day = day ticket
ticket-product-days = ticket for several days
ticket-product-group = group ticket
ticket-product-family = family ticket
ticket-total = Total
ticket-paid = Paid by card { $card }
ticket-why = Why this price
ticket-help = Questions? Call { $phone } and say your ticket number: { $number }.
ticket-sold = Bought on { $day } at { $time }, at machine { $kiosk }.
ticket-timetable = Timetable: { $attribution }
ticket-specimen = SPECIMEN – not valid for travel
ticket-barcode = Code for the inspector
ticket-barcode-picture = Barcode of this ticket, for the inspector's reader
ticket-card-receipt = Card payment receipt

# On the slip when the money is not certain, or the ticket did not come out.
slip-title = Please keep this paper
slip-not-a-ticket = This is not a ticket
slip-what = What happened
slip-when = When
slip-machine = Machine
slip-number = Number of this case
slip-help = Show this paper to our staff. Or call { $phone } and say the number: { $number }.
slip-pay-nothing = Do not pay again before somebody has looked it up.
slip-barcode = Code for our staff
slip-barcode-picture = Barcode of this case, for the reader of our staff

# The receipt that a phone photographs from the screen: short lines, no network.
receipt-title = Train ticket receipt
receipt-number = Number { $number }
receipt-trip = { $start } – { $end }
receipt-valid = Valid: { $validity }
receipt-total = Total { $total }
receipt-machine = Machine { $kiosk }, { $day } { $time }
receipt-help = Questions? { $phone }
receipt-not-a-ticket = This is a receipt, not a ticket.

# Whether it can be given back, on the ticket and on the screen before paying.
ticket-refund = You can give this ticket back until { $time }. Call { $phone }.
ticket-no-refund = This ticket cannot be given back for money.
refund-within = You can give the ticket back for { $minutes } minutes.
refund-never = You cannot give the ticket back later.

printing-slip = I am printing a paper for you. Please keep it.
take-slip = Take the paper from the slot. Somebody is coming to help.

# A practice machine: nothing is sold, and the paper says so.
practice-paper = PRACTICE
practice-not-a-ticket = This is not a ticket. Nothing was paid.
practice-card = This is practice. Hold any card to the reader, or just wait.

# For staff: which sale a call is about.
sale-number = Sale { $number }
ticket-again = Printed again at the machine on { $day }, { $time }.

# The slip for the counter, where a person takes the money.
counter-slip-title = To pay at the counter
counter-slip-not-a-ticket = This is not a ticket
counter-slip-where = Where
counter-slip-price = Price
counter-slip-trip = Trip
counter-slip-until = Good until
counter-slip-then = Pay at the counter. Then come back to this machine. Choose: { $choice }. Type the six numbers. Your ticket comes out.
counter-slip-barcode = Code for our staff
counter-slip-picture = Barcode with price and code, for the reader of our staff
counter-slip-number = Number { $number }, machine { $machine }
take-counter-slip = Take the paper from the slot. It is for the counter.
# As on the screen: the flow shows the same words.
counter-choice = I have paid at the counter
