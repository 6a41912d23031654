# För resande som inte kan gå i trappor: vad som går, vad som inte är känt, vilken hiss, och vem som hjälper.
access-free = Hela vägen är utan trappor.
access-no-way = { $passage ->
    [enter] I { $station } finns ingen väg utan trappor till spår { $platform }.
    [leave] I { $station } finns ingen väg utan trappor från spår { $platform }.
    [between] I { $station } kan du inte byta från spår { $platform } till { $onto } utan trappor.
   *[station] I { $station } finns ingen väg utan trappor.
}
access-lift-out = Den här hissen är ur funktion: { $lift }.
access-steps = Alla vägar dit har trappor.
access-marked = I { $station } kan du inte komma på eller av tåget med rullstol.
access-elsewhere = Det finns en väg utan trappor genom { $station }: { $entrance }.
access-unknown = Jag vet inte om det finns trappor i { $station }.
access-partly = Några spår i { $station } har trappor. Jag vet inte vilka.
access-lift-unknown = Jag vet inte om hissen i { $station } fungerar nu.
access-walk-unknown = Jag vet inte hur man går från { $station } till { $onto }.
access-train-no = Du kan inte åka med rullstol på { $line }.
access-train-unknown = Jag vet inte om rullstolar får plats på { $line }.
access-no-journey = Jag hittar ingen resa utan trappor nu.
access-go-in = Ingången i { $station } är nu: { $entrance }.
access-go-out = Utgången i { $station } är nu: { $entrance }.
access-longer-change = Att byta tåg i { $station } tar nu ungefär { $minutes } { $minutes ->
    [one] minut
   *[other] minuter
}.
access-staff = Någon måste hjälpa dig i { $station }. Jag kan kalla på någon nu.
access-staff-perhaps = Kanske måste någon hjälpa dig i { $station }. Jag kan kalla på någon nu.
access-ask = Fråga gärna innan du åker. Jag kan kalla på någon nu.
access-notice = De behöver veta det { $minutes } minuter i förväg.
access-notice-late = De behöver veta det { $minutes } minuter i förväg. Det är för sent nu. Fråga gärna ändå.
access-phone = Deras nummer är { $phone }.
access-meeting-point = Du möter dem här: { $place }.
access-lifts-as-of = Det jag vet om hissarna är från klockan { $time }.
access-lifts-old = Det jag vet om hissarna är från { $day }.
access-lifts-not-reported = Jag får inte veta när en hiss är ur funktion.
steps-changed = Något har ändrats på din väg utan trappor.
