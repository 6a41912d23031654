"""Why there are no trains: the truth in a plain sentence, a line for the operator, and always a person."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from kiosk.assembly import assemble
from kiosk.errors import Trouble
from kiosk.fares.tariff_file import DEMO
from kiosk.flows.model import Answer, Change, Party
from kiosk.flows.prompt import Prompt
from kiosk.settings import ContentSettings, KioskSettings, Settings
from kiosk.timetable.model import Source
from kiosk.visits.readiness import Readiness
from kiosk.visits.visit import Visit
from tests.clock import ZONE, FakeClock
from tests.timetable.feeds import FRIDAY, at, write_feed

TRAINS = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 12:00", "A 13:00"], "t3": ["C 10:00", "A 11:00"]}
STOPS = (
    "stop_id,stop_name,stop_lat,stop_lon,wheelchair_boarding\nA,Town A,50.0,7,1\nB,Town B,50.5,7,2\nC,Town C,51.0,7,1"
)
SOURCE = Source("Test Rail", "", False, "2026-11-16", "2026-11-22", "x")


DAILY = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\ndaily,1,1,1,1,1,1,1,"
A_YEAR = {"calendar": f"{DAILY}20261116,20271115"}
WINTER = [date(2026, 11, 21) + timedelta(days=day) for day in range(192)]  # until the end of May
SEASON = A_YEAR | {
    "calendar_dates": "\n".join(["service_id,date,exception_type", *(f"daily,{day:%Y%m%d},2" for day in WINTER)])
}


def visit(tmp_path: Path, clock: FakeClock, tables: Mapping[str, str] | None = None) -> Visit:
    """At a kiosk in Town A, whose feed is good for one week in November, or as `tables` say."""
    feed = write_feed(tmp_path / "feed", TRAINS, {"stops": STOPS} | dict(tables or {}))
    settings = Settings(tmp_path / "home", KioskSettings(station="A"), content=ContentSettings(timetable=str(feed)))
    return assemble(settings, clock).open_visit("en")


def asked(one: Visit, destination: str, out: str = "now", walk: str = "usual") -> Prompt:
    """All answers at once, as somebody gives them who speaks."""
    one.send(Answer.of(need="ticket", destination=destination, way="one-way", out=out, walk=walk))
    return one.send(Answer.of(party=Party((("senior", 1),))))


def test_no_train_at_that_time_asks_for_another_time(tmp_path: Path) -> None:
    """At eight in the evening of the last day nothing runs any more; it does not say that nothing ever does."""
    prompt = asked(visit(tmp_path, FakeClock(at(9, 30))), "B", "2026-11-22T20:00")
    assert prompt.step == "out"
    assert "no train for that time" in prompt.trouble


def test_where_no_train_ever_goes_waiting_is_no_help(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Trains come from C, and none goes there: another time would be asked for ever, so a person looks with her."""
    one = visit(tmp_path, FakeClock(at(9, 30)), A_YEAR)
    with caplog.at_level(logging.WARNING):
        prompt = asked(one, "C")
    assert prompt.step == "handover-no-way"
    assert prompt.kind == "handover"
    assert "no-way: A to C" in caplog.text
    assert one.situation().trouble == "no-way"
    assert prompt.title == "I find no train there for you"
    assert prompt.trouble.startswith("In the coming days no train goes there from here.")


def test_a_train_that_goes_in_summer_only_is_found_for_summer(tmp_path: Path) -> None:
    """The island line rests in winter. For June it is sold; on the eve of the season another time is asked for."""
    clock = FakeClock(at(9, 30))
    one = visit(tmp_path, clock, SEASON)
    clock.move(86400)
    assert asked(one, "B", "2027-06-20T08:00").step in ("offers", "review")
    assert asked(visit(tmp_path, clock, SEASON), "B", "2027-05-30T08:00").step == "out"
    assert asked(visit(tmp_path, clock, SEASON), "B", "2027-05-20T08:00").step == "handover-no-way"


def test_the_last_evening_of_a_timetable_does_not_say_that_no_train_goes(tmp_path: Path) -> None:
    """After the last train of the last day: tomorrow's trains are in a timetable that nobody has imported yet."""
    clock = FakeClock(at(20, day=date(2026, 11, 20)))
    one = visit(tmp_path, clock)
    clock.move(2 * 86400)
    prompt = asked(one, "B")
    assert prompt.step == "handover-no-timetable"
    assert prompt.trouble.startswith("My timetable ends here.")
    assert "no train" not in prompt.trouble


def test_steps_are_named_and_staff_are_offered(tmp_path: Path) -> None:
    """Town B has steps: she is not told "no train", but where the steps are and that somebody can help."""
    one = visit(tmp_path, FakeClock(at(9, 30)))
    prompt = asked(one, "B", walk="step-free")
    assert prompt.step == "handover-no-way"
    assert "Town B" in prompt.trouble
    assert "help" in prompt.trouble
    assert "step-free" in one.situation().access
    assert asked(visit(tmp_path / "other", FakeClock(at(9, 30))), "B").step == "offers"


def test_who_walks_slowly_is_given_the_time(tmp_path: Path) -> None:
    """The wish stands beside the trains, changes the search, and is told to the helper."""
    one = visit(tmp_path, FakeClock(at(9, 30)))
    asked(one, "B")
    offers = one.send(Change("offer"))
    ask = next(choice for choice in offers.choices if choice.id == "ask-walk")
    question = one.send(ask.answer)
    assert question.step == "walk"
    again = one.send(next(choice.answer for choice in question.choices if choice.id == "slow"))
    assert again.step == "offers"
    assert next(choice.detail for choice in again.choices if choice.id == "ask-walk") == "More time"
    assert one.situation().access == ("slow",)


@pytest.mark.parametrize(
    ("now", "day", "say"),
    [
        (at(9), FRIDAY, ""),
        (at(9), date(2026, 11, 23), "day-too-far"),
        (at(9, day=date(2026, 11, 23)), date(2026, 11, 23), "timetable-ended"),
        (datetime(1970, 1, 1, 1, tzinfo=ZONE), date(1970, 1, 1), "clock-wrong"),
        (at(9) - timedelta(days=30), FRIDAY, "clock-wrong"),
        (at(9) - timedelta(hours=1), FRIDAY, ""),
    ],
)
def test_nothing_is_promised_by_an_old_timetable_or_a_wrong_clock(now: datetime, day: date, say: str) -> None:
    """A clock without its battery shows 1970: it would sell trains that left long ago. Summer time is not wrong."""
    ready = Readiness(SOURCE, since=at(9))
    if not say:
        ready.check(now, day)
        return
    with pytest.raises(Trouble) as trouble:
        ready.check(now, day)
    assert trouble.value.say == say


def test_a_demo_never_ends() -> None:
    """What is replayed by whole weeks has trains on any day."""
    Readiness(replace(SOURCE, demo=True)).check(at(9), date(2030, 1, 1))


def test_a_demo_tariff_makes_a_demonstration_of_any_timetable(tmp_path: Path) -> None:
    """Real trains at made-up prices: nobody may take that for a ticket."""
    feed = write_feed(tmp_path / "feed", TRAINS, {"stops": STOPS})

    def note(tariff: str) -> str:
        content = ContentSettings(timetable=str(feed), tariff=tariff)
        home = Settings(tmp_path / "home", KioskSettings(station="A"), content=content)
        return assemble(home, FakeClock(at(9, 30))).demo_note("en")

    assert note("demo") == "Demonstration: not valid for travel"
    own = tmp_path / "own"
    copytree(DEMO, own)
    (own / "tariff.yaml").write_text((DEMO / "tariff.yaml").read_text("utf-8").replace("demo: true", "demo: false"))
    assert note(str(own)) == ""


def test_an_ended_timetable_calls_a_person(tmp_path: Path) -> None:
    """The feed ended last week: she is told so, has paid nothing, and staff read why."""
    clock = FakeClock(at(9, 30))
    one = visit(tmp_path, clock)
    clock.move(7 * 86400)
    prompt = asked(one, "B")
    assert prompt.step == "handover-no-timetable"
    assert "timetable ends here" in prompt.trouble
    assert one.situation().trouble == "timetable-ended"
