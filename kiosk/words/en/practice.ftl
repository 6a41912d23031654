# Practice on a machine that sells: the same steps, clearly marked. And "show me first", which the machine plays.
practice-aloud = Practice.
practice-band = Practice: you pay nothing
practice-stop = Stop practising
practice-first = Practise first
practice-show = Show me first
practice-pay = Here you would pay { $price }
practice-paying = Nothing is charged. It goes on by itself.
practice-deliver = Here your ticket would come out
practice-printing = Nothing is printed. It goes on by itself.
practice-ticket = A ticket looks like this
    .detail = This one is only practice. You cannot travel with it.
practice-over = That is how it goes
    .detail = Take your time. You can do it as often as you like.
practice-try = Try it yourself
practice-again = Practise again
practice-buy = Buy a real ticket

guide-begin = Watch me buy a ticket.
guide-press = I touch: { $name }
guide-wait-pay = Now you would hold your card to the reader.
guide-wait-deliver = Now you would take your ticket from the slot.
guide-ticket = You would keep this until you have arrived.
guide-stop = Touch anywhere to stop
