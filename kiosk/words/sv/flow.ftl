# Vad automaten sätter runt flödets ord, på skärmen och i tal.
flow-now = Nu
flow-from = från { $time }
flow-day-from = { $day }, från { $time }
flow-line = { $label }: { $value }
flow-private = på skärmen, eller med hörlurar
flow-total = Det kostar { $price }
flow-change = Du kan ändra varje rad
flow-chosen = { $label }: valt tidigare
flow-next = För att gå vidare, välj: { $label }
flow-trail = Steg { $number } av { $of }: { $name }
