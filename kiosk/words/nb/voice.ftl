# Det den reisende får vite når automaten ikke kan snakke.
voice-no-engine = Jeg kan ikke snakke i dag. Alt står på skjermen.
    .staff = Ingenting her kan snakke: espeak-ng mangler. Si det til den som driver automaten.
voice-no-voice = Jeg kan ikke snakke norsk i dag. Alt står på skjermen.
    .staff = Automaten mangler stemme for ett av språkene sine. Si det til den som driver den.
voice-no-sound = Høyttaleren min er av. Alt står på skjermen.
    .staff = Høyttaleren virker ikke. Se etter kabelen, og om den er på.
voice-spare =
    .staff = Den naturlige stemmen virker ikke: den enkle snakker. Si det til den som driver automaten.
voice-loudness = Lyd { $step } av { $of }.
voice-speed = Fart { $step } av { $of }.
