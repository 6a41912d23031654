"""A prompt as it is spoken: everything that is to be read on the screen, in the order in which it matters."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.flows.prompt import Choice, Line, Prompt
from kiosk.language import Texts


def spoken(prompt: Prompt, texts: Texts, *, aloud: bool = False) -> str:
    """All words of `prompt` as sentences; what its `say` holds comes after the question, as how to go on.

    `aloud`: without what is private, and without why the price is what it is, for everybody hears it.
    """
    if aloud:
        prompt = replace(
            prompt,
            why=(),
            lines=tuple(_hidden(line, texts) if line.private else line for line in prompt.lines),
            choices=tuple(replace(choice, chosen=False) for choice in prompt.choices),
        )
    return " ".join(_sentence(part) for part in _parts(prompt, texts) if part)


def _hidden(line: Line, texts: Texts) -> Line:
    """That there is something, and where it can be read or heard."""
    return replace(line, value=texts.say("flow-private"))


def _parts(prompt: Prompt, texts: Texts) -> Iterator[str]:
    yield prompt.trouble
    yield prompt.title
    yield prompt.note
    if prompt.kind in ("review", "info"):
        yield from _lines(prompt, texts)
        yield from _price(prompt, texts)
    yield prompt.say
    for choice in prompt.choices:
        yield _choice(choice, texts)
    for counter in prompt.counters:
        label = f"{counter.label} ({counter.detail})" if counter.detail else counter.label
        yield texts.say("flow-line", label=label, value=str(counter.count))
    yield ", ".join(_choice(choice, texts) for choice in prompt.moments)
    if any(line.change for line in prompt.lines):
        yield texts.say("flow-change")
    if prompt.next_label:
        yield texts.say("flow-next", label=prompt.next_label)
    if prompt.kind not in ("review", "info"):
        yield from _lines(prompt, texts)
        yield from _price(prompt, texts)
    if prompt.code:
        yield texts.say("frame-receipt")
    if prompt.trail.of:
        name = prompt.trail.names[prompt.trail.number - 1]
        yield texts.say("flow-trail", number=prompt.trail.number, of=prompt.trail.of, name=name)


def _lines(prompt: Prompt, texts: Texts) -> Iterator[str]:
    for line in prompt.lines:
        yield texts.say("flow-line", label=line.label, value=line.value)


def _price(prompt: Prompt, texts: Texts) -> Iterator[str]:
    if prompt.total and prompt.kind != "pay":
        yield texts.say("flow-total", price=prompt.total)
    yield from prompt.why


def _choice(choice: Choice, texts: Texts) -> str:
    words = ", ".join(part for part in (choice.label, choice.detail, choice.price, choice.badge) if part)
    return texts.say("flow-chosen", label=words) if choice.chosen else words


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":", "…")) else f"{text}."
