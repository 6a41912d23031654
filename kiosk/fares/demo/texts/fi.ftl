# Sanat sille, mitä vain tässä taksassa on. Automaatilla on omat sanansa meno-, paluu-, päivä-, ryhmä- ja perhelipuille.
timeframe-evening = Kelpaa, jos lähdet illalla seitsemän jälkeen.
product-evening = iltalippu
    .one = iltalippu
    .many = iltalippuja
