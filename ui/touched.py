"""What was touched, as an answer; and how somebody uses the kiosk, for a helper."""

from dataclasses import replace

from kiosk.flows.model import Answer, Event, Next, Party
from kiosk.flows.prompt import Prompt
from ui.view import Frame


def begun(frame: Frame, prompt: Prompt) -> Frame:
    """How a new prompt is shown first: nothing counted, typed or told yet but what it brings along."""
    counts = tuple((counter.id, counter.count) for counter in prompt.counters)
    return replace(
        frame,
        busy=prompt.acts,
        counts=counts,
        suggestions=None,
        news="",
        beats=0,
        trouble=prompt.trouble,
        digits="",
        number="",
    )


def chosen_by(id: str, prompt: Prompt, frame: Frame) -> Event | None:
    """What a touch of this choice answers; None if it is not on the screen any more."""
    found = frame.suggestions.choices if frame.suggestions else ()
    there = (choice for choice in (*found, *prompt.choices, *prompt.moments) if choice.id == id)
    return next((choice.answer for choice in there), None)


def changed_by(id: str, prompt: Prompt) -> Event | None:
    """What a touch of this line asks to change; None where it cannot be."""
    return next((line.change for line in prompt.lines if line.id == id and line.change), None)


def next_by(prompt: Prompt, frame: Frame) -> Event | None:
    """What a touch of "Next" answers: on the review that all is right, else who travels; None while that is nobody."""
    if prompt.kind == "review":
        return prompt.choices[0].answer
    if not prompt.counters:
        return Next()
    counts = tuple((kind, count) for kind, count in frame.counts if count)
    return Answer(((prompt.fact, Party(counts)),)) if counts else None


def counted(kind: str, by: int, prompt: Prompt, frame: Frame) -> tuple[tuple[str, int], ...] | None:
    """How many travel after one more or one less of this kind; None where that cannot be."""
    counts = {id: count + by if id == kind else count for id, count in frame.counts}
    if counts.get(kind, 0) < 0 or sum(counts.values()) > prompt.most_people:
        return None
    return tuple(counts.items())


def access_of(frame: Frame, *, keyed: bool) -> tuple[str, ...]:
    """How somebody uses the kiosk, for a helper: "large-text", "wide-spacing", "high-contrast", and so on."""
    wanted = {
        "large-text": frame.scale > 1,
        "wide-spacing": frame.spaced,
        "high-contrast": frame.theme != Frame.theme,
        "read-to-me": frame.reading,
        "keypad": keyed,
    }
    return tuple(name for name, so in wanted.items() if so)
