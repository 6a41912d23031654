"""Fit to open? Each machine is asked and nothing is sold; the answers are for whoever installs it."""

from collections.abc import Callable, Iterator

from kiosk.clock import Clock
from kiosk.devices.cabinet import FAULTS_FILE, open_counter, open_printer, open_terminal
from kiosk.devices.finding import TERMINAL, Finding
from kiosk.devices.payment.counter import AwayCounter, HereCounter
from kiosk.devices.payment.currencies import currency_of
from kiosk.devices.payment.nexo import NexoTerminal
from kiosk.devices.payment.nexo_line import Door
from kiosk.devices.payment.zvt import HOLD, ZvtTerminal
from kiosk.devices.ports import DeviceTrouble, PaymentTerminal
from kiosk.devices.printer_check import printer_findings
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.terminal import SimulatedTerminal
from kiosk.language import WORDS, read_words
from kiosk.settings import Settings

NAME_ONE = "Name a real one before you open."
SHARE = "Give staff a copy of counter.key, or let them use ./loket sales on this machine."
Drawn = Callable[[int], bytes]  # dots across the roll -> a picture of that width
INSTALLERS = "en"  # like all that commands say
CURES = {
    "terminal-unplugged": "Is it on, and plugged into the network? Are host and port in loket.toml right?",
    "terminal-busy": "Let it finish, or press its stop key. Then check again. Does another till use it?",
    "terminal-full": "Run a day end at the terminal: its memory is full or its last day is still open.",
    "terminal-setup": "Start it up with its maker's card or menu: it needs an initialisation or a diagnosis.",
    "terminal-refused": "Look at the options in loket.toml, and at docs/terminals.md.",
}


def check_devices(settings: Settings, clock: Clock, drawn: Drawn | None = None) -> Iterator[Finding]:
    """Ask all machines; each finding as soon as it is known.

    `drawn`: a test print, which then comes out of the printer; None: nothing is printed.
    Raises FaultyFile when the settings name a machine that we do not have.
    """
    yield from check_printer(settings, drawn)
    yield from check_terminal(settings, clock)


def check_printer(settings: Settings, drawn: Drawn | None = None) -> Iterator[Finding]:
    """The ticket printer: is it ready, does it forget what it could not print, how long does a ticket take?"""
    printer = open_printer(settings, Faults(settings.home / FAULTS_FILE))
    texts = read_words((INSTALLERS,), WORDS).texts(INSTALLERS)
    return printer_findings(printer, texts, drawn(printer.width_dots) if drawn else b"")


def check_terminal(settings: Settings, clock: Clock) -> Iterator[Finding]:
    """The card terminal: does it answer, does it know us, can it be asked after a power cut, is its day open?"""
    terminal = open_terminal(settings, clock, Faults())
    other = open_counter(settings, clock) if settings.devices.fallback else None
    try:
        yield from _asked(terminal)
        if isinstance(other, AwayCounter | HereCounter):
            yield Finding(TERMINAL, True, "Where a card fails, a person can be paid instead.", SHARE)
    except DeviceTrouble as trouble:
        yield Finding(TERMINAL, False, _plainly(trouble), CURES.get(trouble.say, ""))
    finally:
        if isinstance(terminal, ZvtTerminal):
            terminal.close()


def _asked(terminal: PaymentTerminal) -> Iterator[Finding]:
    if isinstance(terminal, SimulatedTerminal):
        yield Finding(TERMINAL, True, "It is simulated: no real money moves.", NAME_ONE, simulated=True)
    if isinstance(terminal, AwayCounter | HereCounter):
        yield from _person(terminal)
    elif isinstance(terminal, ZvtTerminal):
        yield from _zvt(terminal)
    elif isinstance(terminal, NexoTerminal):
        yield from _nexo(terminal)
    else:
        terminal.ready()
        yield Finding(TERMINAL, True, "It is ready.")


def _person(terminal: AwayCounter | HereCounter) -> Iterator[Finding]:
    terminal.ready()
    if isinstance(terminal, HereCounter):
        yield Finding(TERMINAL, True, "A person beside the kiosk takes the money and types six digits.", SHARE)
    else:
        yield Finding(TERMINAL, True, "The counter takes the money; the kiosk prints slip and ticket.", SHARE)


def _zvt(terminal: ZvtTerminal) -> Iterator[Finding]:
    till = terminal.till
    wanted = till.place.currency
    till.idle()
    yield Finding(TERMINAL, True, f"It answers at {till.place.host}:{till.place.port} and has registered this kiosk.")
    named = till.currency_named
    if named in (None, wanted):
        told = "It names no currency." if named is None else f"Its currency is {currency_of(wanted)}, as yours."
        yield Finding(TERMINAL, True, told)
    else:
        what = f"Its currency is {currency_of(named)}, yours is {currency_of(wanted)}."
        yield Finding(TERMINAL, False, what, f"Write currency={currency_of(named)} in loket.toml.")
    yield Finding(TERMINAL, True, "It is idle, and no day end is due.")
    newest = till.newest()
    told = f"receipt {newest.receipt or 0:04d} of {newest.time[:2]}:{newest.time[2:4]}" if newest else "none yet"
    yield Finding(TERMINAL, True, f"It repeats its newest payment: {told}.")
    yield from _holds(terminal)


def _holds(terminal: ZvtTerminal) -> Iterator[Finding]:
    till = terminal.till
    asked_not_to = till.lists_holds is False
    holds = till.holds()
    if holds is None:
        cure = "" if asked_not_to else "Write holds=no in loket.toml: nothing then waits for this answer."
        what = "It does not say which holds are open (06 23). After a power cut its newest payment is compared instead."
        yield Finding(TERMINAL, True, what, cure)
    elif holds:
        receipts = ", ".join(f"{receipt:04d}" for receipt in sorted(holds))
        cure = "Start the kiosk: it settles its own. Let go of others at the terminal."
        yield Finding(TERMINAL, False, f"Money is still held: receipt {receipts}.", cure)
    else:
        yield Finding(TERMINAL, True, "It says which holds are open (06 23): none is.")
    if holds is not None and terminal.mode != HOLD:
        yield Finding(TERMINAL, True, f"It could hold money; you chose mode={terminal.mode}.")


def _nexo(terminal: NexoTerminal) -> Iterator[Finding]:
    terminal.ready()
    door: Door = terminal.door
    yield Finding(TERMINAL, True, f"It answers at {door.host}:{door.port}, and it is idle.")
    if not door.ca:
        yield Finding(TERMINAL, True, "Its line is not secret.", "Only for a simulator on this machine.")
    if not terminal.sealed:
        cure = "Write key=FILE if its maker lets you share a key with it."
        yield Finding(TERMINAL, True, "What is said to it is not sealed with a key of yours.", cure)
    if terminal.knows_unknown():
        yield Finding(TERMINAL, True, "It says what became of a payment: after a power cut it can be asked.")
    else:
        what = "It claims to know a payment that was never made."
        yield Finding(TERMINAL, False, what, "Do not open: after a power cut nobody could tell what was paid.")


def _plainly(trouble: DeviceTrouble) -> str:
    plain = {
        "terminal-unplugged": "It does not answer",
        "terminal-busy": "It is at work",
        "terminal-full": "A day end is due",
        "terminal-setup": "It is not set up",
    }.get(trouble.say, "It did not agree")
    return f"{plain} ({trouble.detail})." if trouble.detail else f"{plain}."
