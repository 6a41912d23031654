"""What is written in a way that an engine says wrongly, and how it is said instead. No digit but a zero gets lost."""

import re
from collections.abc import Callable
from functools import cache, partial

from voice.phrasing.ways import ALONE, WAYS, Unit, Ways

Saying = Callable[[re.Match[str]], str]
Rule = tuple[str, Saying]  # a pattern without named groups, and what is said

AMOUNT = r"([0-9]{1,3}(?:[.,'\u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,]([0-9]{2}))?"  # 1.234,50  1,234.50  19
WORD_ENDS = r"\b"
SIGN = r"(?:(?<!\w)([-−–]))?"  # with a space after it, it is a dash: Adult – €19.90
HOUR_MINUTE = r"(?<![\w:.,])([01]?[0-9]|2[0-4]){}([0-5][0-9])(?![0-9:])"
DOT = r"(?:\.(?!\s+[A-ZÄÖÜ]|\s*$))?"  # of an abbreviation, not of the sentence's end
PLATFORM = r"\b(Gleis|Gl\.|Bahnsteig|Bstg\.|[Pp]latform|Pl\.|[Ss]poor|[Rr]aide|[Rr]aiteel(?:le|ta)|[Ss]pår|[Ss]por)\s?"
SECTION = r"([0-9]{1,3})([a-z](?![a-z])|\s?[A-Z](?![A-Za-z]))?(?:[-–/](?=\w)([0-9]{1,3})?([A-Za-z](?![A-Za-z]))?)?"
WORDS_THEMSELVES = "AIOUÅÖ"  # in one of our languages or another
NEVER = r"(?!)"
END = r"(?!\w|[:.,][0-9])"


@cache
def rules_of(
    language: str,
) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Saying], ...]]:
    """One pattern that finds all (group `r3`: rule 3), and each rule alone. A language without ways gets the signs."""
    rules = _rules(WAYS[language]) if language in WAYS else _signs()
    every = re.compile("|".join(f"(?P<r{number}>{pattern})" for number, (pattern, _) in enumerate(rules)))
    return every, tuple((re.compile(pattern), say) for pattern, say in rules)


def _rules(ways: Ways) -> list[Rule]:
    """In order: of two that begin at the same place, the first wins."""
    currency = f"({'|'.join(sign + WORD_ENDS * sign.isalpha() for sign in ways.money)})"
    return [
        *_signs(),
        *_dates(ways),
        (SIGN + r"(?<!\w)" + currency + r"\s?([-−])?" + AMOUNT + r"(?![0-9:])",  # Dutch: € -5,00
         lambda m: _price(ways, m[1] or m[3], m[2], m[4], m[5])),
        (SIGN + r"(?<![\w.,])" + AMOUNT + r"\s?(?:(?<=[.,][0-9]{2})|(?<=[.,][0-9]{2}\s))" + currency,
         lambda m: _price(ways, m[1], m[4], m[2], m[3])),
        (SIGN + r"(?<![\w.,])" + AMOUNT + r"\s?" + currency + r"(?!\s?[0-9])",  # "platform 7 €19.90" is not 7 euros
         lambda m: _price(ways, m[1], m[4], m[2], m[3])),
        (SIGN + r"(?<![\w.,])" + AMOUNT + r"\s[Ee]uros?\b", lambda m: _price(ways, m[1], "€", m[2], m[3])),
        (r"(?<![\w:.,])([0-9]{1,2}):([0-5][0-9])\s?(?:h|hrs?|Std" + DOT + r"|Stunden|hours|uren)(?!\w)",
         lambda m: _duration(ways, m[1], m[2])),
        (r"(?<![\w:.,])([0-9]{1,3})\s?(?:h|hrs?|Std)(?![A-Za-z])" + DOT
         + r"(?:\s?([0-9]{1,2})(?![0-9:.,])(?:\s?[Mm]in\b" + DOT + ")?)?", lambda m: _duration(ways, m[1], m[2])),
        (r"(?<![\w:.,])([0-9]{1,3})\s?[Mm]in\b" + DOT, lambda m: _duration(ways, "", m[1])),
        (HOUR_MINUTE.format(":") + r"(?:\s?(?:Uhr|uur)\b)?", lambda m: ways.clock(int(m[1]), int(m[2]))),
        (HOUR_MINUTE.format(r"\.") + r"\s?(?:Uhr|uur)\b", lambda m: ways.clock(int(m[1]), int(m[2]))),
        (r"(?:(?<=[0-9€])|(?<=Uhr)|(?<=uur))(?:\s?[–—]\s?|\s-\s)(?=[0-9€])", lambda m: f" {ways.until} "),
        (PLATFORM + SECTION + END, partial(_platform, ways)),
        (rf"\b({'|'.join(ALONE)})(?:\s?([0-9]{{1,6}}))?{END}", partial(_train, ways)),
        (rf"\b({'|'.join(ways.trains)})\s?([0-9]{{1,6}}){END}", partial(_train, ways)),
        *_numbers(ways),
        (rf"(?<![\w.,:])1\s(?=({'|'.join(ways.one) or NEVER})\b)", lambda m: f"{ways.one[m[1]]} "),
        ("|".join(map(_whole, ways.short)) or NEVER, partial(_long, ways)),
        (r"\s?(?:→|➜|->)\s?", lambda m: f" {ways.towards} "),
        (r"\s?×\s?", lambda m: f" {ways.times} "),
        (r"&", lambda m: ways.along),
    ]  # fmt: skip


def _dates(ways: Ways) -> list[Rule]:
    """The third of December, not three twelve."""
    if not ways.days:
        return []
    day, month = (f"({'|'.join(names)})" for names in (ways.days, ways.months))
    return [
        (rf"(?<![\w.,:]){day}\.{month}\.(?:([0-9]{{4}})(?!\w))?(?![0-9])",
         lambda m: f"{ways.days[m[1]]} {ways.months[m[2]]}{f' {m[3]}' if m[3] else ''}"),
        (rf"(?<![\w.,:]){day}\.\s(?={'|'.join(ways.months.values())})", lambda m: f"{ways.days[m[1]]} "),
    ]  # fmt: skip


def _numbers(ways: Ways) -> list[Rule]:
    """Numbers that are names: said figure by figure, so that they can be written down."""
    return [
        (r"(?:\*{2,}|[•·]{2,})\s?([0-9]{4})(?!\w)", lambda m: f"{ways.ending} {' '.join(m[1])}"),
        (r"\+[0-9]{1,3}(?:[ /()-]{1,3}[0-9]+){1,6}", lambda m: f"{ways.plus} {_figures(m[0])}"),
        (r"(?<![\w.,:])0[0-9]{2,5}(?:[ /-][0-9]{2,}){1,5}(?!\w)", lambda m: _figures(m[0])),
        (r"\b(\w{0,20}[Nn]um(?:m|b)er|[Nn]umeron?|[Nn]umerosi|[Nn]um(?:me)?ret|[Nn]r\.)"
         + r"(:?\s(?:ditt\s)?(?:is\s|ist\s|lautet\s|on\s|är\s|er\s)?)([A-Z2-9]{4})\s?([A-Z2-9]{4})(?!\w)",
         lambda m: f"{ways.short.get(m[1], m[1])}{m[2]}{', '.join(m[3] + m[4])}"),
        (r"(?<![\w-])([A-Z2-9]{4})[\u00a0\u202f]([A-Z2-9]{4})(?!\w)", lambda m: ", ".join(m[1] + m[2])),
        (r"(?<![\w.,:-])([0-9]{2})\s([0-9]{2})\s([0-9]{2})(?!\w|[.,:\s-]+[0-9])",
         lambda m: ", ".join(" ".join(pair) for pair in m.groups())),
        (r"(?<![\w-])(?=[A-Z0-9-]{5})(?=[A-Z-]*[0-9])(?=[0-9-]*[A-Z])[A-Z0-9]{2,}(?:-[A-Z0-9]{2,})*(?![\w-])",
         lambda m: ", ".join(m[0].replace("-", ""))),
        (r"(?<![\w.,-])([A-ZÄÖÜÅÆØ])[-\u2010\u2011]?([0-9]{1,3})(?![\w-]|[.,:][0-9])", _lettered),
        (r"(?<![\w.,])[0-9]{6,}(?!\w)", lambda m: " ".join(m[0])),
    ]  # fmt: skip


def _signs() -> list[Rule]:
    """What is seen but not said, in any language."""
    return [
        (r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", lambda m: ""),
        (r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", lambda m: " "),
        (r"(?<=\w)\((?=\w{3})|\)(?=\w)|(?<=[^\W\d])\s?/\s?(?=[^\W\d])", lambda m: " "),
        (r"\*(?![*0-9])", lambda m: " "),
        (r"\s?[•·|](?![•·0-9])\s?", lambda m: ", "),
        (r"[_#~^<>\\{}\[\]]+", lambda m: " "),
    ]


def _price(ways: Ways, sign: str | None, currency: str, whole: str, hundredths: str | None) -> str:
    units, parts = ways.money[currency]
    number, rest = int(re.sub("[^0-9]", "", whole)), int(hundredths or 0)
    said = _counted(ways, number, units)
    if rest:
        said = f"{said} {rest}" if number else _counted(ways, rest, parts)
    return f"{ways.minus} {said}" if sign else said


def _duration(ways: Ways, hours: str, minutes: str | None) -> str:
    parts = []
    if int(hours or 0) or not minutes:
        parts.append(_counted(ways, int(hours), ways.hours))
    if minutes and (int(minutes) or not parts):
        parts.append(_counted(ways, int(minutes), ways.minutes))
    return " ".join(parts)


def _counted(ways: Ways, number: int, unit: Unit) -> str:
    return f"{ways.one.get(unit[0], '1')} {unit[0]}" if number == 1 else f"{number} {unit[1]}"


def _platform(ways: Ways, match: re.Match[str]) -> str:
    """Platform 7 A, to D."""
    word, number, section, last, end = match.groups()
    said = f"{ways.platform if word.endswith('.') else word} {number}{_letter(section)}"
    if last or end:
        said = f"{said} {ways.until} {last or ''}{_letter(end)}".replace("  ", " ")
    return said if match.string[match.end() :][:1].isspace() else said.rstrip(",")


def _letter(section: str | None) -> str:
    """The comma keeps an A from being read as an article."""
    return f" {section.strip().upper()}," if section else ""


def _lettered(match: re.Match[str]) -> str:
    """Machine B-7, exit A3. A word of one letter is no letter where the voice does not pause after it."""
    return f"{match[1]}{',' if match[1] in WORDS_THEMSELVES else ''} {match[2]}"


def _train(ways: Ways, match: re.Match[str]) -> str:
    """Four figures are said in pairs, as on the platform: Intercity 22 17."""
    name, number = ways.trains[match[1]], match[2] or ""
    if len(number) == 4 and not number.endswith("00"):
        number = f"{number[:2]} {number[2:]}"
    elif len(number) > 4:
        number = " ".join(number)
    return f"{name} {number}".strip()


def _figures(number: str) -> str:
    return ", ".join(" ".join(group) for group in re.findall("[0-9]+", number))


def _whole(short: str) -> str:
    left = r"(?<!\w)" if short[0].isalpha() else ""
    return left + re.escape(short) + (r"(?!\w)" if short[-1].isalnum() else "")


def _long(ways: Ways, match: re.Match[str]) -> str:
    follows = match.string[match.end() : match.end() + 1]
    return ways.short[match[0]] + (" " if follows.isalnum() else "")  # St.Pölten
