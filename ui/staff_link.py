"""Between "I am staff" and the traveller's own step: a helper signs on, has the screen, and hands it back."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk.clock import Clock
from kiosk.flows.prompt import Prompt
from ui.presenter import Presenter
from ui.window import Window

if TYPE_CHECKING:  # the core and the way to the desk are imported after the first frame
    from assistance.caller.caller import Caller
    from kiosk.assembly import Kiosk
    from kiosk.visits.hand_over import HandOver
    from kiosk.visits.sign_on import Signed

log = logging.getLogger(__name__)
AWAY_SECONDS = 60.0  # without a touch: the screen is the traveller's again
LOOK_MS = 1000


class StaffLink(QObject):
    """Only where something is sold. The desk alone knows who may sign on, so without it nobody can."""

    def __init__(self, presenter: Presenter, kiosk: "Kiosk", caller: "Caller", window: Window, clock: Clock) -> None:
        super().__init__()
        self._presenter = presenter
        self._kiosk = kiosk
        self._caller = caller
        self._clock = clock
        self._hand_over: HandOver | None = None
        self._touched_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.staffed.connect(self.open)

    def open(self) -> None:
        """A helper wants the screen: not while the machine takes a card or prints for the traveller."""
        presenter, prompt = self._presenter, self._presenter.prompt
        if prompt is None or presenter.lent:
            return
        if presenter.frame.busy:
            presenter.tell("staff-busy", aloud=True)
            return
        language, situation = presenter.frame.language, presenter.situation()
        self._hand_over = self._kiosk.open_hand_over(language, prompt, situation, self._verify)
        presenter.lend(self._hand_over)
        self.touched()
        self._timer.start()

    def touched(self) -> None:
        """Somebody touched the screen, whoever has it."""
        self._touched_at = self._clock.seconds()

    def shown(self, _: Prompt, __: bool) -> None:
        """After each of her touches: did she hand the screen back?"""
        if self._hand_over is not None and self._hand_over.over:
            self._end()

    def look(self) -> None:
        """Time passes: who walked away must not leave her rights on the screen."""
        if self._presenter.frame.busy:
            self.touched()
        elif self._hand_over is not None and self._clock.seconds() - self._touched_at >= AWAY_SECONDS:
            log.info("nobody touched the staff view: the screen is the traveller's again")
            self._end()

    def forget(self) -> None:
        """The next traveller, or the program ends."""
        self._hand_over = None
        self._timer.stop()

    def _end(self) -> None:
        self.forget()
        self._presenter.take_back()

    def _verify(self, badge: str, pin: str) -> "Signed":
        """On the core's worker: ask the desk, for a few seconds at most."""
        from kiosk.visits.sign_on import Refusal, Signed

        answer = self._caller.sign_on(badge, pin)
        if answer is None:
            return Signed(why=Refusal.UNREACHABLE)
        if not answer.name:
            return Signed(why=Refusal.PAUSED if answer.why == Refusal.PAUSED else Refusal.WRONG)
        return Signed(answer.name, frozenset(answer.rights.split()))
