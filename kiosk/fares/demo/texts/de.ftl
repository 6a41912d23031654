# Die Wörter für das, was nur dieser Tarif hat.
timeframe-evening = Gültig, wenn Sie ab sieben Uhr abends losfahren.
product-evening = Abendkarte
    .one = eine Abendkarte
    .many = Abendkarten
