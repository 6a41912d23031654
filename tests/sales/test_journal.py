"""Stories of the journal: what was sold can be read back whole, and no sale goes backwards."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import FaultyFile, Trouble
from kiosk.fares.model import Cheaper, Comparison, Offer, OfferLine
from kiosk.flows.model import Party
from kiosk.money import Money, total
from kiosk.sales.model import Sale, SaleState
from kiosk.sales.store import open_sales
from kiosk.sales.written import read_offer, written
from kiosk.settings import read_settings
from kiosk.timetable.model import Call, Itinerary, Leg, Station
from tests.clock import ZONE, FakeClock
from tests.sales.journeys import long_offer, simple_offer
from tests.sales.shop import Shop

text = st.text(max_size=12)
moments = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))]))
stations = st.builds(
    Station, text, text, st.floats(-90, 90), st.floats(-180, 180), st.lists(text, max_size=2).map(tuple)
)
calls = st.builds(Call, stations, moments, text)
itineraries = st.builds(Itinerary, st.lists(st.builds(Leg, text, text, text, calls, calls), max_size=2).map(tuple))
amounts = st.builds(Money, st.integers(0, 10**7), st.just("SEK"))
riders = st.lists(st.tuples(text, st.integers(1, 9)), max_size=2).map(tuple)
lines = st.lists(
    st.builds(OfferLine, text, text, st.integers(1, 9), amounts, text, riders, text, text, text), max_size=2
).map(tuple)
whole = st.builds(
    Offer,
    id=text,
    out=itineraries,
    back=st.none() | itineraries,
    party=st.builds(Party, st.lists(st.tuples(text, st.integers(0, 9)), max_size=3).map(tuple)),
    card=text,
    lines=lines,
    total=amounts,
    compared=st.lists(st.builds(Comparison, text, amounts, lines), max_size=2).map(tuple),
    badges=st.lists(text, max_size=2).map(tuple),
    valid_from=moments,
    valid_until=moments,
    tariff=text,
    demo=st.booleans(),
    cheaper=st.none() | st.builds(Cheaper, moments, st.none() | moments, amounts),
    saves=st.none() | amounts,
    looked_at=st.integers(0, 999),
    tariff_sha256=text,
    timetable_sha256=text,
    expires=st.none() | moments,
)
offers = whole.map(lambda offer: replace(offer, total=total((line.sum for line in offer.lines), "SEK")))
offers |= offers.map(lambda offer: replace(offer, seal=offer.fingerprint))


def a_sale(number: str = "K7Q2M9XP", offer: Offer | None = None) -> Sale:
    return Sale(number, offer or long_offer(), "nl", SaleState.OPEN, datetime(2026, 11, 20, 9, 30, tzinfo=ZONE))


@given(offers)
def test_an_offer_is_read_back_as_it_was_sold(offer: Offer) -> None:
    """Whoever asks about a ticket next month gets exactly what was sold, to the minute and the cent."""
    assert read_offer(written(offer)) == offer


def test_a_journal_of_last_year_can_still_be_read() -> None:
    """A field that a later version added has its default; one without a default is missed loudly."""
    older = json.loads(written(simple_offer()))
    del older["out"]["legs"][0]["start"]["station"]["also"]
    for field in ("cheaper", "saves", "looked_at", "tariff_sha256", "timetable_sha256", "expires", "seal"):
        del older[field]
    for field in ("kind", "riders", "way", "card", "when"):
        del older["lines"][0][field]
    assert read_offer(json.dumps(older)) == simple_offer()

    del older["total"]
    with pytest.raises(ValueError, match="Offer in the journal has no total"):
        read_offer(json.dumps(older))


def test_a_total_that_is_not_its_lines_is_neither_written_nor_read() -> None:
    """Whoever adds up the lines of a ticket gets what was paid; a journal that says otherwise is not believed."""
    wrong = replace(simple_offer(), total=Money(1))
    with pytest.raises(ValueError, match="are not its total"):
        written(wrong)
    changed = json.loads(written(simple_offer()))
    changed["total"]["minor"] = 1
    with pytest.raises(ValueError, match="are not its total"):
        read_offer(json.dumps(changed))


def test_a_changed_journal_is_not_believed() -> None:
    """Other trains under the same number: the seal of what was sold tells."""
    sealed = replace(simple_offer(), seal=simple_offer().fingerprint)
    changed = json.loads(written(sealed))
    changed["out"]["legs"][0]["trip"] = "another train"
    with pytest.raises(ValueError, match="is not what was sold"):
        read_offer(json.dumps(changed))


def test_a_sale_survives_a_restart(tmp_path: Path) -> None:
    """What was written before the kiosk went down is there when it comes up."""
    before = Shop(tmp_path)
    before.store.begin(a_sale())
    after = Shop(tmp_path)

    assert after.store.find("K7Q2M9XP") == a_sale()
    assert after.store.unsettled() == (a_sale(),)
    assert after.store.find("NOTHERE2") is None
    before.close()
    after.close()


def test_no_sale_goes_backwards(shop: Shop) -> None:
    """A sale that is done stays done, and two tills cannot both end it."""
    sale = a_sale()
    shop.store.begin(sale)
    held = shop.store.move(shop.store.move(sale, SaleState.ASKING), SaleState.HELD)

    with pytest.raises(ValueError, match="is not open any more"):
        shop.store.move(sale, SaleState.UNDONE)
    with pytest.raises(ValueError, match="cannot become done after held"):
        shop.store.move(held, SaleState.DONE)

    done = held
    for state in (SaleState.ISSUED, SaleState.PRINTING, SaleState.PRINTED, SaleState.TAKING, SaleState.DONE):
        done = shop.store.move(done, state)
    with pytest.raises(ValueError, match="cannot become undone after done"):
        shop.store.move(done, SaleState.UNDONE)
    assert shop.store.find(sale.number) == done
    assert shop.store.unsettled() == ()


def test_no_card_number_is_ever_written(shop: Shop, tmp_path: Path) -> None:
    """A stolen disk holds no card: only what the terminal masked."""
    shop.sell()
    shop.close()

    journal = b"".join(file.read_bytes() for file in tmp_path.glob("sales.sqlite*"))
    assert b"**** **** **** 4242" in journal
    assert not re.search(rb"(?<!\d)\d{13,19}(?!\d)", journal)


def test_a_journal_in_a_database_elsewhere_is_refused_with_the_reason(tmp_path: Path) -> None:
    """Between the card reader and its note there is no network: an operator who wants one reads why."""
    (tmp_path / "loket.toml").write_text('[kiosk]\njournal = "postgresql://db/sales"\n')
    with pytest.raises(FaultyFile, match=r"nobody reads 'journal'.*decisions/0012"):
        read_settings(home=tmp_path)
    assert list((Path(__file__).parents[2] / "docs" / "decisions").glob("0012-*"))


def test_a_torn_journal_is_a_trouble_and_no_bug(tmp_path: Path) -> None:
    """A failing disk: the file is no database any more, at the start or in the middle of the day."""
    whole = tmp_path / "sales.sqlite"
    whole.write_bytes(b"this was a journal once\n" * 400)
    with pytest.raises(Trouble, match="storage-failed"):
        open_sales(whole, FakeClock())
    whole.unlink()
    store = open_sales(whole, FakeClock())
    store.begin(Sale("AAAA2222", simple_offer(), "en", SaleState.OPEN, FakeClock().now()))
    store.close()
    content = bytearray(whole.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    whole.write_bytes(content)
    with pytest.raises(Trouble, match="storage-failed"):
        open_sales(whole, FakeClock()).sales()
