# Miksi lippu maksaa sen, minkä maksaa. Näytöllä on enintään kolme virkettä kerralla; paperille tulevat kaikki.
# Lippulaji: yksi, monta (luvun jäljessä "kappaletta" ja osamonikko), ja milloin se kelpaa.
fare-kind-single =
    .one = menolippu
    .many = menolippuja
    .valid = Menolippu kelpaa yhteen suuntaan lipun päivänä.
fare-kind-return =
    .one = meno-paluulippu
    .many = meno-paluulippuja
    .valid = Meno-paluulippu kelpaa molempiin suuntiin.
fare-kind-day =
    .one = päivälippu
    .many = päivälippuja
    .valid = Päivälippu kelpaa koko päivän.
fare-kind-days =
    .one = usean päivän lippu
    .many = usean päivän lippuja
    .valid = Tämä lippu kelpaa kaikkina päivinään.
fare-kind-group =
    .one = ryhmälippu
    .many = ryhmälippuja
    .valid = Ryhmälipulla kaikki matkustavat yhdessä.
fare-kind-family =
    .one = perhelippu
    .many = perhelippuja
    .valid = Perhelipulla kaikki matkustavat yhdessä.
fare-number = { $n ->
    [1] yksi
    [2] kaksi
    [3] kolme
    [4] neljä
    [5] viisi
    [6] kuusi
    [7] seitsemän
    [8] kahdeksan
    [9] yhdeksän
    [10] kymmenen
    [11] yksitoista
   *[12] kaksitoista
}
fare-counted = { $count } kappaletta { $tickets }
fare-for = { $tickets } ({ $who })
fare-for-both-ways = { $tickets }, meno ja paluu ({ $who })
fare-made-of = { $tickets }.
fare-many = { $count } lippua ({ $who }).
fare-adult = { $count ->
    [one] 1 aikuinen
   *[other] { $count } aikuista
}
fare-senior = { $count ->
    [one] 1 eläkeläinen
   *[other] { $count } eläkeläistä
}
fare-child = { $count ->
    [one] 1 lapsi
   *[other] { $count } lasta
}
fare-companion = { $count ->
    [one] 1 saattaja
   *[other] { $count } saattajaa
}
fare-people = { $count ->
    [one] 1 henkilö
   *[other] { $count } henkilöä
}
# Mihin verrattiin: koko virke, lyhyempi, lyhin.
fare-less = { $count ->
    [one] { $ours } maksaa { $saved } vähemmän kuin { $theirs }.
   *[other] { $ours } maksaa { $saved } vähemmän kuin { $theirs }.
}
fare-less-than = Tämä maksaa { $saved } vähemmän kuin { $theirs }.
fare-less-than-next = Tämä maksaa { $saved } vähemmän kuin toiseksi halvimmat liput.
fare-cheaper-out = Jos lähdet kello { $out }, säästät { $saved }.
fare-cheaper-back = Jos palaat kello { $back }, säästät { $saved }.
fare-cheaper-both = Jos lähdet kello { $out } ja palaat kello { $back }, säästät { $saved }.
fare-all-singles = Menoliput kaikille erikseen: { $cost }.
fare-without-card = Ilman alennuskorttia: { $cost }.
fare-adult-price = Aikuisten hinnalla: { $cost }.
fare-show-card = Näytä alennuskortti lipun kanssa.
fare-demo = Esimerkkihinta. Lippu ei kelpaa junassa.

# Hintaa ei ole: mitä tiedetään, ja ettei mitään maksettu. `.staff`: auttajan luetteloon.
no-fare = En tiedä tämän matkan hintaa. Et ole maksanut mitään. Virkailija voi myydä sinulle lipun.
    .staff = Taksassa ei ole hintaa eräälle matkalle.
no-fare-station = En tiedä hintaa tälle asemalle. Et ole maksanut mitään. Virkailija voi myydä sinulle lipun.
    .staff = Taksasta puuttuu aikataulun asema.
no-fare-day = En tiedä vielä sen päivän hintoja. Et ole maksanut mitään. Virkailija voi myydä sinulle lipun.
    .staff = Taksa ei ole voimassa kysyttynä päivänä. Ota uusi taksa käyttöön.
