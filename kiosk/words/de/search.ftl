# Why no train can be offered: what is so, and the way on. `.staff`: for the helper's list and the operator's log.
no-way = In den nächsten Tagen fährt von hier kein Zug dorthin. Jemand kann mit Ihnen schauen.
    .staff = Der Fahrplan hat in den nächsten Tagen und um den gewünschten Tag keinen Zug dorthin.
no-step-free = Ich finde keinen Weg ohne Stufen. Jemand kann Ihnen helfen.
    .staff = Kein Weg ohne Stufen gefunden. Unterwegs helfen, oder einen anderen Weg suchen.
timetable-ended = Mein Fahrplan endet hier. Jemand kann Ihnen eine Fahrkarte verkaufen.
    .staff = Der Fahrplan dieses Automaten ist zu Ende oder endet in wenigen Tagen, oder seine Uhr geht falsch.
clock-wrong = Meine Uhr geht falsch, deshalb kann ich keine Züge suchen. Jemand kann Ihnen helfen.
    .staff = Die Uhr dieses Automaten geht falsch. Bis sie gestellt ist, verkauft er nichts.
day-too-far = Die Züge dieses Tages kenne ich noch nicht. Nehmen wir einen früheren Tag.
    .staff = Gefragt war ein Tag, den der Fahrplan noch nicht enthält.
