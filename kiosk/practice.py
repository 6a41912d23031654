"""Builds a kiosk to practise at: another assembly, in which no terminal, journal, key or ticket number exists.

No flag in the till: what is not imported here cannot be reached by any mistake. A test counts the files, the rows and
the bytes.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.clock import Clock
from kiosk.content import Content, open_content
from kiosk.devices.cabinet import FAULTS_FILE, open_printer
from kiosk.devices.ports import Printer
from kiosk.devices.simulated.faults import Faults
from kiosk.language import Texts, Words
from kiosk.sales.practice import Pause, PracticeTill, at_once
from kiosk.settings import Settings
from kiosk.timetable.model import Source
from kiosk.visits.actions import Actions
from kiosk.visits.practice import PracticeVisit


class NoJournal:
    """Who practises leaves no trace."""

    def note(self, visit: str, at: datetime, step: str, code: str) -> None:
        """Nothing is written down."""


@dataclass(frozen=True)
class PracticeKiosk:
    """Greets whoever practises, with the flow, the words, the trains and the prices of the real one."""

    content: Content
    actions: Actions
    sells_too: bool = False  # the machine sells: she can go back to that

    @property
    def practice(self) -> bool:
        """Yes."""
        return True

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
        """What stands on every screen of a machine that is there for practice alone."""
        return "" if self.sells_too else self.note(self.words.texts(language))

    def settle(self) -> bool:
        """Nothing is ever open."""
        return True

    def open_visit(self, language: str) -> PracticeVisit:
        """Greet somebody in this language."""
        content, kiosk = self.content, self.content.settings.kiosk
        flow = content.flow_for(self.actions.till)
        return PracticeVisit(
            kiosk.id, kiosk.place, flow, content.words, language, self.actions, NoJournal(), self.note, self.sells_too
        )

    def note(self, texts: Texts) -> str:
        """What stands on the welcome screen of a machine for practice alone; elsewhere the band says it."""
        return "" if self.sells_too else texts.say("practice-not-a-ticket")


def assemble_practice(
    settings: Settings, clock: Clock, printer: Printer | None = None, pause: Pause = at_once
) -> PracticeKiosk:
    """A machine that is there for practice alone. `pause`: time to see what is played. Raises FaultyFile."""
    content = open_content(settings, clock)
    printer = printer or open_printer(settings, Faults(settings.home / FAULTS_FILE))
    till = PracticeTill(printer, content.words, clock, content.issuer, pause)
    return PracticeKiosk(content, content.actions(till))


def practice_beside(content: Content, sells: Actions, pause: Pause = at_once) -> PracticeKiosk:
    """On a machine that sells: its places, trains and prices, and in the place of its till one that has no device."""
    till = PracticeTill(None, content.words, content.clock, content.issuer, pause)
    return PracticeKiosk(content, replace(sells, till=till), sells_too=True)
