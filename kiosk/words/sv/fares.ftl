# Varför en biljett kostar vad den kostar. Högst tre meningar visas på en gång; på papper står alla.
# En sorts biljett: en av dem, flera av dem, och när den gäller.
fare-kind-single =
    .one = en enkelbiljett
    .many = enkelbiljetter
    .valid = En enkelbiljett gäller en resa åt ett håll, den dag som visas.
fare-kind-return =
    .one = en biljett tur och retur
    .many = biljetter tur och retur
    .valid = En biljett tur och retur gäller både dit och tillbaka.
fare-kind-day =
    .one = en dagbiljett
    .many = dagbiljetter
    .valid = En dagbiljett gäller hela dagen.
fare-kind-days =
    .one = en biljett för flera dagar
    .many = biljetter för flera dagar
    .valid = Den här biljetten gäller alla dagar som står på den.
fare-kind-group =
    .one = en gruppbiljett
    .many = gruppbiljetter
    .valid = Alla på en gruppbiljett reser tillsammans.
fare-kind-family =
    .one = en familjebiljett
    .many = familjebiljetter
    .valid = Alla på en familjebiljett reser tillsammans.
fare-number = { $n ->
    [1] en
    [2] två
    [3] tre
    [4] fyra
    [5] fem
    [6] sex
    [7] sju
    [8] åtta
    [9] nio
    [10] tio
    [11] elva
   *[12] tolv
}
fare-counted = { $count } { $tickets }
fare-for = { $tickets } för { $who }
fare-for-both-ways = { $tickets }, fram och tillbaka, för { $who }
fare-made-of = { $tickets }.
fare-many = { $count } biljetter för { $who }.
fare-adult = { $count ->
    [one] 1 vuxen
   *[other] { $count } vuxna
}
fare-senior = { $count ->
    [one] 1 senior
   *[other] { $count } seniorer
}
fare-child = { $count ->
    [one] 1 barn
   *[other] { $count } barn
}
fare-companion = { $count ->
    [one] 1 ledsagare
   *[other] { $count } ledsagare
}
fare-people = { $count ->
    [one] 1 person
   *[other] { $count } personer
}
# Vad den har jämförts med: hela meningen, en kortare, den kortaste.
fare-less = { $count ->
    [one] { $ours } kostar { $saved } mindre än { $theirs }.
   *[other] { $ours } kostar { $saved } mindre än { $theirs }.
}
fare-less-than = Det här kostar { $saved } mindre än { $theirs }.
fare-less-than-next = Det här kostar { $saved } mindre än det näst billigaste.
fare-cheaper-out = Om du åker klockan { $out } sparar du { $saved }.
fare-cheaper-back = Om du åker tillbaka klockan { $back } sparar du { $saved }.
fare-cheaper-both = Om du åker dit { $out } och tillbaka { $back } sparar du { $saved }.
fare-all-singles = Med en enkelbiljett var: { $cost }.
fare-without-card = Utan rabattkort: { $cost }.
fare-adult-price = Till priset för vuxna: { $cost }.
fare-show-card = Visa rabattkortet tillsammans med biljetten.
fare-demo = Demopris. Gäller inte för resa.

# Det finns inget pris: vad som har hänt, och att inget är betalt. Personalen kan hjälpa. `.staff`: för hjälparens lista.
no-fare = Jag vet inte vad den här resan kostar. Du har inte betalat något. Personalen kan sälja en biljett till dig.
    .staff = Taxan har inget pris för en resa.
no-fare-station = Jag vet inte vad en resa dit kostar. Du har inte betalat något. Personalen kan sälja en biljett till dig.
    .staff = Taxan saknar en station som finns i tidtabellen.
no-fare-day = Jag vet inte priserna för den dagen än. Du har inte betalat något. Personalen kan sälja en biljett till dig.
    .staff = Taxan gäller inte en dag som någon frågade efter. Ta den nya taxan i bruk.
