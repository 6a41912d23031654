# Ordene for det som bare denne prislisten har.
timeframe-quiet-hours = Gjelder ikke på hverdager fra 6:30 til 9:00 og fra 16:00 til 18:30.
product-senior-quiet = honnørbillett for rolige timer
    .one = en billett for rolige timer
    .many = billetter for rolige timer
product-child-day = dagsbillett for barn
    .one = en dagsbillett for barn
    .many = dagsbilletter for barn
