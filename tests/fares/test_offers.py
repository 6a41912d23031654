"""What a traveller is offered: the cheapest first, real choices beside it, and never a train that is gone."""

import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import Trouble
from kiosk.fares.model import Offer
from kiosk.fares.offers import Offers
from kiosk.fares.tariff_file import read_tariff
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import read_demo
from kiosk.timetable.stations import StationIndex
from tests.clock import FakeClock
from tests.fares.feed import TARIFF, offers, party
from tests.timetable.feeds import FRIDAY, at


def lines(offer: Offer) -> list[str]:
    return [f"{line.count} {line.product} {line.category} {line.each.minor}" for line in offer.lines]


def test_the_cheapest_is_first_and_the_others_are_real_choices(tmp_path: Path) -> None:
    """Slow and cheap at ten, fast and dearer at twenty past: she sees both, and what each is best at."""
    found = offers(tmp_path).offers_for("A", "B", at(9), None, party(adult=1), "none")
    assert [(offer.out.legs[0].trip, offer.total.minor, offer.badges) for offer in found] == [
        ("slow1", 2000, ("cheapest",)),
        ("fast1", 2400, ("fastest",)),
        ("slow2", 2000, ()),
    ]


def test_one_train_that_is_best_at_everything_bears_all_the_words(tmp_path: Path) -> None:
    """Without a dearer fast train the badges merge; what does not differ is not said."""
    same_price = replace(TARIFF, fast_percent=0)
    found = offers(tmp_path, same_price).offers_for("A", "B", at(9), None, party(adult=1), "none")
    assert found[0].out.legs[0].trip == "fast1"
    assert found[0].badges == ("fastest",)
    assert not any("cheapest" in offer.badges for offer in found)


def test_there_and_back_costs_less_than_two_singles_and_says_so(tmp_path: Path) -> None:
    """She asked for a return: one ticket, and what two singles would have cost."""
    first = offers(tmp_path).offers_for("A", "B", at(9), at(14), party(senior=1), "none")[0]
    assert lines(first) == ["1 return senior 2700"]
    assert [(found.code, found.cost.minor) for found in first.compared] == [
        ("two-singles-instead-of-return", 3000),
        ("adult-price", 3600),
    ]
    assert first.back is not None
    assert first.back.legs[0].trip == "back1"
    assert (first.valid_from, first.valid_until) == (at(0), at(3, 0, FRIDAY + timedelta(1)))


def test_nobody_goes_back_before_having_arrived(tmp_path: Path) -> None:
    """Back "at ten" was said before out "at eleven": the train home still leaves after the arrival."""
    for offer in offers(tmp_path).offers_for("A", "B", at(10, 30), at(10), party(adult=1), "none"):
        assert offer.back is not None
        assert offer.back.departure >= offer.out.arrival


def test_a_family_gets_a_group_ticket_only_when_it_is_cheaper(tmp_path: Path) -> None:
    """Two adults and two children: the group ticket saves; one adult with two children: it does not."""
    four = offers(tmp_path / "a").offers_for("A", "B", at(9), None, party(adult=3, child=1), "none")[0]
    assert lines(four) == ["1 group group 4800"]
    assert [found.code for found in four.compared] == ["no-group"]
    three = offers(tmp_path / "b").offers_for("A", "B", at(9), None, party(adult=1, child=2), "none")[0]
    assert lines(three) == ["1 single adult 2000", "2 single child 1000"]


def test_part_of_a_party_may_share_a_group_ticket(tmp_path: Path) -> None:
    """Six people, and groups end at five: the child, who costs least alone, has an own ticket."""
    first = offers(tmp_path).offers_for("A", "B", at(9), None, party(adult=5, child=1), "none")[0]
    assert lines(first) == ["1 group group 5600", "1 single child 1000"]


def test_a_companion_goes_free_beside_another_traveller(tmp_path: Path) -> None:
    """One helps the other. A second companion for the same traveller pays; companions alone have no price here."""
    ask = offers(tmp_path)
    with_one = ask.offers_for("A", "B", at(9), None, party(adult=1, companion=1), "none")[0]
    assert lines(with_one) == ["1 single adult 2000", "1 single companion 0"]
    with_two = ask.offers_for("A", "B", at(9), None, party(senior=1, companion=2), "none")[0]
    assert lines(with_two) == ["1 single adult 2000", "1 single senior 1500", "1 single companion 0"]


def test_a_discount_card_helps_the_one_who_has_it(tmp_path: Path) -> None:
    """One card, one traveller; the ticket asks for the card only when it was used."""
    ask = offers(tmp_path)
    two = ask.offers_for("A", "B", at(9), None, party(adult=1, child=1), "card-25")[0]
    assert lines(two) == ["1 single adult 1500", "1 single child 1000"]
    assert (two.card, two.compared[0].code) == ("card-25", "without-card")
    group = ask.offers_for("A", "B", at(9), None, party(adult=5), "card-25")[0]
    assert (lines(group), group.card) == (["1 group group 5600"], "none")


TROUBLES = [
    ("B", party(adult=1, dog=1), "none", "no-fare"),
    ("B", party(), "none", "no-fare"),
    ("B", party(adult=1), "card-99", "no-fare"),
    ("Z", party(adult=1), "none", "no-train"),
]


@pytest.mark.parametrize(("destination", "who", "card", "say"), TROUBLES)
def test_what_has_no_price_or_no_train_is_said_and_not_guessed(
    tmp_path: Path, destination: str, who: object, card: str, say: str
) -> None:
    """A price of zero or a made-up one would be worse than "a person can help you"."""
    with pytest.raises(Trouble) as trouble:
        offers(tmp_path).offers_for("A", destination, at(9), None, who, card)  # type: ignore[arg-type]
    assert trouble.value.say == say


def test_too_far_or_out_of_date_has_no_price(tmp_path: Path) -> None:
    """The tariff ends at 60 km, or ended last year: then it has no price."""
    short = replace(TARIFF, bands=TARIFF.bands[:1])
    old = replace(TARIFF, valid_until=FRIDAY - timedelta(1))
    for number, tariff in enumerate((short, old)):
        with pytest.raises(Trouble) as trouble:
            offers(tmp_path / str(number), tariff).offers_for("A", "B", at(9), None, party(adult=1), "none")
        assert trouble.value.say == "no-fare"


def test_the_same_question_gives_the_same_offers_with_the_same_names(tmp_path: Path) -> None:
    """A tap on a screen that was drawn a moment ago must still mean the ticket that it showed."""
    ask = offers(tmp_path)
    first, again = (ask.offers_for("A", "B", at(9), at(14), party(adult=2), "none") for _ in range(2))
    assert first == again
    assert len({offer.id for offer in first}) == len(first)


@pytest.fixture(scope="module")
def demo() -> tuple[Offers, StationIndex]:
    timetable = read_demo().timetable
    clock = FakeClock()
    return Offers(read_tariff(), Planner(timetable, clock), clock), StationIndex(timetable)


@pytest.mark.parametrize("name", ["Berlin Hbf", "Hamburg Hbf", "Amsterdam Centraal", "Wien Hbf", "Bonn Hbf"])
def test_the_demo_sells_from_cologne_there_and_back(demo: tuple[Offers, StationIndex], name: str) -> None:
    """The journey that every visitor of the demo tries first, with the real timetable."""
    ask, index = demo
    now = FakeClock().now()
    here, there = index.named("Köln Hbf").id, index.named(name).id
    single = ask.offers_for(here, there, now, None, party(senior=1), "none")
    back = ask.offers_for(here, there, now, now + timedelta(days=1), party(senior=2), "none")
    for offer in (*single, *back):
        assert offer.demo
        assert offer.out.departure >= now
        assert sum(line.sum.minor for line in offer.lines) == offer.total.minor > 0
        assert offer.total >= (single if offer.back is None else back)[0].total
    assert _minutes(ask, here, there, now) < 0.5


def _minutes(ask: Offers, here: str, there: str, now: datetime) -> float:
    start = time.process_time()
    ask.offers_for(here, there, now, None, party(senior=1), "none")
    return time.process_time() - start


def test_nobody_is_sent_on_a_far_slower_way_to_save_a_little(tmp_path: Path) -> None:
    """A ticket a tenth cheaper for a trip two hours longer is not what somebody means by "the cheapest"."""
    found = offers(tmp_path, trains={"slow1": ["A 10:00", "B 13:00"], "fast1": ["A 10:20", "B 11:00"]}).offers_for(
        "A", "B", at(9), None, party(adult=1), "none"
    )
    assert found[0].out.legs[0].trip == "fast1"
