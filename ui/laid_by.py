"""A traveller's screen while somebody else has it, and what the machine says for itself: hello, out of order, sorry."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.errors import Trouble
from kiosk.flows.model import StepKind
from kiosk.flows.prompt import Prompt
from kiosk.language import Texts
from kiosk.settings import DeskSettings
from ui.practice_view import PracticeView
from ui.typed import Typed
from ui.view import Frame

if TYPE_CHECKING:  # the core is imported after the first frame
    from kiosk.assembly import Kiosk
    from kiosk.practice import PracticeKiosk
    from kiosk.visits.hand_over import HandOver
    from kiosk.visits.visit import Visit

log = logging.getLogger(__name__)
SORRY = "sorry"  # the sentence where there is none for what went wrong


@dataclass(frozen=True)
class LaidBy:
    """All that comes back as it was: the visit, its step, what was counted, spelled and typed, and how it was shown."""

    visit: "Visit"
    prompt: Prompt
    frame: Frame
    typed: Typed

    def dressed(self, now: Frame) -> Frame:
        """The traveller's frame, with what became of her call meanwhile."""
        return replace(self.frame, help=now.help, talk=now.talk, still_there=0)


@dataclass(frozen=True)
class Cover:
    """Something in the place of the question: what it shows, and who hears what is touched there."""

    prompt: Callable[[Frame, Texts], Prompt]
    touched: Callable[[str], None]  # the answer's id, or "back", "next"


def first_frame(kiosk: "Kiosk | PracticeKiosk") -> Frame:
    """How a new traveller finds the screen: in the first language, and as nobody has dressed it yet."""
    languages = kiosk.words.languages
    return Frame(
        languages[0],
        languages,
        still=kiosk.settings.panel.still,
        place=kiosk.place,
        demo=kiosk.demo_note(languages[0]),
        practice=PracticeView(on=kiosk.practice),
    )


def alone(step: str, language: str, title: str, detail: str = "") -> Prompt:
    """A screen of the machine itself, before or instead of a visit's."""
    kind: StepKind = "welcome" if step == "opening" else "handover"
    return Prompt(step, kind, language, title, title, detail)


def greeting(kiosk: "Kiosk | PracticeKiosk", visit: "Visit | HandOver") -> Prompt:
    """On the core's worker: the machine has a moment, so it settles what is open before the next one comes."""
    kiosk.settle()
    return visit.prompt()


def out_of_order(texts: Texts, desk: DeskSettings) -> Prompt:
    """Nobody can be greeted: say so, with telephone and counter."""
    where = {"phone": desk.phone, "counter": desk.counter, "hours": desk.counter_hours}
    return alone("out-of-order", texts.language, texts.say("out-of-order"), texts.say("out-of-order.detail", **where))


def sorry_of(error: BaseException, *, money: bool) -> str:
    """The key of what is said of an error. Where money may have moved, "nothing was paid" would be a guess."""
    return "sorry-money" if money else error.say if isinstance(error, Trouble) else SORRY


def note_of(visit: str) -> Callable[[BaseException], None]:
    """What writes down an error of this visit in the log: a trouble is one line, a bug is all of it."""

    def note(error: BaseException) -> None:
        bug = None if isinstance(error, Trouble) else error
        log.log(logging.ERROR if bug else logging.WARNING, "visit %s: %s", visit, error, exc_info=bug)

    return note
