# Practice on a machine that sells: the same steps, clearly marked. And "show me first", which the machine plays.
practice-aloud = Øvelse.
practice-band = Øvelse: du betaler ingenting
practice-stop = Slutt å øve
practice-first = Øv først
practice-show = Vis meg først
practice-pay = Her ville du betalt { $price }
practice-paying = Ingen penger trekkes. Det går videre av seg selv.
practice-deliver = Her ville billetten kommet ut
practice-printing = Ingenting skrives ut. Det går videre av seg selv.
practice-ticket = Slik ser en billett ut
    .detail = Denne er bare en øvelse. Du kan ikke reise med den.
practice-over = Slik gjør du
    .detail = Ta deg god tid. Du kan øve så ofte du vil.
practice-try = Prøv selv
practice-again = Øv en gang til
practice-buy = Kjøp en ekte billett

guide-begin = Se på når jeg kjøper en billett.
guide-press = Jeg trykker på: { $name }
guide-wait-pay = Nå ville du holdt kortet mot leseren.
guide-wait-deliver = Nå ville du tatt billetten fra luken.
guide-ticket = Den ville du beholdt til du er framme.
guide-stop = Rør skjermen for å stoppe
