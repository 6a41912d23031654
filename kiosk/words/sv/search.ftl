# Varför inget tåg kan erbjudas: vad som har hänt, och hur det går vidare. `.staff`: för hjälparens lista.
no-way = De närmaste dagarna går inget tåg dit härifrån. Personalen kan leta med dig.
    .staff = Tidtabellen har inget tåg dit de närmaste dagarna, och inte kring den dag som valdes.
no-step-free = Jag hittar ingen väg dit utan trappor. Personalen kan hjälpa dig.
    .staff = Ingen väg utan trappor hittades. Hjälp till på vägen, eller leta efter en annan.
timetable-ended = Min tidtabell slutar här. Personalen kan sälja en biljett till dig.
    .staff = Automatens tidtabell är slut eller tar slut om några dagar, eller så går klockan fel.
clock-wrong = Min klocka stämmer inte, så jag kan inte söka tåg. Personalen kan hjälpa dig.
    .staff = Automatens klocka går fel. Den säljer inget förrän klockan är ställd.
day-too-far = Jag vet inte vilka tåg som går den dagen än. Vi provar en tidigare dag.
    .staff = Någon valde en dag som inte finns i tidtabellen än.
