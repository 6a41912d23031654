"""UIC numbers of stations: what stands in the barcode so that inspectors of other countries know the place."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.compiled import Timetable

UIC_FILE = "uic.toml"  # in the home
DEMO_UIC = Path(__file__).with_name("demo") / UIC_FILE
LARGEST = 9_999_999
NO_NUMBERS: Mapping[str, int] = MappingProxyType({})


def uic_numbers_for(home: Path, timetable: Timetable, demo: bool = False) -> Mapping[str, int]:
    """By the station's id: of the operator's file in the home, else what ships, if this is the `demo` timetable.

    Raises FaultyFile as `read_uic_numbers` does.
    """
    if (own := home / UIC_FILE).exists():
        return read_uic_numbers(own, timetable)
    return read_uic_numbers(DEMO_UIC, timetable) if demo else NO_NUMBERS


def read_uic_numbers(file: Path, timetable: Timetable) -> Mapping[str, int]:
    """Read a file such as `demo/uic.toml`; stations are named as in the timetable, or by id.

    Raises FaultyFile with each station that there is not, or not clearly, and each number that is none or given twice.
    """
    try:
        source = file.read_text("utf-8-sig")
        stations = tomllib.loads(source).get("stations", {})
    except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError) as error:
        raise FaultyFile([Fault(str(file), 0, "UN001", f"cannot be read: {error}.", "See docs/tickets.md.")]) from error
    if not isinstance(stations, dict):
        cure = 'Write [stations] and "Name" = 8015458.'
        raise FaultyFile([Fault(str(file), 0, "UN002", "stations is no table.", cure)])
    ids = _ids(timetable)
    twice = {number for number, count in Counter(map(str, stations.values())).items() if count > 1}
    faults = [
        Fault(str(file), _line(source, name), "UN003", f"{name!r}: {what}", cure)
        for name, number in stations.items()
        for what, cure in _wrong(ids.get(name, []), number, str(number) in twice)
    ]
    if faults:
        raise FaultyFile(faults)
    return MappingProxyType({ids[name][0]: number for name, number in stations.items()})


def _ids(timetable: Timetable) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for station in timetable.stations:
        for name in {station.name, station.id}:
            found.setdefault(name, []).append(station.id)
    return found


def _wrong(ids: list[str], number: object, twice: bool) -> Iterator[tuple[str, str]]:
    if not ids:
        yield "no station is called so.", "Write it as the timetable does."
    if len(ids) > 1:
        yield f"{len(ids)} stations are called so.", f"Name one by its id: {' or '.join(ids)}."
    if isinstance(number, bool) or not isinstance(number, int) or not 1_000_000 <= number <= LARGEST:
        yield f"{number!r} is no UIC number.", "It has seven digits: two for the country, five for the station."
    if twice:
        yield f"{number} stands there twice.", "Two stations never share a number."


def _line(source: str, name: str) -> int:
    for place, line in enumerate(source.splitlines(), 1):
        if re.match(rf'\s*(["\']?){re.escape(name)}\1\s*=', line):
            return place
    return 0
