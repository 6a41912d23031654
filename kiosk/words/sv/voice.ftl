# Vad en resande får veta när automaten inte kan tala.
voice-no-engine = Jag kan inte prata i dag. Allt står på skärmen.
    .staff = Inget här kan prata: espeak-ng saknas. Säg det till den som driver automaten.
voice-no-voice = Jag kan inte prata svenska i dag. Allt står på skärmen.
    .staff = Automaten saknar röst för ett av sina språk. Säg det till den som driver den.
voice-no-sound = Min högtalare är avstängd. Allt står på skärmen.
    .staff = Högtalaren fungerar inte. Se efter kabeln, och om den är på.
voice-spare =
    .staff = Den naturliga rösten fungerar inte: den enkla talar. Säg det till den som driver automaten.
voice-loudness = Ljud { $step } av { $of }.
voice-speed = Hastighet { $step } av { $of }.
