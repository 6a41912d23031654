# The words of what only this tariff has. The kiosk has its own for singles, returns, day, group and family tickets.
timeframe-evening = Good if you leave from seven in the evening.
product-evening = evening ticket
    .one = an evening ticket
    .many = evening tickets
