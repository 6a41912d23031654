# What a traveller is told when the kiosk cannot speak.
voice-no-engine = Ich kann heute nicht sprechen. Alles steht auf dem Bildschirm.
voice-no-voice = Ich kann heute kein Deutsch sprechen. Alles steht auf dem Bildschirm.
voice-no-sound = Mein Lautsprecher ist aus. Alles steht auf dem Bildschirm.
voice-loudness = Lautstärke { $step } von { $of }.
voice-speed = Tempo { $step } von { $of }.
