# Why no train can be offered: what is so, and the way on. `.staff`: for the helper's list and the operator's log.
no-way = De komende dagen gaat daar hiervandaan geen trein naartoe. Iemand kan met u meekijken.
    .staff = De dienstregeling kent in de komende dagen en rond de gevraagde dag geen trein daarheen.
no-step-free = Ik vind geen reis zonder trappen. Iemand kan u helpen.
    .staff = Er is geen reis zonder trappen gevonden. Help onderweg, of zoek een andere reis.
timetable-ended = Mijn dienstregeling houdt hier op. Iemand kan u een kaartje verkopen.
    .staff = De dienstregeling van deze automaat is afgelopen of loopt bijna af, of de klok klopt niet.
clock-wrong = Mijn klok loopt verkeerd, dus ik kan geen treinen opzoeken. Iemand kan u helpen.
    .staff = De klok van deze automaat loopt verkeerd. Tot hij goed staat, wordt niets verkocht.
day-too-far = De treinen van die dag ken ik nog niet. Laten we een eerdere dag proberen.
    .staff = Er is een dag gevraagd die nog niet in de dienstregeling staat.
