"""How old the live news are is always known; what is too old does not count, and what is broken changes nothing."""

import gzip
from pathlib import Path

import pytest

from kiosk.timetable.compiled import Timetable
from kiosk.timetable.live import Freshness, Live
from kiosk.timetable.news import NO_NEWS, News
from kiosk.timetable.runs import planned_run
from tests.clock import FakeClock
from tests.timetable.feeds import FRIDAY, at, read
from tests.timetable.messages import NOW, At, How, alert, message, stop, train

UPDATES, ALERTS = "https://rail.example/updates", "/feeds/alerts.pb"


class Ear:
    """The planner, as far as it is told."""

    def __init__(self) -> None:
        self.told: list[News] = []


class Stand:
    def __init__(self, timetable: Timetable, *sources: str) -> None:
        self.clock = FakeClock(NOW)
        self.ear = Ear()
        self.live = Live(timetable, self.clock, self.ear.told.append, sources, 180)

    def bring(self, *entities, source: str = UPDATES) -> bool:
        self.live.bring(source, message(*entities, now=self.clock.now()).SerializeToString())
        return self.live.look()


@pytest.fixture
def timetable(tmp_path: Path) -> Timetable:
    return read(tmp_path, {"t1": ["A 10:00", "M 10:10", "B 10:20"], "t2": ["A 11:00", "B 11:20"]}).timetable


def test_without_a_source_nothing_is_live_and_nothing_is_said(timetable: Timetable) -> None:
    """Most kiosks of small railways: the timetable is all there is."""
    stand = Stand(timetable)
    assert stand.live.age.freshness is Freshness.NONE
    assert stand.live.age.code == ""
    assert stand.live.news == NO_NEWS


def test_before_the_first_message_it_is_the_timetable_only(timetable: Timetable) -> None:
    """A kiosk that has just been switched on must not seem to know."""
    assert Stand(timetable, UPDATES).live.age.freshness is Freshness.STALE


def test_a_good_message_counts_until_it_is_stale(timetable: Timetable, caplog: pytest.LogCaptureFixture) -> None:
    """Three minutes after the last word of the operator the planner is back to the timetable, and the log says why."""
    stand = Stand(timetable, UPDATES)
    assert stand.bring(train("t1", stop("B", 300)))
    assert (stand.live.age.freshness, stand.live.age.as_of) == (Freshness.LIVE, NOW)
    assert stand.live.age.code == "live:live@09:30:00"
    stand.clock.move(180)
    assert not stand.live.look()
    stand.clock.move(1)
    assert stand.live.age.freshness is Freshness.STALE
    assert [bool(news.runs) for news in stand.ear.told] == [True, False]
    assert "nothing new since" in caplog.text
    assert stand.bring(train("t1", stop("B", 300)))
    assert stand.live.age.freshness is Freshness.LIVE


FIRST = (0, FRIDAY)


def test_what_was_cancelled_stays_cancelled_when_the_source_falls_silent(timetable: Timetable) -> None:
    """Silence brings no train back. Delays are forgotten, and the screen says "timetable only" all the same."""
    stand = Stand(timetable, UPDATES)
    stand.bring(train("t1", how=How.CANCELED), train("t2", stop("B", 300)))
    stand.clock.move(181)
    assert stand.live.age.freshness is Freshness.STALE
    assert {key: run.cancelled for key, run in stand.live.news.runs.items()} == {FIRST: True}
    assert stand.ear.told[-1] == stand.live.news
    stand.clock.move(3600)
    assert not stand.live.look()
    assert stand.live.news.runs[FIRST].cancelled
    assert stand.bring(train("t2", stop("B", 300)))
    assert FIRST not in stand.live.news.runs, "the source has spoken again"


def test_a_stop_that_was_left_out_stays_so_at_the_times_of_the_timetable(timetable: Timetable) -> None:
    """To one who wants to get off there it is the same as a cancelled train."""
    planned = planned_run(timetable, 0)
    stand = Stand(timetable, UPDATES)
    stand.bring(train("t1", stop("A", 600, 600), stop("M", how=At.SKIPPED)))
    stand.clock.move(181)
    run = stand.live.news.runs[FIRST]
    assert (run.arrival, run.departure) == (planned.arrival, planned.departure)
    assert [bool(may) for may in run.may] == [True, False, True]


def test_a_cancelled_train_is_forgotten_with_its_day(timetable: Timetable) -> None:
    """Tomorrow is another day, for which nothing was said."""
    stand = Stand(timetable, UPDATES)
    stand.bring(train("t1", how=How.CANCELED))
    stand.clock.move(14 * 3600)
    assert stand.live.news.runs
    stand.clock.move(3600)
    assert stand.live.news == NO_NEWS


def test_an_old_message_takes_back_what_an_older_one_cancelled(timetable: Timetable) -> None:
    """It came late, and is stale already: still it is the last word, and the train runs."""
    stand = Stand(timetable, UPDATES)
    stand.bring(train("t1", how=How.CANCELED))
    stand.clock.move(200)
    assert stand.live.news.runs
    stand.live.bring(UPDATES, message(now=NOW).SerializeToString())
    assert stand.live.look()
    assert stand.live.news == NO_NEWS


def test_another_source_that_speaks_of_the_train_counts_more(timetable: Timetable) -> None:
    """One of two is silent: the living one knows better."""
    stand = Stand(timetable, UPDATES, "/feeds/other.pb")
    stand.bring(train("t1", how=How.CANCELED), train("t2", how=How.CANCELED))
    stand.clock.move(181)
    stand.bring(train("t1", stop("B", 60)), source="/feeds/other.pb")
    assert {key[0]: run.cancelled for key, run in stand.live.news.runs.items()} == {0: False, 1: True}


def test_a_train_that_goes_another_way_keeps_it(timetable: Timetable) -> None:
    """Its planned stops are not made; the stops that were told instead are all that is known."""
    stand = Stand(timetable, UPDATES)
    stops = stop("A", at(10), at(10)), stop("B", at(10, 40), at(10, 40)), stop("nowhere", at(10, 50), at(10, 50))
    stand.bring(train("t1", *stops, how=How.REPLACEMENT))
    before = stand.live.news
    assert before.extras
    stand.clock.move(181)
    assert (stand.live.news.runs, stand.live.news.extras) == (before.runs, before.extras)


def test_the_same_words_again_are_younger_and_cut_no_new_day(timetable: Timetable) -> None:
    """Every half minute the same delays: the age goes on, the planner has no work."""
    stand = Stand(timetable, UPDATES)
    stand.bring(train("t1", stop("B", 300)))
    stand.clock.move(30)
    assert not stand.bring(train("t1", stop("B", 300)))
    assert len(stand.ear.told) == 1
    assert stand.live.age.as_of == stand.clock.now()
    assert stand.live.news.as_of == stand.clock.now()


def test_a_broken_message_leaves_the_last_good_one_and_is_named_once(
    timetable: Timetable, caplog: pytest.LogCaptureFixture
) -> None:
    """Half an hour of error pages is one line in the log; another kind of mistake is another line."""
    stand = Stand(timetable, UPDATES)
    stand.bring(train("t1", stop("B", 300)))
    for block in (b"<html>503</html>", b"<html>504</html>", b"", gzip.compress(b"x")[:9]):
        stand.live.bring(UPDATES, block)
        assert not stand.live.look()
    assert stand.live.news.runs
    warnings = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len(warnings) == 3
    assert "RT102" in warnings[0]


def test_a_message_for_another_timetable_does_not_count(timetable: Timetable, caplog: pytest.LogCaptureFixture) -> None:
    """Somebody imported the new year's timetable: all ids are others, and "live times" would be said of none."""
    stand = Stand(timetable, UPDATES)
    strange = [train(f"old-{n}", stop("B", 300)) for n in range(5)]
    for _ in range(3):
        assert not stand.bring(*strange)
    assert stand.live.age.freshness is Freshness.STALE
    assert caplog.text.count("no train of it is in this timetable") == 1
    stand.bring(*strange, train("t1", stop("B", 300)))
    assert stand.live.age.freshness is Freshness.LIVE


def test_trains_and_notices_may_come_from_two_places(timetable: Timetable) -> None:
    """Notices are written once an hour: they do not make the delays look old, nor do they count as live times."""
    stand = Stand(timetable, UPDATES, ALERTS)
    stand.bring(alert({"en": "Works."}), source=ALERTS)
    assert stand.live.age.freshness is Freshness.STALE
    stand.clock.move(60)
    stand.bring(train("t1", stop("B", 300)))
    assert (stand.live.age.freshness, stand.live.age.as_of) == (Freshness.LIVE, stand.clock.now())
    assert stand.live.news.as_of == stand.clock.now()
    assert stand.live.news.notices
    stand.clock.move(170)
    assert (len(stand.live.news.runs), len(stand.live.news.notices)) == (1, 0)
    assert stand.live.age.freshness is Freshness.LIVE


def test_one_of_two_operators_is_silent(timetable: Timetable) -> None:
    """Half of the trains are live: neither "live" nor "timetable only" were true."""
    stand = Stand(timetable, UPDATES, "/feeds/other.pb")
    stand.bring(train("t1", stop("B", 300)))
    assert stand.live.age.freshness is Freshness.PARTLY
    stand.bring(train("t2", stop("B", 60)), source="/feeds/other.pb")
    assert stand.live.age.freshness is Freshness.LIVE
    assert len(stand.live.news.runs) == 2


def test_a_quiet_night_is_news_too(timetable: Timetable) -> None:
    """No train is named: all run as planned, and that is known live."""
    stand = Stand(timetable, UPDATES)
    assert stand.bring()
    assert stand.live.age.freshness is Freshness.LIVE


def test_no_key_of_an_address_is_ever_in_the_log(timetable: Timetable, caplog: pytest.LogCaptureFixture) -> None:
    """Logs are sent to many people, and the key was bought by one."""
    place = "https://me:secret@rail.example:8443/updates?key=secret"
    stand = Stand(timetable, place)
    with caplog.at_level("DEBUG"):
        stand.bring(train("t1", stop("B", 300)), source=place)
        stand.live.bring(place, b"<html>")
        stand.bring(*(train(f"old-{n}") for n in range(5)), source=place)
        stand.clock.move(999)
        stand.live.look()
    assert len(caplog.records) == 4
    assert "secret" not in caplog.text
    assert "https://rail.example:8443/updates" in caplog.text
