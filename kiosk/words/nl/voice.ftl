# What a traveller is told when the kiosk cannot speak.
voice-no-engine = Ik kan vandaag niet praten. Alles staat op het scherm.
voice-no-voice = Ik kan vandaag geen Nederlands praten. Alles staat op het scherm.
voice-no-sound = Mijn luidspreker doet het niet. Alles staat op het scherm.
voice-loudness = Geluid { $step } van { $of }.
voice-speed = Snelheid { $step } van { $of }.
