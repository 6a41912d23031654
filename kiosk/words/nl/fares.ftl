# Waarom een kaartje kost wat het kost. Er staan nooit meer dan drie zinnen tegelijk; op papier staan ze allemaal.
# Een soort kaartje: één ervan, meer ervan, en wanneer het geldig is.
fare-kind-single =
    .one = een enkele reis
    .many = enkele reizen
    .valid = Een enkele reis geldt voor één rit op deze dag.
fare-kind-return =
    .one = een retour
    .many = retours
    .valid = Een retour geldt voor de heenreis en de terugreis.
fare-kind-day =
    .one = een dagkaartje
    .many = dagkaartjes
    .valid = Een dagkaartje geldt de hele dag.
fare-kind-days =
    .one = een meerdagenkaartje
    .many = meerdagenkaartjes
    .valid = Dit kaartje geldt op al zijn dagen.
fare-kind-group =
    .one = een groepskaartje
    .many = groepskaartjes
    .valid = Wie op een groepskaartje staat, reist samen.
fare-kind-family =
    .one = een gezinskaartje
    .many = gezinskaartjes
    .valid = Wie op een gezinskaartje staat, reist samen.
fare-number = { $n ->
    [1] één
    [2] twee
    [3] drie
    [4] vier
    [5] vijf
    [6] zes
    [7] zeven
    [8] acht
    [9] negen
    [10] tien
    [11] elf
   *[12] twaalf
}
fare-counted = { $count } { $tickets }
fare-for = { $tickets } voor { $who }
fare-for-both-ways = { $tickets }, heen en terug, voor { $who }
fare-made-of = { $tickets }.
fare-many = { $count } kaartjes voor { $who }.
fare-adult = { $count ->
    [one] 1 volwassene
   *[other] { $count } volwassenen
}
fare-senior = { $count ->
    [one] 1 senior
   *[other] { $count } senioren
}
fare-child = { $count ->
    [one] 1 kind
   *[other] { $count } kinderen
}
fare-companion = { $count ->
    [one] 1 begeleider
   *[other] { $count } begeleiders
}
fare-people = { $count ->
    [one] 1 persoon
   *[other] { $count } personen
}
# Waarmee het vergeleken is: de hele zin, een kortere, de kortste.
fare-less = { $count ->
    [one] { $ours } kost { $saved } minder dan { $theirs }.
   *[other] { $ours } kosten { $saved } minder dan { $theirs }.
}
fare-less-than = Dit kost { $saved } minder dan { $theirs }.
fare-less-than-next = Dit kost { $saved } minder dan de op één na beste keuze.
fare-cheaper-out = Vertrekt u om { $out }, dan bespaart u { $saved }.
fare-cheaper-back = Reist u om { $back } terug, dan bespaart u { $saved }.
fare-cheaper-both = Reist u om { $out } heen en om { $back } terug, dan bespaart u { $saved }.
fare-all-singles = Voor iedereen een enkele reis: { $cost }.
fare-without-card = Zonder kortingskaart: { $cost }.
fare-adult-price = Tegen de prijs voor volwassenen: { $cost }.
fare-show-card = Laat de kortingskaart zien bij het kaartje.
fare-demo = Demoprijs. Niet geldig om mee te reizen.

# Er is geen prijs: wat er aan de hand is, en dat er niets betaald is. `.staff`: voor de lijst van de medewerkers.
no-fare = Ik weet niet wat deze reis kost. U hebt niets betaald. Een medewerker kan u een kaartje verkopen.
    .staff = Het tarief heeft geen prijs voor een reis.
no-fare-station = Ik weet niet wat een reis naar dit station kost. U hebt niets betaald. Een medewerker kan u een kaartje verkopen.
    .staff = Een station van de dienstregeling staat niet in het tarief.
no-fare-day = Ik ken de prijzen van die dag nog niet. U hebt niets betaald. Een medewerker kan u een kaartje verkopen.
    .staff = Het tarief geldt niet op een gevraagde dag. Zet het nieuwe tarief in werking.
