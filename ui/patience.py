"""While the machine pays or prints it says each five seconds that it goes on: to the ear, and by dots to the eye."""

from PySide6.QtCore import QObject, QTimer

from kiosk.flows.prompt import Prompt
from ui.presenter import Presenter

EVERY_SECONDS = 5  # 14 CFR 382.57: no longer silence while something is worked on
MOST_DOTS = 12


class Patience(QObject):
    """Begins with a step on which the machine acts, and ends with it. What is told meanwhile begins it anew."""

    def __init__(self, presenter: Presenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._sentence = ""
        self._beats = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_SECONDS * 1000)
        self._timer.timeout.connect(self.look)

    def reached(self, prompt: Prompt, _: bool) -> None:
        """Another step."""
        self._sentence, self._beats = "", 0
        if prompt.acts and not prompt.digits:  # where a person counts money, no machine works
            self._timer.start()
        else:
            self._timer.stop()

    def told(self, sentence: str) -> None:
        """Something was said: five seconds from now it is said again, if it is still so."""
        if self._timer.isActive() and sentence == self._presenter.frame.news:
            self._sentence = sentence
            self._timer.start()

    def look(self) -> None:
        """Five seconds of silence are over."""
        self._beats = min(MOST_DOTS, self._beats + 1)
        self._presenter.dress(beats=self._beats)
        if self._sentence:
            self._presenter.news_shown.emit(self._sentence)

    def stop(self) -> None:
        """The program ends."""
        self._timer.stop()
