# Sanat sille, mitä vain tässä taksassa on.
timeframe-quiet-hours = Ei kelpaa arkisin kello 6:30–9:00 eikä kello 16:00–18:30.
product-senior-quiet = eläkeläisen lippu hiljaisiin aikoihin
    .one = hiljaisen ajan lippu
    .many = hiljaisen ajan lippuja
product-child-day = lapsen päivälippu
    .one = lapsen päivälippu
    .many = lapsen päivälippuja
