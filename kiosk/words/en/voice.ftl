# What a traveller is told when the kiosk cannot speak.
voice-no-engine = I cannot speak today. Everything is on the screen.
voice-no-voice = I cannot speak English today. Everything is on the screen.
voice-no-sound = My loudspeaker is off. Everything is on the screen.
voice-loudness = Loudness { $step } of { $of }.
voice-speed = Speed { $step } of { $of }.
