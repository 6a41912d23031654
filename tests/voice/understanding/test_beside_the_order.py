"""What people say around an order: what they take back, sum up, tell of others, and wish of the trains to come."""

from datetime import datetime

import pytest

from kiosk.flows.model import Party
from tests.voice.understanding.world import station, understood
from voice.understanding.model import Meaning

TO_BONN = {"need": "ticket", "destination": station("Bonn Hbf"), "way": "one-way", "out": "2026-11-28T08:00"}


def _out(said: str, language: str) -> object:
    return dict(understood(said, language=language).facts).get("out")


@pytest.mark.parametrize(
    ("language", "said", "out"),
    [
        ("de", "Samstag in vierzehn Tagen nach Ulm", "2026-12-12T08:00"),
        ("nl", "zaterdag over twee weken naar Bonn", "2026-12-12T08:00"),
        ("en", "to Bonn in two weeks, on Saturday", "2026-12-12T08:00"),
    ],
)
def test_a_weekday_in_weeks_is_one_day(language: str, said: str, out: str) -> None:
    """She counts in weeks and names the day: nothing is said of a way back."""
    assert _out(said, language) == out
    assert "back" not in dict(understood(said, language=language).facts)


@pytest.mark.parametrize(
    ("language", "said", "out"),
    [
        ("de", "Lieber um neun, halb acht ist mir zu früh", "2026-11-28T09:00"),
        ("en", "make it nine o'clock, half past seven is too early", "2026-11-28T09:00"),
        ("nl", "doe maar negen uur, half acht is me te vroeg", "2026-11-28T09:00"),
    ],
)
def test_a_time_that_is_too_early_is_not_when_she_goes(language: str, said: str, out: str) -> None:
    """She says why: the time that she cannot take is no second journey."""
    facts = dict(understood(said, "review", language, TO_BONN).facts)
    assert facts == {"out": out}


@pytest.mark.parametrize(
    ("language", "said", "party"),
    [
        ("nl", "mijn man en ik dus twee volwassenen naar Bonn", {"adult": 2}),
        ("en", "my wife and I, so two adults to Bonn", {"adult": 2}),
        ("en", "two adults, no, three to Bonn", {"adult": 3}),
        ("en", "two adults to Bonn, hang on, three adults", {"adult": 3}),
        ("en", "one adult to Bonn, wait, and a child", {"adult": 1, "child": 1}),
        ("fi", "kaksi aikuista Bonniin, hetkinen, kolme aikuista", {"adult": 3}),
        ("de", "eine Oma mit zwei Enkeln nach Bonn", {"senior": 1, "child": 2}),
        ("de", "ich mit zwei Kindern nach Bonn", {"adult": 1, "child": 2}),
        ("de", "meine Frau und ich, wir sind 67 und 64, nach Bonn", {"senior": 1, "adult": 1}),
        ("nl", "mijn vrouw en ik, we zijn 67 en 70, naar Bonn", {"senior": 2}),
        ("de", "ich und meine Kinder, die sind acht und zehn, nach Bonn", {"adult": 1, "child": 2}),
        ("de", "um acht, einmal Senior nach Bonn", {"senior": 1}),
        ("de", "Ich bin blind und fahre mit einer Begleitperson nach Bonn", {"adult": 1, "companion": 1}),
        ("en", "me and the children, seven and eleven years old, to Bonn", {"adult": 1, "child": 2}),
        ("de", "meine drei Kinder und mein Mann kommt auch mit, nach Bonn", {"adult": 2, "child": 3}),
    ],
)
def test_each_who_travels_pays_once(language: str, said: str, party: dict[str, int]) -> None:
    """A ticket too many is money, a ticket too few a fine."""
    facts = dict(understood(said, language=language).facts)
    assert facts["party"] == Party(
        tuple((kind, party[kind]) for kind in ("senior", "adult", "child", "companion") if kind in party)
    )


def test_a_correction_of_the_children_keeps_the_grown_ups() -> None:
    """She puts one number right, and does not count all of them again."""
    known = TO_BONN | {"party": Party((("adult", 2), ("child", 2)))}
    for said in ("not two children but three", "I said three children, not two"):
        facts = dict(understood(said, "review", known=known).facts)
        assert facts == {"party": Party((("adult", 2), ("child", 3)))}


def test_not_that_day_but_another_says_when_she_comes_back() -> None:
    """She stays a night: the Sunday is the way back, and puts no Saturday right."""
    facts = dict(understood("on Saturday to Bonn, not back the same day but on Sunday at three").facts)
    assert (facts["out"], facts["back"]) == ("2026-11-28T08:00", "2026-11-29T15:00")


@pytest.mark.parametrize(
    ("language", "said", "out", "back"),
    [
        ("de", "am Samstag nach Düsseldorf und abends zurück", "2026-11-28T08:00", "2026-11-28T18:00"),
        ("fi", "Bonniin huomenna aamulla ja illalla takas", "2026-11-28T08:00", "2026-11-28T18:00"),
        ("en", "to Bonn and back, Sunday and Tuesday", "2026-11-29T08:00", "2026-12-01T08:00"),
    ],
)
def test_a_day_out_has_a_way_there_too(language: str, said: str, out: str, back: str) -> None:
    """The evening is when she comes home; the day that she named first is when she goes."""
    facts = dict(understood(said, language=language).facts)
    assert (facts["out"], facts["back"]) == (out, back)


def test_where_she_was_is_not_where_she_goes() -> None:
    """She tells of yesterday, and goes elsewhere now: no question which of both she meant."""
    meaning = understood("yesterday I was in Bonn, and now to Kassel")
    assert dict(meaning.facts)["destination"] == station("Kassel-Wilhelmshöhe")
    assert not meaning.doubts


def test_the_age_behind_who_comes_along_is_hers() -> None:
    """Mother is eighty: she pays what old people pay."""
    known = TO_BONN | {"party": Party((("adult", 2),))}
    facts = dict(understood("my mother's coming as well, she's eighty", "review", known=known).facts)
    assert facts == {"party": Party((("senior", 1), ("adult", 2)))}


def test_the_more_exact_name_is_meant() -> None:
    """There are two Frankfurts: whoever says which one is not asked which one."""
    meaning = understood("to Frankfurt, Frankfurt Oder", language="en")
    assert dict(meaning.facts)["destination"] == station("Frankfurt (Oder)")
    assert not meaning.doubts


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "my cousin lives in Bonn"),
        ("de", "meine Schwester wohnt in Bonn"),
        ("nl", "mijn zus woont in Bonn"),
        ("en", "yesterday at nine I stood here too"),
    ],
)
def test_what_she_only_tells_is_no_order(language: str, said: str) -> None:
    """She talks with whoever waits behind her: the kiosk does not begin to sell."""
    assert understood(said, language=language) == Meaning()


def test_to_the_question_where_it_is_an_answer() -> None:
    """Asked where she goes, she tells of her cousin: that is where."""
    assert dict(understood("my cousin lives in Bonn", "destination").facts)["destination"] == station("Bonn Hbf")


def test_the_end_of_a_sentence_parts_what_she_says() -> None:
    """Nine thirty. One person. That is not nine thirty-one."""
    facts = dict(understood("Bonn. Tomorrow. Nine thirty. One person.").facts)
    assert facts["out"] == "2026-11-28T09:30"
    assert facts["party"] == Party((("adult", 1),))


def test_a_greeting_is_not_when_she_has_to_be_there() -> None:
    """She must be there by four: no ticket for a train that leaves at four."""
    meaning = understood("Now, I've to be in Stuttgart by four o'clock at the very latest.")
    assert meaning.unmet == ("arrive-by",)
    assert "out" not in dict(meaning.facts)


def test_the_cheapest_is_heard_beside_the_order() -> None:
    """What she wants of the trains is kept until there are trains; "not the cheapest" is no such wish."""
    assert understood("the cheapest ticket to Bonn tomorrow").command == "cheapest"
    assert understood("to Bonn tomorrow").command == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "to Hamburg on Friday, half past seven is too early, at nine"),
        ("de", "Freitag halb acht ist zu früh, neun Uhr nach Hamburg"),
    ],
)
def test_a_time_that_is_too_early_leaves_its_day(language: str, said: str) -> None:
    """She goes on Friday, only later; not tonight."""
    out = _out(said, language)
    assert isinstance(out, str)
    assert datetime.fromisoformat(out).strftime("%a %H:%M") == "Fri 09:00"


def test_who_is_accompanied_was_counted_already() -> None:
    """A senior and her companion are two, not three."""
    facts = understood("and a companion", "review", "en", TO_BONN | {"party": Party((("senior", 1),))}).facts
    assert dict(facts)["party"] == Party((("senior", 1), ("companion", 1)))


@pytest.mark.parametrize(
    "said", ["I don't want the cheapest, the fastest to Bonn", "not necessarily the cheapest to Bonn"]
)
def test_not_the_cheapest_is_no_wish_for_the_cheapest(said: str) -> None:
    """She may have time, or not: the offers are shown."""
    assert understood(said, language="en").command != "cheapest"


def test_a_number_corrects_those_who_were_counted_before_the_place() -> None:
    """The place stands between them, as people speak."""
    assert dict(understood("two adults to Bonn, no, three", language="en").facts)["party"] == Party((("adult", 3),))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I will not be coming back"),
        ("de", "ich möchte doch nicht zurückfahren"),
        ("de", "ich möchte nicht zurückfahren"),
        ("fi", "en, jään sinne"),
    ],
)
def test_who_does_not_come_back_needs_no_way_back(language: str, said: str) -> None:
    """However she says it, and it never becomes a return."""
    assert dict(understood(said, "way", language, {"destination": station("Bonn Hbf")}).facts) == {"way": "one-way"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "we are not coming back on Saturday but on Sunday"),
        ("sv", "jag kommer inte hem på lördag utan på söndag"),
        ("nb", "jeg kommer ikke hjem på lørdag, men på søndag"),
        ("fi", "en palaa lauantaina vaan sunnuntaina"),
        ("nl", "ik kom niet zaterdag terug maar zondag"),
        ("de", "ich komme nicht am Samstag zurück, sondern am Sonntag"),
    ],
)
def test_another_day_for_the_way_back_is_no_one_way(language: str, said: str) -> None:
    """She puts the day right; the way back is hers as before."""
    known = TO_BONN | {"way": "return", "back": "2026-12-05T08:00"}
    facts = dict(understood(said, "review", language, known).facts)
    assert facts["back"] == "2026-11-29T08:00"
    assert facts.get("way", "return") == "return"
    assert "out" not in facts


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "vrijdag heen en zondag terug, naar Bonn"),
        ("de", "Freitag hin und Sonntag zurück nach Bonn"),
        ("sv", "fredag dit och söndag hem, till Bonn"),
    ],
)
def test_there_and_back_before_the_place(language: str, said: str) -> None:
    """Back to Bonn is where she goes; but not behind a day for the way there."""
    facts = dict(understood(said, language=language).facts)
    assert (facts["out"], facts["back"]) == ("2026-12-04T08:00", "2026-12-06T08:00")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "to Bonn and back today"), ("de", "nach Bonn und zurück, heute noch"), ("sv", "tur och retur Bonn idag")],
)
def test_there_and_back_today_leaves_today(language: str, said: str) -> None:
    """The day is said once, for both."""
    facts = dict(understood(said, language=language).facts)
    assert (facts["way"], facts["out"]) == ("return", "now")
