# Det automaten setter rundt ordene i kjøpet, på skjermen og i tale.
flow-now = Nå
flow-from = fra kl. { $time }
flow-day-from = { $day }, fra kl. { $time }
flow-line = { $label }: { $value }
flow-private = på skjermen, eller med hodetelefoner
flow-total = Det koster { $price }
flow-change = Du kan endre hver linje
flow-chosen = { $label }: valgt før
flow-next = For å fortsette, velg: { $label }
flow-trail = Steg { $number } av { $of }: { $name }
