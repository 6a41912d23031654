"""Stories of machines that break: on command, in plain sight, and mended while the kiosk runs."""

import itertools
import json
import logging
import os
import struct
import threading
import zlib
from pathlib import Path

import pytest

from kiosk.devices.cabinet import FAULTS_FILE, open_cabinet
from kiosk.devices.ports import DeviceTrouble, Holding, Payment
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.printer import WIDTH_DOTS, SimulatedPrinter
from kiosk.devices.simulated.store import Ledger
from kiosk.devices.simulated.terminal import SimulatedTerminal
from kiosk.errors import FaultyFile
from kiosk.money import Money
from kiosk.settings import DeviceSettings, Settings
from tests.clock import FakeClock

FARE = Money(2490)


def png(width: int = WIDTH_DOTS, bits: int = 1) -> bytes:
    """The start of a picture, as far as a printer looks at it."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, 8, bits, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def at(file: Path, tree: object, second: int) -> None:
    """Write it with a time of its own, so that a change within the same tick is a change too."""
    file.write_text(tree if isinstance(tree, str) else json.dumps(tree), "utf-8")
    os.utime(file, (second, second))


def test_a_demonstrator_breaks_a_running_kiosk_from_outside(tmp_path: Path) -> None:
    """One line in a small file, and the next card is declined; taking the file away mends everything."""
    file = tmp_path / FAULTS_FILE
    faults = Faults(file)
    assert faults.now("terminal") == "works"

    at(file, {"terminal": "decline-once", "printer": "no-paper"}, 1)
    assert faults.strikes("terminal", "decline") == "decline"
    assert not faults.strikes("terminal", "decline"), "once is once"
    assert faults.strikes("printer", "no-paper", "jam") == "no-paper"

    at(file, {"terminal": "decline-once"}, 2)
    assert faults.strikes("terminal", "decline"), "writing it again breaks it again"
    assert faults.now("printer") == "works"

    file.unlink()
    assert faults.now("printer") == "works"


@pytest.mark.parametrize(
    ("source", "line", "cure"),
    [
        ('{\n  "terminal": "declin"\n}', 2, 'Did you mean "decline"?'),
        ('{\n\n  "printr": "jam"\n}', 3, 'Did you mean "printer"?'),
        ('{"printer": 7}', 1, "Known are: works, no-paper"),
        ('{"terminal": \n oops}', 2, ""),
        ("[]", 1, 'Write {"terminal": "decline-once"}.'),
    ],
)
def test_a_slip_in_the_file_is_named_with_line_and_cure(tmp_path: Path, source: str, line: int, cure: str) -> None:
    """Nobody searches for a typing error while the audience waits."""
    file = tmp_path / FAULTS_FILE
    file.write_text(source, "utf-8")

    with pytest.raises(FaultyFile) as faulty:
        Faults(file)

    (fault,) = faulty.value.faults
    assert (fault.file, fault.line) == (str(file), line)
    assert cure in fault.cure


def test_a_slip_while_running_changes_nothing_and_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A kiosk does not fall over because of a half-written file."""
    file = tmp_path / FAULTS_FILE
    at(file, {"printer": "jam"}, 1)
    faults = Faults(file)

    at(file, '{"printer": ', 2)
    with caplog.at_level(logging.WARNING):
        assert faults.now("printer") == "jam"
    assert "devices.json:1: DV001" in caplog.text


def test_a_test_that_misspells_a_fault_is_told(tmp_path: Path) -> None:
    """A test that breaks nothing proves nothing."""
    with pytest.raises(ValueError, match='Did you mean "unplugged"'):
        Faults().set("terminal", "unpluged")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def terminal_with(tmp_path: Path, clock: FakeClock, faults: Faults, card_after: float | None = 2) -> SimulatedTerminal:
    ledger = Ledger(tmp_path / "bank.sqlite")
    return SimulatedTerminal(ledger, faults, clock, card_after_seconds=card_after, wait=clock.move)


def test_the_terminal_speaks_at_least_every_five_seconds(tmp_path: Path, clock: FakeClock) -> None:
    """Nobody stands before a silent machine with a card in the hand; after a minute it gives up by itself."""
    terminal = terminal_with(tmp_path, clock, Faults(), card_after=None)
    heard: list[tuple[float, str]] = []

    held = terminal.authorise(FARE, "K7Q2M9XP", lambda key: heard.append((clock.seconds(), key)), str)

    assert (held.payment, held.say, clock.seconds()) == (Payment.CANCELLED, "no-card", 60)
    assert [key for _, key in heard[:2]] == ["hold-card", "wait-card"]
    assert max(later[0] - earlier[0] for earlier, later in itertools.pairwise(heard)) <= 5


def test_a_card_and_a_stop_end_the_waiting_at_once(tmp_path: Path) -> None:
    """Real waiting, real threads: the terminal wakes up the moment something happens, not some seconds later."""
    terminal = SimulatedTerminal(
        Ledger(tmp_path / "bank.sqlite"), Faults(), FakeClock(), card_after_seconds=None, bank_seconds=0
    )
    for act, payment in ((terminal.present_card, Payment.HELD), (terminal.cancel, Payment.CANCELLED)):
        asked = threading.Event()
        hand = threading.Thread(target=lambda act=act, asked=asked: (asked.wait(10), act()))
        hand.start()
        held = terminal.authorise(FARE, f"N-{payment}", lambda _, asked=asked: asked.set(), str)
        hand.join(10)
        assert held.payment is payment


def test_two_payments_at_once_are_refused(tmp_path: Path, clock: FakeClock) -> None:
    """A terminal has one slot: while it is busy, nobody else is asked for a card."""
    terminal = terminal_with(tmp_path, clock, Faults())
    said: list[str] = []

    def meanwhile(_: str) -> None:
        with pytest.raises(DeviceTrouble) as trouble:
            terminal.ready()
        said.append(trouble.value.say)

    terminal.authorise(FARE, "K7Q2M9XP", meanwhile, str)
    assert set(said) == {"terminal-busy"}
    terminal.ready()


def test_money_is_taken_or_let_go_once_however_often_it_is_asked(tmp_path: Path, clock: FakeClock) -> None:
    """After a lost answer the till asks again: the bank must not count that twice, nor undo what was taken."""
    terminal = terminal_with(tmp_path, clock, Faults(), card_after=0)
    for number, act in (("TAKEN222", terminal.complete), ("LETGO222", terminal.release)):
        assert terminal.ask(number, "") is Holding.NEVER
        terminal.authorise(FARE, number, str, str)
        assert terminal.ask(number, "") is Holding.HELD
        act(number, "")
        act(number, "")
    ledger = Ledger(tmp_path / "bank.sqlite")

    assert (ledger.count("TAKEN222", Holding.TAKEN), ledger.count("LETGO222", Holding.LET_GO)) == (1, 1)
    assert ledger.held("TAKEN222") is None
    for act, number in (
        (terminal.release, "TAKEN222"),
        (terminal.complete, "LETGO222"),
        (terminal.complete, "NEVER222"),
    ):
        with pytest.raises(DeviceTrouble):
            act(number, "")
    terminal.release("NEVER222", "")


def test_a_till_that_asks_twice_is_found_out(tmp_path: Path, clock: FakeClock) -> None:
    """The simulated bank is as strict as a real one: two authorisations hold the money twice."""
    terminal = terminal_with(tmp_path, clock, Faults(), card_after=0)
    terminal.authorise(FARE, "K7Q2M9XP", str, str)
    terminal.authorise(FARE, "K7Q2M9XP", str, str)
    terminal.complete("K7Q2M9XP", "")

    assert terminal.ask("K7Q2M9XP", "") is Holding.HELD


def test_pulling_the_plug_in_the_middle_keeps_it_pulled(tmp_path: Path, clock: FakeClock) -> None:
    """Until somebody plugs it in again, the terminal answers nothing; its bank still knows."""
    faults = Faults()
    terminal = terminal_with(tmp_path, clock, faults, card_after=0)
    faults.set("terminal", "unplugged-after-hold")

    assert terminal.authorise(FARE, "K7Q2M9XP", str, str).payment is Payment.UNKNOWN
    with pytest.raises(DeviceTrouble):
        terminal.ask("K7Q2M9XP", "")
    faults.set("terminal", "works")
    assert terminal.ask("K7Q2M9XP", "") is Holding.HELD


def test_each_piece_of_paper_is_kept(tmp_path: Path) -> None:
    """A ticket that comes out twice is seen twice; a torn one does not count as a ticket."""
    faults = Faults()
    printer = SimulatedPrinter(tmp_path / "paper", faults)
    printer.print(png(), "K7Q2M9XP")
    printer.print(png(), "K7Q2M9XP")
    faults.set("printer", "half-printed-once")
    with pytest.raises(DeviceTrouble):
        printer.print(png(), "K7Q2M9XP")

    assert [file.name for file in printer.tickets("K7Q2M9XP")] == ["K7Q2M9XP-2.png", "K7Q2M9XP.png"]
    assert (tmp_path / "paper" / "K7Q2M9XP.torn.png").exists()


@pytest.mark.parametrize("picture", [png(600), png(bits=8), b"not a picture at all"])
def test_the_printer_takes_only_what_a_real_one_prints(tmp_path: Path, picture: bytes) -> None:
    """A picture that is too wide would be cut off in a traveller's hand: that is our bug, found here."""
    with pytest.raises(ValueError, match="The printer takes"):
        SimulatedPrinter(tmp_path, Faults()).print(picture, "K7Q2M9XP")


def test_staff_see_what_is_wrong_with_the_cabinet(tmp_path: Path, clock: FakeClock) -> None:
    """One look at the dashboard says which roll or cable to bring; a nearly empty roll still sells."""
    cabinet = open_cabinet(Settings(tmp_path), clock)
    assert cabinet.condition() == ()

    at(tmp_path / FAULTS_FILE, {"printer": "cover-open", "terminal": "unplugged"}, 1)
    assert cabinet.condition() == ("cover-open", "terminal-unplugged")

    at(tmp_path / FAULTS_FILE, {"printer": "near-end"}, 2)
    assert cabinet.condition() == ("paper-near-end",)
    cabinet.printer.print(png(), "K7Q2M9XP")
    assert (tmp_path / "paper" / "K7Q2M9XP.png").exists()


def test_a_machine_that_we_do_not_have_is_refused_by_name(tmp_path: Path) -> None:
    """An operator's slip in the settings is said at the start, not at the first sale."""
    settings = Settings(tmp_path, devices=DeviceSettings(printer="laser", terminal="simulatd"))

    with pytest.raises(FaultyFile) as faulty:
        open_cabinet(settings)
    assert [fault.what for fault in faulty.value.faults] == [
        '"laser" is not a printer that we have.',
        '"simulatd" is not a terminal that we have.',
    ]
