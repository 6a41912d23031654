# What a traveller is told when the kiosk cannot speak. `.staff`: for the helper's list.
voice-no-engine = I cannot speak today. Everything is on the screen.
    .staff = Nothing here can speak: espeak-ng is missing. Tell the operator.
voice-no-voice = I cannot speak English today. Everything is on the screen.
    .staff = This kiosk has no voice for one of its languages. Tell the operator.
voice-no-sound = My loudspeaker is off. Everything is on the screen.
    .staff = The loudspeaker does not work. Look at its cable, and whether it is on.
voice-spare =
    .staff = The natural voice does not work: the plain one speaks. Tell the operator.
voice-loudness = Loudness { $step } of { $of }.
voice-speed = Speed { $step } of { $of }.
