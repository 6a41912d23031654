"""The kiosk's cabinet: its printer and its card terminal, opened as the operator set them, and their health."""

from dataclasses import dataclass

from kiosk.clock import Clock, SystemClock
from kiosk.devices.ports import DeviceTrouble, PaymentTerminal, Printer
from kiosk.errors import Fault, FaultyFile
from kiosk.settings import Settings

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
    faults = [
        Fault(str(settings.home / "loket.toml"), 0, "DV003", f'"{name}" is not a {device} that we have.',
              'Known is: "simulated".')
        for device, name in (("printer", settings.devices.printer), ("terminal", settings.devices.terminal))
        if name != "simulated"
    ]  # fmt: skip
    if faults:
        raise FaultyFile(faults)
    return _simulated(settings, clock or SystemClock(settings.kiosk.timezone), card_after_seconds)


def _simulated(settings: Settings, clock: Clock, card_after_seconds: float | None) -> Cabinet:
    from kiosk.devices.simulated.faults import Faults
    from kiosk.devices.simulated.printer import SimulatedPrinter
    from kiosk.devices.simulated.store import Ledger
    from kiosk.devices.simulated.terminal import SimulatedTerminal

    faults = Faults(settings.home / FAULTS_FILE)
    ledger = Ledger(settings.home / "bank.db")
    return Cabinet(
        SimulatedPrinter(settings.home / "paper", faults),
        SimulatedTerminal(ledger, faults, clock, card_after_seconds=card_after_seconds),
    )
