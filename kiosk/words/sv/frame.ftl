# Vad som står runt varje fråga: samma ord på samma plats på varje skärm.

frame-back = Tillbaka
frame-call = Kalla på personal

frame-larger = Större text
frame-smaller = Mindre text
frame-contrast = Kontrast
frame-read = Läs upp
frame-reading = Läser upp
frame-pause = Paus
frame-read-on = Läs vidare
frame-repeat = Igen

frame-step = Steg { $number } av { $of }
frame-chosen = Du har valt
frame-change = Ändra
frame-total = Summa

frame-typed-nothing = Tryck på den första bokstaven.
frame-places = { $count ->
    [one] En ort passar.
   *[other] { $count } orter passar.
}
frame-delete = Sudda
frame-clear = Sudda allt
frame-space = Mellanslag
frame-beginning = Börjar på { $letters }

frame-more = En till: { $who }
frame-fewer = En färre: { $who }

frame-busy = Jag kollar …
frame-pay-cancel = Betala inte nu

frame-still = Är du kvar?
frame-still-detail = { $seconds ->
    [one] Om en sekund går jag tillbaka till början.
   *[other] Om { $seconds } sekunder går jag tillbaka till början.
}
frame-still-here = Jag är kvar
frame-resume = Fortsätt där du var

frame-offer = Ska jag kalla på någon?
frame-offer-detail = Ta den tid du behöver. En människa kan också hjälpa dig.
frame-offer-yes = Ja tack
frame-offer-no = Nej tack

frame-help-cancel = Jag behöver ingen hjälp nu
frame-help-close = Stäng

frame-receipt = Ett kvitto till mobilen: håll kameran framför. Du behöver det inte för att resa.

pad-next = Fortsätt
pad-nothing = Ingen siffra än.
pad-hidden = { $count ->
    [1] Du har skrivit 1 siffra.
   *[other] Du har skrivit { $count } siffror.
}
frame-ticket-square = Din biljett, som en ruta för kameran i din mobil
frame-dark = Skärmen är mörk. Dina knappar fungerar. Samma knapp gör den ljus igen.
frame-lit = Skärmen är ljus igen.
frame-below = Mer nedan
frame-above = Längre upp
frame-part = Del { $number } av { $of }.
frame-languages = Språk
frame-lower = Lägre
frame-higher = Högre

looks-open = Mina inställningar
looks = Hur vill du ha det?
    .detail = Efter ditt besök är allt som vanligt igen.
looks-on = Ja, tills du går
looks-pace = Jag är snabb
    .detail = Jag frågar tidigare
looks-still = Stilla bild
    .detail = Ingenting rör sig
looks-soft = Mjukare ljus
    .detail = Mindre starkt
looks-soft-1 = Ja, steg 1 av 2
looks-soft-2 = Ja, steg 2 av 2
looks-spaced = Mer plats mellan bokstäver
    .detail = Även mellan ord och rader
looks-keep = Spara mina inställningar
looks-square = Här är dina inställningar.
    .detail = Ta ett foto av fyrkanten. Ditt namn finns inte i den. Håll den mot läsaren nästa gång.
looks-square-name = Dina inställningar, som en fyrkant för telefonens kamera
looks-restored = Dina inställningar är tillbaka.
looks-unknown = Jag kan inte läsa den koden. Välj dina inställningar här.
