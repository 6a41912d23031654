# Mitä matkustajalle kerrotaan, kun automaatti ei voi puhua.
voice-no-engine = En voi tänään puhua. Kaikki on näytöllä.
voice-no-voice = En voi tänään puhua suomea. Kaikki on näytöllä.
voice-no-sound = Kaiuttimeni on pois päältä. Kaikki on näytöllä.
voice-loudness = Ääni { $step } / { $of }.
voice-speed = Nopeus { $step } / { $of }.
