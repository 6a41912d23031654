"""The view model: one plain, JSON-able dictionary that holds everything that is on the screen. Knows no Qt.

Screen, tests, pictures and (later) the helper who looks along read the same dictionary.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any

from kiosk.flows.model import Change
from kiosk.flows.prompt import Choice, Counter, Line, Prompt, Suggestions, Trail
from kiosk.language import OWN_NAMES, Texts

Row = dict[str, Any]

DARK = re.compile("1+")  # of a code's row
FACES = ("good", "so-so", "bad")
LARGEST = 2.0  # the last scale: the next touch makes the text small again


@dataclass(frozen=True)
class HelpView:
    """What is said of the call for help. `state`: none, writing, sent, unreachable, received, seen, coming, unanswered,
    arrived, offered (the kiosk asks gently whether to call), resolved (asks for a face), thanked. `now`: what can be
    expected of the button before it is pressed: unknown, here, phone, nobody; in words beside it, and in full.
    """

    state: str = "none"
    title: str = ""
    detail: str = ""
    can_cancel: bool = False
    now: str = "unknown"
    now_label: str = ""
    now_detail: str = ""


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


def view_of(prompt: Prompt, frame: Frame, texts: Texts) -> Row:
    """Everything on the screen, as words and plain values. Its keys: docs/design.md."""
    trouble = frame.trouble or prompt.trouble or (frame.help.now_detail if prompt.kind == "welcome" else "")
    return {
        "page": "thanks" if prompt.closed and prompt.kind == "message" else prompt.kind,
        "step": prompt.step,
        "language": frame.language,
        "rtl": texts.right_to_left,
        "theme": frame.theme,
        "scale": frame.scale,
        "title": prompt.title,
        "help": "" if prompt.kind == "handover" else prompt.help,
        "note": prompt.note,
        "trouble": trouble,
        "news": frame.news or _told(prompt) or (texts.say("frame-busy") if frame.busy else ""),
        "busy": frame.busy,
        "announce": f"{trouble} {prompt.title}".strip(),
        "place": frame.place,
        "picture": prompt.picture,
        "code": _code(prompt.code, texts),
        "demo": frame.demo,
        "languages": [_language(code, frame) for code in frame.languages],
        "tools": _tools(frame, texts),
        "again": {"label": texts.say("frame-repeat") if frame.reading else ""},
        "trail": _trail(prompt.trail, texts),
        "chosen": _chosen(prompt, texts),
        "choices": [_choice(choice) for choice in _choices(prompt, frame) if not isinstance(choice.answer, Change)],
        "asks": [_choice(choice) for choice in prompt.choices if isinstance(choice.answer, Change)],
        "moments": [_choice(choice) for choice in prompt.moments],
        "lines": [_line(line, texts) for line in prompt.lines] if prompt.kind in ("review", "info", "deliver") else [],
        "counters": _counters(prompt, frame, texts),
        "board": _board(prompt, frame, texts),
        "total": {"label": texts.say("frame-total"), "price": "" if prompt.kind == "feedback" else prompt.total},
        "why": list(prompt.why),
        "next": {"label": _forward(prompt), "enabled": _may_go_on(prompt, frame)},
        "back": {"label": texts.say("frame-back"), "enabled": prompt.can_go_back},
        "call": {"label": texts.say("frame-call"), "enabled": True, "note": frame.help.now_label},
        "cancel": {"label": texts.say("frame-pay-cancel") if prompt.kind == "pay" and prompt.acts else ""},
        "helping": _helping(frame.help, texts),
        "still_there": _still_there(frame.still_there, texts),
    }


def _told(prompt: Prompt) -> str:
    """What a hand-over says of the money stands in the page itself: it is never left out for want of room."""
    return prompt.help if prompt.kind == "handover" else ""


def _language(code: str, frame: Frame) -> Row:
    return {"id": code, "label": OWN_NAMES.get(code, code), "selected": code == frame.language}


def _tools(frame: Frame, texts: Texts) -> list[Row]:
    larger = "frame-smaller" if frame.scale >= LARGEST else "frame-larger"
    return [
        {"id": "larger", "label": texts.say(larger), "icon": "letters", "selected": frame.scale > 1},
        {"id": "theme", "label": texts.say("frame-contrast"), "icon": "contrast", "selected": False},
        {
            "id": "read",
            "label": texts.say("frame-reading" if frame.reading else "frame-read"),
            "icon": "speaker",
            "selected": frame.reading,
        },
    ]


def _code(rows: tuple[str, ...], texts: Texts) -> Row:
    """A code for a camera as one path of an SVG, a unit for each module; "" where there is none."""
    runs = [
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(rows)
        for run in DARK.finditer(row)
    ]
    label = texts.say("frame-receipt") if rows else ""
    return {"path": "".join(runs), "modules": len(rows), "label": label}


def _trail(trail: Trail, texts: Texts) -> Row:
    """`text` "" where steps are not counted; each step is done, now or coming."""
    if not trail.of:
        return {"text": "", "name": "", "steps": []}
    names = list(trail.names) + [""] * (trail.of - len(trail.names))
    states = ["done"] * (trail.number - 1) + ["now"] + ["coming"] * (trail.of - trail.number)
    return {
        "text": texts.say("frame-step", number=trail.number, of=trail.of),
        "name": names[trail.number - 1],
        "steps": [
            {"id": str(n), "label": name, "state": state}
            for n, (name, state) in enumerate(zip(names, states, strict=False), 1)
        ],
    }


def _chosen(prompt: Prompt, texts: Texts) -> Row:
    """The running summary; the review shows its lines instead. Trains are long: they are told where one pays."""
    if prompt.kind in ("review", "info", "deliver", "feedback") or prompt.closed:
        return {"label": "", "text": ""}
    text = " · ".join(line.value for line in prompt.lines if line.icon != "offer" or prompt.kind == "pay")
    return {"label": texts.say("frame-chosen") if text else "", "text": text}


def _choices(prompt: Prompt, frame: Frame) -> Iterable[Choice]:
    return frame.suggestions.choices if prompt.kind == "station" and frame.suggestions else prompt.choices


def _choice(choice: Choice) -> Row:
    name = ", ".join(part for part in (choice.label, choice.detail, choice.price, choice.badge) if part)
    return {
        "id": choice.id,
        "label": choice.label,
        "detail": choice.detail,
        "icon": choice.icon,
        "price": choice.price,
        "badge": choice.badge,
        "primary": choice.primary,
        "chosen": choice.chosen,
        "name": name,
    }


def _line(line: Line, texts: Texts) -> Row:
    change = texts.say("frame-change") if line.change else ""
    return {
        "id": line.id,
        "label": line.label,
        "value": line.value,
        "icon": line.icon,
        "change": change,
        "implied": line.implied,
        "train": line.train,
        "name": f"{line.label}: {line.value}" + (f". {change}" if change else ""),
    }


def _counts(prompt: Prompt, frame: Frame) -> dict[str, int]:
    return {counter.id: counter.count for counter in prompt.counters} | dict(frame.counts)


def _counters(prompt: Prompt, frame: Frame, texts: Texts) -> list[Row]:
    counts = _counts(prompt, frame)
    room = sum(counts.values()) < prompt.most_people
    return [_counter(counter, counts[counter.id], room, texts) for counter in prompt.counters]


def _counter(counter: Counter, count: int, room: bool, texts: Texts) -> Row:
    return {
        "id": counter.id,
        "label": counter.label,
        "detail": counter.detail,
        "count": count,
        "can_more": room and count < counter.most,
        "can_fewer": count > 0,
        "more": texts.say("frame-more", who=counter.label),
        "fewer": texts.say("frame-fewer", who=counter.label),
        "name": f"{counter.label}: {count}",
    }


def _board(prompt: Prompt, frame: Frame, texts: Texts) -> Row:
    """`letters` is empty where there is no letter board; a letter that leads nowhere is not lit, but may be touched."""
    if not prompt.letters:
        return {
            "shown": False, "typed": "", "count": "", "note": "", "delete": "", "clear": "",
            "letters": [], "beginnings": [],
        }  # fmt: skip
    found = frame.suggestions
    typed, lit = (found.typed, found.letters) if found else ("", ascii_uppercase)
    shown = ascii_uppercase + "".join(letter for letter in dict.fromkeys(lit) if letter not in ascii_uppercase)
    space = texts.say("frame-space")
    letters = [
        {
            "id": letter,
            "label": letter.replace(" ", "_"),
            "name": space if letter == " " else letter,
            "lit": letter in lit,
        }
        for letter in shown
    ]
    count = texts.say("frame-places", count=found.count) if found and typed else texts.say("frame-typed-nothing")
    return {
        "shown": True,
        "typed": typed,
        "count": "" if found and found.note else count,
        "note": found.note if found else "",
        "delete": texts.say("frame-delete"),
        "clear": texts.say("frame-clear"),
        "letters": letters,
        "beginnings": [
            {
                "id": key.typed,
                "label": key.label,
                "name": texts.say("frame-beginning", letters=key.label),
                "rank": key.rank,
            }
            for key in (found.beginnings if found else ())
        ],
    }


def found_aloud(found: Suggestions, texts: Texts) -> str:
    """What the letter board shows, for the ear: each letter by its name, and how many places fit."""
    if not found.typed:
        return texts.say("frame-typed-nothing")
    letters = ", ".join(texts.say("frame-space") if letter == " " else letter for letter in found.typed)
    return f"{letters}. {found.note or texts.say('frame-places', count=found.count)}"


def _forward(prompt: Prompt) -> str:
    """The one button that leads on; on the review it is the only answer: to agree."""
    return prompt.choices[0].label if prompt.kind == "review" and prompt.choices else prompt.next_label


def _may_go_on(prompt: Prompt, frame: Frame) -> bool:
    return not prompt.counters or sum(_counts(prompt, frame).values()) > 0


def _helping(help: HelpView, texts: Texts) -> Row:
    """What is laid over the step. A gentle offer asks; anything else tells, and can be closed."""
    if help.state == "none":
        return {"state": "none", "title": "", "detail": "", "icon": "", "buttons": [], "faces": []}
    if help.state == "offered":
        return {
            "state": help.state,
            "title": help.title or texts.say("frame-offer"),
            "detail": help.detail or texts.say("frame-offer-detail"),
            "icon": "person",
            "buttons": [
                {"id": "call-yes", "label": texts.say("frame-offer-yes"), "primary": True},
                {"id": "call-no", "label": texts.say("frame-offer-no"), "primary": False},
            ],
            "faces": [],
        }
    faces = [_face(face, texts) for face in FACES] if help.state == "resolved" else []
    cancel = {"id": "help-cancel", "label": texts.say("frame-help-cancel"), "primary": False}
    close = {"id": "help-dismiss", "label": texts.say("frame-help-close"), "primary": False}
    return {
        "state": help.state,
        "title": help.title,
        "detail": help.detail,
        "icon": "walking" if help.state == "coming" else "person",
        "buttons": [cancel, close] if help.can_cancel else [] if faces else [close],  # a question goes by itself
        "faces": faces,
    }


def _face(face: str, texts: Texts) -> Row:
    return {"id": face, "label": texts.say(f"help-face-{face}")}


def _still_there(seconds: int, texts: Texts) -> Row:
    return {
        "seconds": seconds,
        "title": texts.say("frame-still"),
        "detail": texts.say("frame-still-detail", seconds=seconds),
        "button": texts.say("frame-still-here"),
    }
