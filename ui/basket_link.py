"""Time was over: for five minutes whoever comes back goes on where she was, by one touch; nobody sees what it was."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk.clock import Clock
from kiosk.flows.prompt import Prompt
from ui.laid_by import first_frame
from ui.presenter import Presenter

if TYPE_CHECKING:  # the core is imported after the first frame
    from kiosk.assembly import Kiosk
    from kiosk.practice import PracticeKiosk
    from kiosk.visits.basket import Basket

log = logging.getLogger(__name__)
HELD_SECONDS = 5 * 60.0
LOOK_MS = 1000
# They come back with it, unless somebody has chosen anew meanwhile.
LOOKS = ("theme", "scale", "softness", "spaced", "reach", "quick", "still")


@dataclass(frozen=True)
class Held:
    """What one touch brings back, and until when. Of the screen its looks alone: no letter typed, nothing counted."""

    basket: "Basket"
    language: str
    looks: Mapping[str, object]
    until: float


class BasketLink(QObject):
    """Holds one basket in memory. It goes after five minutes, when a visit begins, and when staff take the screen."""

    def __init__(self, presenter: Presenter, kiosk: "Kiosk | PracticeKiosk", clock: Clock) -> None:
        super().__init__()
        self._presenter = presenter
        self._kiosk = kiosk
        self._clock = clock
        self._held: Held | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        presenter.hear({"resume": lambda _: self.go_on()})

    @property
    def holds(self) -> bool:
        """Whether there is anything to take back."""
        return self._held is not None

    def keep(self) -> None:
        """Her time is over; a moment later her visit is forgotten."""
        presenter = self._presenter
        basket = None if presenter.lent or presenter.frame.practice.on else presenter.visit.basket()
        if basket is not None:
            looks = {name: getattr(presenter.frame, name) for name in LOOKS}
            self._held = Held(basket, presenter.frame.language, looks, self._clock.seconds() + HELD_SECONDS)
            self._timer.start()

    def greet(self) -> None:
        """The welcome screen is the next one: it has the way back on it, and says nothing of where that leads."""
        if self._held is not None:
            self._presenter.dress(basket=True)

    def shown(self, prompt: Prompt, _: bool) -> None:
        """A step is on the screen: any other than the first is somebody's, and so is practice."""
        if prompt.kind != "welcome" or self._presenter.frame.practice.on:
            self.forget()
        elif self._presenter.frame.basket != self.holds:
            self._presenter.dress(basket=self.holds)

    def look(self) -> None:
        """Time passes."""
        if self._held is not None and self._clock.seconds() >= self._held.until:
            self.forget()

    def forget(self) -> None:
        """It is nobody's any more."""
        self._held = None
        self._timer.stop()
        if self._presenter.frame.basket:
            self._presenter.dress(basket=False)

    def go_on(self) -> None:
        """She is back. How she had the screen comes back too, where it is as nobody has dressed it."""
        self.look()
        held, presenter = self._held, self._presenter
        if held is None or presenter.frame.busy:
            return
        self.forget()
        now, first = presenter.frame, first_frame(self._kiosk)
        looks = {name: look for name, look in held.looks.items() if getattr(now, name) == getattr(first, name)}
        language = held.language if now.language == first.language else now.language
        presenter.dress(**looks, language=language, demo=self._kiosk.demo_note(language))
        presenter.language_changed.emit()
        presenter.work(presenter.visit.resume, held.basket, language)
        log.info("somebody went on where she was")
