# Mitä kutsusta kerrotaan. Jokainen sanoo vain sen, mikä on juuri silloin totta.
help-offered = Kutsunko virkailijan?
    .detail = Joku voi tulla tänne auttamaan. Ei ole kiire.
help-writing = Kutsun virkailijan
    .detail = Kerron, missä olet ja mitä teit. Sinun ei tarvitse selittää.
help-sent = Kutsusi on lähetetty
    .detail = Kerron, kun joku on saanut sen.
help-unreachable = En saa yhteyttä virkailijaan
    .detail = Yritän koko ajan. Voit myös soittaa: { $phone }. Tai mene tänne: { $counter }. Avoinna { $hours }.
help-received = Kutsusi meni perille
    .detail = Kysyn, kuka voi tulla. Voit jatkaa sillä välin.
help-seen = { $seen ->
    [one] 1 virkailija näkee kutsusi
   *[other] { $seen } virkailijaa näkee kutsusi
}
    .detail = Kukaan ei ole vielä vastannut. Voit jatkaa sillä välin.
# Kauanko yleensä kestää, että joku on paikalla, kutsusta laskettuna.
help-usual = { $first ->
    [0] { $last ->
        [one] Yleensä kestää enintään minuutin, että joku tulee.
       *[other] Yleensä kestää enintään { $last } minuuttia, että joku tulee.
    }
   *[other] Yleensä kestää { $first }–{ $last } minuuttia, että joku tulee.
}
help-late = Tämä kestää kauemmin kuin yleensä. Kysyn yhä.
help-coming = { $name } on tulossa
    .detail = { $minutes ->
        [one] Siihen menee noin 1 minuutti. { $name } tietää, missä olet.
       *[other] Siihen menee noin { $minutes } minuuttia. { $name } tietää, missä olet.
    }
help-coming-code = Koodi auttajalle { $name }: { $code }
help-taken-back = { $name } ei päässytkään tulemaan
    .detail = Kysyn muilta.
help-unanswered = Kukaan ei ole nyt vapaana
    .detail = Kysyn yhä. Voit myös soittaa: { $phone }. Tai mene tänne: { $counter }. Avoinna { $hours }.
help-arrived = { $name } on luonasi
    .detail = Lippusi odottaa tässä. Mikään ei ole muuttunut.
help-abandoned = { $name } kävi täällä
    .detail = { $name } ei löytänyt sinua. Tarvitsetko vielä apua? Kutsu silloin uudestaan.
help-resolved = Hyvä, että sait apua
    .detail = Oliko siitä apua? Sinun ei tarvitse vastata.
sorry = Anteeksi, tämä ei onnistunut. Mitään ei maksettu. Voin kutsua virkailijan.
sorry-money = Jokin meni pieleen. Älä maksa uudestaan. Kutsun virkailijan.
storage-failed = Tämä automaatti ei voi nyt kirjata lippuasi. Mitään ei maksettu. Voin kutsua virkailijan.
no-train = En löydä siihen junaa. Kokeillaanko toista aikaa?
demo-note = Esittely: lippu ei kelpaa junassa
demo-timetable = Esimerkkiaikataulu, sama joka viikko. { $attribution }
no-such-place = Mikään asema ei ala näin: { $typed }. Onko se jokin näistä?
try-again = Yritä uudestaan
back-again = Näyttö pysähtyi hetkeksi. Nyt jatketaan.
opening = Hyvää päivää
help-failed = En saanut kirjattua kutsuasi
    .detail = Soita: { $phone }. Tai mene tänne: { $counter }. Avoinna { $hours }.
train-gone = Se juna on lähtenyt. Tässä ovat seuraavat.
price-old = Tämä hinta on ollut näkyvissä jo kauan. Tässä se on uudestaan.
out-of-order = Tämä automaatti ei nyt myy lippuja
    .detail = Voit soittaa: { $phone }. Tai mene tänne: { $counter }. Avoinna { $hours }.
help-thanked = Kiitos
    .detail = Voit jatkaa tästä.
help-face-good = Kyllä
help-face-so-so = Vähän
help-face-bad = Ei

# Mitä napista saa, ennen kuin sitä painaa.
help-now-here = Auttaja on paikalla
help-now-phone = Vain puhelimella
    .detail = En voi nyt kutsua auttajaa. Puhelin: { $phone }. Tai mene tänne: { $counter }. Avoinna { $hours }.
help-now-nobody = Nyt ei ole auttajaa
    .detail = Täällä ei ole nyt auttajaa. Puhelin: { $phone }. Tai mene tänne: { $counter }. Avoinna { $hours }.
# An interpreter whom she reaches with her own phone, where the operator has one.
help-relay-button = Viittoen
help-relay = Viittomakieli: { $name }
    .detail = Tulkki auttaa sinua. Avoinna: { $hours }.
help-relay-phone = Puhelin: { $phone }.
help-relay-camera = Skannaa puhelimella tai avaa: { $address }
