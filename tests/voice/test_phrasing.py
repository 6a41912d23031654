"""What is written for the eye is said as people on the platform say it."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from voice.phrasing import phrases, sentences, spelt

SAID = [
    # prices
    ("en", "It costs €19.90.", "It costs 19 euros 90."),
    ("nl", "Het kost € 19,90.", "Het kost 19 euro 90."),
    ("de", "Das kostet 19,90\u202f€.", "Das kostet 19 Euro 90."),
    ("en", "€1.00", "1 euro"),
    ("de", "1,00 €", "ein Euro"),
    ("en", "€0.50", "50 cents"),
    ("en", "You save -€5.00", "You save minus 5 euros"),
    ("nl", "U bespaart € -5,00", "U bespaart min 5 euro"),
    ("en", "Adult – €19.90", "Adult – 19 euros 90"),
    ("de", "5,00 € – 19,90 €", "5 Euro bis 19 Euro 90"),
    ("de", "Insgesamt 1.234,50 €", "Insgesamt 1234 Euro 50"),
    ("en", "€1,234.50", "1234 euros 50"),
    ("en", "Platform 7, €19.90", "Platform 7, 19 euros 90"),
    ("de", "2 × 19,90 €", "2 mal 19 Euro 90"),
    # times
    ("en", "at 14:05", "at 14 oh 5"),
    ("en", "at 14:30", "at 14 30"),
    ("en", "at 9:00", "at 9 o'clock"),
    ("en", "at 14:00", "at 14 hundred"),
    ("en", "at 0:00", "at midnight"),
    ("en", "at 00:05", "at 5 minutes past midnight"),
    ("nl", "om 14:05", "om 14 uur 5"),
    ("nl", "om 14:05 uur", "om 14 uur 5"),
    ("de", "um 14:05 Uhr", "um 14 Uhr 5"),
    ("de", "um 1:00", "um ein Uhr"),
    ("de", "14.05 Uhr", "14 Uhr 5"),
    ("de", "14:05 – 17:20", "14 Uhr 5 bis 17 Uhr 20"),
    ("en", "6:00 - 22:00", "6 o'clock to 22 hundred"),
    # durations
    ("en", "3 h 20 min", "3 hours 20 minutes"),
    ("nl", "3 uur 20 min", "3 uur 20 minuten"),
    ("de", "3 Std. 1 Min.", "3 Stunden eine Minute."),
    ("de", "1:05 h", "eine Stunde 5 Minuten"),
    # trains
    ("de", "ICE 41", "I C E 41"),
    ("en", "ICE 41", "I C E 41"),
    ("nl", "IC 2217", "Intercity 22 17"),
    ("de", "RE5", "Regional-Express 5"),
    ("de", "RB 48123", "Regionalbahn 4 8 1 2 3"),
    # platforms
    ("en", "platform 7A-D now", "platform 7 A, to D, now"),
    ("nl", "spoor 7a", "spoor 7 A"),
    ("de", "Gl. 11-12", "Gleis 11 bis 12"),
    # places
    ("de", "Köln Hbf", "Köln Hauptbahnhof"),
    ("en", "Köln Hbf", "Köln central station"),
    ("nl", "Köln Hbf", "Köln centraal station"),
    ("de", "Frankfurt(Main)Hbf", "Frankfurt Main Hauptbahnhof"),
    ("de", "Frankfurt(M) Flughafen Fernbf", "Frankfurt Main Flughafen Fernbahnhof"),
    ("de", "St.Pölten Hbf", "Sankt Pölten Hauptbahnhof"),
    ("de", "Köln Messe/Deutz", "Köln Messe Deutz"),
    ("de", "Köln → Berlin", "Köln nach Berlin"),
    # numbers that are names
    ("en", "Your ticket number is KBCDEFGH", "Your ticket number is K, B, C, D, E, F, G, H"),
    ("nl", "Uw nummer: L7K4A9QD", "Uw nummer: L, 7, K, 4, A, 9, Q, D"),
    ("de", "Karte **** 4242", "Karte mit den Endziffern 4 2 4 2"),
    ("en", "Call +49 221 0000 000", "Call plus 4 9, 2 2 1, 0 0 0 0, 0 0 0"),
    # people
    ("de", "1 Erwachsener, 1 Person, 2 Kinder", "ein Erwachsener, eine Person, 2 Kinder"),
    # what is only seen
    ("en", "Köln · \u2068Berlin\u2069 & you", "Köln, Berlin and you"),
    # languages that only speak so far
    ("sv", "14:05 från spår 7a, 19,90 €", "14 05 från spår 7 A, 19 euro 90"),
    ("sv", "1 timme 20 min · 1 byte · 1\u202f234,50\u202fkr", "en timme 20 minuter, ett byte, 1234 kronor 50"),
    ("sv", "1 vuxen och 1 barn, Stockholm C", "en vuxen och ett barn, Stockholm central"),
    ("fi", "kello 14:00, 19,90\u202f€", "kello 14, 19 euroa 90"),
    ("fi", "09:48 – 14:05, raide 7a", "9 48 viiva 14 05, raide 7 A"),
    ("fi", "raiteelta 7a", "raiteelta 7 A"),
    ("fi", "Numerosi on KBCDEFGH", "Numerosi on K, B, C, D, E, F, G, H"),
    ("fi", "torstai 13. elokuuta klo 8:00 jälkeen", "torstai kolmastoista elokuuta kello 8 jälkeen"),
    ("fi", "tiistai 1.12. klo 8:00 jälkeen", "tiistai ensimmäinen joulukuuta kello 8 jälkeen"),
    ("fi", "lauantai 21.11.2026, 0:30", "lauantai kahdeskymmenesensimmäinen marraskuuta 2026, 0 30"),
    ("fi", "31. joulukuuta 2026", "kolmaskymmenesensimmäinen joulukuuta 2026"),
    ("fi", "1 minuutin myöhässä", "yhden minuutin myöhässä"),
    ("fi", "Köln Hbf, perillä 0:00", "Köln päärautatieasema, perillä 0 00"),
    ("xx", "€5 at 14:05", "€5 at 14:05"),
    # codes: of machines, exits, tickets, and those that are typed
    ("en", "Wait at B-7.", "Wait at B 7."),
    ("en", "Exit A3 is open", "Exit A, 3 is open"),
    ("nl", "Automaat H-12", "Automaat H 12"),
    ("de", "Automat Ä-2", "Automat Ä 2"),
    ("en", "Your code: 48 12 05", "Your code: 4 8, 1 2, 0 5"),
    ("de", "Der Code ist 481205.", "Der Code ist 4 8 1 2 0 5."),
    ("en", "Sale K7Q2\u00a0M9XP", "Sale K, 7, Q, 2, M, 9, X, P"),
    ("sv", "säg ditt biljettnummer: KBCD EFGH.", "säg ditt biljettnummer: K, B, C, D, E, F, G, H."),
    ("sv", "Ditt nummer är KBCDEFGH", "Ditt nummer är K, B, C, D, E, F, G, H"),
    ("nb", "oppgi dette nummeret: KBCD EFGH.", "oppgi dette nummeret: K, B, C, D, E, F, G, H."),
    ("nb", "Nummeret ditt er KBCDEFGH", "Nummeret ditt er K, B, C, D, E, F, G, H"),
    # Norwegian and Swedish as often as Finnish
    ("nb", "14:05 fra spor 7a, 19,90 €", "14 05 fra spor 7 A, 19 euro 90"),
    ("nb", "1 time 20 min · 1 bytte · 234,50 kr", "1 time 20 minutter, ett bytte, 234 kroner 50"),
    ("nb", "kl. 8:00, ICE 41 → Köln Hbf", "klokken 8 00, I C E 41 til Köln sentralstasjon"),
    ("sv", "kl. 8:00, IC 2217 → Köln Hbf", "klockan 8 00, Intercity 22 17 till Köln centralstation"),
    ("sv", "5,00 € – 19,90 €", "5 euro till 19 euro 90"),
    ("fi", "2 × 19,90 €, kortti **** 4242", "2 kertaa 19 euroa 90, kortti jonka lopussa on 4 2 4 2"),
]


@pytest.mark.parametrize(("language", "written", "said"), SAID)
def test_said_as_people_say_it(language: str, written: str, said: str) -> None:
    """A voice that says "nineteen point nine zero" or "ice forty-one" is a machine's, and hard to follow."""
    assert " ".join(sentences(written, language)) == said


@pytest.mark.parametrize(("language", "written", "said"), SAID)
def test_saying_it_twice_changes_nothing(language: str, written: str, said: str) -> None:
    """Words that are already as they are said stay so, whoever prepared them."""
    assert " ".join(sentences(said, language)) == said


SPLIT = [
    ("en", "Where to? Choose a place. Or call a person!", 3),
    ("en", "No. You can go back.\nYour way", 3),
    ("de", "Am Freitag, 20. November fahren Sie. Gute Reise!", 2),
    ("de", "Von Gleis 7. Danach Gleis 9.", 2),
    ("de", "Dauer 20 Min. Danach umsteigen.", 2),
    ("en", "Ask Mrs. Miller.", 1),
    ("en", " … — \n\n", 0),
    ("en", "", 0),
]


@pytest.mark.parametrize(("language", "text", "count"), SPLIT)
def test_a_pause_falls_where_a_sentence_ends(language: str, text: str, count: int) -> None:
    """Pauses between sentences help more than slow speech; one after "20." would only confuse."""
    assert len(sentences(text, language)) == count


def test_every_said_word_knows_its_place_on_the_screen() -> None:
    """The word that is being said lights up: also where more or fewer words are said than shown."""
    text = "Bitte. Der ICE 41 um 14:05 nach Köln Hbf."
    _, sentence = phrases(text, "de")
    places = []
    for word in re.finditer(r"\w+", sentence.text):
        offset, length = sentence.written(word.start(), len(word[0]))
        places.append((word[0], text[offset : offset + length]))
    assert places == [
        ("Der", "Der"), ("I", "ICE 41"), ("C", "ICE 41"), ("E", "ICE 41"), ("41", "ICE 41"), ("um", "um"),
        ("14", "14:05"), ("Uhr", "14:05"), ("5", "14:05"), ("nach", "nach"), ("Köln", "Köln"),
        ("Hauptbahnhof", "Hbf"),
    ]  # fmt: skip


SPELT = [
    ("de", "Köln Hbf", "K, Ö, L, N. H, B, F"),
    ("en", "Köln", "K, O with two dots, L, N"),
    ("en", "Gießen", "G, I, E, sharp S, E, N"),
    ("en", "Béziers", "B, E with an accent, Z, I, E, R, S"),
    ("nl", "Bad Ems-West", "B, A, D. E, M, S, streepje, W, E, S, T"),
    ("sv", "(Main)", "M, A, I, N"),
    ("fi", "· –", "väliviiva"),
    ("en", "", ""),
]


@pytest.mark.parametrize(("language", "written", "said"), SPELT)
def test_a_name_can_be_spelt(language: str, written: str, said: str) -> None:
    """Essen or Hessen? Letter by letter there is no doubt, also where a language has not all the letters."""
    assert spelt(written, language) == said


PIECES = [
    "B-7", "A3", "48 12 05", "K7Q2\u00a0M9XP",
    "€", " €", "€ ", "EUR", "19,90", "1.234,50", "0.05", "14:05", "1:00", "24:00", "00:00", " Uhr", " uur", "h", " min",
    "Std.", "ICE ", "IC2217", "S", "RE 10", "Gleis ", "platform ", "spoor ", "7a", "A-D", "7-9", "Hbf", "(M)", "(Gr)",
    "St.", "Nr. ", "nummer ", "L7K4A9QD", "ABCDEFGH", "**** 4242", "+49 221 0000", "0221 12345", "8000105", "1", "1 ",
    "-", "–", " – ", "→", "×", "&", "/", ". ", "! ", "\n", " ", "\u00a0", "\u202f", "\u2068", "\x00", "\ud800",
    "Person", "Uhr", "[", "_", "·", "|", "…",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(st.characters(), max_size=4), max_size=12).map("".join)
LANGUAGES = st.sampled_from(["en", "nl", "de", "sv", "fi", "nb", "xx", ""])


# Before some words, 1 is said as a word.
ONES = {"de": r"\beine?\b", "sv": r"\b(?:en|ett)\b", "nb": r"\bett\b", "fi": r"\byhden\b"}


def figures(text: str, language: str) -> str:
    """All digits but zeros, in order."""
    return re.sub(r"[^1-9]", "", re.sub(ONES.get(language, r"(?!)"), "1", text))


@given(TEXTS, LANGUAGES)
@example("7 €19.90€5", "en")
@example("19,90 € 14:00", "de")
@example("Gleis 7-14:05", "de")
@example("€1", "sv")
@example("&", "nl")
def test_no_figure_is_ever_lost(text: str, language: str) -> None:
    """A price or a time with a figure missing sends her to the wrong train: whatever is written, all of it is said."""
    assume(not re.search(ONES.get(language, r"(?!)"), text))
    assume(language != "fi" or not re.search(r"[0-9]\.", text))  # 3.12. is said in words, for there it is declined
    assert figures(" ".join(sentences(text, language)), language) == figures(text, language)


@given(TEXTS, LANGUAGES)
def test_every_sentence_can_be_spoken_and_found_again(text: str, language: str) -> None:
    """Nothing that an operator writes makes the voice fail, and each word has a place in the text."""
    done = 0
    for sentence in phrases(text, language):
        sentence.text.encode()
        assert sentence.text == sentence.text.strip() != ""
        assert len(sentence.spans) == len(sentence.text)
        offset, length = sentence.written(0, len(sentence.text))
        assert done <= offset < offset + length <= len(text)
        done = offset
