# Why no train can be offered: what is so, and the way on. `.staff`: for the helper's list and the operator's log.
no-way = In the coming days no train goes there from here. A person can look with you.
    .staff = The timetable has no train to the place that was asked for, in the coming days and around the day asked.
no-step-free = I find no way there without steps. A person can help you.
    .staff = No way without steps was found. Staff must help on the way, or find another one.
timetable-ended = My timetable ends here. A person can sell you a ticket.
    .staff = The timetable of this machine has ended or ends in a few days, or its clock is wrong.
clock-wrong = My clock is wrong, so I cannot look up trains. A person can help you.
    .staff = The clock of this machine is wrong. It sells nothing until it is set.
day-too-far = I do not know the trains of that day yet. Let us try an earlier day.
    .staff = A day was asked for that the timetable does not reach.
