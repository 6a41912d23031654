"""Her own settings as screens: pace, motion, light, spacing, a square that keeps them all; and the languages' list."""

from dataclasses import dataclass

from kiosk.flows.model import Next
from kiosk.flows.prompt import Choice, Prompt
from kiosk.language import OWN_NAMES, Texts
from ui.view import LANGUAGES, SQUARE, Frame

PACE, STILL, SOFT, SPACED = "pace", "still", "soft", "spaced"
KEEP = "next"  # the button that leads on


@dataclass(frozen=True)
class Wish:
    """One thing that can be so or not; how it is, said in words of its own where "yes" is not enough."""

    id: str
    icon: str
    chosen: bool = False
    said: str = "looks-on"


def settings_prompt(frame: Frame, texts: Texts, *, keeps: bool) -> Prompt:
    """What can be chosen, with a tick where it is. `keeps`: what is kept can be read again here."""
    wishes = [
        Wish(PACE, "clock", frame.quick),
        Wish(STILL, "eye", frame.still),
        Wish(SOFT, "sun", frame.softness > 0, f"looks-soft-{frame.softness}"),
        Wish(SPACED, "spaced", frame.spaced),
    ]
    choices = tuple(
        Choice(
            one.id,
            texts.say(f"looks-{one.id}"),
            Next(),
            texts.say(one.said if one.chosen else f"looks-{one.id}.detail"),
            one.icon,
            chosen=one.chosen,
        )
        for one in wishes
    )
    title, detail, keep = texts.say("looks"), texts.say("looks.detail"), texts.say("looks-keep") if keeps else ""
    said = "".join(f" {label}." for label in [*(choice.label for choice in choices), keep] if label)
    return Prompt(
        "looks",
        "choice",
        frame.language,
        title,
        title + said,
        detail,
        choices=choices,
        next_label=keep,
        can_go_back=True,
    )


def square_prompt(frame: Frame, texts: Texts, rows: tuple[str, ...]) -> Prompt:
    """Her settings as a square to photograph."""
    title, detail = texts.say("looks-square"), texts.say("looks-square.detail")
    say = f"{title} {detail}"
    return Prompt(SQUARE, "message", frame.language, title, say, detail, symbols=(rows,), can_go_back=True)


def languages_prompt(frame: Frame, texts: Texts) -> Prompt:
    """Each language in its own words, where the header has no room for all of them."""
    choices = tuple(
        Choice(code, OWN_NAMES.get(code, code), Next(), chosen=code == frame.language) for code in frame.languages
    )
    title = texts.say("frame-languages")
    said = ". ".join(choice.label for choice in choices)
    return Prompt(LANGUAGES, "choice", frame.language, title, f"{title}. {said}.", choices=choices, can_go_back=True)
