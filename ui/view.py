"""The view model: one plain, JSON-able dictionary that holds everything that is on the screen. Knows no Qt.

Screen, tests, pictures and (later) the helper who looks along read the same dictionary.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any

from kiosk.flows.model import Change
from kiosk.flows.prompt import Choice, Counter, Line, Prompt, Suggestions, Trail
from kiosk.language import OWN_NAMES, Texts
from ui.arrival_code import path_of
from ui.help_view import HelpView, helping_of
from ui.listen_view import ListenView, listen_of
from ui.pad import pad_of
from ui.practice_view import PracticeView, practice_of
from ui.talk_view import TalkView, bar_of, panel_of

Row = dict[str, Any]

LANGUAGES = "languages"  # the step that lists the languages
SQUARE = "looks-square"  # the step that shows her settings as a square
LARGEST = 2.0  # the last scale: the next touch makes the text small again


@dataclass(frozen=True)
class Frame:
    """What surrounds a prompt: how it is shown, and what else is going on."""

    language: str
    languages: tuple[str, ...]
    theme: str = "light"  # light, dark, yellow (yellow on black), paper (black on white)
    scale: float = 1.0  # 1.0, 1.5, 2.0
    reading: bool = False  # "read to me" is on
    paused: bool = False  # she has stopped it within a sentence: it reads on at a touch
    reach: bool = False  # everything to touch lies as low as somebody who sits reaches
    quick: bool = False  # the ordinary pace; a visit begins in the simple one
    still: bool = False  # nothing moves
    basket: bool = False  # somebody's time was over just now, and she may go on where she was
    dark: bool = False  # the curtain is drawn: nothing is seen, all is heard
    place: str = ""  # station name and where this kiosk stands
    demo: str = ""  # "Demo: not valid for travel"; "" on a real kiosk
    help: HelpView = field(default_factory=HelpView)
    talk: TalkView = field(default_factory=TalkView)
    practice: PracticeView = field(default_factory=PracticeView)
    listen: ListenView = field(default_factory=ListenView)
    still_there: int = 0  # seconds left of "are you still there?"; 0: not asked
    suggestions: Suggestions | None = None  # station step: what the letter board shows
    counts: tuple[tuple[str, int], ...] = ()  # party step: what the counters show before "Next"
    news: str = ""  # what the machine is doing: "Hold your card to the reader"
    beats: int = 0  # how often five seconds have passed since that was said first
    busy: bool = False  # an answer is being worked on
    trouble: str = ""  # a sentence about what went wrong, shown above the choices
    digits: str = ""  # what was typed of a code
    number: str = ""  # of the sale for which a person is being paid
    softness: int = 0  # 0, or 1 and 2 for eyes that are dazzled: with less light
    spaced: bool = False  # more room between letters, words and lines


def view_of(prompt: Prompt, frame: Frame, texts: Texts) -> Row:
    """Everything on the screen, as words and plain values. Its keys: docs/design.md."""
    trouble = frame.trouble or prompt.trouble or (frame.help.now_detail if prompt.kind == "welcome" else "")
    return {
        "page": _page(prompt),
        "step": prompt.step,
        "language": frame.language,
        "rtl": texts.right_to_left,
        "theme": frame.theme,
        "scale": frame.scale,
        "softness": frame.softness,
        "spaced": frame.spaced,
        "title": prompt.title,
        "help": "" if prompt.kind == "handover" else prompt.help,
        "note": prompt.note,
        "trouble": trouble,
        "news": frame.news or _told(prompt) or (texts.say("frame-busy") if frame.busy else ""),
        "beats": frame.beats,
        "busy": frame.busy,
        "reach": frame.reach,
        "lower": texts.say("frame-higher" if frame.reach else "frame-lower"),
        "resume": texts.say("frame-resume") if frame.basket and prompt.kind == "welcome" and prompt.choices else "",
        "looks": texts.say("looks-open") if prompt.kind == "welcome" and prompt.choices else "",
        "still": frame.still,
        "dark": texts.say("frame-dark") if frame.dark else "",
        "practice": practice_of(frame.practice, _page(prompt), texts),
        "announce": f"{texts.say('practice-aloud') if frame.practice.on else ''} {trouble} {prompt.title}".strip(),
        "place": frame.place,
        "picture": prompt.picture,
        "code": _code(prompt.code, texts),
        "slip": prompt.slip,
        "symbols": [path_of(symbol) for symbol in prompt.symbols],
        "symbols_label": _square(prompt, texts),
        "pad": pad_of(prompt.digits, frame.digits, frame.number, texts, hidden=prompt.digits_hidden),
        "demo": frame.demo,
        "parts": {"below": texts.say("frame-below"), "above": texts.say("frame-above")},
        "languages_label": texts.say("frame-languages") if prompt.step != LANGUAGES else "",
        "languages": [_language(code, frame) for code in frame.languages],
        "tools": _tools(frame, texts),
        "pause": _pause(frame, texts),
        "again": {"label": texts.say("frame-repeat") if frame.reading else ""},
        "trail": _trail(prompt.trail, texts),
        "chosen": _chosen(prompt, texts),
        "choices": [_choice(choice) for choice in _choices(prompt, frame) if not isinstance(choice.answer, Change)],
        "asks": [_choice(choice) for choice in prompt.choices if isinstance(choice.answer, Change)],
        "moments": [_choice(choice) for choice in prompt.moments],
        "lines": [_line(line, texts) for line in prompt.lines] if prompt.kind in ("review", "info", "deliver") else [],
        "counters": _counters(prompt, frame, texts),
        "board": _board(prompt, frame, texts),
        "total": {
            "label": texts.say("frame-total"),
            "price": "" if prompt.kind == "feedback" or prompt.symbols else prompt.total,
        },
        "why": list(prompt.why),
        "next": {"label": _forward(prompt, texts), "enabled": _may_go_on(prompt, frame)},
        "back": {"label": texts.say("frame-back"), "enabled": prompt.can_go_back},
        "call": {"label": texts.say("frame-call"), "enabled": True, "note": frame.help.now_label},
        "cancel": {"label": texts.say("frame-pay-cancel") if prompt.kind == "pay" and prompt.acts else ""},
        "helping": bar_of(frame.talk, helping_of(frame.help, texts), texts),
        "talk": panel_of(frame.talk, texts) | {"glow": _glow(prompt, frame)},
        "still_there": _still_there(frame.still_there, texts),
        "listen": listen_of(frame.listen, texts),
    }


def _square(prompt: Prompt, texts: Texts) -> str:
    key = "looks-square-name" if prompt.step == SQUARE else "frame-ticket-square"
    return texts.say(key) if prompt.symbols else ""


def _page(prompt: Prompt) -> str:
    if prompt.kind == "message":
        return "counter" if prompt.slip else "phone" if prompt.symbols else "thanks" if prompt.closed else "message"
    return prompt.kind


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


def _pause(frame: Frame, texts: Texts) -> Row:
    """`other`: what it says next; it is as wide as the longer of both, so that nothing moves."""
    words = [texts.say(key) if frame.reading else "" for key in ("frame-pause", "frame-read-on")]
    return {"label": words[frame.paused], "other": words[not frame.paused]}


def _code(rows: tuple[str, ...], texts: Texts) -> Row:
    """A code for a camera as one path of an SVG, a unit for each module; "" where there is none."""
    return path_of(rows) | {"label": texts.say("frame-receipt") if rows else ""}


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
    if prompt.kind in ("review", "info", "deliver", "feedback") or prompt.closed or prompt.digits or prompt.symbols:
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


def count_aloud(kind: str, counts: tuple[tuple[str, int], ...], prompt: Prompt) -> str:
    """How many of this kind travel now, for the ear."""
    label = next(counter.label for counter in prompt.counters if counter.id == kind)
    return f"{label}: {dict(counts)[kind]}."


def still_aloud(seconds: int, texts: Texts) -> str:
    """The question whether she is still there, for the ear."""
    return f"{texts.say('frame-still')} {texts.say('frame-still-detail', seconds=seconds)}"


def _forward(prompt: Prompt, texts: Texts) -> str:
    """The one button that leads on; on the review it is the only answer: to agree."""
    if prompt.digits:
        return texts.say("pad-next")
    return prompt.choices[0].label if prompt.kind == "review" and prompt.choices else prompt.next_label


def _glow(prompt: Prompt, frame: Frame) -> str:
    """What glows is what she presses: the answer of the review stands on the button that leads on."""
    glow = frame.practice.presses or frame.talk.glow
    agrees = prompt.kind == "review" and prompt.choices and glow == prompt.choices[0].id
    return "next" if agrees else glow


def _may_go_on(prompt: Prompt, frame: Frame) -> bool:
    if prompt.digits:
        return prompt.fewest_digits <= len(frame.digits) <= prompt.most_digits
    return not prompt.counters or sum(_counts(prompt, frame).values()) > 0


def _still_there(seconds: int, texts: Texts) -> Row:
    return {
        "seconds": seconds,
        "title": texts.say("frame-still"),
        "detail": texts.say("frame-still-detail", seconds=seconds),
        "button": texts.say("frame-still-here"),
    }
