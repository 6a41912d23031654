# Ordene for det som bare denne prislisten har.
timeframe-evening = Gjelder når du reiser klokken sju om kvelden eller senere.
product-evening = kveldsbillett
    .one = en kveldsbillett
    .many = kveldsbilletter
