# Practice on a machine that sells: the same steps, clearly marked. And "show me first", which the machine plays.
practice-aloud = Harjoitus.
practice-band = Harjoitus: et maksa mitään
practice-stop = Lopeta harjoitus
practice-first = Harjoittele ensin
practice-show = Näytä ensin
practice-pay = Tässä maksaisit { $price }
practice-paying = Mitään ei veloiteta. Tämä jatkuu itsestään.
practice-deliver = Tästä tulisi lippusi
practice-printing = Mitään ei tulosteta. Tämä jatkuu itsestään.
practice-ticket = Tältä lippu näyttää
    .detail = Tämä on vain harjoitus. Sillä ei voi matkustaa.
practice-over = Näin se menee
    .detail = Ota aikaa. Voit harjoitella niin usein kuin haluat.
practice-try = Kokeile itse
practice-again = Harjoittele uudelleen
practice-buy = Osta oikea lippu

guide-begin = Katso, kun ostan lipun.
guide-press = Kosketan: { $name }
guide-wait-pay = Nyt näyttäisit korttia lukijalle.
guide-wait-deliver = Nyt ottaisit lipun luukusta.
guide-ticket = Säilyttäisit tämän, kunnes olet perillä.
guide-stop = Kosketa, niin lopetan
