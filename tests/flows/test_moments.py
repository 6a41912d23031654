"""Moments in everyday words: only those that make sense at this hour are offered."""

from datetime import datetime

import pytest

from kiosk.flows.moments import days, hours, is_quick, moment_at, quick_choices, worded
from tests.clock import ZONE
from tests.flows.standard import flow, words

EN = words().texts("en")
OUT, BACK = flow().step("out"), flow().step("coming-back")


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        (at(5), ["now", "this-afternoon", "tomorrow-morning"]),
        (at(9, 30), ["now", "this-afternoon", "tomorrow-morning"]),
        (at(13, 45), ["now", "this-evening", "tomorrow-morning"]),
        (at(20), ["now", "in-1-hour", "tomorrow-morning"]),
    ],
)
def test_only_what_is_still_to_come_is_offered(now: datetime, offered: list[str]) -> None:
    """Nobody is offered this afternoon at eight in the evening; three at most, soonest first."""
    choices = list(quick_choices(OUT, now, "", EN))
    assert [choice.id for choice in choices] == offered


def test_the_way_back_is_offered_after_the_way_out() -> None:
    """Leaving tomorrow in the afternoon: the same evening, and the day after."""
    choices = list(quick_choices(BACK, at(9), "2026-11-21T14:00", EN))
    assert [choice.id for choice in choices] == ["same-evening", "next-afternoon", "next-evening"]
    assert choices[0].detail == "Tomorrow, from 18:00"


def test_leaving_now_and_back_this_evening() -> None:
    """Now is a time as well."""
    choices = {choice.id: dict(choice.answer.facts)["back"] for choice in quick_choices(BACK, at(9), "now", EN)}  # type: ignore[union-attr]
    assert choices["same-evening"] == "2026-11-20T18:00"


def test_the_hours_of_today_begin_with_the_next_one() -> None:
    """A train at nine is of no use at half past nine."""
    board = list(hours(OUT, at(0).date(), at(9, 30), "", EN))
    assert (board[0].label, board[-1].label) == ("10:00", "23:00")
    assert next(hours(OUT, at(0, day=21).date(), at(9, 30), "", EN)).label == "05:00"


def test_late_at_night_the_first_day_is_tomorrow() -> None:
    """A day without an hour left is not offered."""
    assert [choice.label for choice in days(at(23, 30), "", EN)][:2] == ["Tomorrow", "Sunday 22 November"]
    assert len(list(days(at(23, 30), "", EN))) == 8


def test_moments_are_told_as_people_say_them() -> None:
    """Now, or a day and a time."""
    assert worded("now", at(9), EN) == "Now"
    assert worded("2026-11-21T08:00", at(9), EN) == "Tomorrow, from 08:00"
    assert worded("2026-11-20T08:00", at(7), words().texts("de")) == "Heute, ab 08:00 Uhr"
    assert moment_at("2026-11-21T08:00", at(9)) == at(8, day=21)


def test_the_night_of_the_clock_change_has_its_hours() -> None:
    """When the clocks go back, three in the morning is three in the morning."""
    now = datetime(2026, 10, 25, 1, 30, tzinfo=ZONE)
    assert next(iter(hours(OUT, now.date(), now, "", EN))).label == "05:00"


@pytest.mark.parametrize("name", ["now", "in-1-hour", "in-12-hours", "this-evening", "tomorrow-noon", "next-morning"])
def test_known_moments(name: str) -> None:
    """What an operator may write."""
    assert is_quick(name)
    assert not is_quick(f"{name}-or-so")
