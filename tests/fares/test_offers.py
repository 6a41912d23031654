"""What a traveller is offered: the cheapest first, real choices beside it, and never a train that is gone."""

import time
from dataclasses import replace
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import pytest

from kiosk.errors import Trouble
from kiosk.fares.hours import DAYS, Timeframe, Window
from kiosk.fares.model import Offer
from kiosk.fares.offers import LOOKED_AT, Offers
from kiosk.fares.places import Places
from kiosk.fares.price import Pricing
from kiosk.fares.pricing import Amounts, Band, ByZones
from kiosk.fares.rating import Rating
from kiosk.fares.tariff import FastTrains, Movement, Product
from kiosk.fares.tariff_file import read_tariff
from kiosk.fares.zones import Zones
from kiosk.money import Money
from kiosk.timetable.model import ORDINARY, SLOW, Needs
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import read_demo
from kiosk.timetable.stations import StationIndex
from tests.clock import FakeClock
from tests.fares.feed import OWN, TARIFF, TRAINS, offers, party, with_bands
from tests.timetable.feeds import FRIDAY, at


def lines(offer: Offer) -> list[str]:
    return [f"{line.count} {line.product} {line.category} {line.each.minor}" for line in offer.lines]


@pytest.mark.requirement("A11Y-84")
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
    same_price = replace(TARIFF, fast=FastTrains(frozenset({"ICE"})))
    found = offers(tmp_path, same_price).offers_for("A", "B", at(9), None, party(adult=1), "none")
    assert found[0].out.legs[0].trip == "fast1"
    assert found[0].badges == ("fastest",)
    assert not any("cheapest" in offer.badges for offer in found)


def test_there_and_back_costs_less_than_two_singles_and_says_so(tmp_path: Path) -> None:
    """She asked for a return: one ticket, and what two singles would have cost."""
    first = offers(tmp_path).offers_for("A", "B", at(9), at(14), party(senior=1), "none")[0]
    assert lines(first) == ["1 return senior 2700"]
    assert [(found.code, found.cost.minor) for found in first.compared] == [
        ("next-best", 3000),
        ("adult-price", 3600),
    ]
    assert [f"{line.count} {line.product} {line.way}" for line in first.compared[0].lines] == [
        "1 single out",
        "1 single back",
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
    assert [found.code for found in four.compared] == ["next-best"]
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


def test_what_is_not_known_is_said_for_what_it_is(tmp_path: Path) -> None:
    """Too far, out of date, a station that the zones lack: three things that an operator mends in three ways."""
    short = with_bands(Band(60, 1000))
    old = replace(TARIFF, valid_until=FRIDAY - timedelta(1))
    places = Places([(["A"], [], ("1",))], "zones.csv")
    zones = replace(TARIFF, prices={"distance": ByZones(Zones(places), {}, {1: 300}, "EUR")})
    for number, (tariff, say, cure) in enumerate(
        (
            (short, "no-fare", "fares explain"),
            (old, "no-fare-day", "put the new one"),
            (zones, "no-fare-station", "Add a row"),
        )
    ):
        with pytest.raises(Trouble) as trouble:
            offers(tmp_path / str(number), tariff).offers_for("A", "B", at(9), None, party(adult=1), "none")
        assert trouble.value.say == say
        assert cure in trouble.value.detail


def test_who_travels_free_is_not_asked_for_a_card(tmp_path: Path) -> None:
    """A payment of nothing is no payment: a person says that they may just go."""
    free = replace(TARIFF, prices={"distance": Amounts(fixed=0)})
    with pytest.raises(Trouble, match="travel free"):
        offers(tmp_path, free).offers_for("A", "B", at(9), None, party(child=2), "none")


def test_a_train_of_a_day_without_prices_is_not_sold(tmp_path: Path) -> None:
    """The tariff ends tonight, and the next train is tomorrow's: tomorrow's price is not known yet."""
    last = replace(TARIFF, valid_until=FRIDAY)
    with pytest.raises(Trouble) as trouble:
        offers(tmp_path, last).offers_for("A", "B", at(23), None, party(adult=1), "none")
    assert trouble.value.say == "no-fare-day"
    assert "2026-11-21" in trouble.value.detail


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
        if "cheapest-today" not in offer.badges:
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


EVENING = Timeframe("evening", (Window(DAYS["every-day"], clock_time(17), clock_time()),))
CHEAP = Product("evening", "single", Movement.ONE_WAY, "distance", OWN, 50, when="evening")
WITH_EVENING = replace(TARIFF, products=(*TARIFF.products, CHEAP), timeframes={"evening": EVENING})
LATE_TRAINS = TRAINS | {"late": ["A 18:00", "B 20:00"]}


def test_a_cheaper_train_later_that_day_is_told_and_not_put_in_the_place_of_the_next(tmp_path: Path) -> None:
    """She asked for ten o'clock: that train stays first. That the evening costs half is a card of its own."""
    found = offers(tmp_path, WITH_EVENING, LATE_TRAINS).offers_for("A", "B", at(9), None, party(adult=1), "none")
    assert [(offer.out.legs[0].trip, offer.badges) for offer in found] == [
        ("slow1", ("cheapest",)),
        ("fast1", ("fastest",)),
        ("late", ("cheapest-today",)),
    ]
    assert found[2].saves is not None
    assert (found[2].total.minor, found[2].saves.minor) == (1000, 1000)
    told = [offer.cheaper for offer in found]
    assert [other and (other.out, other.back, other.saves.minor) for other in told] == [
        (at(18), None, 1000),
        (at(18), None, 1400),
        None,
    ]


def test_nobody_is_told_of_a_saving_that_is_not_worth_it(tmp_path: Path) -> None:
    """Half a euro less in the evening would only confuse; what is worth telling is the operator's to say."""
    little = replace(WITH_EVENING, offered=replace(TARIFF.offered, later_saves=1001))
    found = offers(tmp_path, little, LATE_TRAINS).offers_for("A", "B", at(9), None, party(adult=1), "none")
    assert [offer.out.legs[0].trip for offer in found] == ["slow1", "fast1", "slow2"]
    assert found[0].cheaper is None


def test_the_way_back_may_be_what_is_cheaper_later(tmp_path: Path) -> None:
    """Coming home in the evening costs less: said with the hour of that train, the way out stays."""
    trains = LATE_TRAINS | {"home": ["B 20:00", "A 22:00"]}
    found = offers(tmp_path, WITH_EVENING, trains).offers_for("A", "B", at(9), at(14), party(adult=2), "none")
    cheaper = found[0].cheaper
    assert cheaper is not None
    assert (cheaper.out, cheaper.back) == (found[0].out.departure, at(20))
    assert found[0].total.minor - cheaper.saves.minor == 2 * (2000 + 1000)


@pytest.mark.requirement("A11Y-84")
@pytest.mark.slow
@pytest.mark.parametrize("name", ["Berlin Hbf", "Bonn Hbf", "Hamburg Hbf", "Basel SBB", "Münster(Westf)Hbf"])
def test_the_cheapest_of_the_day_is_the_cheapest_of_all_its_trains(name: str) -> None:
    """Only some trains are looked at; of all the trains of the day, priced one by one, none is cheaper."""
    timetable, clock = read_demo().timetable, FakeClock()
    index, planner, tariff = StationIndex(timetable), Planner(timetable, clock), read_tariff()
    ask = Offers(replace(tariff, offered=replace(tariff.offered, later_saves=1)), planner, clock)
    here, there, now = index.named("Köln Hbf").id, index.named(name).id, clock.now()
    shown = ask.offers_for(here, there, now, None, party(adult=1), "none")
    told = {offer.total.minor - (offer.cheaper.saves.minor if offer.cheaper else 0) for offer in shown}

    trains = [
        *planner.itineraries(here, there, now, 500),
        *planner.itineraries(here, there, now, 500, tariff.fast.lines),
    ]
    fastest = min(train.duration for train in planner.itineraries(here, there, now, LOOKED_AT))
    rating = Rating(ask.tariff)
    pricing = Pricing(rating, party(adult=1).counts, None)
    prices = [
        pricing.total(rating.journey(train, None))
        for train in trains
        if tariff.day_of(train.departure) == now.date() and train.duration <= fastest + tariff.offered.slower
    ]
    assert told == {min(price for price in prices if price is not None)}


def test_an_offer_is_sealed_and_ends(tmp_path: Path) -> None:
    """A price that was shown is kept for half an hour; whoever changes a line of it breaks its seal."""
    offer = offers(tmp_path).offers_for("A", "B", at(9), None, party(adult=2), "none")[0]
    assert offer.expires == at(9, 30)
    assert offer.seal == offer.fingerprint
    assert offer.looked_at > 0
    assert len(offer.timetable_sha256) == 64
    cheaper = replace(offer, lines=(replace(offer.lines[0], each=Money(1)),))
    assert cheaper.seal != cheaper.fingerprint


THERE = {"there": ["A 10:00", "B 12:00"], "at-once": ["B 12:04", "A 14:00"], "in-peace": ["B 12:20", "A 14:20"]}


@pytest.mark.parametrize(
    ("minutes", "needs", "home"),
    [
        (15, ORDINARY, "in-peace"),
        (15, SLOW, "in-the-end"),  # half as long again, and two minutes: not before 12:24
        (0, ORDINARY, "at-once"),
        (4, ORDINARY, "at-once"),
        (5, ORDINARY, "in-peace"),
    ],
)
def test_nobody_is_sent_home_before_having_looked_up(tmp_path: Path, minutes: int, needs: Needs, home: str) -> None:
    """Four minutes after arriving she is still on the platform: that train home is none, and never the calmest."""
    tariff = replace(TARIFF, offered=replace(TARIFF.offered, turnaround=timedelta(minutes=minutes)))
    trains = THERE | {"in-the-end": ["B 12:30", "A 14:30"]}
    found = offers(tmp_path, tariff, trains).offers_for("A", "B", at(9), at(10), party(adult=1), "none", needs=needs)
    backs = [offer.back for offer in found if offer.back]
    assert backs[0].legs[0].trip == home
    assert len(backs) == len(found)


def test_back_this_evening_is_this_evening(tmp_path: Path) -> None:
    """Two trains there, one home at 18:05: tomorrow's fast ones are another trip, and win no word here."""
    trains = {
        "there": ["A 10:00", "B 12:00"],
        "fast1": ["A 06:00", "B 07:00"],  # today's has left
        "home": ["B 18:05", "A 20:05"],
        "back3": ["B 08:00", "A 09:00"],
    }
    found = offers(tmp_path, trains=trains).offers_for("A", "B", at(9), at(18), party(adult=1), "none")
    assert [(offer.out.departure, offer.back and offer.back.departure) for offer in found] == [(at(10), at(18, 5))]
    assert found[0].badges == ()


def test_who_can_be_home_on_the_day_is_not_offered_a_night_away(tmp_path: Path) -> None:
    """The later train there misses the last one home: it is no choice for a day out, unless there is no other."""
    trains = {"early": ["A 10:00", "B 12:00"], "late": ["A 12:00", "B 18:10"], "home": ["B 18:05", "A 20:05"]}
    ask = offers(tmp_path, replace(TARIFF, offered=replace(TARIFF.offered, slower=timedelta(hours=9))), trains)
    both = ask.offers_for("A", "B", at(9), at(18), party(adult=1), "none")
    assert [offer.out.legs[0].trip for offer in both] == ["early"]
    only = ask.offers_for("A", "B", at(11), at(18), party(adult=1), "none")
    assert [(offer.out.legs[0].trip, offer.back and offer.back.departure.day) for offer in only] == [("late", 21)]


@pytest.mark.parametrize(("there", "badges"), [("B 10:56", ()), ("B 10:55", ("fastest",))])
def test_a_few_minutes_make_no_train_the_fastest(tmp_path: Path, there: str, badges: tuple[str, ...]) -> None:
    """A word on a card is a reason to choose it; four minutes are none."""
    trains = {"one": ["A 10:00", "B 11:00"], "other": ["A 10:00", there], "third": ["A 11:00", "B 12:00"]}
    found = offers(tmp_path, trains=trains).offers_for("A", "B", at(9), None, party(adult=1), "none")
    assert [offer.badges for offer in found if offer.out.legs[0].trip == "other"] == [badges]


def test_where_every_change_is_tight_the_calmest_is_the_one_with_time(tmp_path: Path) -> None:
    """No search for the quickest finds the later train on: who cannot hurry is shown it, and told what it is."""
    trains = {
        "first": ["A 10:00", "M 10:30"],
        "on1": ["M 10:35", "B 11:30"],
        "on2": ["M 10:50", "B 11:45"],
        "second": ["A 11:00", "M 11:30"],
        "on3": ["M 11:35", "B 12:30"],
    }
    found = offers(tmp_path, trains=trains).offers_for("A", "B", at(9), None, party(adult=1), "none")
    told = {tuple(leg.trip for leg in offer.out.legs): offer.badges for offer in found}
    assert told == {("first", "on1"): ("fastest",), ("first", "on2"): ("calmest",), ("second", "on3"): ()}
