"""Settings: one typed tree, read once at start from one TOML file."""

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from kiosk.errors import Fault, FaultyFile

WORDS = Path(__file__).with_name("words")  # a language that we have is a folder here


@dataclass(frozen=True)
class KioskSettings:
    """Which kiosk this is, and where it stands."""

    id: str = "demo-1"
    place: str = "Main hall, beside the flower shop"
    station: str = "Köln Hbf"  # id or name in the timetable
    languages: tuple[str, ...] = ("en", "nl", "de")  # the first is shown at start
    timezone: str = "Europe/Berlin"


@dataclass(frozen=True)
class PanelSettings:
    """The screen's real size: sizes are millimetres, and no screen tells its own truly."""

    width_px: int = 1080
    height_px: int = 1920
    diagonal_mm: float = 559.0  # 22 inches
    full_screen: bool = False


@dataclass(frozen=True)
class ContentSettings:
    """What is asked, sold and shown. "standard" and "demo" ship with the product; else a folder or file."""

    flow: str = "standard"
    timetable: str = "demo"
    tariff: str = "demo"
    realtime: tuple[str, ...] = ()  # GTFS-Realtime: files or addresses, or "demo"
    realtime_seconds: int = 30  # between two looks at each
    realtime_stale_seconds: int = 180  # an older message does not count
    aliases: str = ""  # a file of further names of stations; "": aliases.toml in the home, if it is there


@dataclass(frozen=True)
class DeskSettings:
    """The staff server, and what else there is when nobody can come."""

    url: str = "http://127.0.0.1:8765"
    token: str = "demo"
    phone: str = "+49 221 0000 000"  # not a real number
    counter: str = "Reisezentrum, Gleis 1"  # as the signs in the station say it
    counter_hours: str = "6:00 - 22:00"
    canary_minutes: int = 15  # between two silent test calls of a kiosk; 0: none
    keep_situation_hours: int = 24  # what a helper was told of a traveller, after the call has ended
    keep_events_days: int = 90  # who came when; the counts for reports stay


@dataclass(frozen=True)
class DeviceSettings:
    """The machines: "simulated" ones can be broken on purpose."""

    printer: str = "simulated"
    terminal: str = "simulated"
    sound: str = "auto"  # "auto", "none", or a folder for wav files


@dataclass(frozen=True)
class TicketSettings:
    """Who signs tickets. Without a company code, or without a live key of it, every ticket is a specimen."""

    company: int = 0  # RICS code of the UIC; 0: none yet
    company_name: str = ""
    keys: str = "file"  # private keys are files in the home
    refund_minutes: int = 0  # how long after the sale a ticket can be given back; 0: not at all


@dataclass(frozen=True)
class Settings:
    """Everything that an operator may set. `home` holds all that the kiosk writes."""

    home: Path
    kiosk: KioskSettings = field(default_factory=KioskSettings)
    panel: PanelSettings = field(default_factory=PanelSettings)
    content: ContentSettings = field(default_factory=ContentSettings)
    desk: DeskSettings = field(default_factory=DeskSettings)
    devices: DeviceSettings = field(default_factory=DeviceSettings)
    tickets: TicketSettings = field(default_factory=TicketSettings)


KINDS: Mapping[Any, str] = {
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    str: 'a word in quotes, such as "nl"',
    tuple[str, ...]: 'a list of words, such as ["nl", "en"]',
}


HEADER = re.compile(r"\s*\[+\s*[\"']?([^\]\"'.]*?)[\"']?\s*[\].]")  # [kiosk]


def default_home() -> Path:
    """$LOKET_HOME, else the user's data folder."""
    return Path(os.environ.get("LOKET_HOME") or Path.home() / ".local" / "share" / "loket")


def read_settings(file: Path | None = None, home: Path | None = None) -> Settings:
    """Read `file`; without one, `loket.toml` in the home, if it is there. Paths in it count from its own folder.

    Raises FaultyFile naming file, line and "did you mean" for every key or value that is not right.
    """
    home = home or default_home()
    named, file = file, file or home / "loket.toml"
    if named is None and not file.exists():
        return Settings(home)
    source = _read(file)
    try:
        tree = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise FaultyFile([Fault(str(file), _line_in(str(error)), "ST001", f"is not TOML: {error}.")]) from error
    written = _Written(file, source)
    hints = get_type_hints(Settings)
    names = [f.name for f in fields(Settings) if is_dataclass(hints[f.name])]
    sections = {}
    for name, values in tree.items():
        if name not in names:
            written.unknown("", name, names)
        elif isinstance(values, Mapping):
            sections[name] = written.section(name, hints[name], values)
        else:
            cure = f"Write [{name}] on a line of its own, and each value on a line below it."
            written.fault("", name, "ST004", f"{name} is a section, not a value.", cure)
    if written.faults:
        raise FaultyFile(written.faults)
    return Settings(home, **sections)


class _Written:
    """One file of settings: what is wrong in it is kept with its line."""

    def __init__(self, file: Path, source: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self._lines = source.splitlines()

    def section(self, name: str, kind: Any, values: Mapping[str, Any]) -> Any:
        known = get_type_hints(kind)
        good: dict[str, Any] = {}
        for key, value in values.items():
            wanted = known.get(key)
            if wanted is None:
                self.unknown(name, key, list(known))
            elif not _is_a(wanted, value := _listed(wanted, value)):
                self.fault(name, key, "ST003", f"{key} = {value!r} is not {KINDS[wanted]}.")
            elif wrong := CHECKS.get(f"{name}.{key}", _any)(value):
                self.fault(name, key, "ST005", *wrong)
            else:
                good[key] = self._typed(f"{name}.{key}", wanted, value)
        return kind(**good)

    def unknown(self, section: str, key: str, known: list[str]) -> None:
        near = difflib.get_close_matches(key, known, 1)
        cure = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
        self.fault(section, key, "ST002", f"nobody reads {key!r}.", cure)

    def fault(self, section: str, key: str, code: str, what: str, cure: str = "") -> None:
        self.faults.append(Fault(str(self.file), self._line_of(section, key), code, what, cure))

    def _typed(self, place: str, wanted: Any, value: Any) -> Any:
        if place in PATHS and isinstance(value, str) and value not in PATHS[place]:
            return self._path(value)
        if place == REALTIME:
            return tuple(one if _fetched(one) else self._path(one) for one in value)
        return tuple(value) if wanted == tuple[str, ...] else float(value) if wanted is float else value

    def _path(self, value: str) -> str:
        return str(self.file.parent.absolute() / Path(value).expanduser())

    def _line_of(self, section: str, key: str) -> int:
        """Where `key` of `section` stands; of no section: where that section, or such a key, begins."""
        word = rf"[\"']?{re.escape(key)}[\"']?\s*"
        inside = re.compile(rf"\s*{word}[=.]")
        dotted = re.compile(rf"\s*{section}\s*(\.\s*{word}=|=.*\b{word}=)")  # kiosk.id = 5, kiosk = {id = 5}
        here = ""
        for number, line in enumerate(self._lines, 1):
            if header := HEADER.match(line):
                here = header[1]
                if not section and here == key:
                    return number
            elif (here == section and inside.match(line)) or (section and not here and dotted.match(line)):
                return number
        return 0


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError as error:
        raise FaultyFile([Fault(str(file), 0, "ST006", "is not there.", "Check the name of the file.")]) from error
    except (OSError, UnicodeDecodeError) as error:
        cure = "It must be a text file in UTF-8 that this user may read."
        raise FaultyFile([Fault(str(file), 0, "ST006", f"cannot be read: {error}.", cure)]) from error


def _listed(wanted: Any, value: Any) -> Any:
    """Where a list of words is wanted, one word is a list of one, and "" is none."""
    return ([value] if value else []) if wanted == tuple[str, ...] and isinstance(value, str) else value


def _is_a(wanted: Any, value: Any) -> bool:
    if wanted == tuple[str, ...]:
        return isinstance(value, list) and all(isinstance(part, str) for part in value)
    return type(value) in (int, float) if wanted is float else type(value) is wanted


Wrong = tuple[str, str] | None  # what, and the cure


def _any(_: Any) -> Wrong:
    return None


def _named(value: str) -> Wrong:
    return None if value.strip() else ("it is empty.", "Write a name, or take the line away.")


def _size(value: float) -> Wrong:
    return None if 0 < value < 100_000 else (f"a size cannot be {value}.", "Measure the screen, and write it here.")


def _company(value: int) -> Wrong:
    cure = "Write the RICS code that the UIC gave your company; without one, take the line away."
    return None if 0 <= value <= 32_000 else (f"a company code is a number of four digits, not {value}.", cure)


def _minutes(value: int) -> Wrong:
    what = f"a ticket cannot be given back for {value} minutes."
    return None if 0 <= value <= 1440 else (what, "Write 0 (not at all) to 1440 (a day).")


def _between(least: int, most: int, what: str, cure: str) -> Callable[[Any], Wrong]:
    """A check of a whole number; `what` is wrong with a value of {}."""
    return lambda value: None if least <= value <= most else (what.format(value), cure)


def _zone(value: str) -> Wrong:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, such as "Europe"
        near = difflib.get_close_matches(value, available_timezones(), 1)
        cure = f"Did you mean {near[0]}?" if near else "Write a name such as Europe/Berlin."
        return f"nobody knows the time zone {value!r}.", cure
    return None


def _languages(value: list[str]) -> Wrong:
    known = sorted(folder.name for folder in WORDS.iterdir() if folder.is_dir())
    cure = f"Known: {', '.join(known)}."
    if not value:
        return "a kiosk speaks at least one language.", cure
    if missing := [code for code in value if code not in known]:
        return f"the kiosk has no words in {', '.join(map(repr, missing))}.", cure
    return None if len(set(value)) == len(value) else ("a language is named twice.", "Name each one once.")


REALTIME = "content.realtime"


def _fetched(source: str) -> bool:
    """Whether it is not a file of this machine."""
    return source == "demo" or urlsplit(source).scheme in ("http", "https")


def _sources(value: list[str]) -> Wrong:
    for source in value:
        parts = urlsplit(source)
        if not source.strip():
            return "one of the sources is empty.", 'Write "" for none, or each with its file or address.'
        if "://" in source and (parts.scheme not in ("http", "https") or not parts.hostname):
            return (
                f"{source!r} cannot be fetched.",
                "An address begins with https:// or http:// and the name of a server.",
            )
    return None if len(set(value)) == len(value) else ("a source is named twice.", "Name each one once.")


def _pause(value: int) -> Wrong:
    cure = "Most operators write a new message every 15 to 60 seconds."
    return None if 5 <= value <= 3600 else (f"{value} seconds is too short or too long (5 to 3600).", cure)


def _stale(value: int) -> Wrong:
    cure = "180 is usual: delays change quickly."
    return None if 30 <= value <= 3600 else (f"{value} seconds is too short or too long (30 to 3600).", cure)


CHECKS: Mapping[str, Callable[[Any], Wrong]] = {
    "kiosk.id": _named,
    "kiosk.station": _named,
    "kiosk.languages": _languages,
    "kiosk.timezone": _zone,
    "panel.width_px": _size,
    "panel.height_px": _size,
    "panel.diagonal_mm": _size,
    "content.flow": _named,
    "content.timetable": _named,
    "content.tariff": _named,
    "content.realtime": _sources,
    "content.realtime_seconds": _pause,
    "content.realtime_stale_seconds": _stale,
    "desk.canary_minutes": _between(0, 240, "{} minutes are too many.", "Write 1 to 240, 15 is usual; 0 places none."),
    "desk.keep_situation_hours": _between(
        1, 168, "what she needed help with cannot be kept for {} hours.", "Write 1 to 168 (a week)."
    ),
    "desk.keep_events_days": _between(
        1, 365, "events cannot be kept for {} days.", "Write 1 to 365: counts for reports stay without them."
    ),
    "tickets.company": _company,
    "tickets.refund_minutes": _minutes,
}
PATHS: Mapping[str, tuple[str, ...]] = {  # values that are paths, but for these words
    "content.flow": ("standard",),
    "content.timetable": ("demo",),
    "content.tariff": ("demo", "dutch"),
    "content.aliases": ("",),
    "devices.sound": ("auto", "none"),
}


def _line_in(message: str) -> int:
    words = message.replace(",", " ").split()
    return int(words[words.index("line") + 1].rstrip(")")) if "line" in words else 0
