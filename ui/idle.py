"""Silence and wrong turns: a hint, a gentle offer of a person, "are you still there?", and at last forgetting."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.clock import Clock
from kiosk.flows.prompt import Prompt
from kiosk.visits.hesitation import Hesitation, Sign
from ui.presenter import Presenter
from ui.view import still_aloud


class Idle(QObject):
    """Looks once a second. Time stands still while the machine works or speaks; help on the way gives more."""

    hint_due = Signal()
    offer_due = Signal()
    gone = Signal()  # nobody is there any more: the visit is about to be forgotten

    def __init__(
        self, presenter: Presenter, clock: Clock, helped: Callable[[], bool], speaking: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._helped = helped
        self._speaking = speaking
        self._hesitation = Hesitation(clock)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def begin(self) -> None:
        """A new visit."""
        self._hesitation.begin()

    def reached(self, prompt: Prompt, went_back: bool) -> None:
        """A step is on the screen."""
        self._hesitation.reached(prompt.step, prompt.pace, back=went_back)

    def touched(self) -> None:
        """Somebody is there."""
        self._hesitation.touched()
        self.ask(0)

    def missed(self) -> None:
        """A touch met nothing."""
        self._hesitation.missed()

    def offered(self) -> None:
        """A person was offered or called."""
        self._hesitation.offered()

    def ask(self, seconds_left: int) -> None:
        """Ask whether she is still there, with so many seconds left; 0 takes the question away."""
        presenter = self._presenter
        asked = presenter.frame.still_there
        if seconds_left != asked:
            presenter.dress(still_there=seconds_left)
        if seconds_left and not asked:
            presenter.news_shown.emit(still_aloud(seconds_left, presenter.texts))

    def look(self) -> None:
        """Do what is due now."""
        if not self._ticking():
            if not self._presenter.frame.still_there:  # asking that aloud is no sign of life
                self._hesitation.touched()
            return
        stuck = self._hesitation.stuck
        self._hesitation.quick = self._presenter.frame.quick
        match self._hesitation.look(self._helped()):
            case Sign.HINT:
                self.hint_due.emit()
            case Sign.OFFER_HELP:
                self._presenter.note("wrong-taps" if stuck else "silence")
                self._hesitation.offered()
                self.offer_due.emit()
            case Sign.STILL_THERE:
                self.ask(self._hesitation.seconds_left)
            case Sign.GONE:
                self.gone.emit()
                self._presenter.begin_again()

    def _ticking(self) -> bool:
        """Not on a welcome screen that nobody has touched; not while the machine works or speaks."""
        prompt, frame = self._presenter.prompt, self._presenter.frame
        somebody = prompt is not None and (prompt.kind != "welcome" or self._presenter.used)
        return somebody and not frame.busy and not self._speaking()
