"""What the screen shows of listening: the button, and the sign that stands while the microphone is open and after."""

from dataclasses import dataclass
from typing import Any

from kiosk.language import Texts

Row = dict[str, Any]


@dataclass(frozen=True)
class ListenView:
    """`offered`: she may speak here, so the button is there. `state`: "", listening (the microphone is open), thinking,
    told (what was heard, or why nothing is); `words`: what the sign says. Gone with the visit, and kept nowhere.
    """

    offered: bool = False
    state: str = ""
    words: str = ""


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
        "button": button,
        "verb": verb if view.state else "",
    }
