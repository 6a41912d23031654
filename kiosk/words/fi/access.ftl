# Matkustajalle, joka ei voi kulkea portaita: mikä on esteetöntä, mitä ei tiedetä, mikä hissi, ja kuka auttaa.
access-free = Koko matkalla ei ole portaita.
access-no-way = { $passage ->
    [enter] Asemalla { $station } ei pääse ilman portaita raiteelle { $platform }.
    [leave] Asemalla { $station } ei pääse ilman portaita pois raiteelta { $platform }.
    [between] Asemalla { $station } ei pääse ilman portaita raiteelta { $platform } raiteelle { $onto }.
   *[station] Asemalla { $station } ei pääse kulkemaan ilman portaita.
}
access-lift-out = Tämä hissi on rikki: { $lift }.
access-steps = Kaikilla reiteillä sinne on portaita.
access-marked = Asemalla { $station } ei pääse pyörätuolilla junaan eikä pois junasta.
access-elsewhere = Ilman portaita pääset aseman { $station } kautta: { $entrance }.
access-unknown = En tiedä, onko asemalla { $station } portaita.
access-partly = Asemalla { $station } joillekin raiteille on portaat. En tiedä, mille.
access-lift-unknown = En tiedä, toimiiko hissi nyt asemalla { $station }.
access-walk-unknown = En tunne kävelyreittiä asemalta { $station } asemalle { $onto }.
access-train-no = Junassa { $line } ei voi matkustaa pyörätuolilla.
access-train-unknown = En tiedä, pääseekö junaan { $line } pyörätuolilla.
access-no-journey = En löydä nyt matkaa ilman portaita.
access-go-in = Asemalle { $station } pääsee nyt tätä kautta: { $entrance }.
access-go-out = Asemalta { $station } pääsee nyt ulos tätä kautta: { $entrance }.
access-longer-change = Vaihto asemalla { $station } kestää nyt noin { $minutes } { $minutes ->
    [one] minuutin
   *[other] minuuttia
}.
access-staff = Tarvitset apua asemalla { $station }. Voin kutsua nyt virkailijan.
access-staff-perhaps = Ehkä tarvitset apua asemalla { $station }. Voin kutsua nyt virkailijan.
access-ask = Kysy ennen matkaa. Voin kutsua nyt virkailijan.
access-notice = Apua pitää pyytää { $minutes } minuuttia etukäteen.
access-notice-late = Apua pitää pyytää { $minutes } minuuttia etukäteen. Nyt on jo liian myöhä. Kysy virkailijalta.
access-phone = Puhelinnumero on { $phone }.
access-meeting-point = Tapaat auttajan täällä: { $place }.
access-lifts-as-of = Sain tiedot hisseistä kello { $time }.
access-lifts-old = Sain tiedot hisseistä viimeksi: { $day }.
access-lifts-not-reported = En saa tietoa, jos hissi on rikki.
steps-changed = Jokin on muuttunut matkallasi ilman portaita.
