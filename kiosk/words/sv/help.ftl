# Vad som sägs om att kalla på någon. Varje mening säger bara det som är sant just då.
help-offered = Ska jag kalla på någon?
    .detail = Någon kan komma hit och hjälpa dig. Ta den tid du behöver.
help-writing = Jag kallar på någon
    .detail = De får veta var du är och hur långt du har kommit. Du behöver inte förklara.
help-sent = Jag har kallat på hjälp
    .detail = Jag säger till när det har kommit fram.
help-unreachable = Jag når inte personalen
    .detail = Jag fortsätter försöka. Du kan också ringa { $phone }, eller gå till: { $counter }. Öppet { $hours }.
help-received = Din fråga om hjälp har kommit fram
    .detail = Jag frågar vem som kan komma. Du kan fortsätta så länge.
help-seen = { $seen ->
    [one] 1 person ser att du vill ha hjälp
   *[other] { $seen } personer ser att du vill ha hjälp
}
    .detail = Ingen har svarat än. Du kan fortsätta så länge.
# Hur lång tid det brukar ta tills någon är på plats, från det att man kallade.
help-usual = { $first ->
    [0] { $last ->
        [one] Det brukar komma någon inom en minut.
       *[other] Det brukar komma någon inom { $last } minuter.
    }
   *[other] Det brukar komma någon efter { $first } till { $last } minuter.
}
help-late = Det tar längre tid än vanligt. Jag fortsätter fråga.
help-coming = { $name } är på väg
    .detail = { $minutes ->
        [one] Om ungefär 1 minut. { $name } vet var du är.
       *[other] Om ungefär { $minutes } minuter. { $name } vet var du är.
    }
help-coming-code = Kod till { $name }: { $code }
help-taken-back = { $name } fick förhinder
    .detail = Jag frågar de andra.
help-unanswered = Ingen är ledig just nu
    .detail = Jag fortsätter fråga. Du kan också ringa { $phone }, eller gå till: { $counter }. Öppet { $hours }.
help-arrived = { $name } är hos dig
    .detail = Din biljett finns kvar här, precis som den var.
help-abandoned = { $name } var här
    .detail = { $name } hittade dig inte. Behöver du fortfarande hjälp? Kalla då en gång till.
help-resolved = Bra att någon kunde hjälpa till
    .detail = Hjälpte det? Du behöver inte svara.
sorry = Tyvärr gick det inte. Inget är betalt. Jag kan kalla på någon.
sorry-money = Något gick snett. Betala inte en gång till. Jag kallar på någon.
storage-failed = Den här automaten kan inte spara din biljett nu. Inget är betalt. Jag kan kalla på någon.
no-train = Jag hittar inget tåg som passar. Ska vi prova en annan tid?
demo-note = Demo: gäller inte för resa
demo-timetable = Tidtabell som exempel, samma varje vecka. { $attribution }
no-such-place = Ingen ort börjar på { $typed }. Är det någon av de här?
try-again = Försök igen
back-again = Skärmen stannade en stund. Nu fortsätter vi.
opening = God dag
help-failed = Jag kunde inte kalla på någon
    .detail = Ring { $phone }, eller gå till: { $counter }. Öppet { $hours }.
train-gone = Det tåget har gått. Här är nästa tåg.
price-old = Det var ett tag sedan priset visades. Här är det igen.
out-of-order = Den här automaten kan inte sälja biljetter nu
    .detail = Du kan ringa { $phone }, eller gå till: { $counter }. Öppet { $hours }.
help-thanked = Tack
    .detail = Du kan fortsätta här.
help-face-good = Ja
help-face-so-so = Lite
help-face-bad = Nej

# Vad knappen är bra för, innan någon trycker på den.
help-now-here = Hjälp finns här
help-now-phone = Bara på telefon
    .detail = Jag kan inte kalla på någon nu. Telefon: { $phone }. Eller gå till: { $counter }. Öppet { $hours }.
help-now-nobody = Ingen personal nu
    .detail = Det finns ingen här som kan hjälpa nu. Telefon: { $phone }. Eller gå till: { $counter }. Öppet { $hours }.
# An interpreter whom she reaches with her own phone, where the operator has one.
help-relay-button = Teckenspråk
help-relay = Teckenspråk: { $name }
    .detail = En tolk hjälper dig. Öppet: { $hours }.
help-relay-phone = Telefon: { $phone }.
help-relay-camera = Skanna med mobilen, eller öppna: { $address }
