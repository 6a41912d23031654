# Orden för det som bara den här taxan har.
timeframe-evening = Gäller om du åker från klockan sju på kvällen.
product-evening = kvällsbiljett
    .one = en kvällsbiljett
    .many = kvällsbiljetter
