# De woorden voor wat alleen dit tarief heeft.
timeframe-quiet-hours = Niet geldig op werkdagen van 6:30 tot 9:00 en van 16:00 tot 18:30.
product-senior-quiet = daluurkaartje voor senioren
    .one = een daluurkaartje
    .many = daluurkaartjes
product-child-day = dagkaartje voor een kind
    .one = een kinderdagkaartje
    .many = kinderdagkaartjes
