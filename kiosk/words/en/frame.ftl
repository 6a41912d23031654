# What stands around every question: the same words at the same place on every screen.

frame-back = Back
frame-call = Call a person

frame-larger = Larger text
frame-smaller = Smaller text
frame-contrast = Contrast
frame-read = Read to me
frame-reading = Reading
frame-pause = Pause
frame-read-on = Read on
frame-repeat = Again

frame-step = Step { $number } of { $of }
frame-chosen = You chose
frame-change = Change
frame-total = Total

frame-typed-nothing = Touch the first letter.
frame-places = { $count ->
    [one] One place fits.
   *[other] { $count } places fit.
}
frame-delete = Delete
frame-clear = All letters
frame-space = Space
frame-beginning = Starts with { $letters }

frame-more = One more: { $who }
frame-fewer = One less: { $who }

frame-busy = I am looking …
frame-pay-cancel = Do not pay now

frame-still = Are you still there?
frame-still-detail = { $seconds ->
    [one] In one second I go back to the start.
   *[other] In { $seconds } seconds I go back to the start.
}
frame-still-here = I am still here
frame-resume = Go on where you were

frame-offer = Shall I call a person?
frame-offer-detail = Take your time. A person can also help you.
frame-offer-yes = Yes, call
frame-offer-no = No, thank you

frame-help-cancel = I need no help now
frame-help-close = Close

frame-receipt = A receipt for your phone: hold its camera in front. You do not need it to travel.

pad-next = Go on
pad-nothing = No number yet.
pad-hidden = { $count ->
    [1] 1 number typed.
   *[other] { $count } numbers typed.
}
frame-ticket-square = Your ticket, as a square for the camera of your phone
frame-dark = The screen is dark. Your keys work. The same key lights it again.
frame-lit = The screen is lit again.
frame-below = More below
frame-above = Further up
frame-part = Part { $number } of { $of }.
frame-languages = Language
frame-lower = Lower
frame-higher = Higher

looks-open = My settings
looks = How would you like it?
    .detail = All of it ends with your visit.
looks-on = Yes, until you leave
looks-pace = I am quick
    .detail = I ask sooner if you are there
looks-still = Still picture
    .detail = Nothing moves
looks-soft = Softer light
    .detail = Less bright
looks-soft-1 = Yes, step 1 of 2
looks-soft-2 = Yes, step 2 of 2
looks-spaced = More room between letters
    .detail = Between words and lines, too
looks-keep = Keep my settings
looks-square = Here are your settings.
    .detail = Take a photo of the square. Your name is not in it. Next time, hold it to the reader.
looks-square-name = Your settings, as a square for the camera of your phone
looks-restored = Here are your settings again.
looks-unknown = I cannot read that code. Please choose your settings here.
