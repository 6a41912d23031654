"""Builds a kiosk to practise at: another assembly, in which no terminal, journal, key or ticket number exists.

No flag in the till: what is not imported here cannot be reached by any mistake. A test counts the files, the rows and
the bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.clock import Clock
from kiosk.content import Content, open_content
from kiosk.devices.cabinet import FAULTS_FILE, open_printer
from kiosk.devices.ports import Printer
from kiosk.devices.simulated.faults import Faults
from kiosk.language import Texts, Words
from kiosk.sales.practice import PracticeTill
from kiosk.settings import Settings
from kiosk.timetable.model import Source
from kiosk.visits.actions import Actions
from kiosk.visits.visit import Visit


class NoJournal:
    """Who practises leaves no trace."""

    def note(self, visit: str, at: datetime, step: str, code: str) -> None:
        """Nothing is written down."""


@dataclass(frozen=True)
class PracticeKiosk:
    """Greets whoever practises, with the flow, the words, the trains and the prices of the real one."""

    content: Content
    actions: Actions

    @property
    def settings(self) -> Settings:
        """As the operator made them."""
        return self.content.settings

    @property
    def words(self) -> Words:
        """The sentences of the real one."""
        return self.content.words

    @property
    def place(self) -> str:
        """The station where it stands."""
        return self.actions.here

    @property
    def source(self) -> Source:
        """Where its timetable comes from."""
        return self.content.planner.source

    def warm_up(self) -> None:
        """Have the planner ready before somebody asks for trains."""
        self.actions.planner.warm_up()

    def demo_note(self, language: str) -> str:
        """What stands on every screen."""
        return self.note(self.words.texts(language))

    def settle(self) -> bool:
        """Nothing is ever open."""
        return True

    def open_visit(self, language: str) -> Visit:
        """Greet somebody in this language."""
        content, kiosk = self.content, self.content.settings.kiosk
        flow = content.flow_for(self.actions.till)
        return Visit(kiosk.id, kiosk.place, flow, content.words, language, self.actions, NoJournal(), self.note)

    def note(self, texts: Texts) -> str:
        """What stands on the welcome screen, and as a band on every other."""
        return texts.say("practice-not-a-ticket")


def assemble_practice(
    settings: Settings, clock: Clock, printer: Printer | None = None, card: Callable[[], bool] = lambda: True
) -> PracticeKiosk:
    """Put the parts together. `card` waits until somebody plays the card. Raises FaultyFile."""
    content = open_content(settings, clock)
    printer = printer or open_printer(settings, Faults(settings.home / FAULTS_FILE))
    till = PracticeTill(printer, content.words, clock, content.issuer, card)
    return PracticeKiosk(content, content.actions(till))
