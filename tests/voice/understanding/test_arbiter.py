"""Two engines of different kinds: where they agree they are right, where they differ she is asked."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.flows.model import Answer, Party
from kiosk.flows.prompt import Choice
from kiosk.timetable.model import Station
from kiosk.timetable.stations import StationIndex
from kiosk.timetable.traffic import Traffic
from tests.voice.understanding.world import HOME, UNDERSTANDING, asked, station
from voice.model import Hearing
from voice.understanding.arbiter import Weighing, believed, called, weigh
from voice.understanding.model import Asked, Doubt, Meaning
from voice.understanding.understanding import Understanding

RECORDED = Path(__file__).parents[4] / "shared" / "prototypes" / "voice" / "recognised_en.tsv"
NAMES = [
    "Amsterdam Centraal",
    "Utrecht",
    "Rotterdam",
    "Den Haag",
    "Groningen",
    "London",
    "Bristol",
    "Edinburgh",
    "Manchester",
    "Birmingham",
    "Glasgow",
    "Liverpool",
    "Leeds",
    "Cardiff",
    "Oxford",
    "Cambridge",
    "York",
    "Brighton",
]
COUNTS = {word: many for many, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight"], 1)}
SPOKEN = [
    "yes",
    "yes please",
    "no",
    "no thank you",
    "go back",
    "back",
    "help",
    "help me please",
    "start again",
    "repeat that please",
    "louder please",
    "slower please",
    "i need a person",
    "call the staff",
    "next",
    "continue",
]


def closed(text: str) -> Hearing:
    return Hearing("pocketsphinx", text, closed=True)


def free(text: str) -> Hearing:
    return Hearing("whisper", text, closed=False)


def weighed(*hearings: Hearing, step: str = "way") -> Weighing:
    return weigh(hearings, asked(step), UNDERSTANDING)


def test_two_that_agree_are_acted_upon() -> None:
    """A grammar and an open engine make different mistakes: the same one is rare."""
    weighing = weighed(closed("yes there and back"), free("Yes, there and back."))
    assert (weighing.kind, weighing.meaning.answer) == ("act", Answer.of(way="return"))


def test_two_that_differ_become_two_buttons() -> None:
    """Neither is believed; the open one stands first."""
    weighing = weighed(closed("no one way"), free("return please"))
    assert weighing.kind == "choose"
    assert weighing.meaning.doubts == (Doubt("way", ("return", "one-way")),)


def test_one_alone_does_what_is_harmless_and_confirms_what_fills_the_order() -> None:
    """Louder is no risk. A destination is."""
    assert weighed(free("louder please")).kind == "act"
    assert weighed(free("to Bonn"), step="destination").kind == "confirm"
    assert weighed(closed("yes")).kind == "confirm"


def test_a_grammar_hears_its_phrases_in_anything() -> None:
    """Its text counts only where it is one of the screen's phrases."""
    assert weighed(closed("no yes back there")).kind == "nothing"
    assert weighed().kind == "nothing"
    assert weighed(free("la la la")) == Weighing("nothing", Meaning())


def test_paying_cancelling_and_calling_off_help_are_asked_once_more() -> None:
    """However sure both are."""
    for step, said in (("review", "yes"), ("pay", "no"), ("way", "start again"), ("person", "no"), ("way", "pay cash")):
        weighing = weighed(free(said), Hearing("vosk", said, closed=False), step=step)
        assert weighing.kind == "confirm", (step, weighing)


def test_at_rest_an_open_engine_must_have_written_help() -> None:
    """A grammar of the words of help hears them in anything that a hall says: alone it makes the kiosk ask nobody."""
    at_rest = replace(asked("welcome"), prompt=None)

    def heard(*hearings: Hearing) -> bool:
        return called(hearings, at_rest, UNDERSTANDING)

    assert heard(closed("help please"), free("Help, please."))
    assert heard(closed("help"), free("Can you help me?"))
    assert heard(free("help"))
    assert not heard(closed("help me"))
    assert not heard(closed("help me"), free("We were in Hamburg last year."))
    assert not heard(closed("help me"), free(""))
    assert not heard(closed("help me"), Hearing("whisper", "Held, please.", closed=False, alike=("help please",)))
    assert not heard(closed("help me"), free("Can somebody help my brother with all these bags?"))
    assert not heard(closed("help me"), free("two tickets to Bonn"))
    assert not heard()


def test_where_perhaps_nobody_answers_a_grammar_alone_says_no_yes() -> None:
    """Nobody is called by a yes that only a grammar heard in the noise of a hall."""
    here = asked("welcome")
    both = (closed("yes"), free("Yes."))
    assert believed(both, here, UNDERSTANDING) == both
    assert not believed((closed("yes"),), here, UNDERSTANDING)
    assert not believed((closed("yes"), free("the weather is so nice")), here, UNDERSTANDING)


def test_an_unsure_name_is_offered() -> None:
    """What the understanding doubts, the arbiter does not act upon."""
    assert weighed(free("to Hessen"), free("to Hessen"), step="destination").kind == "choose"


def test_two_stations_that_sound_alike_become_buttons() -> None:
    """One engine heard Essen, the other Dessau."""
    weighing = weighed(free("Essen"), Hearing("vosk", "Dessau", closed=False), step="destination")
    assert weighing.kind == "choose"
    assert weighing.meaning.doubts[0].values == (station("Essen Hbf"), station("Dessau Hbf"))


def test_words_that_mean_nothing_are_the_phrase_that_they_sound_like() -> None:
    """An open engine writes words it knows. Where a grammar heard the phrase itself it is done, else asked."""
    misheard = Hearing("whisper", "Their hen pecked.", closed=False, alike=("there and back",))
    assert weighed(misheard, closed("there and back")).meaning.answer == Answer.of(way="return")
    assert weighed(misheard).kind == "confirm"


def test_an_order_whose_place_was_misheard_is_read_back_with_the_likeliest() -> None:
    """An open engine wrote "hand over" for Hanover: never bought unasked."""
    hand_over = Hearing("whisper", "A single to hand over", closed=False, reread=("a single to Hanover",))
    weighing = weighed(hand_over, step="destination")
    assert (weighing.kind, dict(weighing.meaning.facts)["destination"]) == ("confirm", station("Hannover Hbf"))
    several = replace(hand_over, reread=("a single to Hanover", "a single to Hamburg"))
    weighing = weighed(several, step="destination")
    assert weighing.kind == "choose"
    assert weighing.meaning.doubts[0].values == (station("Hannover Hbf"), station("Hamburg Hbf"))


def test_a_no_where_nothing_is_answered_by_it_does_nothing() -> None:
    """Both engines took "now" for it: asked, with what sounds like it."""
    assert weighed(closed("no"), free("No."), step="out").kind == "confirm"
    heard = replace(free("No."), alike=("no", "now"))
    weighing = weighed(closed("no"), heard, step="out")
    assert weighing.kind == "choose"
    assert dict(weighing.meaning.facts) == {"out": "now"}


def recorded() -> Iterator[tuple[str, dict[str, str]]]:
    """What was said, and what each engine heard; of voices and noises that both listened to."""
    rows: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
    with RECORDED.open(encoding="utf-8") as file:
        file.readline()
        for engine, condition, name, said, heard, _ in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows.setdefault((condition, name), (said, {}))[1][engine] = heard
    for said, heard in rows.values():
        if ({"pocketsphinx-jsgf", "whisper-tiny.en"} <= heard.keys() and (said in SPOKEN or said in COUNTS)) or (
            {"pocketsphinx-jsgf", "whisper-tiny.en"} <= heard.keys() and said in map(str.lower, NAMES)
        ):
            yield said, heard


@pytest.mark.slow
@pytest.mark.skipif(not RECORDED.exists(), reason="the recognisers' recorded answers are not beside the repository")
def test_nothing_wrong_is_done_on_what_real_recognisers_heard() -> None:
    """Clean, at 20, 10 and 5 dB, slowly: 0 wrong acts, and most is done at once or with one touch."""
    stations = tuple(Station(f"s{n}", name, 50 + n / 5, 4.0 + n / 7) for n, name in enumerate(NAMES))
    here = Station("here", "Zuidlaren", 53.1, 6.7)
    index = StationIndex(Traffic((*stations, here), dict.fromkeys(range(len(NAMES) + 1), 50.0)))
    understanding = Understanding(HOME.flow, index, here.id)
    wrong, kinds = [], {"act": 0, "confirm": 0, "choose": 0, "nothing": 0}
    for said, heard in recorded():
        there = _screen(said, stations, here.id)
        weighing = weigh([closed(heard["pocketsphinx-jsgf"]), free(heard["whisper-tiny.en"])], there, understanding)
        kinds[weighing.kind] += 1
        if weighing.kind == "act" and not _is_right(weighing.meaning, understanding.meaning(said, there)):
            wrong.append((said, heard, weighing.meaning))
    assert sum(kinds.values()) > 300
    assert not wrong
    assert kinds["act"] > 0.4 * sum(kinds.values()), kinds
    assert kinds["nothing"] < 0.25 * sum(kinds.values()), kinds


def _is_right(done: Meaning, meant: Meaning) -> bool:
    return (dict(done.facts), done.choice, done.command) == (dict(meant.facts), meant.choice, meant.command)


def _screen(said: str, stations: tuple[Station, ...], here: str) -> Asked:
    """Numbers are said where the kiosk asks who travels, all else where it asks where to."""
    there = replace(asked("travellers" if said in COUNTS else "destination"), here=here)
    assert there.prompt is not None
    tiles = tuple(Choice(one.id, one.name, Answer.of(destination=one.id)) for one in stations)
    people = tuple(Choice(word, word, Answer.of(party=Party((("adult", many),)))) for word, many in COUNTS.items())
    return replace(there, prompt=replace(there.prompt, choices=people if said in COUNTS else tiles))
