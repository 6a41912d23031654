# Practice on a machine that sells: the same steps, clearly marked. And "show me first", which the machine plays.
practice-aloud = Übung.
practice-band = Übung: Sie zahlen nichts
practice-stop = Übung beenden
practice-first = Erst üben
practice-show = Erst zeigen lassen
practice-pay = Hier würden Sie { $price } zahlen
practice-paying = Es kostet nichts. Es geht von selbst weiter.
practice-deliver = Hier käme Ihre Fahrkarte heraus
practice-printing = Es wird nichts gedruckt. Es geht von selbst weiter.
practice-ticket = So sieht eine Fahrkarte aus
    .detail = Das ist nur eine Übung. Sie können damit nicht fahren.
practice-over = So geht es
    .detail = Lassen Sie sich Zeit. Sie können es üben, so oft Sie möchten.
practice-try = Selbst versuchen
practice-again = Noch einmal üben
practice-buy = Echte Fahrkarte kaufen

guide-begin = Sehen Sie zu: Ich kaufe eine Fahrkarte.
guide-press = Ich berühre: { $name }
guide-wait-pay = Jetzt würden Sie Ihre Karte an das Lesegerät halten.
guide-wait-deliver = Jetzt würden Sie Ihre Fahrkarte aus dem Schlitz nehmen.
guide-ticket = Das würden Sie behalten, bis Sie am Ziel sind.
guide-stop = Zum Anhalten berühren
