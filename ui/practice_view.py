"""What the screen shows of practice: the two offers at the beginning, the band on every screen, and what is played."""

from dataclasses import dataclass
from typing import Any

from kiosk.language import Texts

Row = dict[str, Any]


@dataclass(frozen=True)
class PracticeView:
    """`offered`: from the welcome screen she can begin. `leads_back`: the machine sells, so that she can go back."""

    on: bool = False
    offered: bool = False
    leads_back: bool = False
    playing: bool = False  # the kiosk shows it itself
    caption: str = ""  # what it says about that now
    presses: str = ""  # what glows: the choice, or "next"

    def at_rest(self, on: bool) -> "PracticeView":
        """As the next traveller finds it."""
        return PracticeView(on=on, offered=self.offered, leads_back=self.leads_back)


def practice_of(view: PracticeView, page: str, texts: Texts) -> Row:
    """All words of it; "" for what is not there."""
    offered = view.offered and not view.on and page == "welcome"
    return {
        "band": texts.say("practice-band") if view.on else "",
        "leave": texts.say("practice-stop") if view.on and view.leads_back else "",
        "begin": texts.say("practice-first") if offered else "",
        "show": texts.say("practice-show") if offered else "",
        "playing": view.playing,
        "caption": view.caption,
        "stop": texts.say("guide-stop") if view.playing else "",
    }
