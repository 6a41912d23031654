# What a traveller is told when the kiosk cannot speak. `.staff`: for the helper's list.
voice-no-engine = Ich kann heute nicht sprechen. Alles steht auf dem Bildschirm.
    .staff = Hier kann nichts sprechen: espeak-ng fehlt. Sagen Sie es dem Betreiber.
voice-no-voice = Ich kann heute kein Deutsch sprechen. Alles steht auf dem Bildschirm.
    .staff = Dieser Automat hat für eine seiner Sprachen keine Stimme. Sagen Sie es dem Betreiber.
voice-no-sound = Mein Lautsprecher ist aus. Alles steht auf dem Bildschirm.
    .staff = Der Lautsprecher geht nicht. Sehen Sie nach dem Kabel, und ob er an ist.
voice-spare =
    .staff = Die natürliche Stimme geht nicht: die einfache spricht. Sagen Sie es dem Betreiber.
voice-loudness = Lautstärke { $step } von { $of }.
voice-speed = Tempo { $step } von { $of }.
