"""What was typed or heard, as plain words: numbers, clock times and dates in digits are words of their own."""

import re
from dataclasses import dataclass, replace

from kiosk.timetable.spelling import spellings

# In this order. A point between digits is a clock time (9.30) unless it ends with one more, or a year (3.12., 3.12.26).
PARTS = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    r"|(?P<date>(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d\d(?!\d))?|\d{1,2}/\d{1,2}(?:/\d{2,4})?(?!\d))"
    r"|(?P<hours>(?<!\d)(?:[01]\d|2[0-3])[0-5]\d(?=\s*(?:hours|hrs|uhr|uur)\b))"
    r"|(?P<clock>(?<![\d.])\d{1,2}(?:[:.h]|\s?u(?=\d))[0-5]\d(?!\d|[.:]\d))"
    r"|(?P<ordinal>\d{1,2}(?:\.(?=\s*[^\W\d])|\s?(?:st|nd|rd|th|de|ste|e|er|:e|:a|ter)\b))"
    r"|(?P<number>\d+)"
    r"|(?P<word>(?:[^\W\d_]|['’`´])+)",
    re.UNICODE,
)
BREAK = re.compile(r"[.!?]+\s")  # behind a word: there a sentence ends
LAST_DAY = 31  # no ordinal of a date is greater
LONGEST = 400  # letters: nobody says more in one breath


@dataclass(frozen=True)
class Word:
    """One word. `kind`: word, number, ordinal, clock ("09:30"), date ("3.12"); `text` is plain."""

    text: str
    kind: str = "word"
    long: str = ""  # with å as aa, where that differs: nb åttende is the eighth, attende the eighteenth
    begins: bool = False  # a sentence begins here: no phrase goes on over its beginning

    @property
    def number(self) -> int | None:
        """Its value, of a number or an ordinal in digits."""
        return int(self.text) if self.kind in ("number", "ordinal") else None


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a sentence; at most so many as are said in one breath."""
    found: list[Word] = []
    text = text[:LONGEST].lower().replace("\u00a0", " ")
    end = 0
    for match in PARTS.finditer(text):
        kind, said = match.lastgroup or "word", match.group()
        at, begins, end = len(found), BREAK.match(text, end) is not None, match.end()
        if kind == "word":
            short, *more = spellings(re.sub(r"['’`´]", "", said))
            longs = more[0].split() if more else [""] * len(short.split())
            found += [Word(part, long=long) for part, long in zip(short.split(), longs, strict=False)]
        elif kind == "iso":
            _, month, day = said.split("-")
            found.append(Word(f"{int(day)}.{int(month)}", "date"))
        elif kind == "date":
            day, month = re.findall(r"\d+", said)[:2]
            found.append(Word(f"{int(day)}.{int(month)}", "date"))
        elif kind == "hours":
            found.append(Word(f"{said[:2]}:{said[2:]}", "clock"))
        elif kind == "clock":
            hour, minute = re.findall(r"\d+", said)
            found.append(Word(f"{hour}:{minute}", "clock"))
        else:
            number = int(re.findall(r"\d+", said)[0]) % 100000
            found.append(Word(str(number), "number" if number > LAST_DAY else kind))  # BahnCard 50. To Bonn
        if begins and at < len(found):
            found[at] = replace(found[at], begins=True)
    return tuple(found)
