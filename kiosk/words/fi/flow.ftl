# Mitä automaatti lisää kysymysten sanojen ympärille, näytöllä ja puheessa.
flow-now = Nyt
flow-from = klo { $time } jälkeen
flow-day-from = { $day } klo { $time } jälkeen
flow-line = { $label }: { $value }
flow-private = näytöllä tai kuulokkeilla
flow-total = Hinta on { $price }
flow-change = Voit muuttaa jokaista riviä
flow-chosen = { $label }: valittu aiemmin
flow-next = Jatka valitsemalla: { $label }
flow-trail = Vaihe { $number }, kaikkiaan { $of }: { $name }
