"""What the screen shows of a talk: the question, the permanent sign, where the helper points, and the writing panel."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase
from textwrap import wrap
from typing import Any

from assistance.talk.model import OF_TRAVELLER
from kiosk.language import Texts
from ui.help_view import bar, button

Row = dict[str, Any]

KEYS = ascii_uppercase + "0123456789?.,"
NAMES = {"?": "talk-key-question", ".": "talk-key-stop", ",": "talk-key-comma"}
MOST_LINES = 6
LONGEST_LINE = 100  # letters that are shown of one line: its end
LONGEST_HEARD = 140  # of what was said in one breath, which is not on the screen while it grows
LONGEST_PIECE = 100  # letters of a line that are read again at once


# Who speaks -> the words for it, and a shape: a microphone for her, a loudspeaker for the helper, a stroke for silence.
SPEAKS = {
    (): ("talk-quiet", "fewer"),
    ("traveller",): ("talk-mine", "microphone"),
    ("helper",): ("talk-hers", "speaker"),
    ("traveller", "helper"): ("talk-both", "talking"),
}


@dataclass(frozen=True)
class Said:
    """One line of the conversation, in the reader's language."""

    text: str
    mine: bool  # the traveller's
    heard: bool = False  # nobody wrote it: the kiosk heard it, and may be wrong


@dataclass(frozen=True)
class TalkView:
    """`helper` "": nobody's page is open, so nothing is shown. Consent is asked by `asks`: "sight", "voice" or ""."""

    helper: str = ""
    asks: str = ""
    seen: bool = False  # she sees the step now: the sign stays
    speaking: bool = False
    points: str = ""  # the label of what she points at
    glow: str = ""  # and its id
    writing: bool = False  # the panel is open
    said: tuple[Said, ...] = ()  # the newest lines, MOST_LINES of them
    typing: str = ""  # what she is writing now
    draft: str = ""  # what the traveller is writing now
    read: tuple[Said, ...] = ()  # what she reads again: a page of `pieces_of` all that was said; () while she writes
    earlier: bool = False  # there is more before it
    later: bool = False
    speaks: tuple[str, ...] = ()  # while the voice line is there, who is heard now: "traveller", "helper"
    heard: str = ""  # what she said last, as it was heard, while nothing followed it
    captions: str = ""  # whether what she says is written here: "on", "none", "stopped"; "": no line, or not known yet


def pieces_of(said: Iterable[Said]) -> list[Said]:
    """Everything that was said, whole; a long line in several pieces, each of which says who said it."""
    return [Said(piece, line.mine, line.heard) for line in said for piece in wrap(line.text, LONGEST_PIECE)]


def spoken(said: Iterable[Said], helper: str, texts: Texts) -> str:
    """These lines as they are read aloud."""
    return " ".join(f"{_who(line, helper, texts)}: {line.text}." for line in said)


def bar_of(talk: TalkView, helping: Row, texts: Texts) -> Row:
    """What stands where the news of the call stand: a question first, then the sign, else the news with "Write"."""
    name = talk.helper
    if not name:
        return helping
    if talk.asks:
        key = "talk-ask" if talk.asks == "sight" else "talk-speak-ask"
        yes = button(f"talk-{talk.asks}-yes", texts.say("talk-ask-yes"), primary=True)
        no = button(f"talk-{talk.asks}-no", texts.say("talk-ask-no"))
        title, detail = texts.say(key, name=name), texts.say(f"{key}.detail", name=name)
        return bar(f"talk-{talk.asks}", title, detail, "eye", (yes, no))
    buttons = [button("talk-write", texts.say("talk-write"), primary=True)]
    if talk.seen:
        buttons.append(button("talk-stop", texts.say("talk-stop")))
    if talk.speaking:
        buttons.append(button("talk-hang-up", texts.say("talk-hang-up")))
    if talk.seen or talk.speaking:
        key, icon = ("talk-sign", "eye") if talk.seen else ("talk-speaking", "talking")
        detail = texts.say("talk-points", name=name, what=talk.points) if talk.points else texts.say(f"{key}.detail")
        return bar(key, texts.say(key, name=name), detail, icon, buttons, speaks=speaks_of(talk, texts))
    if helping["state"] == "none":
        title, detail = texts.say("talk-there", name=name), texts.say("talk-there.detail", name=name)
        return bar("talk-there", title, detail, "talking", buttons)
    return {**helping, "buttons": [*buttons, *helping["buttons"]]}


def speaks_of(talk: TalkView, texts: Texts) -> Row:
    """Who speaks now, as words and a shape; empty while there is no voice line."""
    if not (talk.helper and talk.speaking):
        return {"label": "", "icon": ""}
    key, icon = SPEAKS[talk.speaks]
    return {"label": texts.say(key, name=talk.helper), "icon": icon}


def _written(talk: TalkView, texts: Texts) -> Row:
    """Who speaks now, and whether it is written here."""
    speaks = speaks_of(talk, texts)
    if not (speaks["label"] and talk.captions):
        return speaks
    return speaks | {"label": f"{speaks['label']}. {texts.say(f'talk-captions-{talk.captions}', name=talk.helper)}"}


def panel_of(talk: TalkView, texts: Texts) -> Row:
    """The panel for writing; empty lists while it is closed."""
    is_open = talk.writing and bool(talk.helper)
    name = talk.helper
    said = [
        {"id": str(n), "who": _who(line, name, texts), "text": _end(line.text), "mine": line.mine}
        for n, line in enumerate(talk.read or talk.said)
    ]
    return {
        "open": is_open,
        "title": texts.say("talk-sign" if talk.seen else "talk-title", name=name) if is_open else "",
        "seen": talk.seen,
        "stop": texts.say("talk-stop"),
        "empty": texts.say("talk-empty") if is_open and not (said or talk.typing or talk.draft or talk.heard) else "",
        "typing": _now(talk, texts),
        "heard": bool(talk.heard) and not talk.typing,
        "draft": f"{texts.say('talk-you')}: {_end(talk.draft)}" if talk.draft else "",
        "said": said if is_open else [],
        "phrases": [{"id": key, "label": texts.say(f"talk-say-{key}")} for key in OF_TRAVELLER] if is_open else [],
        "keys": [_key(letter, texts) for letter in KEYS] if is_open else [],
        "space": texts.say("talk-space"),
        "delete": texts.say("talk-delete"),
        "line": texts.say("talk-line"),
        "close": texts.say("talk-close"),
        "speaks": _written(talk, texts),
        "reading": bool(talk.read),
        "read": texts.say("talk-read") if said or talk.heard else "",
        "earlier": texts.say("talk-earlier"),
        "has_earlier": talk.earlier,
        "later": texts.say("talk-later"),
        "has_later": talk.later,
        "write": texts.say("talk-write"),
        "glow": talk.glow,
    }


def _now(talk: TalkView, texts: Texts) -> str:
    """What she writes now; else what she said just now."""
    if talk.typing:
        return f"{talk.helper}: {_end(talk.typing)}"
    return f"{texts.say('talk-heard', name=talk.helper)}: {_end(talk.heard, LONGEST_HEARD)}" if talk.heard else ""


def _who(line: Said, helper: str, texts: Texts) -> str:
    return texts.say("talk-you") if line.mine else texts.say("talk-heard", name=helper) if line.heard else helper


def _key(letter: str, texts: Texts) -> Row:
    return {"id": letter, "label": letter, "name": texts.say(NAMES[letter]) if letter in NAMES else letter}


def _end(text: str, longest: int = LONGEST_LINE) -> str:
    return text if len(text) <= longest else "…" + text[1 - longest :]
