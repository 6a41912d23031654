# Why a ticket costs what it costs. Three sentences at most are shown at once.
fare-made-of = { $tickets }.
fare-single = { $count ->
    [one] a single ticket for { $who }
   *[other] single tickets for { $who }
}
fare-return = { $count ->
    [one] a return ticket for { $who }
   *[other] return tickets for { $who }
}
fare-group = { $tickets ->
    [one] a group ticket for { $people } people
   *[other] { $tickets } group tickets for { $people } people
}
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
fare-all-singles = Single tickets for each person: { $cost }.
fare-two-singles-instead-of-return = Paid separately there and back: { $cost }.
fare-without-card = Without the discount card: { $cost }.
fare-no-group = Without a group ticket: { $cost }.
fare-adult-price = At the adult price: { $cost }.
fare-demo = Demo price. Not valid for travel.
