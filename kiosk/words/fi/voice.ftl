# Mitä matkustajalle kerrotaan, kun automaatti ei voi puhua.
voice-no-engine = En voi tänään puhua. Kaikki on näytöllä.
    .staff = Mikään tässä ei osaa puhua: espeak-ng puuttuu. Kerro ylläpitäjälle.
voice-no-voice = En voi tänään puhua suomea. Kaikki on näytöllä.
    .staff = Automaatilla ei ole ääntä yhdelle kielistään. Kerro ylläpitäjälle.
voice-no-sound = Kaiuttimeni on pois päältä. Kaikki on näytöllä.
    .staff = Kaiutin ei toimi. Katso sen johto, ja onko se päällä.
voice-spare =
    .staff = Luonnollinen ääni ei toimi: yksinkertainen puhuu. Kerro ylläpitäjälle.
voice-loudness = Ääni { $step } / { $of }.
voice-speed = Nopeus { $step } / { $of }.
