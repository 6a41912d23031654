"""A report worked out by hand first: fourteen calls, a thousand visits, two flows."""

from dataclasses import replace
from datetime import date

from assistance.reports.figures import report_of
from assistance.reports.model import Count, Fact, FlowChange, Material, Report, StepVisits
from assistance.reports.period import period_of
from tests.reports.station import NEW, OLD, PAID, STATION, gave_up

WEEK = period_of("week", date(2026, 11, 16))
SUNDAY = date(2026, 11, 22)
PRICE = replace(PAID, step="offers", reason="price", suggested=("price", "information", "find-train"), hour=17)
FACTS = (
    *(replace(PAID, arrived_s=60 * n, closed_s=60 * n + 120) for n in range(1, 7)),  # there after 1 to 6 minutes
    *(replace(PRICE, arrived_s=60, closed_s=120, promised_s=30) for _ in range(5)),
    replace(PRICE, reason="ticket", arrived_s=60, closed_s=120),
    gave_up(unanswered=True),
    gave_up(promised_s=20, state="abandoned", outcome="nobody-there", broken=1),
)
VISITS = (
    StepVisits("2026-11-16", NEW, "", 1000),
    StepVisits("2026-11-16", NEW, "pay", 400),
    StepVisits("2026-11-16", NEW, "offers", 600),
)


def report(*facts: Fact, visits: tuple[StepVisits, ...] = VISITS, earlier: Material | None = None) -> Report:
    return report_of(STATION, WEEK, Material(facts, visits, {}, ()), SUNDAY, earlier)


def test_counts_and_times_by_hand() -> None:
    """Fourteen called, twelve had somebody; the middle of the twelve waited 60 s, the eleventh 300 s."""
    found = report(*FACTS)
    assert (found.calls.n, found.visits, found.helped.n, found.gave_up.n) == (14, 1000, 12, 2)
    assert (found.gave_up_before.n, found.gave_up_after.n, found.unanswered.n, found.broken.n) == (1, 1, 1, 1)
    arrived = found.times["arrived"]
    assert (arrived.of.n, arrived.median, arrived.p90) == (12, 60, 300)
    assert found.times["seen"].median == 1
    assert found.hours[9] == Count(8)
    assert found.hours[17] == Count(6)


def test_the_step_to_mend_first_is_the_one_that_costs_most_time() -> None:
    """At "Paying" eight called, and each had stood still for 60 s. Six waited 1+2+..+6 minutes, two gave up after 2.

    (8 x 60 s) + 21 x 60 s + 2 x 120 s = 1,980 s = 33 minutes for 400 visits: 82.5 for 1,000; 8 calls: 20 for 1,000.
    "Which train": six called, 60 s + 60 s each = 12 minutes for 600 visits: 20 for 1,000; 6 calls: 10 for 1,000.
    """
    first, second = report(*FACTS).costs
    assert (first.step, first.per_1000, first.lost_minutes) == ("pay", 20.0, 82.5)
    assert (second.step, second.per_1000, second.lost_minutes) == ("offers", 10.0, 20.0)


def test_why_is_told_by_step_and_small_numbers_are_not() -> None:
    """One "ticket" among six at "Which train" stays untold, and so does the number from which it would follow."""
    found = report(*FACTS)
    assert found.reasons == {"payment": Count(6), "price": Count(5, shown=False), "ticket": Count(1, shown=False)}
    assert found.reasons_by_step["offers"]["ticket"].shown is False
    assert found.reasons_by_step["pay"] == {"payment": Count(6)}


def test_suggested_and_chosen() -> None:
    """Eleven times the first suggestion was chosen; "ticket" was not suggested."""
    told = report(*FACTS).suggested
    assert {key: count.n for key, count in told.items()} == {"first": 11, "in-three": 0, "other": 1}


def test_how_it_is_known_that_somebody_came() -> None:
    """Five codes, and seven times her word; one "nobody there" hides the next smallest."""
    coded = tuple(replace(one, proof="code") for one in FACTS[:5])
    told = report(*coded, *FACTS[5:])
    assert told.proofs == {"said": Count(7), "code": Count(5)}
    assert told.outcomes == {"solved-here": Count(12, shown=False), "nobody-there": Count(1, shown=False)}


def test_a_closing_by_the_next_call_says_nothing_of_suggestions() -> None:
    assert sum(c.n for c in report(*(replace(PAID, reason="left-open") for _ in range(9))).suggested.values()) == 0


def test_a_step_that_few_reached_is_no_rate() -> None:
    """Six calls of forty visits may be chance: no figure, and never the first to mend."""
    few = (StepVisits("2026-11-16", NEW, "pay", 40), VISITS[0], VISITS[2])
    costs = {cost.step: cost for cost in report(*FACTS, visits=few).costs}
    assert costs["pay"].per_1000 is None
    assert report(*FACTS, visits=few).costs[0].step == "offers"


def test_before_and_after_a_change_of_the_flow() -> None:
    """Last week 20 of 500 called at "Paying", this week 8 of 400: 40 became 20 for 1,000."""
    facts = tuple(replace(PAID, flow=OLD, day="2026-11-10") for _ in range(20))
    visits = (StepVisits("2026-11-10", OLD, "", 900), StepVisits("2026-11-10", OLD, "pay", 500))
    found = report(*FACTS, earlier=Material(facts, visits, {}, ()))
    assert found.flows == (OLD, NEW)
    assert found.flow_change[0] == FlowChange("pay", 40.0, 20.0)


def test_one_flow_is_no_change() -> None:
    assert report(*FACTS).flow_change == ()


def test_the_busiest_hour_is_a_mean_of_the_days_that_have_been() -> None:
    """Eight calls at nine o'clock in a week: 8/7 an hour; on its Tuesday evening, 8/2."""
    load = report(*FACTS).load
    assert load is not None and (load.hour, round(load.calls_per_hour, 3)) == (9, round(8 / 7, 3))
    tuesday = report_of(STATION, WEEK, Material(FACTS, VISITS, {}, ()), date(2026, 11, 17))
    assert tuesday.load is not None and tuesday.load.calls_per_hour == 4


def test_an_empty_week_is_a_report_too() -> None:
    """A new station: no figure is made up."""
    found = report(visits=())
    assert (found.calls.n, found.load, found.staffing, found.costs) == (0, None, (), ())
