# What a traveller is told when the kiosk cannot speak. `.staff`: for the helper's list.
voice-no-engine = Ik kan vandaag niet praten. Alles staat op het scherm.
    .staff = Niets hier kan praten: espeak-ng ontbreekt. Zeg het de beheerder.
voice-no-voice = Ik kan vandaag geen Nederlands praten. Alles staat op het scherm.
    .staff = Deze automaat heeft voor een van zijn talen geen stem. Zeg het de beheerder.
voice-no-sound = Mijn luidspreker doet het niet. Alles staat op het scherm.
    .staff = De luidspreker doet het niet. Kijk naar de kabel, en of hij aan staat.
voice-spare =
    .staff = De natuurlijke stem doet het niet: de gewone spreekt. Zeg het de beheerder.
voice-loudness = Geluid { $step } van { $of }.
voice-speed = Snelheid { $step } van { $of }.
