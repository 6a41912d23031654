"""A sentence as it is said, which still knows where each of its words stands on the screen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from voice.phrasing.rules import rules_of

Span = tuple[int, int]  # start and end in the written text

BREAK = re.compile(r"\n+|(?<=[.!?…])[\"'”’)»]*\s+(?=[^\sa-zà-ÿ])")
TITLE = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|Fr|Hr)\.$")
DAY = re.compile(r"\b[0-9]{1,2}\.$")
MONTH = re.compile(r"Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez")  # 20. November is one sentence
SAYABLE = re.compile(r"[^\W_]|[€£%+=@]")


@dataclass(frozen=True)
class Sentence:
    """What is said, and for each of its characters the span of the written text that it stands for."""

    text: str
    spans: tuple[Span, ...]

    def written(self, offset: int, length: int) -> Span:
        """Offset and length in the written text of these spoken characters (what to highlight)."""
        spans = self.spans[offset : offset + length]
        start = min(span[0] for span in spans)
        return start, max(span[1] for span in spans) - start


def sentences(text: str, language: str) -> list[str]:
    """`text` as it is said in `language`, sentence by sentence. Never raises. Loses no digit but zeros (14:00)."""
    return [sentence.text for sentence in phrases(text, language)]


def phrases(text: str, language: str) -> list[Sentence]:
    """As `sentences`, with the way back to the written text."""
    said: list[str] = []
    spans: list[Span] = []
    for part, start, end in _parts(text, language):
        said.append(part)
        as_written = len(part) == end - start
        spans += [(start + i, start + i + 1) if as_written else (start, end) for i in range(len(part))]
    whole = "".join(said)
    return [Sentence(whole[start:end], tuple(spans[start:end])) for start, end in _sentences(whole)]


def _parts(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """What is said for which span of the written text, in order and without gaps."""
    every, rules = rules_of(language)
    done = 0
    for found in every.finditer(text):
        pattern, say = rules[int((found.lastgroup or "r0")[1:])]
        match = pattern.match(text, found.start())
        if match is None:  # cannot be: it just matched
            continue
        yield _plain(text[done : found.start()]), done, found.start()
        yield say(match), found.start(), match.end()
        done = match.end()
    yield _plain(text[done:]), done, len(text)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _sentences(text: str) -> Iterator[Span]:
    """Trimmed spans of the sentences that have something to say."""
    starts, ends = [0], []
    for gap in BREAK.finditer(text):
        before = text[starts[-1] : gap.start()]
        within = TITLE.search(before) or (DAY.search(before) and MONTH.match(text, gap.end()))
        if "\n" in gap[0] or not within:
            ends.append(gap.end())
            starts.append(gap.end())
    for start, end in zip(starts, [*ends, len(text)], strict=True):
        piece = text[start:end]
        if SAYABLE.search(piece):
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
