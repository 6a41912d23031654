# Wat de automaat om de woorden van een flow heen zet, op het scherm en in spraak.
flow-now = Nu
flow-from = vanaf { $time }
flow-day-from = { $day }, vanaf { $time }
flow-line = { $label }: { $value }
flow-private = op het scherm, of met een koptelefoon
flow-total = Het kost { $price }
flow-change = U kunt elke regel wijzigen
flow-chosen = { $label }: eerder gekozen
flow-next = Verder gaat u met: { $label }
flow-trail = Stap { $number } van { $of }: { $name }
