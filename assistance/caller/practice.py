"""The help button of a kiosk to practise at: it says what a real one says at first, and nobody is called."""

from assistance.caller.canary import Tell as TellHelp
from assistance.caller.delivery import Tell
from assistance.caller.news import CallNews, CallState
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

    def call(self, situation: Situation) -> None:
        """Play at calling a person."""
        del situation
        self._tell(CallNews(CALL, CallState.SENT))

    def follow_help(self, tell: TellHelp) -> None:
        """A practised call is always answered as far as it goes: nothing is said beside the button."""
        del tell

    def thank(self, request: str, face: str) -> None:
        """Nobody asked."""

    def cancel(self, id: str) -> None:
        """No help is needed any more."""
        self._tell(CallNews(id, CallState.CANCELLED))
