"""Findings in ten lines: what was left out comes before what one should know, and every code stands in the guide."""

import re
from pathlib import Path

from kiosk.errors import Fault
from kiosk.operator.findings import MEANINGS, Kind, in_short, kind_of

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"GT\d{3}")


def _documented() -> set[str]:
    """Codes of the guide; "GT221-GT226" names six."""
    text = (ROOT / "docs" / "timetable.md").read_text("utf-8")
    spans = re.findall(r"GT(\d{3})-GT(\d{3})", text)
    return {f"GT{number:03}" for first, last in spans for number in range(int(first), int(last) + 1)} | set(
        CODE.findall(text)
    )


def test_every_code_is_explained_in_the_guide() -> None:
    """An operator who reads GT236 finds it there, and nothing that is never said."""
    used = {
        code
        for folder in ("timetable", "operator")
        for file in (ROOT / "kiosk" / folder).glob("*.py")
        for code in CODE.findall(file.read_text("utf-8"))
    }
    assert _documented() == used


def test_the_gravest_comes_first_and_the_rest_is_counted() -> None:
    """Refusals in full, then what was left out, mended, and to know; one line each, with the first place."""
    faults = [
        Fault("f/stops.txt", 3, "GT301", "A has no coordinates."),
        Fault("f/stops.txt", 4, "GT301", "B has no coordinates."),
        Fault("f/stops.txt", 5, "GT203", "stop 'x' has no name."),
        Fault("f/stop_times.txt", 9, "GT221", "trip 't' has one stop only; it is left out."),
        Fault("f/trips.txt", 0, "GT105", "1 of 9 trips are broken."),
        Fault("f/levels.txt", 2, "XX201", "an odd level."),
        Fault("f/levels.txt", 3, "XX201", "another odd level."),
    ]
    assert in_short(faults) == [
        "f/trips.txt: GT105 1 of 9 trips are broken.",
        "Left out: f/stop_times.txt:9: GT221 trip 't' has one stop only; it is left out.",
        "Mended: f/stops.txt:5: GT203 stop 'x' has no name.",
        "To know: 2 stations without coordinates: they have no price by distance (GT301, first in f/stops.txt:3).",
        "To know: 2 such as: an odd level. (XX201, first in f/levels.txt:2).",
    ]
    assert in_short(faults, shown=2)[-1] == "And 4 more of 2 other kinds."


def test_what_stands_alone_needs_no_common_words() -> None:
    """Codes that can come more than once have words for many; refusals and remarks on the whole feed have their own."""
    assert all(kind is not Kind.REFUSED for kind, _ in MEANINGS.values())
    assert kind_of("GT111") is Kind.REFUSED
    assert kind_of("GT116") is Kind.REMARK
