"""The kiosk's cabinet: its printer and its card terminal, opened as the operator set them, and their health."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.clock import Clock, SystemClock
from kiosk.devices.escpos_line import read_address
from kiosk.devices.escpos_printer import EscposPrinter
from kiosk.devices.ports import DeviceTrouble, PaymentTerminal, Printer
from kiosk.errors import Fault, FaultyFile
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.devices.simulated.faults import Faults

FAULTS_FILE = "devices.json"  # in the home: breaks simulated devices while the kiosk runs


@dataclass(frozen=True)
class Cabinet:
    """The machines that one sale needs."""

    printer: Printer
    terminal: PaymentTerminal

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
    wrong = _wrong_printer(settings)
    if (terminal := settings.devices.terminal) != "simulated":
        wrong.append(_wrong(settings, f'"{terminal}" is not a terminal that we have.', 'Known is: "simulated".'))
    if wrong:
        raise FaultyFile(wrong)
    from kiosk.devices.simulated.faults import Faults
    from kiosk.devices.simulated.store import Ledger
    from kiosk.devices.simulated.terminal import SimulatedTerminal

    faults = Faults(settings.home / FAULTS_FILE)
    clock = clock or SystemClock(settings.kiosk.timezone)
    ledger = Ledger(settings.home / "bank.db")
    return Cabinet(
        _printer(settings, faults), SimulatedTerminal(ledger, faults, clock, card_after_seconds=card_after_seconds)
    )


def _printer(settings: Settings, faults: "Faults") -> Printer:
    if settings.devices.printer == "simulated":
        from kiosk.devices.simulated.printer import SimulatedPrinter

        return SimulatedPrinter(settings.home / "paper", faults)
    return EscposPrinter(read_address(settings.devices.printer))


def _wrong_printer(settings: Settings) -> list[Fault]:
    if settings.devices.printer == "simulated":
        return []
    try:
        read_address(settings.devices.printer)
    except ValueError as error:
        return [_wrong(settings, *error.args)]
    return []


def _wrong(settings: Settings, what: str, cure: str) -> Fault:
    return Fault(str(settings.home / "loket.toml"), 0, "DV003", what, cure)
