# Automaatti kuuntelee: merkki, mitä se kuuli, mitä se kysyy. `.staff` on henkilökunnalle.
listen-speak = Sano se
listen-done = Olen valmis
listen-on = Minä kuuntelen. Puhu vain.
listen-thinking = Minä mietin …
listen-heard = Kuulin: { $words }
listen-right = Kuulin: { $words }. Onko se oikein?
listen-yes = Kyllä, se on oikein
listen-no = Ei
listen-which = Mitä näistä tarkoitat?
listen-none = En mitään näistä
listen-again = En saanut selvää. Sano se vielä kerran.
listen-touch = Tehdään tämä käsin. Valitse vastaus tästä.
listen-press = Vain sinä voit maksaa. Kosketa isoa painiketta tai paina näppäintä.
listen-patience = Ei ole kiire. Valitse ”{ $button }”, kun haluat puhua.
listen-wrong = Mitä muutan? Sano se tai valitse se rivi.
listen-words = Sano sana, jonka näet tässä. Tai: takaisin, uudestaan, kovempaa, apua.
listen-begin-again = Aloitanko alusta? Unohdan sen, minkä valitsit.
listen-kept = Niin on jo.
listen-nothing-kept = En muista aiempia matkoja. Minne haluat matkustaa?
listen-waits = Sano ”apua”, niin kuuntelen.
listen-person = Kutsunko jonkun auttamaan?
    .detail = Sano ”kyllä”. Tai sano, minne haluat matkustaa.
listen-person-yes = Kyllä, kutsu joku
listen-or-help = Tai sano ”apua”: silloin joku tulee.
listen-still = Ei ole kiire. Kuuntelen vielä.

listen-off = En voi kuunnella suomea täällä. Kosketa näyttöä.
    .staff = Kuuntelu on poissa päältä asetuksissa.
listen-starting = En voi vielä kuunnella. Kosketa näyttöä.
    .staff = Kuuntelun ohjelmia ladataan.
listen-no-model = En voi kuunnella suomea täällä. Kosketa näyttöä.
    .staff = Mikään täällä ei ymmärrä tätä kieltä. Aja: ./loket voice check
listen-damaged-model = En voi kuunnella tänään. Kosketa näyttöä.
    .staff = Kuuntelun tiedostot ovat rikki. Aja: ./loket voice verify
listen-no-microphone = En kuule sinua: mikrofoni puuttuu. Kosketa näyttöä.
    .staff = Mikrofonia ei ole. Katso sen johto.
listen-silent-microphone = En kuule mitään. Kosketa näyttöä.
    .staff = Mikrofonista ei tule ääntä. Onko se pois päältä tai johto irti?
listen-clipping = Ääni on minulle liian kova. Kosketa näyttöä.
    .staff = Mikrofoni on säädetty aivan liian kovalle. Säädä sitä pienemmälle.
listen-noisy = Täällä on minulle liian kova melu. Kosketa näyttöä.
    .staff = Täällä on niin kova melu, ettei kenestäkään saa selvää.
listen-restarting = Kokoan itseni. Kosketa sillä välin näyttöä.
    .staff = Kuuntelu on pysähtynyt ja alkaa itsestään uudestaan.
listen-engine-off = En voi nyt kuunnella. Kosketa näyttöä.
    .staff = Kuuntelu on pysähtynyt liian usein. Sitä yritetään uudestaan, kun paikalla ei ole ketään.

unmet-first-class = Myyn täällä toista luokkaa.
unmet-bicycle = En voi myydä lippua pyörälle. Virkailija voi auttaa.
unmet-dog = En voi myydä lippua koiralle. Virkailija voi auttaa.
unmet-seat = En voi varata paikkaa. Virkailija voi auttaa.
unmet-arrive-by = Etsin junia lähtöajan mukaan. Näet, milloin olet perillä.
unmet-via = En voi valita junan reittiä. Virkailija voi auttaa.

answer-platform = Se lähtee raiteelta { $platform }.
answer-platform-unknown = En tiedä raidetta vielä.
answer-duration = Se kestää { $duration }.
answer-departure = Se lähtee kello { $time }.
answer-arrival = Olet perillä kello { $time }.
answer-price = Se maksaa { $price }.
answer-changes = { $count ->
    [0] Sinun ei tarvitse vaihtaa junaa.
    [one] Vaihdat junaa kerran.
   *[other] Vaihdat junaa { $count } kertaa.
}
answer-stairs = { $known ->
    [yes] Matkalla ei ole portaita.
   *[no] En tiedä, onko matkalla portaita.
}
answer-here = Olet täällä: { $station }.
answer-time = Kello on { $time }.
answer-first = Voin kertoa sen, kun juna on valittu.
