"""Each traveller of the note finishes every errand of the shipped flow, with the senses and hands that she has.

`./loket test` plays everything once and a purchase in each language; `./loket accessibility robots` everything in all.
"""

import pytest

from kiosk.assembly import Kiosk
from kiosk.devices.payment.counter import AwayCounter
from kiosk.devices.ports import Holding
from kiosk.fares.tariff_file import read_tariff
from kiosk.sales.collecting import paid
from kiosk.sales.model import SaleState
from tests.accessibility.robots import calls
from tests.accessibility.robots.conftest import LANGUAGES
from tests.accessibility.robots.errands import ERRANDS, Errand, errand
from tests.accessibility.robots.travellers import Blind, Deaf, Seeing, Traveller, Wheelchair
from tests.stories.stage import Stage

pytestmark = pytest.mark.slow

PROVES = {
    Blind: ("A11Y-1", "A11Y-18"),
    Deaf: ("A11Y-38", "A11Y-41"),
    Seeing: ("A11Y-49",),  # MUTE: touches and reads, and is never asked to speak
    Wheelchair: ("A11Y-63",),
}


def _named(*names: str) -> tuple[Errand, ...]:
    return tuple(errand(name) for name in names)


EVERYDAY = {
    Blind: ("en", _named("return", "family", "discount card", "on a phone", "changed her mind", "train times")),
    Deaf: ("de", _named("single", "changed her mind")),
    Seeing: ("sv", _named("changed her mind", "train times")),
    Wheelchair: ("nl", _named("return", "train times")),
}
PLAYERS = [pytest.param(who, id=who.__name__, marks=pytest.mark.requirement(*ids)) for who, ids in PROVES.items()]


@pytest.mark.parametrize("who", PLAYERS)
def test_every_errand(hall: Stage, who: type[Traveller], whole: bool) -> None:
    """Whoever cannot finish alone what others can is sent to the queue that the machine was meant to spare her."""
    for language, errands in [(one, ERRANDS) for one in LANGUAGES] if whole else [EVERYDAY[who]]:
        one = who(hall, language)
        bought: set[str] = set()
        for wanted in errands:
            one.runs(wanted)
            bought |= ends_well(hall, wanted)
        if whole:
            assert bought == {product.id for product in read_tariff().products}, "each product is bought by somebody"
        if whole or who is Blind:
            comes_back_from_the_counter(one)
        one.comes()
        calls.somebody_comes(one)
        calls.nobody_can(one)
        if isinstance(one, Deaf):
            one.comes()
            calls.write_to_each_other(one)
            assert one.unwritten == [], "heard and not seen"


@pytest.mark.requirement("A11Y-1", "A11Y-14", "A11Y-86")
def test_a_ticket_in_every_language_by_ear(hall: Stage) -> None:
    """Read to me, five keys, and her own language: the voice and the glass say the same, and a ticket comes out."""
    for language in LANGUAGES:
        Blind(hall, language).runs(errand("single"))
        ends_well(hall, errand("single"))
        assert {said.language for said in hall.ear.heard[-5:]} == {language}


def test_a_control_without_a_name_is_not_found_by_ear(hall: Stage) -> None:
    """A robot that never fails proves nothing: a control that is not named cannot be found by ear."""
    blind = Blind(hall)
    blind.comes()
    blind.lost = hall.as_spoken(hall.prompt.choices[0].label)[0]
    with pytest.raises(AssertionError, match="do not lead to"):
        blind.press(hall.prompt.choices[0].label)


def ends_well(hall: Stage, errand: Errand) -> set[str]:
    """What she came for is done, and the money is where it belongs. The products that she bought."""
    sale = hall.app.presenter.visit.sale
    if errand.undone:
        assert sale is None or hall.ledger.holding(sale.number) is not Holding.TAKEN
    elif errand.need == "ticket" and errand.means == "card":
        assert sale is not None
        assert sale.state is SaleState.DONE
        assert hall.ledger.holding(sale.number) is Holding.TAKEN
        return {line.product for line in sale.offer.lines}
    return set()


def comes_back_from_the_counter(one: Traveller) -> None:
    """The counter has her money: the six digits of her paper open her ticket."""
    kiosk = one.stage.app.wings.kiosk
    assert isinstance(kiosk, Kiosk)
    assert isinstance(kiosk.cabinet.counter, AwayCounter)
    one.runs(errand("at the counter"))
    paid(kiosk.sales, kiosk.cabinet.counter, kiosk.sales.find(one.number), "Anna")
    one.runs(Errand("collects", need="slip", code=one.slip))
    assert kiosk.sales.find(one.number).state is SaleState.DONE
