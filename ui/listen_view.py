"""What the screen shows of listening: the button, and the sign that stands while the microphone is open and after."""

from dataclasses import dataclass
from typing import Any

from kiosk.language import Texts

Row = dict[str, Any]


@dataclass(frozen=True)
class ListenView:
    """`offered`: she may speak here, so the button is there. `state`: "", waiting (the microphone is open for the word
    "help", while nobody is here), listening (it is open), thinking, told (what was heard, or why nothing is); `words`:
    what the sign says. `waits`: what it says at rest, for which the first screen keeps a place. Gone with the visit.
    """

    offered: bool = False
    state: str = ""
    words: str = ""
    waits: str = ""


def listen_of(view: ListenView, texts: Texts) -> Row:
    """All words of it; "" for what is not there. While she speaks, the sign's button says that she has spoken."""
    speak = texts.say("listen-speak") if view.offered else ""
    button = ""
    if view.state == "listening":
        button = texts.say("listen-done")
    elif view.state == "told":
        button = speak or texts.say("frame-help-close")
    verb = "sign-close" if view.state == "told" and not speak else "speak"
    return {
        "speak": speak,
        "state": view.state,
        "words": view.words,
        "waits": view.waits,
        "button": button,
        "verb": verb if view.state not in ("", "waiting") else "",
    }
