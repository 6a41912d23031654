"""What was heard, as a screen: is it right, or which of these; laid over the question, which waits as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.flows.model import Next
from kiosk.flows.prompt import Choice, Prompt
from kiosk.language import Texts

YES, NO, NONE = "yes", "no", "next"  # "next": the button under the answers, which says "none of these"
STEP = "heard"


@dataclass(frozen=True)
class Reading:
    """One thing that may have been meant."""

    label: str
    detail: str = ""


def right_prompt(title: str, texts: Texts) -> Prompt:
    """What was heard, read back, with yes and no as two big buttons."""
    choices = (Choice(YES, texts.say("listen-yes"), Next()), Choice(NO, texts.say("listen-no"), Next()))
    return _laid_over(title, choices, texts)


def person_prompt(texts: Texts) -> Prompt:
    """Whoever said "help" to the kiosk at rest: a person, or a ticket by voice. A yes is the person."""
    choices = (Choice(YES, texts.say("listen-person-yes"), Next()), Choice(NO, texts.say("listen-no"), Next()))
    title, detail = texts.say("listen-person"), texts.say("listen-person.detail")
    return replace(_laid_over(title, choices, texts), say=f"{title} {detail}", help=detail)


def which_prompt(readings: Sequence[Reading], texts: Texts) -> Prompt:
    """Two to four big buttons, likeliest first, and one that says that it is none of them. Ids count from "1"."""
    choices = tuple(
        Choice(str(number), reading.label, Next(), reading.detail) for number, reading in enumerate(readings, 1)
    )
    return _laid_over(texts.say("listen-which"), choices, texts, texts.say("listen-none"))


def _laid_over(title: str, choices: tuple[Choice, ...], texts: Texts, none: str = "") -> Prompt:
    said = ". ".join([*(choice.label for choice in choices), *([none] if none else [])])
    return Prompt(
        STEP, "choice", texts.language, title, f"{title} {said}.", choices=choices, next_label=none, can_go_back=True
    )


def as_sentence(words: str) -> str:
    """As a sentence of its own, so that the voice draws breath after it."""
    return words if not words or words.endswith((".", "!", "?", "…")) else f"{words}."
