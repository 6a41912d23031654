# Practice on a machine that sells: the same steps, clearly marked. And "show me first", which the machine plays.
practice-aloud = Oefening.
practice-band = Oefening: u betaalt niets
practice-stop = Stop met oefenen
practice-first = Eerst oefenen
practice-show = Doe het eerst voor
practice-pay = Hier zou u { $price } betalen
practice-paying = U betaalt niets. Het gaat vanzelf verder.
practice-deliver = Hier zou uw kaartje komen
practice-printing = Er wordt niets geprint. Het gaat vanzelf verder.
practice-ticket = Zo ziet een kaartje eruit
    .detail = Dit is maar een oefening. U kunt er niet mee reizen.
practice-over = Zo gaat het
    .detail = Neem de tijd. U kunt het zo vaak doen als u wilt.
practice-try = Probeer het zelf
practice-again = Nog eens oefenen
practice-buy = Koop een echt kaartje

guide-begin = Kijk hoe ik een kaartje koop.
guide-press = Ik raak aan: { $name }
guide-wait-pay = Nu zou u uw pas bij de lezer houden.
guide-wait-deliver = Nu zou u uw kaartje uit de gleuf nemen.
guide-ticket = Dit zou u bewaren tot u er bent.
guide-stop = Raak het scherm aan om te stoppen
