# Why a ticket costs what it costs. Three sentences at most are shown at once; all of them are printed.
# A kind of ticket: as a title in a list, one of them, several, and when it is good.
fare-kind-single =
    .one = a single ticket
    .many = single tickets
    .valid = A single ticket is good for one way, on the day shown.
fare-kind-return =
    .one = a return ticket
    .many = return tickets
    .valid = A return ticket is good for both ways.
fare-kind-day =
    .one = a day ticket
    .many = day tickets
    .valid = A day ticket is good all day.
fare-kind-days =
    .one = a ticket for several days
    .many = tickets for several days
    .valid = This ticket is good on each of its days.
fare-kind-group =
    .one = a group ticket
    .many = group tickets
    .valid = Everybody on a group ticket travels together.
fare-kind-family =
    .one = a family ticket
    .many = family tickets
    .valid = Everybody on a family ticket travels together.
fare-number = { $n ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
   *[12] twelve
}
fare-counted = { $count } { $tickets }
fare-for = { $tickets } for { $who }
fare-for-both-ways = { $tickets }, there and back, for { $who }
fare-made-of = { $tickets }.
fare-many = { $count } tickets for { $who }.
fare-adult = { $count ->
    [one] 1 adult
   *[other] { $count } adults
}
fare-senior = { $count ->
    [one] 1 senior
   *[other] { $count } seniors
}
fare-child = { $count ->
    [one] 1 child
   *[other] { $count } children
}
fare-companion = { $count ->
    [one] 1 companion
   *[other] { $count } companions
}
fare-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
# What it was compared with: the whole sentence, a shorter one, the shortest.
fare-less = { $count ->
    [one] { $ours } costs { $saved } less than { $theirs }.
   *[other] { $ours } cost { $saved } less than { $theirs }.
}
fare-less-than = This costs { $saved } less than { $theirs }.
fare-less-than-next = This costs { $saved } less than the next best tickets.
fare-cheaper-out = If you leave at { $out }, you save { $saved }.
fare-cheaper-back = If you come back at { $back }, you save { $saved }.
fare-cheaper-both = If you leave at { $out } and come back at { $back }, you save { $saved }.
fare-all-singles = Single tickets for each person: { $cost }.
fare-without-card = Without the discount card: { $cost }.
fare-adult-price = At the adult price: { $cost }.
fare-show-card = Show the discount card with the ticket.
fare-demo = Demo price. Not valid for travel.

# There is no price: what is so, and that nothing was paid. A person can help. `.staff`: for the helper's list.
no-fare = I do not know the price of this trip. You have paid nothing. A person can sell you a ticket.
    .staff = The tariff has no price for a trip.
no-fare-station = I do not know the price to this station. You have paid nothing. A person can sell you a ticket.
    .staff = The tariff does not have a station of the timetable.
no-fare-day = I do not know the prices of that day yet. You have paid nothing. A person can sell you a ticket.
    .staff = The tariff is not valid on a day that was asked for. Put the new one in force.
