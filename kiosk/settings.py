"""Settings: one typed tree, read once at start from one TOML file."""

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

from kiosk.errors import Fault, FaultyFile


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


@dataclass(frozen=True)
class DeskSettings:
    """The staff server, and what else there is when nobody can come."""

    url: str = "http://127.0.0.1:8765"
    token: str = "demo"
    phone: str = "+49 221 0000 000"  # not a real number
    counter: str = "Travel centre, platform 1 side"
    counter_hours: str = "6:00 - 22:00"


@dataclass(frozen=True)
class DeviceSettings:
    """The machines: "simulated" ones can be broken on purpose."""

    printer: str = "simulated"
    terminal: str = "simulated"
    sound: str = "auto"  # "auto", "none", or a folder for wav files


@dataclass(frozen=True)
class Settings:
    """Everything that an operator may set. `home` holds all that the kiosk writes."""

    home: Path
    kiosk: KioskSettings = field(default_factory=KioskSettings)
    panel: PanelSettings = field(default_factory=PanelSettings)
    content: ContentSettings = field(default_factory=ContentSettings)
    desk: DeskSettings = field(default_factory=DeskSettings)
    devices: DeviceSettings = field(default_factory=DeviceSettings)


KINDS: Mapping[Any, str] = {
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    str: 'a word in quotes, such as "nl"',
    tuple[str, ...]: 'a list of words, such as ["nl", "en"]',
}


def default_home() -> Path:
    """$LOKET_HOME, else the user's data folder."""
    return Path(os.environ.get("LOKET_HOME") or Path.home() / ".local" / "share" / "loket")


def read_settings(file: Path | None = None, home: Path | None = None) -> Settings:
    """Read `file` (default: `loket.toml` in the home, if it is there).

    Raises FaultyFile naming file, line and "did you mean" for a key or value that is not right.
    """
    home = home or default_home()
    file = file or home / "loket.toml"
    if not file.exists():
        return Settings(home)
    source = file.read_text("utf-8")
    try:
        tree = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise FaultyFile([Fault(str(file), _line_in(str(error)), "ST001", f"is not TOML: {error}.")]) from error
    faults: list[Fault] = []
    sections = {}
    hints = get_type_hints(Settings)
    names = [f.name for f in fields(Settings) if is_dataclass(hints[f.name])]
    for name, values in tree.items():
        if name not in names:
            faults.append(_unknown(file, source, name, names))
        elif isinstance(values, Mapping):
            sections[name] = _section(hints[name], values, file, source, faults)
    if faults:
        raise FaultyFile(faults)
    return Settings(home, **sections)


def _section(kind: Any, values: Mapping[str, Any], file: Path, source: str, faults: list[Fault]) -> Any:
    known = get_type_hints(kind)
    good: dict[str, Any] = {}
    for key, value in values.items():
        wanted = known.get(key)
        if wanted is None:
            faults.append(_unknown(file, source, key, list(known)))
        elif wanted == tuple[str, ...] and isinstance(value, list) and all(isinstance(v, str) for v in value):
            good[key] = tuple(value)
        elif wanted is float and isinstance(value, (int, float)) and not isinstance(value, bool):
            good[key] = float(value)
        elif isinstance(wanted, type) and type(value) is wanted:
            good[key] = value
        else:
            what = f"{key} = {value!r} is not {KINDS[wanted]}."
            faults.append(Fault(str(file), _line_of(source, key), "ST003", what))
    return kind(**good)


def _unknown(file: Path, source: str, key: str, known: list[str]) -> Fault:
    near = difflib.get_close_matches(key, known, 1)
    cure = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
    return Fault(str(file), _line_of(source, key), "ST002", f"nobody reads {key!r}.", cure)


def _line_of(source: str, key: str) -> int:
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip().lstrip("[").startswith(key):
            return number
    return 0


def _line_in(message: str) -> int:
    words = message.replace(",", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else 0
