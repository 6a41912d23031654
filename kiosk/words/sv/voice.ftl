# Vad en resande får veta när automaten inte kan tala.
voice-no-engine = Jag kan inte prata i dag. Allt står på skärmen.
voice-no-voice = Jag kan inte prata svenska i dag. Allt står på skärmen.
voice-no-sound = Min högtalare är avstängd. Allt står på skärmen.
voice-loudness = Ljud { $step } av { $of }.
voice-speed = Hastighet { $step } av { $of }.
