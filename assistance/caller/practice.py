"""The help button of a kiosk to practise at: it says what a real one says at first, and nobody is called."""

from assistance.caller.delivery import Tell
from assistance.caller.news import CallNews, CallState
from assistance.caller.volatile import Hear
from assistance.messages import Talk
from kiosk.visits.model import Situation

CALL = "practice"


class PracticeCaller:
    """Stands where the Caller stands: no outbox, no line to the desk."""

    def __init__(self) -> None:
        self._tell: Tell = lambda _: None

    def start(self) -> None:
        """There is nothing to carry."""

    def stop(self) -> None:
        """There is nothing to close."""

    def follow(self, tell: Tell) -> None:
        """`tell` hears the news, on the thread that calls."""
        self._tell = tell

    def listen(self, hear: Hear) -> None:
        """Nobody talks in practice."""

    def say(self, frame: Talk) -> None:
        """Nobody listens in practice."""

    def call(self, situation: Situation) -> None:
        """Play at calling a person."""
        del situation
        self._tell(CallNews(CALL, CallState.SENT))

    def cancel(self, id: str) -> None:
        """No help is needed any more."""
        self._tell(CallNews(id, CallState.CANCELLED))
