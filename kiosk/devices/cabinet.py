"""The kiosk's cabinet: its printer and its card terminal, opened as the operator set them, and their health."""

from dataclasses import dataclass

from kiosk.clock import Clock, SystemClock
from kiosk.devices.escpos_line import read_address
from kiosk.devices.escpos_printer import EscposPrinter
from kiosk.devices.ports import DeviceTrouble, PaymentTerminal, Printer
from kiosk.devices.simulated.faults import Faults
from kiosk.errors import Fault, FaultyFile
from kiosk.settings import Settings

SIMULATED = "simulated"
CARD = "card"
FAULTS_FILE = "devices.json"  # in the home: breaks simulated devices while the kiosk runs


@dataclass(frozen=True)
class Cabinet:
    """The machines that one sale needs."""

    printer: Printer
    terminal: PaymentTerminal
    counter: PaymentTerminal | None = None  # a person who is paid, if only for older sales
    ways: tuple[str, ...] = (CARD,)  # how one can pay here, the usual way first: "card", "counter", "person"

    def terminal_for(self, means: str) -> PaymentTerminal:
        """Who knows about the money of a sale that is paid so."""
        return self.terminal if means == CARD or self.counter is None else self.counter

    def condition(self) -> tuple[str, ...]:
        """Keys of what is wrong now, each with a `.staff` sentence in trouble.ftl; () when all is well.

        Not to be asked while a payment is going on: a terminal at work says "terminal-busy".
        """
        wrong = []
        for ask in (self.printer.check, self.terminal.ready):
            try:
                ask()
            except DeviceTrouble as trouble:
                wrong.append(trouble.say)
        if self.printer.near_end:
            wrong.append("paper-near-end")
        return tuple(wrong)


def open_cabinet(settings: Settings, clock: Clock | None = None, card_after_seconds: float | None = 4.0) -> Cabinet:
    """The devices that `settings` names. Simulated ones keep paper, bank and faults in the home.

    `card_after_seconds`: when a card is held to the simulated terminal by itself; None: only by `present_card`.
    Raises FaultyFile for a device that we do not have, or a devices.json that cannot be understood.
    """
    clock = clock or SystemClock(settings.kiosk.timezone)
    faults = Faults(settings.home / FAULTS_FILE)
    wrong: list[Fault] = []
    printer, terminal, counter = None, None, None
    try:
        printer = open_printer(settings, faults)
    except FaultyFile as faulty:
        wrong += faulty.faults
    try:
        terminal = open_terminal(settings, clock, faults, card_after_seconds)
        counter = open_counter(settings, clock)
    except FaultyFile as faulty:
        wrong += faulty.faults
    if printer is None or terminal is None or wrong:
        raise FaultyFile(wrong)
    from kiosk.devices.payment.opening import way_of

    usual = way_of(settings.devices.terminal)
    if usual != CARD:
        return Cabinet(printer, terminal, terminal, (usual,))
    other = settings.devices.fallback
    return Cabinet(printer, terminal, counter, (CARD, way_of(other)) if other else (CARD,))


def open_counter(settings: Settings, clock: Clock) -> PaymentTerminal | None:
    """The person who can be paid where the card fails; None where there is none, and never was. Raises FaultyFile."""
    from kiosk.devices.payment.opening import COUNTER, SECRET, open_payment, way_of

    written = settings.devices.fallback
    if not written:
        return open_payment(COUNTER, settings.home, clock) if (settings.home / SECRET).exists() else None
    if way_of(written) == CARD:
        what, cure = f'fallback = "{written}" is no person.', 'Write "counter", or "counter?way=here".'
        raise FaultyFile([Fault(str(settings.home / "loket.toml"), 0, "DV003", what, cure)])
    return open_payment(written, settings.home, clock)


def open_printer(settings: Settings, faults: Faults) -> Printer:
    """The ticket printer alone: by its line in the settings. Raises FaultyFile."""
    if settings.devices.printer == SIMULATED:
        from kiosk.devices.simulated.printer import SimulatedPrinter

        return SimulatedPrinter(settings.home / "paper", faults)
    try:
        return EscposPrinter(read_address(settings.devices.printer))
    except ValueError as error:
        what, *cure = error.args
        raise FaultyFile([Fault(str(settings.home / "loket.toml"), 0, "DV003", what, *cure)]) from error


def open_terminal(
    settings: Settings, clock: Clock, faults: Faults, card_after_seconds: float | None = 4.0
) -> PaymentTerminal:
    """The card terminal alone: by the scheme of its line in the settings. Raises FaultyFile."""
    name = settings.devices.terminal
    if name == SIMULATED:
        from kiosk.devices.simulated.store import Ledger
        from kiosk.devices.simulated.terminal import SimulatedTerminal

        ledger = Ledger(settings.home / "bank.db")
        return SimulatedTerminal(ledger, faults, clock, card_after_seconds=card_after_seconds)
    from kiosk.devices.payment.opening import SCHEMES, open_payment

    terminal = open_payment(name, settings.home, clock)
    if terminal is None:
        known = ", ".join(f'"{word}"' for word in (SIMULATED, *SCHEMES))
        what = f'"{name}" is not a terminal that we have.'
        raise FaultyFile([Fault(str(settings.home / "loket.toml"), 0, "DV003", what, f"Known is: {known}.")])
    return terminal
