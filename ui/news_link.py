"""Between the newsstand and the core: live news is read on the core's worker, and a board on the screen is renewed."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.errors import Trouble
from ui.presenter import Presenter
from ui.tasks import Tasks

if TYPE_CHECKING:  # the core and the way to the net are imported after the first frame
    from assistance.caller.newsstand import Source
    from kiosk.timetable.live import Live

log = logging.getLogger(__name__)

BOARD = "info"  # the step kind that may change while it is looked at: nobody chooses anything there


class NewsLink(QObject):
    """Nothing moves under a finger: offers that are shown stay, and are looked at again before money is held."""

    def __init__(
        self, presenter: Presenter, live: "Live", core: Tasks, sources: "Iterable[tuple[str, Source]]", seconds: float
    ) -> None:
        super().__init__()
        from assistance.caller.newsstand import Newsstand

        self._presenter = presenter
        self._live = live
        self._core = core
        self._look = core.upward(lambda _: core.run(live.look, done=self._looked, failed=self._failed))
        self._newsstand = Newsstand(sources, seconds, self._take)

    def start(self) -> None:
        """Begin to fetch."""
        self._newsstand.start()

    def close(self) -> None:
        """Fetch no more."""
        self._newsstand.stop()

    def _take(self, source: str, block: bytes) -> None:
        """On the newsstand's thread. The core finds it also while it waits for a card."""
        self._live.bring(source, block)
        self._look(None)

    def _looked(self, changed: bool) -> None:
        prompt = self._presenter.prompt
        if changed and prompt is not None and prompt.kind == BOARD:
            self._core.run(self._presenter.visit.prompt, done=self._presenter.redraw, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        bug = None if isinstance(error, Trouble) else error
        log.error("live news could not be read: %s", error, exc_info=bug)
