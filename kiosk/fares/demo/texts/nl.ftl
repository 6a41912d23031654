# De woorden voor wat alleen dit tarief heeft.
timeframe-evening = Geldig als u na zeven uur 's avonds vertrekt.
product-evening = avondkaartje
    .one = een avondkaartje
    .many = avondkaartjes
