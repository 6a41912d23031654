# The words of what only this tariff has.
timeframe-quiet-hours = Not good from 6:30 to 9:00 and from 16:00 to 18:30 on working days.
product-senior-quiet = senior ticket for quiet hours
    .one = a quiet ticket
    .many = quiet tickets
product-child-day = day ticket for a child
    .one = a child's day ticket
    .many = children's day tickets
