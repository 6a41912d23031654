# Waarom een kaartje kost wat het kost. Er staan nooit meer dan drie zinnen tegelijk.
fare-made-of = { $tickets }.
fare-single = { $count ->
    [one] een enkele reis voor { $who }
   *[other] enkele reizen voor { $who }
}
fare-return = { $count ->
    [one] een retour voor { $who }
   *[other] retours voor { $who }
}
fare-group = { $tickets ->
    [one] een groepskaartje voor { $people } personen
   *[other] { $tickets } groepskaartjes voor { $people } personen
}
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
fare-all-singles = Voor iedereen een enkele reis: { $cost }.
fare-two-singles-instead-of-return = Heen en terug apart betaald: { $cost }.
fare-without-card = Zonder kortingskaart: { $cost }.
fare-no-group = Zonder groepskaartje: { $cost }.
fare-adult-price = Tegen de prijs voor volwassenen: { $cost }.
fare-demo = Demoprijs. Niet geldig om mee te reizen.
