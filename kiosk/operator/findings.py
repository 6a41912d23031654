"""All findings of a feed in a few lines: what was left out, what was mended, what an operator should know."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

from kiosk.errors import Fault

KINDS_SHOWN = 7  # so many different ones fit beside the figures of a report


class Kind(StrEnum):
    """What became of the rows; the text stands before them in the report."""

    REFUSED = "Against it"
    LEFT_OUT = "Left out"
    MENDED = "Mended"
    REMARK = "To know"


# What the findings of each code have in common, for more than one of them. Codes are explained in docs/timetable.md.
MEANINGS: Mapping[str, tuple[Kind, str]] = {
    "GT201": (Kind.LEFT_OUT, "stops whose id is there already"),
    "GT202": (Kind.MENDED, "stops whose station is not there: they count as stations"),
    "GT203": (Kind.MENDED, "stops without a name: that of their station, or their id, is shown"),
    "GT204": (Kind.MENDED, "stops of an unknown kind: they count as platforms"),
    "GT205": (Kind.MENDED, "stops that are within themselves: they count as stations"),
    "GT206": (Kind.LEFT_OUT, "routes whose id is there already"),
    "GT211": (Kind.LEFT_OUT, "rows of the calendar without meaning"),
    "GT212": (Kind.LEFT_OUT, "single days of the calendar without meaning"),
    "GT213": (Kind.MENDED, "weekdays that are neither 0 nor 1: they count as no"),
    "GT221": (Kind.LEFT_OUT, "trains with fewer than two stops"),
    "GT222": (Kind.LEFT_OUT, "trains whose times run backwards"),
    "GT223": (Kind.LEFT_OUT, "trains with a stop_sequence twice"),
    "GT224": (Kind.LEFT_OUT, "trains that call at an unknown stop"),
    "GT225": (Kind.LEFT_OUT, "trains with times or an order that cannot be read"),
    "GT226": (Kind.LEFT_OUT, "trains without a time at an end"),
    "GT227": (Kind.LEFT_OUT, "trips whose id is there already"),
    "GT228": (Kind.LEFT_OUT, "trains with times that are not in trips.txt"),
    "GT229": (Kind.LEFT_OUT, "rows of frequencies without meaning"),
    "GT231": (Kind.LEFT_OUT, "changes at unknown stops"),
    "GT232": (Kind.LEFT_OUT, "changes without meaning"),
    "GT233": (Kind.LEFT_OUT, "changes for trains or lines that are not there"),
    "GT234": (Kind.LEFT_OUT, "rows of frequencies for trips that are not there"),
    "GT235": (Kind.MENDED, "stops with an unknown pickup_type or drop_off_type: it counts as no"),
    "GT236": (Kind.MENDED, "changes with two different times: the longer one counts"),
    "GT241": (Kind.MENDED, "columns that are named twice: the first one counts"),
    "GT242": (Kind.MENDED, "rows with too many cells: those beyond the header are not read"),
    "GT251": (Kind.LEFT_OUT, "translations without meaning"),
    "GT252": (Kind.LEFT_OUT, "translations of stops that are not there"),
    "GT301": (Kind.REMARK, "stations without coordinates: they have no price by distance"),
    "GT302": (Kind.REMARK, "pairs of stations far apart with the same name"),
    "GT303": (Kind.MENDED, "trains of unknown routes: they are shown without a line"),
    "GT306": (Kind.REMARK, "trains that never run: no calendar names their service"),
    "GT311": (Kind.REMARK, "stations with a name that could be any town's"),
    "GT314": (Kind.LEFT_OUT, "changes at stops where no train calls"),
    "GT315": (Kind.LEFT_OUT, "ways to another station without a time: they are not offered"),
    "GT316": (Kind.LEFT_OUT, "trains that cannot be stayed in: the next one begins elsewhere"),
    "GT317": (Kind.REMARK, "trains that are split: only one half is offered without a change"),
    "GT320": (Kind.REMARK, "agencies with another time zone"),
    "GT321": (Kind.REMARK, "routes of unknown agencies"),
    "GT323": (Kind.REMARK, "nights of a clock change with trains before 03:00"),
}  # fmt: skip
REFUSING = ("GT0", "GT1", "ST", "TT")  # codes that begin so refuse the feed, but for:
OVERRULED = "GT116"


def kind_of(code: str) -> Kind:
    """What became of rows with this code; those of other parts of a feed are remarks."""
    if code.startswith(REFUSING) and code != OVERRULED:
        return Kind.REFUSED
    return MEANINGS.get(code, (Kind.REMARK, ""))[0]


def in_short(faults: Iterable[Fault], shown: int = KINDS_SHOWN) -> list[str]:
    """A line for each kind of finding, the gravest first; what refuses a feed is told in full."""
    grouped: defaultdict[tuple[int, str], list[Fault]] = defaultdict(list)
    order = list(Kind)
    full = []
    for fault in faults:
        kind = kind_of(fault.code)
        if kind is Kind.REFUSED:
            full.append(str(fault))
        else:
            grouped[order.index(kind), fault.code].append(fault)
    ranked = sorted(grouped.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    lines = [_line(code, group) for (_, code), group in ranked]
    rest = sum(len(group) for _, group in ranked[shown:])
    return full + lines[:shown] + [f"And {rest} more of {len(lines) - shown} other kinds."] * (rest > 0)


def _line(code: str, group: list[Fault]) -> str:
    first = group[0]
    if len(group) == 1:
        return f"{kind_of(code)}: {first}"
    meaning = MEANINGS[code][1] if code in MEANINGS else f"such as: {first.what}"
    place = f"{first.file}:{first.line}" if first.line else first.file
    return f"{kind_of(code)}: {len(group)} {meaning} ({code}, first in {place})."
