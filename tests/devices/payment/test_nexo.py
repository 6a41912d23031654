"""Stories of a nexo terminal: a payment is sent once, ever, and what became of it is asked until it is known."""

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import SystemClock
from kiosk.devices.payment.nexo import NexoPatience, NexoTerminal
from kiosk.devices.payment.nexo_line import Door, Key, Seal
from kiosk.devices.ports import DeviceTrouble, Holding, Payment
from kiosk.devices.simulated.bookings import Bookings
from kiosk.devices.simulated.control import WireFaults
from kiosk.devices.simulated.nexo_terminal import KNOWN, NexoTerminalProgram, serve
from kiosk.errors import Trouble
from kiosk.money import Money
from tests.devices.payment.hall import FARE, Till

HURRIED = NexoPatience(connect=1, answer=1, pay=3, tell=0.05, again=0.02)
KEY = Key("loket", 1, "correct horse")


class NexoOnTheWall:
    """The simulated terminal; it can die and be plugged in again on the same ledger and the same port."""

    def __init__(self, folder: Path, card: float = 0.0, key: Key | None = None, trust: Any = None) -> None:
        self.file = folder / "bookings.jsonl"
        self.faults = WireFaults(KNOWN)
        self.card, self.key, self.trust = card, key, trust
        self.port = 0
        self.payments = 0
        self.plug_in()

    def plug_in(self) -> None:
        self.bank = Bookings(self.file)
        self.dead = threading.Event()
        program = NexoTerminalProgram(self.bank, self.faults, self.card, 0.0, self.dead.set, self.key)
        answer = program.answer

        def counted(octets: bytes) -> bytes:
            self.payments += b'"PaymentRequest"' in octets
            return answer(octets)

        program.answer = counted  # type: ignore[method-assign]
        self.server = serve(program, self.faults, self.port, self.trust)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def unplug(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.bank.close()

    def terminal(self, **door: str) -> NexoTerminal:
        seal = Seal(self.key) if self.key else None
        host = Door("127.0.0.1", self.port, **door)
        return NexoTerminal(host, "KIOSK-1", "V400m-123456789", SystemClock(), seal, HURRIED)


@pytest.fixture
def wall(tmp_path: Path) -> Iterator[NexoOnTheWall]:
    wall = NexoOnTheWall(tmp_path)
    yield wall
    wall.unplug()


def taken(wall: NexoOnTheWall) -> int:
    return sum(wall.bank.taken().values())


def test_a_ticket_is_paid_and_can_be_given_back(wall: NexoOnTheWall) -> None:
    """The whole way, then the undo window: a part once, and no more than was paid."""
    till = Till(wall.terminal())
    till.terminal.ready()
    held = till.authorise()
    assert (held.payment, held.card, held.receipt) == (
        Payment.HELD, "visa **** 1111", ("CARD 411111 **** 1111", "Thank you"),
    )  # fmt: skip
    assert till.told[0] == "hold-card"
    till.complete()
    till.complete()
    assert till.ask() is Holding.HELD
    for _ in range(2):
        till.terminal.refund(till.number, till.memo, Money(490))
    assert taken(wall) == 2000
    assert not till.terminal.vending
    totals = till.terminal.totals()
    assert totals
    assert [(taking.amount.minor, taking.kind) for taking in totals.takings] == [
        (2490, Holding.TAKEN), (490, Holding.LET_GO),
    ]  # fmt: skip


def test_no_paper_no_money(wall: NexoOnTheWall) -> None:
    """Reversed once, however often it is asked; also by a kiosk that was switched off in between."""
    till = Till(wall.terminal())
    till.terminal.ready()
    till.authorise()
    till.terminal = wall.terminal()
    assert till.ask() is Holding.HELD
    till.release()
    till.release()
    assert till.ask() is Holding.LET_GO
    with pytest.raises(DeviceTrouble):
        till.complete()
    assert [row.op for row in wall.bank.rows] == ["pay", "reverse"]


@pytest.mark.parametrize(
    ("fault", "payment", "say"),
    [
        ("decline=Refusal", Payment.DECLINED, "card-declined"),
        ("decline=WrongPIN", Payment.DECLINED, "wrong-pin-ended"),
        ("decline=InvalidCard", Payment.DECLINED, "card-not-accepted"),
        ("cancel", Payment.CANCELLED, "payment-cancelled"),
        ("busy", Payment.CANCELLED, "terminal-busy"),
    ],
)
def test_a_no_is_told_as_what_it_is(wall: NexoOnTheWall, fault: str, payment: Payment, say: str) -> None:
    """Each refusal has its own sentence, and nothing is held."""
    till = Till(wall.terminal())
    till.terminal.ready()
    name, _, value = fault.partition("=")
    wall.faults.set(name, value, once=True)
    held = till.authorise()
    assert (held.payment, held.say) == (payment, say)
    assert till.asked() is Holding.NEVER
    assert not wall.bank.rows


@pytest.mark.parametrize(
    "fault",
    ["silent", "unplugged", "cut-before-auth", "cut-after-auth", "die-after-auth", "twice", "split", "wrong-amount",
     "fixed-ids", "other-key", "slow=0.2", "decline=UnreachableHost", "whole-pan"],
)  # fmt: skip
def test_whatever_is_cut_the_payment_is_sent_once(tmp_path: Path, fault: str) -> None:
    """The law of this adapter: one request for money for one sale; then only questions until it is known."""
    wall = NexoOnTheWall(tmp_path, key=KEY)
    till = Till(wall.terminal())
    till.terminal.ready()
    name, _, value = fault.partition("=")
    wall.faults.set(name, value, once=True)
    held = till.authorise()
    if wall.dead.is_set():
        wall.unplug()
        wall.plug_in()
    wall.faults.mend()
    if held.payment is not Payment.HELD:
        assert held.payment is Payment.UNKNOWN
    till.terminal = wall.terminal()
    if till.asked() is Holding.HELD:
        till.release()

    assert till.asked() in (Holding.NEVER, Holding.LET_GO)
    assert taken(wall) == 0
    assert wall.payments <= 1
    assert "411111111" not in "".join(till.memos)
    wall.unplug()


@pytest.mark.parametrize("fault", ["cut-after-auth", "die-after-auth", "reversal-refused", "unplugged"])
def test_a_lost_reversal_is_found_again(wall: NexoOnTheWall, fault: str) -> None:
    """The answer was lost, or it was a no: the second reversal never takes back what is back already."""
    till = Till(wall.terminal())
    till.terminal.ready()
    till.authorise()
    wall.faults.set(fault, once=True)
    with pytest.raises(DeviceTrouble):
        till.release()
    if wall.dead.is_set():
        wall.unplug()
        wall.plug_in()
    till.release()
    assert till.ask() is Holding.LET_GO
    assert [row.op for row in wall.bank.rows] == ["pay", "reverse"]


def test_not_found_counts_only_twice(wall: NexoOnTheWall) -> None:
    """The question may overtake the payment on its way: one "not found" concludes nothing."""
    till = Till(wall.terminal())
    till.terminal.ready()
    till.authorise()
    wall.faults.set("not-found", once=True)
    assert till.ask() is Holding.HELD


def test_a_terminal_that_forgot_is_not_believed(wall: NexoOnTheWall) -> None:
    """It told us of a payment and now knows none: a person looks, nobody is told that nothing was paid."""
    till = Till(wall.terminal())
    till.terminal.ready()
    till.authorise()
    wall.faults.set("not-found")
    with pytest.raises(DeviceTrouble, match="forgotten"):
        till.ask()


def test_while_it_is_in_progress_nothing_is_concluded(tmp_path: Path) -> None:
    """The kiosk died while she typed her PIN; the terminal goes on alone, and is asked until it is done."""
    wall = NexoOnTheWall(tmp_path, card=0.3)
    till = Till(wall.terminal())
    worker = threading.Thread(target=till.authorise)
    worker.start()
    while not till.memos:
        time.sleep(0.005)
    after = Till(wall.terminal(), memos=till.memos[:1])
    seen = set()
    until = time.monotonic() + 5
    while time.monotonic() < until and Holding.HELD not in seen:
        with suppress(DeviceTrouble):
            seen.add(after.ask())
    worker.join(5)
    assert Holding.BUSY in seen
    assert Holding.HELD in seen
    after.release()
    assert taken(wall) == 0
    wall.unplug()


def test_stop_reaches_the_terminal_and_she_is_told_meanwhile(tmp_path: Path) -> None:
    """She presses stop while it waits for her card; until then the kiosk spoke to her all the time."""
    wall = NexoOnTheWall(tmp_path, card=30)
    till = Till(wall.terminal())
    till.terminal.ready()

    def tell(key: str) -> None:
        till.told.append(key)
        if len(till.told) == 3:
            till.terminal.cancel()

    held = till.authorise(tell=tell)
    assert (held.payment, held.say) == (Payment.CANCELLED, "payment-cancelled")
    assert till.told[:3] == ["hold-card", "follow-reader", "follow-reader"]
    assert not wall.bank.rows
    wall.unplug()


def test_a_stop_before_anything_was_sent_sends_nothing(wall: NexoOnTheWall) -> None:
    """And nothing is sent either when nothing can be written down."""
    till = Till(wall.terminal())
    till.terminal.ready()
    till.terminal.cancel()
    assert till.authorise().payment is Payment.CANCELLED

    def full(_: str) -> None:
        raise Trouble("storage-failed")

    till.terminal.ready()
    with pytest.raises(Trouble, match="storage-failed"):
        till.terminal.authorise(FARE, "OTHER222", str, full)
    assert wall.payments == 0


def test_it_logs_in_where_that_is_wanted_and_says_when_it_is_busy(wall: NexoOnTheWall) -> None:
    """An installer need do nothing for it; and nobody is asked for a card that a busy terminal would not see."""
    wall.faults.set("logged-out")
    terminal = wall.terminal()
    terminal.ready()
    wall.faults.set("busy", once=True)
    with pytest.raises(DeviceTrouble, match="terminal-busy"):
        terminal.ready()


def certificate(folder: Path) -> Path:
    """A terminal's certificate, as a maker would sign it."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "terminal.test")])
    names = x509.SubjectAlternativeName([x509.DNSName("terminal.test"), x509.IPAddress(ip_address("127.0.0.9"))])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1)).add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
    file = folder / "terminal.pem"
    plain = serialization.NoEncryption()
    file.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    return file


def test_only_the_makers_certificate_is_believed(tmp_path: Path) -> None:
    """A box that somebody plugged into the network is not asked for money."""
    file = certificate(tmp_path)
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(file)
    wall = NexoOnTheWall(tmp_path, key=KEY, trust=trust)
    wall.terminal(ca=str(file), name="terminal.test").ready()
    (tmp_path / "other").mkdir()
    for ca, name in ((certificate(tmp_path / "other"), "terminal.test"), (file, "another.test"), (file, "")):
        with pytest.raises(DeviceTrouble, match="terminal-unplugged"):
            wall.terminal(ca=str(ca), name=name).ready()
    wall.unplug()


def test_questions_have_names_of_their_own(wall: NexoOnTheWall) -> None:
    """A ServiceID that comes twice within a day would be answered with an old answer."""
    terminal = wall.terminal()
    names = {terminal._fresh() for _ in range(30)}
    assert len(names) == 30
    assert {len(name) for name in names} == {10}
