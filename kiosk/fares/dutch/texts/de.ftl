# Die Wörter für das, was nur dieser Tarif hat.
timeframe-quiet-hours = Nicht gültig an Werktagen von 6:30 bis 9:00 und von 16:00 bis 18:30.
product-senior-quiet = Karte für Senioren in ruhigen Stunden
    .one = eine Karte für ruhige Stunden
    .many = Karten für ruhige Stunden
product-child-day = Tageskarte für ein Kind
    .one = eine Kindertageskarte
    .many = Kindertageskarten
