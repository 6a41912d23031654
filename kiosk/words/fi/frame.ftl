# Mitä jokaisen kysymyksen ympärillä on: samat sanat samassa paikassa joka näytöllä.

frame-back = Takaisin
frame-call = Kutsu virkailija

frame-larger = Isompi teksti
frame-smaller = Pienempi teksti
frame-contrast = Värit
frame-read = Lue ääneen
frame-reading = Luen ääneen
frame-pause = Tauko
frame-read-on = Lue lisää
frame-repeat = Uudestaan

frame-step = Vaihe { $number } / { $of }
frame-chosen = Valitsit
frame-change = Muuta
frame-total = Yhteensä

frame-typed-nothing = Kosketa ensimmäistä kirjainta.
frame-places = { $count ->
    [one] Yksi asema sopii.
   *[other] { $count } asemaa sopii.
}
frame-delete = Pyyhi
frame-clear = Pyyhi kaikki
frame-space = Väli
frame-beginning = Alkaa: { $letters }

frame-more = Yksi lisää: { $who }
frame-fewer = Yksi pois: { $who }

frame-busy = Katson …
frame-pay-cancel = En maksa nyt

frame-still = Oletko vielä siinä?
frame-still-detail = { $seconds ->
    [one] Palaan alkuun yhden sekunnin kuluttua.
   *[other] Kun { $seconds } sekuntia on kulunut, palaan alkuun.
}
frame-still-here = Olen vielä tässä
frame-resume = Jatka siitä, mihin jäit

frame-offer = Kutsunko virkailijan?
frame-offer-detail = Ei ole kiire. Virkailija voi myös auttaa.
frame-offer-yes = Kyllä, kutsu
frame-offer-no = Ei kiitos

frame-help-cancel = En tarvitse nyt apua
frame-help-close = Sulje

frame-receipt = Kuitti puhelimeesi: pidä kameraa tämän edessä. Et tarvitse sitä matkalla.

pad-next = Jatka
pad-nothing = Ei vielä numeroita.
pad-hidden = { $count ->
    [1] 1 numero näppäilty.
   *[other] { $count } numeroa näppäilty.
}
frame-ticket-square = Lippusi neliönä, puhelimen kameraa varten
frame-dark = Näyttö on pimeä. Näppäimet toimivat. Sama näppäin tekee siitä taas valoisan.
frame-lit = Näyttö on taas valoisa.
frame-below = Lisää alla
frame-above = Ylöspäin
frame-part = Osa { $number } / { $of }.
frame-languages = Kieli
frame-lower = Alemmas
frame-higher = Ylemmäs

looks-open = Omat asetukset
looks = Miten haluat sen?
    .detail = Käyntisi jälkeen kaikki on taas ennallaan.
looks-on = Kyllä, kunnes lähdet
looks-pace = Olen nopea
    .detail = Kysyn aiemmin
looks-still = Liikkumaton kuva
    .detail = Mikään ei liiku
looks-soft = Himmeämpi valo
    .detail = Vähemmän kirkas
looks-soft-1 = Kyllä, taso 1 / 2
looks-soft-2 = Kyllä, taso 2 / 2
looks-spaced = Enemmän tilaa kirjainten väliin
    .detail = Myös sanojen ja rivien väliin
looks-keep = Säilytä asetukset
looks-square = Tässä ovat asetuksesi.
    .detail = Ota neliöstä kuva. Nimeäsi siinä ei ole. Näytä se lukijalle ensi kerralla.
looks-square-name = Asetuksesi neliönä puhelimen kameralle
looks-restored = Asetuksesi ovat taas käytössä.
looks-unknown = En osaa lukea tätä koodia. Valitse asetukset tästä.
