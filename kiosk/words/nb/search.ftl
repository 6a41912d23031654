# Hvorfor det ikke finnes noe tog: hva som er saken, og veien videre. `.staff`: til hjelperens liste og loggen.
no-way = De neste dagene går det ikke noe tog dit herfra. En ansatt kan lete sammen med deg.
    .staff = Rutetabellen har ikke noe tog til det valgte stedet, verken de neste dagene eller rundt den valgte dagen.
no-step-free = Jeg finner ingen vei dit uten trapper. En ansatt kan hjelpe deg.
    .staff = Fant ingen vei uten trapper. De ansatte må hjelpe på veien, eller finne en annen.
timetable-ended = Jeg har ikke flere rutetider. En ansatt kan selge deg en billett.
    .staff = Rutetabellen i denne automaten er utløpt eller utløper om få dager, eller klokken går feil.
clock-wrong = Klokken min stemmer ikke. Derfor kan jeg ikke lete etter tog. En ansatt kan hjelpe deg.
    .staff = Klokken i denne automaten går feil. Den selger ikke noe før klokken er stilt.
day-too-far = Jeg kjenner ikke togene den dagen ennå. La oss prøve en tidligere dag.
    .staff = Noen spurte om en dag som rutetabellen ikke når fram til.
