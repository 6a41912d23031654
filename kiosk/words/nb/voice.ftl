# Det den reisende får vite når automaten ikke kan snakke.
voice-no-engine = Jeg kan ikke snakke i dag. Alt står på skjermen.
voice-no-voice = Jeg kan ikke snakke norsk i dag. Alt står på skjermen.
voice-no-sound = Høyttaleren min er av. Alt står på skjermen.
voice-loudness = Lyd { $step } av { $of }.
voice-speed = Fart { $step } av { $of }.
