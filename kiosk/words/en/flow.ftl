# What the kiosk puts around the words of a flow, on the screen and in speech.
flow-now = Now
flow-from = from { $time }
flow-day-from = { $day }, from { $time }
flow-line = { $label }: { $value }
flow-private = on the screen, or with headphones
flow-total = It costs { $price }
flow-change = You can change each line
flow-chosen = { $label }: chosen before
flow-next = To go on, choose: { $label }
flow-trail = Step { $number } of { $of }: { $name }
