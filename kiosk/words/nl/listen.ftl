# De automaat luistert: het teken, wat hij hoorde, wat hij vraagt. `.staff` is voor medewerkers.
listen-speak = Zeg het
listen-done = Ik ben klaar
listen-on = Ik luister. Zegt u het maar.
listen-thinking = Ik denk na …
listen-heard = Ik hoorde: { $words }
listen-right = Ik hoorde: { $words }. Klopt dat?
listen-yes = Ja, dat klopt
listen-no = Nee
listen-which = Welke bedoelt u?
listen-none = Geen van deze
listen-again = Ik kon het niet volgen. Zeg het nog een keer.
listen-touch = We doen het met de hand. Kies hier uw antwoord.
listen-press = Alleen u kunt betalen: met de grote knop, of met de toets.
listen-patience = Neem de tijd. Kies “{ $button }” als u wilt praten.
listen-wrong = Wat zal ik veranderen? Zeg het, of kies die regel.
listen-words = Zeg een woord dat u hier ziet. Of zeg: terug, nog een keer, harder, hulp.
listen-begin-again = Zal ik opnieuw beginnen? Ik vergeet wat u koos.
listen-kept = Zo is het al.
listen-nothing-kept = Ik bewaar niets van eerdere reizen. Waar wilt u heen?
listen-waits = Zeg “help”, en ik luister.
listen-person = Zal er iemand komen?
    .detail = Zeg “ja”. Of zeg waar u heen wilt.
listen-person-yes = Ja, laat iemand komen
listen-or-help = Of zeg “help”: dan komt er iemand.
listen-still = Neem de tijd. Ik luister nog.

listen-off = Ik kan hier niet in het Nederlands luisteren. Raak het scherm aan.
    .staff = Luisteren is uitgezet in de instellingen.
listen-starting = Ik kan nog niet luisteren. Raak het scherm aan.
    .staff = De programma's die luisteren worden geladen.
listen-no-model = Ik kan hier niet in het Nederlands luisteren. Raak het scherm aan.
    .staff = Niets hier verstaat deze taal. Voer uit: ./loket voice check
listen-damaged-model = Ik kan vandaag niet luisteren. Raak het scherm aan.
    .staff = De bestanden om te luisteren zijn beschadigd. Voer uit: ./loket voice verify
listen-no-microphone = Ik hoor u niet: mijn microfoon ontbreekt. Raak het scherm aan.
    .staff = Er is geen microfoon. Kijk naar de kabel.
listen-silent-microphone = Ik hoor helemaal niets. Raak het scherm aan.
    .staff = De microfoon geeft geen geluid. Staat hij uit, of zit de kabel los?
listen-clipping = Het is te hard voor mij. Raak het scherm aan.
    .staff = De microfoon staat veel te hard. Zet hem zachter.
listen-noisy = Het is hier te druk voor mij. Raak het scherm aan.
    .staff = Er is hier zo veel lawaai dat niemand te verstaan is.
listen-restarting = Ik moet weer even op gang komen. Raak zo lang het scherm aan.
    .staff = Wat luistert is gestopt en begint vanzelf opnieuw.
listen-engine-off = Ik kan nu niet luisteren. Raak het scherm aan.
    .staff = Wat luistert is te vaak gestopt. Het wordt opnieuw geprobeerd als er niemand is.

unmet-first-class = Ik verkoop hier tweede klas.
unmet-bicycle = Ik verkoop geen kaartje voor een fiets. Een medewerker kan u helpen.
unmet-dog = Ik verkoop geen kaartje voor een hond. Een medewerker kan u helpen.
unmet-seat = Ik kan geen plaats bewaren. Een medewerker kan u helpen.
unmet-arrive-by = Ik zoek treinen op de tijd dat ze vertrekken. U ziet wanneer u er bent.
unmet-via = Ik kan de weg van de trein niet kiezen. Een medewerker kan u helpen.

answer-platform = Hij vertrekt van spoor { $platform }.
answer-platform-unknown = Ik weet het spoor nog niet.
answer-duration = Het duurt { $duration }.
answer-departure = Hij vertrekt om { $time }.
answer-arrival = U bent er om { $time }.
answer-price = Het kost { $price }.
answer-changes = { $count ->
    [0] U hoeft niet over te stappen.
    [one] U stapt één keer over.
   *[other] U stapt { $count } keer over.
}
answer-stairs = { $known ->
    [yes] Er zijn geen trappen onderweg.
   *[no] Ik weet niet of er trappen zijn onderweg.
}
answer-here = U bent hier: { $station }.
answer-time = Het is { $time }.
answer-first = Dat kan ik zeggen als u een trein hebt gekozen.
