"""The help button of a kiosk to practise at: it says what a real one says at first, and nobody is called."""

from assistance.caller.canary import Tell as TellHelp
from assistance.caller.delivery import Tell, TellLink
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

    def follow_link(self, tell: TellLink) -> None:
        """Nobody is there in practice, and nobody need know."""
        tell(True)

    def arrival_code(self, request: str) -> str:
        """Nobody comes in practice, so nobody can prove it."""
        del request
        return ""

    def listen(self, hear: Hear) -> None:
        """Nobody talks in practice."""

    def say(self, frame: Talk) -> None:
        """Nobody listens in practice."""

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
