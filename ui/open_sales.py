"""Sales that are not settled: asked about again while nobody is there, and staff told until the desk knows."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk.flows.prompt import Prompt
from ui.presenter import Presenter
from ui.tasks import Tasks

if TYPE_CHECKING:  # the core and the way to the desk are imported after the first frame
    from assistance.caller.caller import Caller
    from kiosk.assembly import Kiosk
    from kiosk.sales.model import StaffNote

log = logging.getLogger(__name__)

AGAIN_SECONDS, MOST_SECONDS = 1.0, 30.0  # a machine that stays silent is asked less and less often


class OpenSales(QObject):
    """Acts on the welcome screen only: there no sale of a traveller who stands here can be touched."""

    def __init__(self, presenter: Presenter, kiosk: "Kiosk", caller: "Caller", core: Tasks, help_tasks: Tasks) -> None:
        super().__init__()
        self._presenter = presenter
        self._kiosk = kiosk
        self._caller = caller
        self._core = core
        self._help = help_tasks
        self._pause = AGAIN_SECONDS
        self._called: set[tuple[str, str]] = set()  # sale and trouble, for which a person was called from the screen

    def called(self) -> None:
        """A person was called: with the situation of the visit she learns of its sale."""
        if sale := self._presenter.visit.sale:
            self._called.add((sale.number, self._presenter.situation().trouble))

    def look(self, prompt: Prompt, _: bool) -> None:
        """A new visit begins: is anything open, and do staff know?"""
        if prompt.kind == "welcome":
            self._pause = AGAIN_SECONDS
            self._look()

    def _look(self) -> None:
        self._core.run(self._kiosk.notes, done=self._tell, failed=self._failed)
        self._core.run(self._kiosk.is_settled, done=self._wait, failed=self._failed)

    def _wait(self, settled: bool) -> None:
        if not settled:
            QTimer.singleShot(int(self._pause * 1000), self, self._settle)
            self._pause = min(2 * self._pause, MOST_SECONDS)

    def _settle(self) -> None:
        prompt = self._presenter.prompt
        if prompt is not None and prompt.kind == "welcome" and not self._presenter.frame.busy:
            self._core.run(self._kiosk.actions.till.settle, done=lambda _: self._look(), failed=self._failed)

    def _tell(self, notes: "tuple[StaffNote, ...]") -> None:
        for note in notes:
            if (note.number, note.say) in self._called:
                self._received(note)
            else:
                self._call(note)

    def _call(self, note: "StaffNote") -> None:
        situation = self._kiosk.situation_of(note)
        self._help.run(self._caller.call, situation, done=lambda _: self._received(note), failed=self._failed)

    def _received(self, note: "StaffNote") -> None:
        """The call is in the outbox, which brings it to the desk whatever happens."""
        self._core.run(self._kiosk.sales.received, note, done=lambda _: None, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        log.warning("open sales wait: %s", error)
