"""A helper takes the screen, helps with what was sold, and hands it back: the traveller's step waits as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from assistance.model import Helper, Role
from kiosk.assembly import Kiosk
from kiosk.devices.ports import Holding
from kiosk.sales.model import Sale, SaleState
from kiosk.settings import KioskSettings
from tests.stories.stage import Stage, open_stage
from ui.view import view_of

pytestmark = pytest.mark.slow

HERE = (KioskSettings.station,)
ANNA = Helper("anna", "Anna", role=Role.HELPER, stations=HERE)
MO = Helper("mo", "Mo", role=Role.MANAGER, stations=HERE)
BADGE, PIN = "104233", "4711"


def kiosk_of(stage: Stage) -> Kiosk:
    kiosk = stage.app.wings.kiosk
    assert isinstance(kiosk, Kiosk)
    return kiosk


def sale_of(stage: Stage) -> Sale:
    return kiosk_of(stage).sales.sales(last=1)[0]


def comes(stage: Stage, helper: Helper) -> None:
    """She is called, comes, and stands beside the traveller."""
    stage.badges.known[BADGE, PIN] = helper
    stage.desk.staff.enrol(helper.name, stage.clock.now(), *HERE)
    stage.touch(stage.say("frame-call"))
    stage.help_is("received", "seen")
    call = stage.desk.requests.live()[0].id
    stage.answer_calls(lambda desk: desk.handling.acknowledge(call, helper, 2))
    stage.help_is("coming")
    stage.answer_calls(lambda desk: desk.handling.arrive(call, helper))
    stage.help_is("arrived")


def types(stage: Stage, digits: str, then: str) -> None:
    for digit in digits:
        stage.touch(digit)
    stage.touch(stage.say("pad-next"), then)


def signs_on(stage: Stage, helper: Helper) -> None:
    comes(stage, helper)
    stage.touch(stage.say("staff-open"), "staff-badge")
    types(stage, BADGE, "staff-pin")
    types(stage, PIN, "staff")


def shown(stage: Stage) -> dict[str, object]:
    """All that is on the screen, but what is said of the call."""
    presenter = stage.app.presenter
    view = view_of(stage.prompt, presenter.frame, presenter.texts)
    return {name: part for name, part in view.items() if name not in ("helping", "talk")}


def papers(stage: Stage) -> list[str]:
    return sorted(paper.name for paper in (stage.home / "paper").iterdir() if paper.suffix == ".png")


def buys(stage: Stage) -> Sale:
    stage.go_to_review()
    stage.touch(stage.choice("yes"), "your-ticket")
    return sale_of(stage)


def test_a_helper_prints_the_ticket_that_the_printer_swallowed(stage: Stage) -> None:
    """The printer said that it was out, and the traveller has nothing: the same ticket again, in Anna's name."""
    sale = buys(stage)
    before, screen = papers(stage), shown(stage)
    signs_on(stage, ANNA)
    assert "Anna" in stage.prompt.title
    stage.touch(stage.choice("why"), "staff-why")
    told = {line.id: line.value for line in stage.prompt.lines}
    assert told["stuck"] == screen["title"]
    assert told["machine"] == stage.say("staff-machine.good")
    stage.touch(stage.say("frame-back"), "staff")

    stage.touch(stage.choice("sold"), "staff-sold")
    stage.touch(stage.choice(sale.number), "staff-sale")
    assert [choice.id for choice in stage.prompt.choices] == ["print-again"], "money is for managers"
    stage.touch(stage.choice("print-again"), "staff-sure")
    stage.touch(stage.choice("yes"), "staff-sale")
    assert [name for name in papers(stage) if name not in before], "another paper"
    history = [(event.state, event.detail) for event in kiosk_of(stage).sales.events(sale.number)]
    assert history[-1] == (SaleState.DONE, "Anna: printed again")

    stage.touch(stage.say("staff-hand-back"), "your-ticket")
    assert shown(stage) == screen
    assert not stage.app.presenter.lent


def test_a_manager_gives_the_money_back(stage: Stage) -> None:
    """The wrong ticket was bought: it is void, the bank has the money back, and the journal says by whom."""
    sale = buys(stage)
    signs_on(stage, MO)
    stage.touch(stage.choice("sold"), "staff-sold")
    stage.touch(stage.choice(sale.number), "staff-sale")
    stage.touch(stage.choice("give-back"), "staff-sure")
    stage.touch(stage.choice("no"), "staff-sale")
    assert sale_of(stage).state is SaleState.DONE, "asked once more, she said no"
    stage.touch(stage.choice("give-back"), "staff-sure")
    stage.touch(stage.choice("yes"), "staff-sale")
    assert sale_of(stage).state is SaleState.REFUNDED
    assert stage.ledger.holding(sale.number) is Holding.LET_GO
    assert [ticket.number for ticket in kiosk_of(stage).sales.void_tickets()] == [sale.number]
    assert any(event.detail == "Mo: at the machine" for event in kiosk_of(stage).sales.events(sale.number))
    assert [choice.id for choice in stage.prompt.choices] == []


def test_what_does_not_work_is_said_and_changes_nothing(stage: Stage) -> None:
    """There is no paper: she reads so, and may try again when there is."""
    sale = buys(stage)
    signs_on(stage, ANNA)
    stage.faults.set("printer", "no-paper")
    stage.touch(stage.choice("sold"), "staff-sold")
    stage.touch(stage.choice(sale.number), "staff-sale")
    stage.touch(stage.choice("print-again"), "staff-sure")
    before = papers(stage)
    stage.touch(stage.choice("yes"), "staff-sale")
    assert stage.prompt.trouble == f"{stage.say('staff-not-done')} {stage.say('no-paper.staff')}"
    assert papers(stage) == before
    stage.touch(stage.say("frame-back"), "staff-sold")
    stage.touch(stage.say("frame-back"), "staff")
    stage.touch(stage.choice("why"), "staff-why")
    assert {line.id: line.value for line in stage.prompt.lines}["machine"] == stage.say("no-paper.staff")


@pytest.mark.requirement("A11Y-8")
def test_a_wrong_pin_opens_nothing(stage: Stage) -> None:
    """Nobody learns whether the badge or the PIN was wrong; the digits of a PIN are neither shown nor said."""
    stage.go_to_review()
    comes(stage, ANNA)
    stage.touch(stage.say("staff-open"), "staff-badge")
    types(stage, BADGE, "staff-pin")
    stage.touch(stage.say("frame-read"))
    for digit in "0000":
        stage.touch(digit)
    stage.hears(stage.say("pad-hidden", count=4))
    assert shown(stage)["pad"]["typed"] == "•• •• __"  # type: ignore[index]
    assert "0" not in shown(stage)["pad"]["name"]  # type: ignore[index]
    stage.touch(stage.say("pad-next"), "staff-badge")
    assert stage.prompt.trouble == stage.say("staff-wrong")
    assert not any("0" in text for text in stage.ear.texts)
    stage.touch(stage.say("frame-back"), "review")


def test_too_many_wrong_ones_are_told(stage: Stage) -> None:
    """The pause is the desk's; the kiosk says how long."""
    comes(stage, ANNA)
    stage.badges.paused = True
    stage.touch(stage.say("staff-open"), "staff-badge")
    types(stage, BADGE, "staff-pin")
    types(stage, "9999", "staff-badge")
    assert stage.prompt.trouble == stage.say("staff-paused")


def test_without_the_desk_nobody_signs_on(stage: Stage) -> None:
    """Only the desk knows who may: the kiosk says that it cannot ask."""
    stage.go_to_review()
    comes(stage, ANNA)
    stage.link.cut()
    stage.clock.move(6)
    stage.touch(stage.say("staff-open"), "staff-badge")
    stage.robot.until(lambda: not stage.app.wings.caller._delivery.reachable, "the kiosk knows")
    types(stage, BADGE, "staff-pin")
    types(stage, PIN, "staff-badge")
    assert stage.prompt.trouble == stage.say("staff-unreachable")


def test_what_was_counted_and_spelled_is_there_afterwards(stage: Stage) -> None:
    """Two counted travellers, in the traveller's own language, in her own large letters; the helper reads Dutch."""
    stage.touch(stage.prompt.choices[0].label, "travellers")
    counter = stage.prompt.counters[0]
    stage.app.presenter.act("larger")
    stage.app.presenter.act("more", counter.id)
    screen, known = shown(stage), stage.app.presenter.visit.known
    signs_on(stage, ANNA)
    stage.app.presenter.act("language", "nl")
    stage.robot.until(lambda: stage.prompt.language == "nl", "Dutch")
    stage.touch(stage.say("staff-hand-back"), "travellers")
    assert shown(stage) == screen
    assert stage.app.presenter.visit.known == known


def test_letters_that_were_spelled_are_there_afterwards(stage: Stage) -> None:
    """And Delete still takes back one letter."""
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    for letter in "bo":
        stage.app.presenter.act("letter", letter.upper())
    stage.robot.until(lambda: stage.ready() and shown(stage)["board"]["typed"] == "BO", "the letters")  # type: ignore[index]
    screen = shown(stage)
    signs_on(stage, ANNA)
    stage.touch(stage.say("staff-hand-back"), "destination")
    assert shown(stage) == screen
    stage.app.presenter.act("delete")
    stage.robot.until(lambda: shown(stage)["board"]["typed"] == "B", "one letter less")  # type: ignore[index]


def test_who_walks_away_leaves_no_rights_behind(stage: Stage) -> None:
    """After a minute without a touch the screen is the traveller's; what the helper was doing is over."""
    sale = buys(stage)
    signs_on(stage, MO)
    stage.touch(stage.choice("sold"), "staff-sold")
    stage.touch(stage.choice(sale.number), "staff-sale")
    assert stage.app.staff_link is not None
    stage.clock.move(59)
    stage.app.staff_link.look()
    assert stage.step == "staff-sale"
    stage.clock.move(2)
    stage.app.staff_link.look()
    stage.reach("your-ticket")
    stage.app.presenter.act("choose", "give-back")
    stage.robot.until(stage.ready, "nothing happens")
    assert sale_of(stage).state is SaleState.DONE


@pytest.fixture
def waiting_for_a_card(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    with open_stage(home, card_by_hand=True) as stage:
        yield stage


def test_not_while_the_reader_waits_for_her_card(waiting_for_a_card: Stage) -> None:
    """Her money first: the helper is told to sign on afterwards."""
    stage = waiting_for_a_card
    stage.go_to_review()
    comes(stage, ANNA)
    stage.touch_now(stage.choice("yes"))
    stage.robot.until(lambda: bool(stage.app.presenter.visit.asking), "the reader listens")
    stage.touch_now(stage.say("staff-open"))
    stage.robot.until(lambda: stage.app.presenter.frame.trouble == stage.say("staff-busy"), "told")
    assert not stage.app.presenter.lent
    stage.terminal.present_card()
    stage.reach("your-ticket")


def test_other_travellers_sales_are_numbers_only(stage: Stage) -> None:
    """Where somebody else went is nobody's business: a number, a time, a price, and what became of it."""
    first = buys(stage)
    stage.touch(stage.prompt.next_label, "mood")
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    signs_on(stage, ANNA)
    stage.touch(stage.choice("sold"), "staff-sold")
    row = next(choice for choice in stage.prompt.choices if choice.id == first.number)
    words = f"{row.label} {row.detail} {row.price}"
    for leg in first.offer.out.legs:
        assert leg.end.station.name not in words
    assert stage.prompt.lines == ()
