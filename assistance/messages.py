"""The words on the wire between kiosk and desk: versioned JSON text, the same over every link."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, get_origin

from assistance.model import HelpRequest
from kiosk.visits.model import Situation

VERSION = 1  # grows only when an older reader would misunderstand; new fields and kinds do not need it


class BadMessage(ValueError):  # noqa: N818
    """Text that is not one of our messages; says what is wrong with it."""


class What(StrEnum):
    """What happened to a request: the kinds of events in the desk's log."""

    CALLED = "called"
    ASKED = "asked"  # of helpers, by name
    DECLINED = "declined"  # by a helper who was asked
    SEEN = "seen"
    ACKNOWLEDGED = "acknowledged"
    MORE_TIME = "more-time"
    HANDED_OVER = "handed-over"  # to a colleague, who has not accepted yet
    REMINDED = "reminded"
    TAKEN_BACK = "taken-back"
    UNANSWERED = "unanswered"
    ASKED_AGAIN = "asked-again"
    ARRIVED = "arrived"
    RESOLVED = "resolved"
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"


@dataclass(frozen=True)
class Hello:
    """A kiosk came (back): who it is, the last event that it has stored, of which log, and where it stands."""

    kiosk: str
    after: int = 0
    log: str = ""
    station: str = ""
    place: str = ""


@dataclass(frozen=True)
class Bye:
    """The kiosk is switched off as it should be: nobody need wonder why it is silent."""

    kiosk: str


@dataclass(frozen=True)
class Call:
    """Somebody needs a person. `waited_s` is measured by the kiosk's clock when it is sent: clocks may differ."""

    request: HelpRequest
    waited_s: float = 0.0


@dataclass(frozen=True)
class Cancel:
    """The traveller needs no help any more."""

    id: str
    request: str


@dataclass(frozen=True)
class Thanks:
    """What the traveller answered when help was over: the face "good", "so-so" or "bad", for call `request`."""

    id: str
    request: str
    face: str


@dataclass(frozen=True)
class Tally:
    """How many visits a kiosk had on a day (2026-11-20), and how many of them reached each step. No visit is in it."""

    id: str
    station: str
    day: str
    flow: str
    visits: int
    steps: dict[str, int]


@dataclass(frozen=True)
class Receipt:
    """The desk has committed the message `id`. `joined`: it keeps the call under this older id.

    `usual_from`, `usual_to`: in how many minutes after the call somebody usually is there; 0, 0: nobody can say.
    """

    id: str
    joined: str = ""
    usual_from: int = 0
    usual_to: int = 0


@dataclass(frozen=True)
class News:
    """Event number `seq` of the desk's log. `what` is a `What`, or a word that a newer desk knows.

    `usual_from`, `usual_to`: as in a Receipt.
    """

    seq: int
    request: str
    what: str
    helper: str = ""
    minutes: int = 0
    seen_by: int = 0
    usual_from: int = 0
    usual_to: int = 0


@dataclass(frozen=True)
class Beat:
    """Who says it lives. The desk: `seq` is the newest event of its log `log`; another log means that it lost its disk.

    The kiosk: the last that it has stored, of which log.
    """

    seq: int
    log: str = ""


@dataclass(frozen=True)
class Talk:
    """A frame of a talk about `request`: shown and forgotten. `topic` and `text`: see `assistance.talk.model`.

    `helper`: id of the helper whose page says it, or to whose page alone it goes.
    """

    request: str
    topic: str
    text: str = ""
    helper: str = ""


@dataclass(frozen=True)
class SignOn:
    """A helper who stands at the kiosk says who she is. Asked now or never, and kept nowhere.

    `request`: the live call there, at which she has then arrived; "" for none.
    """

    id: str
    request: str = ""
    badge: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)


@dataclass(frozen=True)
class SignedOn:
    """The desk's answer to `id`: who she is, and what she may do there: words, such as "print-again give-back".

    `name` "": she is not let in; `why`: "wrong", "paused".
    """

    id: str
    name: str = ""
    rights: str = ""
    why: str = ""


Message = Hello | Bye | Call | Cancel | Thanks | Tally | Receipt | News | Beat | Talk | SignOn | SignedOn
_FLAT: dict[str, type[Any]] = {
    "hello": Hello, "bye": Bye, "help.cancel": Cancel, "thanks": Thanks, "tally": Tally, "receipt": Receipt,
    "ev": News, "hb": Beat, "talk": Talk, "staff.sign-on": SignOn, "staff.signed-on": SignedOn,
}  # fmt: skip
_NAMES: dict[type[Any], str] = {kind: name for name, kind in _FLAT.items()}


def encode(message: Message) -> str:
    """One message as one line of text."""
    tree = _call_tree(message) if isinstance(message, Call) else {"kind": _NAMES[type(message)], **asdict(message)}
    return json.dumps({"v": VERSION, **tree}, ensure_ascii=False, separators=(",", ":"))


def decode(text: str | bytes) -> Message | None:
    """The message in `text`; None for a kind that this program does not know: it is ignored.

    Raises BadMessage, by name, for another version, and for text that is no message at all.
    """
    try:
        tree = json.loads(text)
    except ValueError as error:
        raise BadMessage(f"this is not JSON: {error}") from error
    if not isinstance(tree, dict) or "v" not in tree:
        raise BadMessage("this is not a message: it has no version")
    if tree["v"] != VERSION:
        raise BadMessage(f"this message has version {tree['v']!r}, but this program reads version {VERSION}")
    kind = tree.get("kind")
    if kind == "help.call":
        return _read_call(tree)
    return _read_flat(_FLAT[kind], tree) if kind in _FLAT else None


def _read_flat(kind: type[Any], tree: Mapping[str, Any]) -> Message:
    values = {}
    for part in fields(kind):
        if part.name in tree:
            values[part.name] = _typed(tree, part.name, part.type)
    try:
        message: Message = kind(**values)
    except TypeError as error:
        raise BadMessage(f"{tree['kind']}: {error}") from error
    return message


def _typed(tree: Mapping[str, Any], name: str, kind: Any) -> Any:
    value = tree.get(name)
    if type(value) is not (get_origin(kind) or kind):
        said = "…" if name == "pin" else repr(value)  # what is complained of is logged
        raise BadMessage(f"{name} = {said}, but it must be of kind {kind.__name__}")
    return value


def _call_tree(message: Call) -> dict[str, Any]:
    request, situation = message.request, message.request.situation
    body = {
        "language": situation.language,
        "place": situation.place,
        "station": situation.station,
        "flow": situation.flow,
        "step": situation.step,
        "step_title": situation.step_title,
        "since_s": _seconds(request.called_at - situation.since),
        "began_s": _seconds(request.called_at - situation.began),
        "tried": situation.tried,
        "trouble": situation.trouble,
        "access": situation.access,
    }
    return {
        "kind": "help.call",
        "id": request.id,
        "kiosk": situation.kiosk,
        "at": request.called_at.isoformat(timespec="milliseconds"),
        "waited_s": round(message.waited_s, 3),
        "test": request.test,
        "body": body,
    }


def _read_call(tree: Mapping[str, Any]) -> Call:
    body = _typed(tree, "body", dict)
    at = _moment(_typed(tree, "at", str))
    situation = Situation(
        kiosk=_typed(tree, "kiosk", str),
        place=_typed(body, "place", str),
        station=_typed(body, "station", str),
        language=_typed(body, "language", str),
        flow=_typed(body, "flow", str),
        step=_typed(body, "step", str),
        step_title=_typed(body, "step_title", str),
        since=at - timedelta(seconds=_number(body, "since_s")),
        began=at - timedelta(seconds=_number(body, "began_s")),
        tried=_words(body, "tried"),
        trouble=str(body.get("trouble", "")),
        access=_words(body, "access"),
    )
    request = HelpRequest(_typed(tree, "id", str), situation, at, test=tree.get("test") is True)
    return Call(request, _number(tree, "waited_s"))


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadMessage(f"at = {text!r}: {error}") from error
    if at.tzinfo is None:
        raise BadMessage(f"at = {text!r}, but it must name its time zone")
    return at


def _number(tree: Mapping[str, Any], name: str) -> float:
    value = tree.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e9:
        raise BadMessage(f"{name} = {value!r}, but it must be seconds, 0 or more")
    return float(value)


def _words(tree: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = tree.get(name, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadMessage(f"{name} = {value!r}, but it must be a list of words")
    return tuple(value)


def _seconds(length: timedelta) -> float:
    """Milliseconds are enough; a clock that was set back gives 0, never less."""
    return max(0.0, round(length.total_seconds(), 3))
