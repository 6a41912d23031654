# Kulun sanat. Vaiheella on otsikko, `.say` (sanotaan otsikon jälkeen: miten jatketaan), `.name` (auttajalle),
# `.help`, ja sana joka vastaukselle. Yksi ajatus, yksi virke: enintään 15 sanaa. Sanoja, jotka jokainen tuntee.

trail =
    .where = Minne
    .when = Milloin
    .who = Kuka
    .ticket = Lippu

welcome = Minne haluat matkustaa?
    .say = Valitse määränpää. Lähdet nyt, vain meno.
    .name = Alku
    .help = Valitse määränpää. Eikö se näy? Valitse: Muu paikka.
    .another = Muu paikka
    .next = Jotain muuta

need = Miten voin auttaa?
    .say = Valitse yksi näistä.
    .name = Mitä tehdään
    .help = Valitse, mitä tarvitset. Jos et ole varma, puhu virkailijan kanssa.
    .ticket = Osta lippu
    .find-train = Katso seuraavat junat
    .slip = Maksoin jo lipputiskillä
    .person = Puhu virkailijan kanssa

person = Kutsun virkailijan
    .say = Sinun ei tarvitse selittää. Virkailija näkee, missä olet.
    .name = Haluaa virkailijan
    .next = Aloita alusta

slip = Mitkä kuusi numeroa paperissasi on?
    .say = Näppäile ne yksi kerrallaan. Valitse sitten: Jatka.
    .name = Tulee lipputiskiltä
    .help = Ne ovat tämän automaatin paperissa. Tai virkailija kirjoitti ne sinulle.
    .wrong = En tunne näitä numeroita. Katso paperiasi vielä kerran.
    .unpaid = Lipputiski ei ole vielä saanut rahaasi. Maksa ensin siellä.
    .late = Paperisi on liian vanha. Et ole maksanut mitään. Voit valita matkasi uudestaan.

paid-ticket = Lippusi tulee
    .say = Se tulee luukusta.
    .name = Tulostaa tiskillä maksetun lipun
    .help = Automaatti tulostaa lippusi. Se kertoo, kun lippu on valmis.

collected = Tässä on lippusi
    .say = Ota se luukusta. Säilytä se perille asti.
    .name = Ottaa virkailijalle maksetun lipun
    .next = Otin lipun

trains = Seuraavat junat asemalta { $here }
    .say = Voit ostaa lipun tai lopettaa tähän.
    .name = Seuraavat junat
    .help = Seuraava juna on ylimpänä.
    .buy = Osta lippu
    .next = Siinä kaikki

good-journey = Hyvää matkaa!
    .say = Tervetuloa uudestaan.
    .name = Lopetus
    .next = Aloita alusta

destination = Minne haluat mennä?
    .say = Valitse yksi näistä asemista. Tai kirjoita aseman nimi.
    .name = Minne
    .help = Valitse aseman ensimmäinen kirjain. Sitten näet asemat, jotka sopivat.
    .line = Minne

way = Tuletko takaisin junalla?
    .say = Meno ja paluu ovat samassa lipussa.
    .name = Meno vai meno-paluu
    .help = Jos et ole varma, valitse vain meno. Voit ostaa paluun myöhemmin.
    .one-way = Ei, vain meno
    .return = Kyllä, meno ja paluu
    .one-way-line = Vain meno
    .return-line = Meno ja paluu
    .line = Matka

out = Milloin haluat lähteä?
    .say = Voit muuttaa tätä myöhemmin.
    .name = Milloin lähtee
    .help = Nyt tarkoittaa seuraavaa junaa. Voit valita myös päivän ja tunnin.
    .now = Nyt
    .in-1-hour = Tunnin päästä
    .this-afternoon = Tänään iltapäivällä
    .this-evening = Tänään illalla
    .tomorrow-morning = Huomenna aamulla
    .tomorrow-afternoon = Huomenna iltapäivällä
    .another = Muu aika
    .day = Minä päivänä?
    .hour = Mihin aikaan?
    .line = Lähtö

coming-back = Milloin tulet takaisin?
    .say = Valitse suunnilleen. Voit muuttaa tätä myöhemmin.
    .name = Milloin palaa
    .help = Voit valita myös päivän ja tunnin.
    .same-afternoon = Samana iltapäivänä
    .same-evening = Samana iltana
    .next-morning = Seuraavana aamuna
    .next-afternoon = Seuraavana iltapäivänä
    .next-evening = Seuraavana iltana
    .another = Muu aika
    .day = Minä päivänä?
    .hour = Mihin aikaan?
    .line = Takaisin

travellers = Ketkä matkustavat?
    .say = Valitse. Tai lisää ja vähennä napeilla.
    .name = Ketkä matkustavat
    .help = Tuleeko muita mukaan? Lisää heidät napilla. Valitse sitten: Jatka.
    .senior = { $n ->
        [one] 1 eläkeläinen
       *[other] { $n } eläkeläistä
    }
    .senior-name = Eläkeläiset
    .senior-age = 65 vuotta tai yli
    .adult = { $n ->
        [one] 1 aikuinen
       *[other] { $n } aikuista
    }
    .adult-name = Aikuiset
    .child = { $n ->
        [one] 1 lapsi
       *[other] { $n } lasta
    }
    .child-name = Lapset
    .child-age = 6–14 vuotta
    .companion = { $n ->
        [one] 1 saattaja
       *[other] { $n } saattajaa
    }
    .companion-name = Saattajat
    .companion-age = vammaisen matkustajan kanssa
    .next = Jatka
    .line = Ketkä

card = Onko sinulla alennuskortti?
    .say = Sillä maksat vähemmän.
    .name = Alennuskortti
    .help = Ota kortti mukaan junaan. Sitä voidaan kysyä siellä.
    .none = Ei korttia
    .card-25 = Kortti, 25 % pois
    .card-50 = Kortti, 50 % pois
    .card-friends = Kortti minulle ja ystäville
    .card-friends-detail = 40 % pois, enintään neljä henkeä
    .line = Alennus

walk = Mitä tarvitset matkalla?
    .say = Sitten etsin junat, jotka sopivat sinulle.
    .name = Mitä tarvitaan matkalla
    .help = Jos kävelet hitaasti tai kannat paljon, valitse enemmän aikaa.
    .usual = En mitään erityistä
    .slow = Enemmän aikaa vaihtoon
    .slow-detail = Kävelet hitaasti tai kannat paljon
    .slow-line = Enemmän aikaa
    .step-free = Ei portaita
    .step-free-detail = Pyörätuoli, rollaattori tai lastenvaunut
    .line = Toiveesi

offers = Minkä junan haluat?
    .say = Halvin on ensin.
    .name = Mikä juna
    .help = Valitse yksi. Näet kaiken vielä kerran ennen kuin maksat.
    .ask-walk = Enemmän aikaa tai ei portaita
    .none = En löydä junaa siihen aikaan. Kokeillaan toista aikaa.
    .line = Juna
    .line-back = Paluu

means = Miten haluat maksaa?
    .say = Hinta on sama.
    .name = Miten maksetaan
    .help = Virkailija ottaa myös käteistä. Sen jälkeen saat lipun tästä.
    .card = Kortilla
    .person = Virkailijalle
    .line = Maksu

medium = Minne haluat lippusi?
    .say = Paperi on tavallisin. Puhelimessa pitää olla kamera.
    .name = Paperi vai puhelin
    .help = Otat puhelimella kuvan näytöstä. Se kuva on lippusi.
    .paper = Paperille
    .phone = Puhelimeen
    .phone-detail = Otat siitä kuvan
    .line = Lippu

review = Onko tämä oikein?
    .say = { $paying ->
        [counter] Jos on, tulostan paperin lipputiskille.
        [person] Jos on, kutsun virkailijan, joka ottaa rahasi.
       *[card] Jos on, maksa kortillasi.
    }
    .name = Onko kaikki oikein
    .help = Pitääkö jotain muuttaa? Valitse se rivi.
    .ask-medium = Lippu puhelimeen
    .ask-means = Maksan mieluummin virkailijalle
    .yes = { $paying ->
        [counter] Maksa { $price } tiskillä
        [person] Maksa { $price } virkailijalle
       *[card] Maksa { $price } kortilla
    }

pay = { $paying ->
        [counter] Paperisi lipputiskille
        [person] Maksa { $price } virkailijalle
       *[card] Maksa { $price } kortilla
    }
    .say = { $paying ->
        [counter] Tulostan sen nyt. Et maksa mitään tässä.
        [person] Kutsun virkailijan. Hän ottaa rahasi ja näppäilee tähän koodin.
       *[card] Näytä korttisi lukijalle. Tai työnnä se lukijaan.
    }
    .name = Maksaa
    .help = Voit vielä lopettaa. Silloin et maksa mitään.
    .declined = Kortti ei käynyt. Et ole maksanut mitään. Yritä uudestaan, tai käytä toista korttia.
    .cancelled = Et ole maksanut mitään. Matkasi on yhä tässä.
    .instead-means = Maksan virkailijalle
    .no-card = Kortilla ei voi nyt maksaa täällä. Et ole maksanut mitään. Voit maksaa virkailijalle.
    .instead-medium = Lippu puhelimeen
    .no-printer = En voi nyt tulostaa lippua. Et ole maksanut mitään. Voit saada sen puhelimeen.

at-counter = Maksa lipputiskillä
    .say = { $counter }, avoinna { $hours }. Numerosi ovat: { $code }. Ne kelpaavat kello { $until } asti. Palaa sitten tälle automaatille.
    .help = { $counter }, avoinna { $hours }. Numerot kelpaavat kello { $until } asti. Palaa sitten tälle automaatille.
    .name = Menee lipputiskille
    .next = Aloita alusta

deliver = { $keeping ->
        [phone] Teen lippuasi
       *[paper] Lippusi tulee
    }
    .say = { $keeping ->
        [phone] Ota puhelimesi kamera esiin.
       *[paper] Se tulee luukusta.
    }
    .name = Tulostaa
    .help = Automaatti tulostaa lippusi. Se kertoo, kun lippu on valmis.

phone-ticket = Ota kuva tästä neliöstä
    .say = Kuva on lippusi. Tarkista, että koko neliö on terävä. Näytä kuva junassa.
    .name = Ottaa kuvan lipusta
    .next = Otin kuvan

your-ticket = Tässä on lippusi
    .say = Ota se luukusta. Säilytä se perille asti.
    .name = Ottaa lipun
    .next = Otin lipun

mood = Miten meni?
    .say = Sinun ei tarvitse vastata.
    .name = Miten meni
    .help = Vastaus auttaa meitä. Voit myös vain lähteä.
    .good = Hyvin
    .so-so = Siltä väliltä
    .bad = Huonosti
    .next = En vastaa

goodbye = Kiitos. Hyvää matkaa!
    .say = Onko lippu ja kortti mukana?
    .name = Kiitos
    .next = Uusi lippu

# Virkailija jatkaa. Jokainen kertoo, mitä tapahtui, entä raha, ja miten eteenpäin.
handover-no-fare = En tiedä tätä hintaa
    .say = Et ole maksanut mitään. Kutsun virkailijan, joka voi myydä sinulle lipun.
    .name = Hintaa ei löytynyt
    .next = Aloita alusta

handover-no-way = En löydä sinne sopivaa junaa
    .say = Et ole maksanut mitään. Kutsun virkailijan, joka etsii kanssasi.
    .name = Reittiä ei löytynyt
    .next = Aloita alusta

handover-no-timetable = En voi nyt etsiä junia
    .say = Et ole maksanut mitään. Kutsun virkailijan, joka voi myydä sinulle lipun.
    .name = Aikataulussa tai kellossa vikaa
    .next = Aloita alusta

handover-payment = Maksu ei onnistunut
    .say = Et ole maksanut mitään. Kutsun virkailijan. Matkasi säilyy tässä.
    .name = Kortti ei käynyt
    .next = Aloita alusta

handover-payment-unknown = Älä maksa uudestaan
    .say = En tiedä, oletko maksanut. Kutsun virkailijan, joka ottaa selvää. Numerosi on { $number }.
    .name = Maksettu vai ei: ei tiedetä
    .next = Sain jo apua

handover-no-ticket = Lippusi ei tullut kunnolla ulos
    .say = Älä käytä paperia, joka tuli ulos. Et ole maksanut mitään. Kutsun virkailijan. Numerosi on { $number }.
    .name = Lippua ei tullut
    .next = Sain jo apua

handover-no-paper = En voi nyt tulostaa lippua
    .say = Et ole maksanut mitään. Kutsun virkailijan, joka voi myydä sinulle lipun.
    .name = Paperi loppu
    .next = Aloita alusta

handover-terminal-off = Kortilla ei voi nyt maksaa
    .say = Et ole maksanut mitään. Kutsun virkailijan, joka voi myydä sinulle lipun.
    .name = Kortinlukija pois päältä
    .next = Aloita alusta

handover-slip = En löydä maksuasi
    .say = Kutsun virkailijan, joka etsii sitä kanssasi. Säilytä paperisi.
    .name = Maksua tiskillä ei löytynyt
    .next = Aloita alusta

handover-paid-waits = Olet maksanut, mutta lippu puuttuu
    .say = Älä maksa uudestaan. Kutsun virkailijan, joka tuo lippusi. Numerosi on { $number }.
    .name = Maksettu tiskillä, lippu odottaa
    .next = Sain jo apua
