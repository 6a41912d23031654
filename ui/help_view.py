"""What the screen shows of the call for a person: a bar laid over the step, that tells or asks, and can be closed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kiosk.language import Texts
from ui.arrival_code import ArrivalCode, shown

Row = dict[str, Any]

FACES = ("good", "so-so", "bad")


@dataclass(frozen=True)
class HelpView:
    """What is said of the call for help. `state`: none, offered (the kiosk asks gently whether to call), writing,
    failed (it could not be written down), sent, unreachable, received, seen, unanswered, coming, taken-back (who was
    coming was held up), arrived, abandoned (a helper found nobody), resolved (asks for a face), thanked, relay (how to
    reach one of sign language). `now`: what can be expected of the button before it is pressed: unknown, here,
    phone, nobody; in words beside it, and in full.
    """

    state: str = "none"
    title: str = ""
    detail: str = ""
    can_cancel: bool = False
    now: str = "unknown"
    now_label: str = ""
    now_detail: str = ""
    code: ArrivalCode = field(default_factory=ArrivalCode)  # for the helper who is coming
    relay: bool = False  # a relay of sign language can be reached


def bar(
    state: str,
    title: str,
    detail: str,
    icon: str,
    buttons: Iterable[Row],
    *,
    faces: Iterable[Row] = (),
    code: ArrivalCode | None = None,
    speaks: Row | None = None,
) -> Row:
    """All that a bar can hold, as the screen gets it; a talk's has no faces and no code, and it alone `speaks`."""
    return {
        "state": state,
        "title": title,
        "detail": detail,
        "icon": icon,
        "buttons": list(buttons),
        "faces": list(faces),
        "code": shown(code or ArrivalCode()),
        "speaks": speaks or {"label": "", "icon": ""},
    }


def button(id: str, label: str, *, primary: bool = False) -> Row:
    """One thing to touch on the bar; its id is the verb."""
    return {"id": id, "label": label, "primary": primary}


def helping_of(help: HelpView, texts: Texts) -> Row:
    """What is laid over the step. A gentle offer asks; anything else tells, and can be closed."""
    if help.state == "none":
        return bar("none", "", "", "", (), code=help.code)
    if help.state == "offered":
        title, detail = help.title or texts.say("frame-offer"), help.detail or texts.say("frame-offer-detail")
        yes = button("call-yes", texts.say("frame-offer-yes"), primary=True)
        no = button("call-no", texts.say("frame-offer-no"))
        return bar(help.state, title, detail, "person", (yes, no, *_relay(help, texts)), code=help.code)
    if help.state == "relay":
        close = button("help-relay-close", texts.say("frame-help-close"))
        return bar(help.state, help.title, help.detail, "hand", (close,), code=help.code)
    faces = [_face(face, texts) for face in FACES] if help.state == "resolved" else []
    icon = "walking" if help.state == "coming" else "person"
    buttons = _buttons(help, texts, goes_by_itself=bool(faces))
    return bar(help.state, help.title, help.detail, icon, buttons, faces=faces, code=help.code)


def _buttons(help: HelpView, texts: Texts, *, goes_by_itself: bool) -> list[Row]:
    """Once a helper stands here she may take the screen; `ui.staff_link` hears it."""
    cancel = button("help-cancel", texts.say("frame-help-cancel"))
    close = button("help-dismiss", texts.say("frame-help-close"))
    staff = [button("staff-open", texts.say("staff-open"))] if help.state == "arrived" else []
    relay = [] if help.state in ("arrived", "resolved", "thanked") else _relay(help, texts)
    return [*staff, *([cancel, *relay, close] if help.can_cancel else [] if goes_by_itself else [*relay, close])]


def _relay(help: HelpView, texts: Texts) -> list[Row]:
    return [button("help-relay", texts.say("help-relay-button"))] if help.relay else []


def _face(face: str, texts: Texts) -> Row:
    return {"id": face, "label": texts.say(f"help-face-{face}")}
