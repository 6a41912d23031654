"""Whole days of visits, counted: the desk hears how many reached each step, and of no visit."""

import logging
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.tasks import Tasks

if TYPE_CHECKING:  # the core and the way to the desk are imported after the first frame
    from assistance.caller.caller import Caller
    from kiosk.assembly import Kiosk
    from kiosk.visits.model import DayTally

log = logging.getLogger(__name__)


class TallyLink(QObject):
    """Looks when a visit begins, once a day: the outbox does the rest, and telling a day twice changes nothing."""

    def __init__(self, kiosk: "Kiosk", caller: "Caller", core: Tasks, help_tasks: Tasks) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._caller = caller
        self._core = core
        self._help = help_tasks
        self._told: date | None = None

    def look(self) -> None:
        """A visit begins: has a day ended that the desk does not know?"""
        today = self._kiosk.actions.clock.now().date()
        if self._told != today:
            self._told = today
            self._core.run(self._kiosk.tallies, done=self._tell, failed=self._failed)

    def _tell(self, tallies: "tuple[DayTally, ...]") -> None:
        if tallies:
            self._help.run(self._caller.tell_visits, tallies, done=lambda _: None, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        log.warning("the counts of visits wait: %s", error)
        self._told = None
