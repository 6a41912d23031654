"""What stays of a call, and what is gone: from the call to the report by real parts, and then from the disk."""

from datetime import date
from pathlib import Path

import sqlalchemy as sql

from assistance.desk.facts.store import call_fact, need_tally
from assistance.desk.feed.store import help_event
from assistance.desk.tables.store import help_request, offer, sight
from assistance.desk.tallies.store import thanks
from assistance.messages import Tally, Thanks, encode
from assistance.model import HelpRequest, Outcome, Proof
from assistance.reports.figures import report_of
from assistance.reports.model import Count, Fact, Report
from assistance.reports.period import period_of
from assistance.reports.store import Reading
from kiosk.database import transaction
from tests.assistance.hall import ANNA, BOB, Hall

DAY = 24 * 3600


def helped(hall: Hall, kiosk: str = "hh-3", reason: str = "payment") -> HelpRequest:
    """Anna says after 10 s that she comes, is there after 70 s, and it is solved after 100 s."""
    request = hall.kiosk(kiosk).call() if all(k.id != kiosk for k in hall.kiosks) else _of(hall, kiosk).call()
    hall.pass_time(10)
    assert hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.pass_time(60)
    assert hall.desk.handling.arrive(request.id, ANNA)
    hall.pass_time(30)
    assert hall.desk.handling.resolve(request.id, ANNA, reason)
    hall.pass_time(2)
    return request


def _of(hall: Hall, kiosk: str):
    return next(one for one in hall.kiosks if one.id == kiosk)


def facts(hall: Hall) -> tuple[Fact, ...]:
    hall.desk.facts.keep()
    return Reading(hall.desk.engine).material("Köln Hbf", period_of("month", hall.clock.now().date())).facts


def test_a_call_becomes_a_fact(hall: Hall) -> None:
    """The manager learns what the call was about and how fast Anna was; neither who called nor who came."""
    helped(hall)
    [fact] = facts(hall)
    assert (fact.step, fact.reason, fact.state, fact.hour, fact.day) == (
        "pay",
        "payment",
        "resolved",
        9,
        "2026-11-20",
    )
    assert (fact.stuck_s, fact.promised_s, fact.arrived_s, fact.closed_s) == (64, 10, 70, 100)
    assert (fact.outcome, fact.proof) == ("solved-here", "said")
    assert fact.suggested[0] == "payment"
    assert not fact.unanswered and not fact.broken
    said = str(vars(fact))
    assert "Anna" not in said and "large-text" not in said and "'nl'" not in said
    assert hall.desk.facts.keep() == 0, "each call once"


def test_a_manager_reads_how_calls_were_closed_and_how_it_is_known_that_somebody_came(hall: Hall) -> None:
    """Anna's word, Bob's PIN; sold at the counter, and nobody there. Whose it was is not known any more."""
    for helper, proof, outcome in ((ANNA, Proof.SAID, Outcome.AT_COUNTER), (BOB, Proof.PIN, Outcome.NOBODY_THERE)):
        request = (hall.kiosks or [hall.kiosk()])[0].call()
        hall.pass_time(2)
        assert hall.desk.handling.acknowledge(request.id, helper, 1)
        assert hall.desk.handling.arrive(request.id, helper, proof)
        if outcome is Outcome.NOBODY_THERE:
            assert hall.desk.handling.abandon(request.id, helper)
        else:
            assert hall.desk.handling.resolve(request.id, helper, "payment", outcome)
        hall.pass_time(2)
    hall.desk.facts.keep()
    told = _report(hall)
    assert {outcome: count.n for outcome, count in told.outcomes.items()} == {
        "nobody-there": 1,
        "sold-at-the-counter": 1,
    }
    assert {proof: count.n for proof, count in told.proofs.items()} == {"pin": 1, "said": 1}
    assert not any(count.shown for count in (*told.outcomes.values(), *told.proofs.values())), "one is too few to tell"


def test_what_went_wrong_is_a_fact_too(hall: Hall) -> None:
    """Bob could not keep his promise, nobody else was free, and she went away."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.pass_time(5)
    hall.desk.handling.acknowledge(request.id, BOB, 1)
    hall.pass_time(5)
    hall.desk.handling.take_back(request.id, BOB)
    hall.pass_time(200)
    kiosk.caller.cancel(request.id)
    hall.pass_time(3)
    [fact] = facts(hall)
    assert (fact.gave_up, fact.broken, fact.unanswered, fact.promised_s, fact.arrived_s) == (True, 1, True, 5, None)


def test_the_face_that_she_touched_is_in_the_report(hall: Hall) -> None:
    """Once for a call, only for her own kiosk's, and only when it was resolved."""
    request = helped(hall)
    hall.kiosks[0].caller.thank(request.id, "good")
    hall.pass_time(2)
    assert hall.desk.post.deliver("hh-3", encode(Thanks("t2", request.id, "bad"))), "receipted, so it comes no more"
    assert hall.desk.post.deliver("hh-9", encode(Thanks("t3", request.id, "bad")))
    live = hall.kiosk("hh-7").call()
    hall.pass_time(2)
    hall.desk.post.deliver("hh-7", encode(Thanks("t4", live.id, "bad")))
    assert [fact.face for fact in facts(hall)] == ["good"]
    with transaction(hall.desk.engine) as connection:
        assert connection.execute(sql.select(thanks.c.face)).scalars().all() == ["good"]


def test_a_face_survives_a_cut(hall: Hall) -> None:
    """The net was away when she touched it: it is in the outbox, and comes once."""
    request, kiosk = helped(hall), hall.kiosks[0]
    kiosk.link.cut()
    kiosk.caller.thank(request.id, "so-so")
    kiosk.link.down, kiosk.link.answers_to_lose = False, 1
    hall.pass_time(8)
    assert [fact.face for fact in facts(hall)] == ["so-so"]


def test_visits_are_told_by_the_day_and_count_once(hall: Hall) -> None:
    """A kiosk repeats itself, and may be started with another flow: the first word about a day holds."""
    first = Tally("tally-1", "Köln Hbf", "2026-11-19", "flow@1", 250, {"pay": 120})
    for tally in (first, first, Tally("tally-2", "Köln Hbf", "2026-11-19", "flow@2", 999, {"pay": 9})):
        assert hall.desk.post.deliver("hh-3", encode(tally))
    period = period_of("day", date(2026, 11, 19))
    rows = Reading(hall.desk.engine).material("Köln Hbf", period).visits
    assert {(row.flow, row.step, row.visits) for row in rows} == {("flow@1", "", 250), ("flow@1", "pay", 120)}


def _report(hall: Hall) -> Report:
    period = period_of("month", hall.clock.now().date())
    return report_of(
        "Köln Hbf", period, Reading(hall.desk.engine).material("Köln Hbf", period), hall.clock.now().date()
    )


def test_needs_are_counted_by_the_month_and_told_from_ten(hall: Hall) -> None:
    """Nine callers with large text are "other"; with the tenth the manager may know. No call says which."""
    for _ in range(9):
        helped(hall)
    hall.desk.facts.keep()
    assert set(_report(hall).needs["access"]) == {"other"}
    assert not _report(hall).needs["access"]["other"].shown
    helped(hall)
    hall.desk.facts.keep()
    assert _report(hall).needs["access"] == {"large-text": Count(10)}
    columns = {column.name for column in call_fact.columns}
    assert not columns & {"access", "language", "needs", "helper", "helper_name"}
    assert "request" not in {column.name for column in need_tally.columns}


def _on_disk(folder: Path, *words: bytes) -> set[bytes]:
    """Which of these are anywhere in the files: database, write-ahead log, all of it."""
    blocks = [file.read_bytes() for file in folder.iterdir() if file.is_file()]
    assert blocks
    return {word for word in words if any(word in block for block in blocks)}


HERS = (b"pay-declined", b"Hold your card")  # what she tried, and what stood on her screen


def test_the_kiosk_forgets_at_once_and_the_desk_the_next_day(file_hall: Hall) -> None:
    """Bytes, not rows: neither the outbox nor the desk's file nor their logs hold what she tried."""
    request = helped(file_hall)
    kiosk_files = [file for file in file_hall.folder.iterdir() if file.name.startswith("hh-3.db")]
    assert kiosk_files and not any(word in file.read_bytes() for file in kiosk_files for word in HERS)
    assert _on_disk(file_hall.folder, *HERS), "a helper who comes back to it may still ask"
    file_hall.clock.move(DAY - 10)
    assert file_hall.desk.facts.forget() == 0
    file_hall.clock.move(20)
    assert file_hall.desk.facts.forget() == 1
    assert _on_disk(file_hall.folder, *HERS) == set()
    assert file_hall.desk.requests.kiosk_of(request.id) == "hh-3", "that somebody called is still known"
    assert len(facts(file_hall)) == 1


def test_a_call_that_is_never_closed_in_time_is_still_counted(hall: Hall) -> None:
    """The desk was switched off over the night of forgetting: facts are written before anything is deleted."""
    helped(hall)
    hall.clock.move(3 * DAY)
    assert hall.desk.facts.forget() == 1
    assert len(facts(hall)) == 1


def test_after_a_season_nobody_knows_who_came(file_hall: Hall) -> None:
    """Ninety days later the call is gone from the disk, with its events and whom it asked; count and face stay."""
    request = helped(file_hall)
    file_hall.kiosks[0].caller.thank(request.id, "good")
    file_hall.pass_time(2)
    file_hall.clock.move(90 * DAY - 60)
    file_hall.desk.facts.forget()
    assert _on_disk(file_hall.folder, request.id.encode())
    file_hall.clock.move(180)
    file_hall.desk.facts.forget()
    with transaction(file_hall.desk.engine) as connection:
        for table in (help_request, help_event, offer, sight, thanks):
            assert connection.execute(sql.select(sql.func.count()).select_from(table)).scalar() == 0
        row = connection.execute(sql.select(call_fact)).one()
    assert (row.request, row.face, row.arrived_s) == (None, "good", 70)
    assert _on_disk(file_hall.folder, request.id.encode()) == set()


def test_a_live_call_is_never_forgotten(hall: Hall) -> None:
    """However long she waits."""
    hall.kiosk().call()
    hall.pass_time(3)
    hall.clock.move(200 * DAY)
    hall.desk.facts.forget()
    assert hall.card().situation.tried
