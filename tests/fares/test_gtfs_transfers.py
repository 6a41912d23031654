"""Transfers of Fares v2: what a change costs, how often and how long it is allowed, and what is a new ticket."""

from pathlib import Path

import pytest

from kiosk.fares.gtfs_feed import prices_of
from kiosk.fares.gtfs_packed import from_bytes, to_bytes
from tests.fares.gtfs_feeds import BUS, LEG, ON, PRODUCTS, TRAIN, codes, feed, paid, prices, reading

CHANGE = (
    "from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,fare_transfer_type,"
    "fare_product_id"
)
TWO = ("g,bus,,,two", "h,rail,,,four")
THEN = "rail B 9:30 C 10:00"


@pytest.mark.parametrize(
    ("rule", "total"),
    [
        ("", 600),
        ("g,h,,,,0,", 200),
        ("g,h,,,,0,more", 250),
        ("g,h,,,,1,less", 550),
        ("g,h,,,,2,one", 100),
        ("g,h,,,,2,", 0),
        ("h,g,,,,0,", 600),
        (",h,,,,0,", 200),
        (",,-1,,,0,", 200),
        ("h,,,,,0,", 600),
    ],
)
def test_a_transfer_costs_what_its_kind_says(tmp_path: Path, rule: str, total: int) -> None:
    """A + AB, A + AB + B, or AB alone; one direction only; without a rule it is two tickets."""
    fares = prices(tmp_path, feed(*TWO, fare_transfer_rules=f"{CHANGE}\n{rule}".strip()))
    assert paid(fares, BUS, THEN) == total
    assert from_bytes(to_bytes(fares.fares)) == fares.fares


@pytest.mark.parametrize(
    ("kinds", "total"), [("0,more;0,one", 350), ("1,more;1,one", 950), ("2,one;0,more", 150), ("0,more;2,one", 350)]
)
def test_chains_add_to_what_was_paid_before(tmp_path: Path, kinds: str, total: int) -> None:
    """S + BC for every further transfer, however the first one was reckoned."""
    first, second = kinds.split(";")
    fares = prices(tmp_path, feed(*TWO, fare_transfer_rules=f"{CHANGE}\ng,h,,,,{first}\nh,g,,,,{second}"))
    assert paid(fares, BUS, THEN, "bus C 10:10 D 10:20") == total


def test_a_transfer_product_replaces_only_the_ticket_before_it(tmp_path: Path) -> None:
    """Bus, bus, train: the first bus is a ticket of its own and stays on the bill."""
    fares = prices(tmp_path, feed(*TWO, fare_transfer_rules=f"{CHANGE}\ng,h,,,,2,one"))
    assert paid(fares, "bus D 8:30 A1 8:50", BUS, THEN) == 300


@pytest.mark.parametrize(("count", "total"), [("1", 400), ("2", 200), ("-1", 200)])
def test_so_many_transfers_in_a_row(tmp_path: Path, count: str, total: int) -> None:
    """After the last free change a new ticket begins, and with it new free changes."""
    fares = prices(tmp_path, feed(*TWO, fare_transfer_rules=f"{CHANGE}\ng,g,{count},,,0,"))
    assert paid(fares, BUS, ON, "bus C 10:00 D 10:20") == total


def test_of_two_counts_the_least_that_fits_is_taken(tmp_path: Path) -> None:
    """The first change is free, the second costs 50 cents, the third is a new ticket."""
    fares = prices(tmp_path, feed(*TWO, fare_transfer_rules=f"{CHANGE}\ng,g,2,,,0,more\ng,g,1,,,0,"))
    legs = BUS, ON, "bus C 10:00 D 10:20", "bus D 10:30 C 10:50"
    assert [paid(fares, *legs[:number]) for number in (1, 2, 3, 4)] == [200, 200, 250, 450]


# The bus leaves at 9:00 and comes at 9:20; the train leaves at 9:30 and comes at 10:00.
@pytest.mark.parametrize(("clock", "minutes"), [(0, 60), (1, 30), (2, 10), (3, 40)])
def test_each_kind_of_time_limit(tmp_path: Path, clock: int, minutes: int) -> None:
    """Exactly in time is in time; a second less is not."""
    for seconds, total in ((minutes * 60, 200), (minutes * 60 - 1, 600)):
        fares = prices(tmp_path, feed(*TWO, fare_transfer_rules=f"{CHANGE}\ng,h,,{seconds},{clock},0,"))
        assert paid(fares, BUS, THEN) == total


def test_time_counts_from_the_first_leg_of_the_ticket(tmp_path: Path) -> None:
    """Three buses within the hour are one ticket; who needs longer has a new one, and its hour begins then."""
    fares = prices(tmp_path, feed(*TWO, fare_transfer_rules=f"{CHANGE}\ng,g,-1,3600,1,0,"))
    assert paid(fares, BUS, ON, "bus C 10:00 D 10:20") == 200
    assert paid(fares, BUS, ON, "bus C 10:01 D 10:20") == 400
    assert paid(fares, BUS, ON, "bus C 10:01 D 10:20", "bus D 11:01 C 11:20") == 400


def test_time_of_a_chain_counts_from_where_the_reference_says(tmp_path: Path) -> None:
    """Between two groups from the first leg of the ticket; within one group from the first leg of that group."""
    rules = f"{CHANGE}\ng,h,,,,0,\nh,g,,3600,1,0,\nh,h,-1,3600,1,0,"
    fares = prices(tmp_path, feed(*TWO, fare_transfer_rules=rules))
    assert paid(fares, BUS, "rail B 9:30 C 9:50", "bus C 10:00 D 10:10") == 200
    assert paid(fares, BUS, "rail B 9:30 C 9:50", "bus C 10:01 D 10:10") == 400
    assert paid(fares, BUS, "rail B 9:30 C 9:50", "rail C 10:30 D 10:40") == 200
    assert paid(fares, BUS, "rail B 9:30 C 9:50", "rail C 10:31 D 10:40") == 600


def test_a_rule_without_leg_group_has_no_transfers(tmp_path: Path) -> None:
    """Empty fields of a transfer rule mean all other groups; a leg without group is in none."""
    fares = prices(tmp_path, feed("g,bus,,,two", ",rail,,,four", fare_transfer_rules=f"{CHANGE}\n,,-1,,,0,"))
    assert paid(fares, BUS, ON) == 200
    assert paid(fares, BUS, THEN) == 600


def test_what_mbta_adds_is_honoured(tmp_path: Path) -> None:
    """A leg for those who change only; a transfer for one product only, or for the same one: never free by mistake."""
    columns, change = f"{LEG},transfer_only", f"{CHANGE},filter_fare_product_id,fare_product_behavior"
    tables = {"fare_products": f"{PRODUCTS}\nfree,0,EUR", "fare_transfer_rules": f"{change}\ng,f,,,,0,,two,"}
    fares = prices(tmp_path / "1", feed("g,bus,,,two,", "g,bus,,,one,", "f,rail,,,free,1", columns=columns) | tables)
    assert paid(fares, TRAIN) is None
    assert paid(fares, BUS) == 100
    assert paid(fares, BUS, THEN) == 200, "the ticket for one euro has no way on"
    for same, total in (("", 200), ("1", 600)):
        rules = f"{change}\ng,h,,,,0,,,{same}"
        assert paid(prices(tmp_path / f"s{same}", feed(*TWO, fare_transfer_rules=rules)), BUS, THEN) == total


def test_a_transfer_needs_the_same_medium(tmp_path: Path) -> None:
    """A ticket of one kind does not open the gate for another, unless the feed says so."""
    sold = "fare_product_id,fare_media_id,amount,currency\ntwo,paper,2.00,EUR\nfour,cash,4.00,EUR"
    media = "fare_media_id,fare_media_type\npaper,1\ncash,0"
    for behaviour, total in (("", 600), ("0", 600), ("1", 200)):
        change = f"{CHANGE},fare_media_behavior\ng,h,,,,0,,{behaviour}"
        fares = prices(
            tmp_path / f"m{behaviour}", feed(*TWO, fare_products=sold, fare_media=media, fare_transfer_rules=change)
        )
        assert paid(fares, BUS, THEN) == total


def test_a_broken_transfer_rule_is_no_second_ticket(tmp_path: Path) -> None:
    """The discount cannot be read: the kiosk does not charge the full sum in its place."""
    read = reading(tmp_path, feed(*TWO, fare_transfer_rules=f"{CHANGE}\ng,h,,soon,1,0,"))
    assert codes(read.faults) == {"GF204"}
    assert read.fares
    assert paid(prices_of(read.fares), BUS, THEN) is None
    assert paid(prices_of(read.fares), BUS) == 200


def test_a_missing_transfer_count_is_known_for_the_first_change_only(tmp_path: Path) -> None:
    """GTFS wants a count within one group; at least one change is meant whatever it is."""
    read = reading(tmp_path, feed(*TWO, fare_transfer_rules=f"{CHANGE}\ng,g,,,,0,"))
    assert codes(read.faults) == {"GF204"}
    assert read.fares
    assert paid(prices_of(read.fares), BUS, ON) == 200
    assert paid(prices_of(read.fares), BUS, ON, "bus C 10:00 D 10:20") is None
