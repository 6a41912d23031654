"""The view model: one plain, JSON-able dictionary that holds everything that is on the screen. Knows no Qt.

Screen, tests, pictures and (later) the helper who looks along read the same dictionary.
"""

from dataclasses import dataclass, field
from typing import Any

from kiosk.flows.prompt import Prompt, Suggestions
from kiosk.language import Texts


@dataclass(frozen=True)
class HelpView:
    """What is said of the call for help. `state`: none, writing, sent, unreachable, received, seen, coming, unanswered,
    arrived, offered (the kiosk asks gently whether to call).
    """

    state: str = "none"
    title: str = ""
    detail: str = ""
    can_cancel: bool = False


@dataclass(frozen=True)
class Frame:
    """What surrounds a prompt: how it is shown, and what else is going on."""

    language: str
    languages: tuple[str, ...]
    theme: str = "light"  # light, dark, yellow (yellow on black), paper (black on white)
    scale: float = 1.0  # 1.0, 1.5, 2.0
    reading: bool = False  # "read to me" is on
    place: str = ""  # station name and where this kiosk stands
    demo: str = ""  # "Demo: not valid for travel"; "" on a real kiosk
    help: HelpView = field(default_factory=HelpView)
    still_there: int = 0  # seconds left of "are you still there?"; 0: not asked
    suggestions: Suggestions | None = None  # station step: what the letter board shows
    counts: tuple[tuple[str, int], ...] = ()  # party step: what the counters show before "Next"
    news: str = ""  # what the machine is doing: "Hold your card to the reader"
    busy: bool = False  # an answer is being worked on
    trouble: str = ""  # a sentence about what went wrong, shown above the choices


def view_of(prompt: Prompt, frame: Frame, texts: Texts) -> dict[str, Any]:
    """Everything on the screen, as words and plain values."""
    raise NotImplementedError
