"""How long she stays, and an hour later: what is counted from a moment that is known."""

from datetime import datetime, timedelta

import pytest

from tests.voice.understanding.world import station, understood

ONE_WAY = {"need": "ticket", "destination": station("Bonn Hbf"), "way": "one-way", "out": "2026-11-28T08:00"}
RETURN = ONE_WAY | {"way": "return", "back": "2026-11-30T18:00"}


@pytest.mark.parametrize(
    ("language", "said", "days"),
    [
        ("en", "tomorrow to Bonn for two nights", 2),
        ("en", "I'm going to Bonn tomorrow and stopping the night", 1),
        ("de", "morgen nach Bonn, ich bleib eine Woche", 7),
        ("de", "morgen nach Bonn für drei Nächte", 3),
        ("nl", "morgen naar Bonn, we blijven er een nachtje slapen", 1),
        ("nl", "morgen naar Bonn voor twee nachtjes", 2),
        ("sv", "i morgon till Bonn, vi stannar två nätter", 2),
        ("nb", "i morgen til Bonn, vi blir der en uke", 7),
        ("fi", "huomenna Bonniin kahdeksi yöksi", 2),
    ],
)
def test_who_says_how_long_she_stays_has_said_when_she_comes_back(language: str, said: str, days: int) -> None:
    """She does not count days for a machine."""
    facts = dict(understood(said, language=language).facts)
    out, back = (datetime.fromisoformat(str(facts[way])) for way in ("out", "back"))
    assert (back - out, facts["way"]) == (timedelta(days=days), "return")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "I have been awake for two nights"), ("de", "ich hab zwei Nächte nicht geschlafen")],
)
def test_nights_without_a_journey_are_no_return_ticket(language: str, said: str) -> None:
    """She tells how she slept."""
    assert understood(said, language=language).facts == ()


@pytest.mark.parametrize(
    ("language", "said", "known", "facts"),
    [
        ("en", "could we go an hour later", ONE_WAY, {"out": "2026-11-28T09:00"}),
        ("en", "two hours earlier please", ONE_WAY, {"out": "2026-11-28T06:00"}),
        ("en", "a day later", ONE_WAY, {"out": "2026-11-29T08:00"}),
        ("en", "a day later", RETURN, {"back": "2026-12-01T18:00"}),
        ("en", "and come back two hours later", RETURN, {"back": "2026-11-30T20:00"}),
        ("de", "wir bleiben doch noch einen Tag länger", RETURN, {"back": "2026-12-01T18:00"}),
        ("de", "zurück eine halbe Stunde früher", RETURN, {"back": "2026-11-30T17:30"}),
        ("nl", "een uurtje later graag", ONE_WAY, {"out": "2026-11-28T09:00"}),
        ("sv", "vi stannar en natt till", RETURN, {"back": "2026-12-01T18:00"}),
        ("nb", "en time seinere takk", ONE_WAY, {"out": "2026-11-28T09:00"}),
        ("fi", "tuntia myöhemmin kiitos", ONE_WAY, {"out": "2026-11-28T09:00"}),
    ],
)
def test_an_hour_later_counts_from_what_is_known(
    language: str, said: str, known: dict[str, str], facts: dict[str, str]
) -> None:
    """She reads the review and moves what does not suit her, as she would tell a clerk."""
    told = dict(understood(said, "review", language, known).facts)
    assert {fact: value for fact, value in told.items() if fact in ("out", "back")} == facts


def test_nobody_is_moved_into_the_past() -> None:
    """She goes now; an hour earlier there is no train for her."""
    assert understood("an hour earlier", "review", "en", ONE_WAY | {"out": "now"}).facts == ()


def test_nobody_comes_back_before_she_goes() -> None:
    """Two days less would be over before it began."""
    known = RETURN | {"back": "2026-11-28T18:00"}
    assert "back" not in dict(understood("a day less", "review", "en", known).facts)


def test_without_a_moment_later_says_nothing() -> None:
    """On the first screen nothing is known that could be moved."""
    assert understood("an hour later", language="en").facts == ()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "one way to Bonn, we stay there a week"),
        ("de", "nur hin nach Bonn für eine Woche"),
        ("nl", "enkele reis naar Bonn, we blijven er een week"),
        ("sv", "enkel till Bonn i en vecka"),
    ],
)
def test_one_way_is_one_way_however_long_she_stays(language: str, said: str) -> None:
    """Her son drives her home: the ticket is for today or for when she says, not for the day after her stay."""
    assert dict(understood(said, language=language).facts) == {
        "need": "ticket", "destination": station("Bonn Hbf"), "way": "one-way",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "not an hour later"),
        ("en", "the train an hour later is too late"),
        ("de", "nicht eine Stunde später"),
        ("nl", "een uur later is te laat"),
    ],
)
def test_what_is_too_late_is_not_wished(language: str, said: str) -> None:
    """She says why she keeps her train."""
    assert "out" not in dict(understood(said, "review", language, ONE_WAY).facts)
