"""Test calls: a kiosk whose help is dead says so before anybody presses, staff know, and no person hears a test."""

import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sql

from assistance.caller.caller import _test_call
from assistance.caller.canary import Canary
from assistance.caller.news import HelpNow
from assistance.desk.canary.model import Alarm, AlarmKind
from assistance.desk.canary.store import test_call as rows_of_tests
from assistance.desk.facts.store import call_fact
from assistance.messages import What
from assistance.model import Proof
from assistance.reports.period import period_of
from assistance.reports.store import Reading
from kiosk.database import transaction
from kiosk.settings import KioskSettings, Settings
from tests.assistance.hall import ANNA, STATION, Hall, Kiosk

MINUTE = 60


class Station(Hall):
    """A hall whose kiosks place test calls; `screens`: whether a dashboard is open and looked at."""

    screens = True

    def kiosk(self, id: str = "hh-3") -> Kiosk:
        kiosk = super().kiosk(id)
        settings = Settings(self.folder, kiosk=KioskSettings(id=id, place="Main hall", station="Köln Hbf"))
        outbox = kiosk.delivery._outbox
        canary = Canary(outbox, partial(_test_call, settings, self.clock), self.clock, 15)
        kiosk.delivery._canary = canary
        kiosk.expects = []  # type: ignore[attr-defined]
        canary.follow(kiosk.expects.append)  # type: ignore[attr-defined]
        return kiosk

    def spread(self) -> None:
        """As the pages do: whoever is looked at answers the test calls that it gets."""
        told = self._told
        super().spread()
        for event in self.desk.requests.events(told) if self.screens else ():
            if event.news.what == What.CALLED:
                self.desk.canary.see(event.news.request)
        super().spread()

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds)):
            super().pass_time(1)
            for due in self.desk.canary.stations():
                self.desk.canary.tick(due)
            self.spread()
            if round(self.clock.seconds()) % 10 == 0:
                self.desk.canary.look()

    def tests(self) -> list[tuple[bool, str]]:
        """Whether each was seen, and why not."""
        query = sql.select(rows_of_tests).order_by(rows_of_tests.c.at)
        with transaction(self.desk.engine) as connection:
            return [(row.seen_at is not None, row.failed_because) for row in connection.execute(query)]


@pytest.fixture
def station(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Station]:
    caplog.allowed_errors = ("help does not work here", "has no help by its button")  # type: ignore[attr-defined]
    station = Station(tmp_path)
    yield station
    station.close()


def test_a_kiosk_knows_that_a_person_would_come(station: Station) -> None:
    """From its start, and then every quarter of an hour: through outbox, link, row and a helper's screen."""
    kiosk = station.kiosk()
    station.pass_time(6)
    assert kiosk.expects == [HelpNow.UNKNOWN, HelpNow.HERE]  # type: ignore[attr-defined]
    station.pass_time(60 * MINUTE)
    assert 4 <= len(station.tests()) <= 7
    assert {seen for seen, _ in station.tests()} == {True}
    assert kiosk.expects[-1] is HelpNow.HERE and len(kiosk.expects) == 2  # type: ignore[attr-defined]


def test_nobody_hears_or_sees_a_test(station: Station) -> None:
    """No card, no timer, no escalation, no news on the kiosk's screen, nothing in the report of people."""
    kiosk = station.kiosk()
    station.screens = False
    for _ in range(30):
        station.pass_time(1)
        assert station.cards() == []
        assert not station.desk.escalation.stations()
    station.screens = True
    station.pass_time(90)
    station.clock.move(200)
    assert not station.desk.escalation.stations()
    assert kiosk.news == []
    station.desk.facts.keep()
    with transaction(station.desk.engine) as connection:
        assert connection.execute(sql.select(sql.func.count()).select_from(call_fact)).scalar() == 0
    material = Reading(station.desk.engine).material("Köln Hbf", period_of("day", station.clock.now().date()))
    assert material.facts == () and material.tests[0].placed >= 1


def test_more_calls_than_one_statement_takes(hall: Hall) -> None:
    """A month of a whole city is asked about at once: which of them were tests? PostgreSQL takes 65,535 values."""
    settings = Settings(hall.folder, kiosk=KioskSettings(id="hh-3", place="Main hall", station="Köln Hbf"))
    test = hall.desk.canary.receive(_test_call(settings, hall.clock, ()))
    assert hall.desk.canary.among({test, *(f"{n:032x}" for n in range(70_000))}) == {test}


def test_one_miss_is_chance_and_two_are_told(station: Station, caplog: pytest.LogCaptureFixture) -> None:
    """The only helper's screen went dark: a minute later it is tried again, then the kiosk says what is true."""
    kiosk = station.kiosk()
    station.screens = False
    station.pass_time(25)
    assert station.tests() == [(False, "not-seen")]
    assert kiosk.expects == [HelpNow.UNKNOWN]  # type: ignore[attr-defined]
    station.pass_time(80)
    assert kiosk.expects[-1] is HelpNow.NOBODY  # type: ignore[attr-defined]
    assert station.desk.canary.alarms == (Alarm(AlarmKind.NOT_SEEN, "hh-3", STATION),)
    loud = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len(loud) == 2, f"the kiosk and the desk say it once each: {loud}"


def test_help_that_works_again_is_known_within_a_minute(station: Station) -> None:
    """Anna opens her page: no operator has to come, and the banner goes."""
    kiosk = station.kiosk()
    station.screens = False
    station.pass_time(5 * MINUTE)
    station.screens = True
    station.pass_time(80)
    assert kiosk.expects[-1] is HelpNow.HERE  # type: ignore[attr-defined]
    assert station.desk.canary.alarms == ()


def test_a_dead_desk_is_help_by_phone_only(station: Station) -> None:
    """The net is cut: nothing arrives. When it is back the kiosk does not wait a minute, nor bring its old tests."""
    kiosk = station.kiosk()
    station.pass_time(6)
    kiosk.link.cut()
    station.pass_time(25 * MINUTE)
    assert kiosk.expects[-1] is HelpNow.PHONE  # type: ignore[attr-defined]
    seen = len(station.tests())
    kiosk.link.down = False
    station.pass_time(10)
    assert kiosk.expects[-1] is HelpNow.HERE  # type: ignore[attr-defined]
    assert len(station.tests()) == seen + 1


def test_a_kiosk_that_falls_silent_is_an_alarm_at_the_desk(station: Station) -> None:
    """It is switched off, or its cable is cut: it cannot say so itself. After a day it is taken for gone."""
    kiosk = station.kiosk()
    station.pass_time(6)
    kiosk.switch_off()
    station.pass_time(20 * MINUTE)
    assert station.desk.canary.alarms == ()
    station.pass_time(15 * MINUTE)
    assert station.desk.canary.alarms == (Alarm(AlarmKind.SILENT, "hh-3", STATION),)
    station.clock.move(24 * 3600)
    assert station.desk.canary.look() == ()


def test_a_traveller_who_calls_during_a_test_is_served(station: Station) -> None:
    """A test is never in the way of a call, nor a call in the way of a test."""
    kiosk = station.kiosk()
    station.screens = False
    station.pass_time(4)
    assert len(station.tests()) == 1
    request = kiosk.call()
    station.pass_time(2)
    assert station.card().id == request.id
    station.screens = True
    station.pass_time(90)
    assert station.card().id == request.id
    assert station.tests()[-1][0]


def test_old_tests_leave_no_rows_but_their_result(station: Station) -> None:
    """200 kiosks place 19,200 a day: the log of calls is not for them."""
    station.kiosk()
    station.pass_time(6)
    station.kiosks[0].switch_off()
    station.clock.move(24 * 3600 + 60)
    station.desk.facts.forget()
    assert station.desk.requests.events(0) == []
    assert station.tests() == [(True, "")]


def test_nobody_can_take_a_test_call(station: Station) -> None:
    """Its id is told to every page: a hand that guesses its address must not keep it open, or be busy with it."""
    kiosk = station.kiosk()
    station.screens = False
    station.pass_time(5)
    [id] = station.desk.canary._tests.open(STATION)
    handling = station.desk.handling
    assert not handling.acknowledge(id, ANNA, 2)
    assert not handling.arrive(id, ANNA, Proof.CODE)
    assert not handling.abandon(id, ANNA)
    station.pass_time(20)
    assert station.tests() == [(False, "not-seen")]
    assert kiosk.expects == [HelpNow.UNKNOWN]  # type: ignore[attr-defined]
    station.clock.move(30 * 3600)
    station.desk.facts.forget()
    assert station.desk.canary.stations() == []


def ailing(station: Station) -> list[str]:
    station.desk.canary.look()
    return [alarm.what for alarm in station.desk.canary.alarms if alarm.kind is AlarmKind.DEVICE]


def test_a_silent_microphone_is_known_before_anybody_needs_it(station: Station) -> None:
    """The one who cannot read would find out that nobody hears her: staff mend it before she comes, without a call."""
    kiosk = station.kiosk()
    station.pass_time(60)
    kiosk.delivery._canary.ail(("listen-silent-microphone", "no-paper"))
    station.pass_time(60)
    assert ailing(station) == ["listen-silent-microphone", "no-paper"], "not in a quarter of an hour: in a minute"
    assert kiosk.expects[-1] is HelpNow.HERE, "its help works"  # type: ignore[attr-defined]
    assert station.cards() == [], "nobody is called for that"
    kiosk.delivery._canary.ail(("no-paper",))
    station.pass_time(90)
    assert ailing(station) == ["no-paper"], "somebody put the plug in: the line goes by itself"


def test_a_loose_contact_does_not_flood_the_desk(station: Station) -> None:
    """What comes and goes each few seconds is told as it is at the end, at most once a minute."""
    kiosk = station.kiosk()
    station.pass_time(60)
    before = len(station.tests())
    for n in range(24):
        kiosk.delivery._canary.ail(("listen-no-microphone",) if n % 2 else ())
        station.pass_time(5)
    assert len(station.tests()) - before <= 3
    kiosk.delivery._canary.ail(())
    station.pass_time(90)
    assert ailing(station) == []


def test_a_kiosk_that_was_taken_away_ails_no_more(station: Station) -> None:
    """What a silent kiosk said of its paper an hour ago is no news: that it is silent is."""
    kiosk = station.kiosk()
    kiosk.delivery._canary.ail(("no-paper",))
    station.pass_time(60)
    kiosk.switch_off()
    for _ in range(40):
        station.clock.move(MINUTE)
    assert ailing(station) == []
    assert [alarm.kind for alarm in station.desk.canary.alarms] == [AlarmKind.SILENT]


def test_a_kiosk_can_put_no_words_of_its_own_on_the_page(station: Station) -> None:
    """Only keys of sentences pass: a kiosk that was broken into says nothing to helpers."""
    kiosk = station.kiosk()
    kiosk.delivery._canary.ail(("<b>Come to the back door</b>", "no-paper", "x" * 400))
    station.pass_time(60)
    assert ailing(station) == ["no-paper"]
