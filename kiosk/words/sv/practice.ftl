# Practice on a machine that sells: the same steps, clearly marked. And "show me first", which the machine plays.
practice-aloud = Övning.
practice-band = Övning: du betalar inget
practice-stop = Sluta öva
practice-first = Öva först
practice-show = Visa mig först
practice-pay = Här skulle du betala { $price }
practice-paying = Inga pengar dras. Det går vidare av sig självt.
practice-deliver = Här skulle din biljett komma ut
practice-printing = Inget skrivs ut. Det går vidare av sig självt.
practice-ticket = Så här ser en biljett ut
    .detail = Den här är bara en övning. Du kan inte resa med den.
practice-over = Så går det till
    .detail = Ta den tid du behöver. Du kan öva hur ofta du vill.
practice-try = Prova själv
practice-again = Öva igen
practice-buy = Köp en riktig biljett

guide-begin = Titta när jag köper en biljett.
guide-press = Jag trycker på: { $name }
guide-wait-pay = Nu skulle du hålla kortet mot läsaren.
guide-wait-deliver = Nu skulle du ta biljetten i facket.
guide-ticket = Den skulle du spara tills du är framme.
guide-stop = Rör skärmen för att stoppa
