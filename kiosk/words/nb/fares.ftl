# Hvorfor en billett koster det den koster. Høyst tre setninger vises om gangen; alle skrives ut.
# Et slag billett: som tittel i en liste, én av dem, flere, og når den gjelder.
fare-kind-single =
    .one = en enkeltbillett
    .many = enkeltbilletter
    .valid = En enkeltbillett gjelder én vei, på denne dagen.
fare-kind-return =
    .one = en tur-retur-billett
    .many = tur-retur-billetter
    .valid = En tur-retur-billett gjelder begge veier.
fare-kind-day =
    .one = en dagsbillett
    .many = dagsbilletter
    .valid = En dagsbillett gjelder hele dagen.
fare-kind-days =
    .one = en billett for flere dager
    .many = billetter for flere dager
    .valid = Denne billetten gjelder på alle dagene.
fare-kind-group =
    .one = en gruppebillett
    .many = gruppebilletter
    .valid = Alle på en gruppebillett reiser sammen.
fare-kind-family =
    .one = en familiebillett
    .many = familiebilletter
    .valid = Alle på en familiebillett reiser sammen.
fare-number = { $n ->
    [1] én
    [2] to
    [3] tre
    [4] fire
    [5] fem
    [6] seks
    [7] sju
    [8] åtte
    [9] ni
    [10] ti
    [11] elleve
   *[12] tolv
}
fare-counted = { $count } { $tickets }
fare-for = { $tickets } for { $who }
fare-for-both-ways = { $tickets }, tur-retur, for { $who }
fare-made-of = { $tickets }.
fare-many = { $count } billetter for { $who }.
fare-adult = { $count ->
    [one] 1 voksen
   *[other] { $count } voksne
}
fare-senior = { $count ->
    [one] 1 honnør
   *[other] { $count } honnører
}
fare-child = { $count ->
    [one] 1 barn
   *[other] { $count } barn
}
fare-companion = { $count ->
    [one] 1 ledsager
   *[other] { $count } ledsagere
}
fare-people = { $count ->
    [one] 1 person
   *[other] { $count } personer
}
# Det som ble sammenlignet: hele setningen, en kortere, den korteste.
fare-less = { $count ->
    [one] { $ours } koster { $saved } mindre enn { $theirs }.
   *[other] { $ours } koster { $saved } mindre enn { $theirs }.
}
fare-less-than = Dette koster { $saved } mindre enn { $theirs }.
fare-less-than-next = Dette koster { $saved } mindre enn det nest beste valget.
fare-cheaper-out = Reiser du klokken { $out }, sparer du { $saved }.
fare-cheaper-back = Reiser du tilbake klokken { $back }, sparer du { $saved }.
fare-cheaper-both = Reiser du klokken { $out } og tilbake klokken { $back }, sparer du { $saved }.
fare-all-singles = Enkeltbilletter for alle: { $cost }.
fare-without-card = Uten rabattkort: { $cost }.
fare-adult-price = Til voksenpris: { $cost }.
fare-show-card = Vis rabattkortet sammen med billetten.
fare-demo = Demopris. Gjelder ikke som billett.

# Det finnes ingen pris: hva som er saken, og at ingenting er betalt. En person kan hjelpe. `.staff`: til hjelperens liste.
no-fare = Jeg vet ikke hva denne reisen koster. Du har ikke betalt noe. En ansatt kan selge deg en billett.
    .staff = Prislisten har ingen pris for en reise.
no-fare-station = Jeg vet ikke prisen til denne stasjonen. Du har ikke betalt noe. En ansatt kan selge deg en billett.
    .staff = En stasjon i rutetabellen mangler i prislisten.
no-fare-day = Jeg vet ikke prisene for den dagen ennå. Du har ikke betalt noe. En ansatt kan selge deg en billett.
    .staff = Prislisten gjelder ikke på en dag noen spurte om. Ta den nye i bruk.
