# Für Reisende, die keine Stufen gehen können: was geht, was nicht bekannt ist, welcher Aufzug, und wer hilft.
access-free = Auf dem ganzen Weg gibt es keine Stufen.
access-no-way = { $passage ->
    [enter] In { $station } gibt es keinen Weg ohne Stufen zu Gleis { $platform }.
    [leave] In { $station } gibt es keinen Weg ohne Stufen von Gleis { $platform }.
    [between] In { $station } kommen Sie nicht ohne Stufen von Gleis { $platform } zu { $onto }.
   *[station] In { $station } gibt es keinen Weg ohne Stufen.
}
access-lift-out = Dieser Aufzug ist außer Betrieb: { $lift }.
access-steps = Jeder Weg dorthin hat Stufen.
access-marked = In { $station } können Sie mit dem Rollstuhl nicht ein- oder aussteigen.
access-elsewhere = Ein Weg ohne Stufen führt durch { $station }: { $entrance }.
access-unknown = Ich weiß nicht, ob es in { $station } Stufen gibt.
access-partly = Manche Gleise in { $station } haben Stufen. Ich weiß nicht, welche.
access-lift-unknown = Ich weiß nicht, ob der Aufzug in { $station } gerade fährt.
access-walk-unknown = Ich kenne den Fußweg von { $station } nach { $onto } nicht.
access-train-no = In { $line } können Sie nicht mit dem Rollstuhl fahren.
access-train-unknown = Ich weiß nicht, ob { $line } Rollstühle mitnimmt.
access-no-journey = Ich finde gerade keine Reise ohne Stufen.
access-go-in = Der Eingang in { $station } ist gerade: { $entrance }.
access-go-out = Der Ausgang in { $station } ist gerade: { $entrance }.
access-longer-change = Umsteigen in { $station } dauert gerade etwa { $minutes } { $minutes ->
    [one] Minute
   *[other] Minuten
}.
access-staff = Jemand muss Ihnen in { $station } helfen. Ich kann jetzt jemanden rufen.
access-staff-perhaps = Vielleicht muss Ihnen jemand in { $station } helfen. Ich kann jetzt jemanden rufen.
access-ask = Bitte fragen Sie vor der Reise. Ich kann jetzt jemanden rufen.
access-notice = Das Personal muss es { $minutes } Minuten vorher wissen.
access-notice-late = Das Personal muss es { $minutes } Minuten vorher wissen. Dafür ist es zu spät. Bitte fragen Sie.
access-phone = Die Nummer ist { $phone }.
access-meeting-point = Treffpunkt: { $place }.
access-lifts-as-of = Was ich von den Aufzügen weiß, ist von { $time }.
access-lifts-old = Was ich von den Aufzügen weiß, ist vom { $day }.
access-lifts-not-reported = Ich erfahre nicht, wenn ein Aufzug außer Betrieb ist.
steps-changed = Auf Ihrem Weg ohne Stufen hat sich etwas geändert.
