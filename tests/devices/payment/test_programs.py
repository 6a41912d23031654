"""Stories of the simulated terminals as programs of their own: broken through their door, killed, started again."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.clock import SystemClock
from kiosk.devices.payment.nexo import UNDOINGS, NexoTerminal
from kiosk.devices.payment.nexo_line import Door, Key, Seal
from kiosk.devices.ports import DeviceTrouble, Holding, Payment
from kiosk.devices.simulated.bookings import Booking, Bookings
from kiosk.devices.simulated.control import ask
from tests.devices.payment.hall import Till, forget_all, hang_up_all, zvt
from tests.devices.payment.test_nexo import HURRIED, NexoOnTheWall

ROOT = Path(__file__).parents[3]


@contextmanager
def program(name: str, ledger: Path, port: int = 0, *more: str) -> Iterator[tuple[subprocess.Popen[str], int, int]]:
    """It runs; its port and its door's."""
    command = [sys.executable, "-m", f"kiosk.devices.simulated.{name}", "--port", str(port), "--ledger", str(ledger)]
    quick = ["--card", "0", "--bank", "0", *more]
    running = subprocess.Popen([*command, *quick], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    try:
        told = running.stdout.readline().split()
        yield running, int(told[1]), int(told[3])
    finally:
        running.kill()
        running.wait(5)
        running.stdout.close()


def test_a_zvt_terminal_dies_holding_money_and_knows_it_afterwards(tmp_path: Path) -> None:
    """Its plug was pulled when the bank had agreed: plugged in again it still knows, and the money is let go."""
    ledger = tmp_path / "bookings.jsonl"
    with program("zvt_terminal", ledger) as (running, port, door):
        till = Till(zvt(port))
        till.terminal.ready()
        assert ask(door, "fault die-after-auth once")["faults"] == {"die-after-auth": ""}
        assert till.authorise().payment is Payment.UNKNOWN
        assert running.wait(5) == 9
    hang_up_all()
    with program("zvt_terminal", ledger, port) as (_, _, door):
        assert ask(door, "ledger")["holds"] == [1]
        assert till.asked() is Holding.HELD
        till.release()
        found = ask(door, "ledger")
        assert (found["holds"], found["taken"]) == ([], {})
        forget_all()


def test_a_vending_terminal_that_is_killed_while_it_waits_undoes_the_payment(tmp_path: Path) -> None:
    """SIGKILL between the card and the paper: at its start it takes back what nobody confirmed."""
    ledger = tmp_path / "bookings.jsonl"
    with program("zvt_terminal", ledger, 0, "--poll", "0.01") as (running, port, _):
        till = Till(zvt(port, "vending"))
        till.terminal.ready()
        assert till.authorise().payment is Payment.HELD
        running.send_signal(signal.SIGKILL)
        running.wait(5)
        with pytest.raises(DeviceTrouble):
            till.complete()
    hang_up_all()
    with program("zvt_terminal", ledger, port) as (_, _, door):
        assert till.asked() is Holding.LET_GO
        assert ask(door, "ledger")["taken"] == {}
        forget_all()


def test_a_nexo_terminal_dies_and_is_asked_afterwards(tmp_path: Path) -> None:
    """The same with sealed messages: the payment is known by its ServiceID in the terminal's next life."""
    ledger = tmp_path / "bookings.jsonl"
    more = ("--passphrase", "correct horse")
    with program("nexo_terminal", ledger, 0, *more) as (running, port, door):
        till = Till(_nexo(port))
        till.terminal.ready()
        ask(door, "fault die-after-auth")
        assert till.authorise().payment is Payment.UNKNOWN
        assert running.wait(5) == 9
    with program("nexo_terminal", ledger, port, *more) as (_, _, door):
        assert till.asked() is Holding.HELD
        till.release()
        assert ask(door, "ledger")["taken"] == {}


def _nexo(port: int) -> NexoTerminal:
    seal = Seal(Key("loket", 1, "correct horse"))
    return NexoTerminal(Door("127.0.0.1", port), "KIOSK-1", "POI-1", SystemClock(), seal, HURRIED)


def test_the_door_explains_itself(tmp_path: Path) -> None:
    """Whoever breaks it by hand is told what can be broken, and what a slip meant."""
    with program("nexo_terminal", tmp_path / "l", 0, "--fault", "slow=1") as (_, _, door):
        assert ask(door, "faults")["faults"] == {"slow": "1"}
        assert "Did you mean silent" in str(ask(door, "fault silnt")["wrong"])
        assert ask(door, "mend")["faults"] == {}
        assert "means nothing" in str(ask(door, "hello")["wrong"])


def test_a_booking_that_was_cut_in_the_middle_was_never_booked(tmp_path: Path) -> None:
    """A power cut while the ledger was written: the half line is forgotten, the next one is whole."""
    file = tmp_path / "bookings.jsonl"
    first = Bookings(file)
    row = first.write(Booking("hold", 1, 1, 2490, "EUR", "120000", "1126"))
    first.close()
    with file.open("a") as torn:
        torn.write('{"op": "book", "rec')
    second = Bookings(file)
    assert second.rows == [row]
    second.write(Booking("release", 1, 2, 2490, "EUR", "120001", "1126", 1, 1))
    second.close()
    assert [kept.op for kept in Bookings(file).rows] == ["hold", "release"]


NEXO_FAULTS = (
    "", "decline=Refusal", "cancel", "slow=0.05", "unplugged", "busy", "cut-before-auth", "cut-after-auth", "twice",
    "split", "wrong-amount", "fixed-ids", "not-found", "reversal-refused", "decline=UnreachableHost",
)  # fmt: skip
acts = st.lists(st.tuples(st.sampled_from(NEXO_FAULTS), st.sampled_from(["ask", "release", "restart"])), max_size=4)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NEXO_FAULTS), st.none() | st.integers(1, 3), acts)
def test_nexo_faults_and_impatience_never_cost_money(
    fault: str, cancel_at: int | None, then: list[tuple[str, str]]
) -> None:
    """Never two payments for one sale; settled, it is free; and the adapter never says what is not so."""
    with tempfile.TemporaryDirectory() as folder:
        wall = NexoOnTheWall(Path(folder), card=0.01)
        till = Till(wall.terminal())

        def broken(fault: str) -> None:
            name, _, value = fault.partition("=")
            if name:
                wall.faults.set(name, value, once=True)

        def tell(key: str) -> None:
            till.told.append(key)
            if len(till.told) == cancel_at:
                till.terminal.cancel()

        def honest(holding: Holding) -> Holding:
            taken = bool(wall.bank.taken())
            assert holding is Holding.BUSY or taken == (holding is Holding.HELD)
            return holding

        broken(fault)
        held = till.authorise(tell=tell)
        if held.payment in (Payment.CANCELLED, Payment.DECLINED):
            assert not wall.bank.taken()
        for fault, act in then:
            broken(fault)
            with suppress(DeviceTrouble):
                if act == "ask":
                    honest(till.ask())
                elif act == "release":
                    till.release()
                else:
                    till.terminal = wall.terminal()
        wall.faults.mend()
        for _ in range(4):
            if honest(till.asked()) is not Holding.HELD:
                break
            with suppress(DeviceTrouble):
                till.release()
        assert wall.payments <= 1
        if [fault for fault, _ in then].count("reversal-refused") < len(UNDOINGS):
            assert not wall.bank.taken(), "charged without a ticket"
        wall.unplug()
