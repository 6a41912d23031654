# Orden för det som bara den här taxan har.
timeframe-quiet-hours = Gäller inte vardagar från 6:30 till 9:00 och från 16:00 till 18:30.
product-senior-quiet = seniorbiljett vid lugna tider
    .one = en biljett vid lugna tider
    .many = biljetter vid lugna tider
product-child-day = dagbiljett barn
    .one = en dagbiljett barn
    .many = dagbiljetter barn
