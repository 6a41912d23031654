"""What a traveller comes for, and what she would do next on any screen: by the words on it, not by a script."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kiosk.flows.model import Value
from kiosk.flows.prompt import Choice, Prompt
from kiosk.language import Texts
from kiosk.timetable.spelling import typed_key
from ui.view import Frame


@dataclass(frozen=True)
class Errand:
    """One reason to come. `place` "": the first tile of the welcome screen; else a station that is spelled.

    `lines`: what stood on the review when nobody erred; who knows it notices what is wrong there. Trains are not among
    them: they leave while she thinks, and the cheapest that is left will do.
    """

    name: str
    need: str = "ticket"
    place: str = ""
    way: str = "one-way"
    out: str = "now"  # a quick answer, or an hour of another day: "20:00"
    party: tuple[tuple[str, int], ...] = (("senior", 1),)
    card: str = "none"
    walk: str = "usual"
    medium: str = "paper"
    means: str = "card"
    undone: bool = False  # she changes her mind while her card is asked for
    code: str = ""  # of the paper from the counter
    lines: Mapping[str, str] = field(default_factory=dict)

    @property
    def tile(self) -> bool:
        """Whether it begins with a touch of a place on the welcome screen."""
        return self.need == "ticket" and not self.place


# Every product of the demo tariff is sold by one of these (test_errands.py), and every step of the flow is met.
PURCHASES = (
    Errand("single"),
    Errand("return", place="Hannover Hbf", way="return"),
    Errand("evening", place="Hannover Hbf", out="20:00", party=(("adult", 1),)),
    Errand("day", place="Hamburg Hbf", way="return", out="06:00", party=(("adult", 1),)),
    Errand("family", place="Bonn Hbf", party=(("adult", 2), ("child", 2))),
    Errand("family-return", place="Bonn Hbf", way="return", party=(("adult", 2), ("child", 1))),
    Errand("group", party=(("adult", 5),)),
    Errand("group-return", place="Bonn Hbf", way="return", party=(("senior", 4),)),
    Errand("discount card", card="card-25"),
    Errand("no steps", walk="step-free"),
    Errand("on a phone", medium="phone"),
    Errand("at the counter", means="person"),
)
INFORMATION = (Errand("train times", need="find-train"),)
UNDONE = (Errand("changed her mind", undone=True),)
# Practice is another branch's: when the flow has it, it is one errand more here.
ERRANDS = (*PURCHASES, *UNDONE, *INFORMATION)


def errand(name: str) -> Errand:
    """The one of this name."""
    return next(one for one in ERRANDS if one.name == name)


def wish(
    errand: Errand, prompt: Prompt, frame: Frame, known: Mapping[str, Value], texts: Texts, shown: Collection[str]
) -> str:
    """The name of what she would press now; "" when she has to wait. `shown`: the names of all that can be pressed."""
    kind = prompt.kind
    if prompt.acts:
        return ""
    if kind == "welcome":
        at_once = errand.need == "ticket" and (errand.way, errand.out) == ("one-way", "now")
        wanted = prompt.choices[0].label if errand.tile else _named(prompt.choices, "another")
        return wanted if at_once else prompt.next_label
    if kind == "station":
        return _spelled(errand.place or _first(prompt), frame, texts, shown)
    if kind == "moment":
        return _at(errand.out, prompt)
    if kind == "party":
        return _counted(errand, prompt, frame, texts, shown)
    if kind == "offers":
        return _named(prompt.choices, "ask-walk" if known.get("walk", "usual") != errand.walk else "") or _first(prompt)
    if kind == "review":
        return _agreed(errand, prompt, known)
    if kind == "collect":
        typed = len(frame.digits)
        return errand.code[typed] if typed < len(errand.code) else texts.say("pad-next")
    if kind in ("message", "feedback", "info"):
        return prompt.next_label or _first(prompt)
    if kind == "pay":  # something went wrong: what helps is offered first
        return _first(prompt)
    wanted = {"need": errand.need, "way": errand.way, "card": errand.card, "walk": errand.walk}
    wanted |= {"medium": errand.medium, "means": errand.means}
    return _named(prompt.choices, wanted.get(prompt.fact or prompt.step, "")) or texts.say("frame-back")


def _spelled(place: str, frame: Frame, texts: Texts, shown: Collection[str]) -> str:
    """Her tile when it is there, else the next letter of the name; a wrong letter is taken back."""
    if any(name == place or name.startswith(f"{place}, ") for name in shown):
        return place
    typed, key = typed_key(frame.suggestions.typed) if frame.suggestions else "", typed_key(place)
    return key[len(typed)].upper() if key.startswith(typed) and len(typed) < len(key) else texts.say("frame-delete")


def _at(out: str, prompt: Prompt) -> str:
    """A quick answer; an hour of another day is two screens more, and the day is the first that is another."""
    if ":" not in out or prompt.fact != "out":
        return _named(prompt.choices, out) or (prompt.moments or prompt.choices)[0].label
    if prompt.moments:
        return next(choice.label for choice in prompt.moments if out in choice.id)
    return _named(prompt.choices, "another") or prompt.choices[1].label


def _counted(errand: Errand, prompt: Prompt, frame: Frame, texts: Texts, shown: Collection[str]) -> str:
    """The usual party is one touch; any other is counted."""
    counts = {counter.id: counter.count for counter in prompt.counters} | dict(frame.counts)
    wanted = dict(errand.party)
    quick = "+".join(f"{kind}:{n}" for kind, n in errand.party)
    label = _named(prompt.choices, quick)
    if label and any(name == label or name.startswith(f"{label}, ") for name in shown):
        return label
    for counter in prompt.counters:
        if counts[counter.id] != wanted.get(counter.id, 0):
            less = counts[counter.id] > wanted.get(counter.id, 0)
            return texts.say("frame-fewer" if less else "frame-more", who=counter.label)
    return prompt.next_label


def _agreed(errand: Errand, prompt: Prompt, known: Mapping[str, Value]) -> str:
    """She reads the lines: the first that is not as she wants it is changed; else she agrees."""
    for fact, wanted in (("medium", errand.medium), ("means", errand.means)):
        usual = {"medium": "paper", "means": "card"}[fact]
        if known.get(fact, usual) != wanted:
            return _named(prompt.choices, f"ask-{fact}") or _line(prompt, fact)
    if known.get("card", "none") != errand.card:
        return _line(prompt, "card")
    if known.get("walk", "usual") != errand.walk:
        return _line(prompt, "walk") or _line(prompt, "offer")
    for line in prompt.lines:
        if line.change and not line.train and errand.lines and line.value != errand.lines.get(line.id):
            return f"{line.label}: {line.value}"
    return _named(prompt.choices, "yes")


def _line(prompt: Prompt, id: str) -> str:
    return next((f"{line.label}: {line.value}" for line in prompt.lines if line.id == id and line.change), "")


def _named(choices: tuple[Choice, ...], id: str) -> str:
    return next((choice.label for choice in choices if choice.id == id), "")


def _first(prompt: Prompt) -> str:
    return prompt.choices[0].label if prompt.choices else prompt.next_label
