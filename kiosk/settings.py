"""Settings: one typed tree, read once at start from one TOML file."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

from kiosk import addresses
from kiosk.errors import Fault, FaultyFile
from kiosk.limits import LIMITS, unlimited


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
    still: bool = False  # nothing moves, for anybody


@dataclass(frozen=True)
class MountingSettings:
    """Where the machine hangs and what it has, as measured there (docs/mounting.md). 0 and "": nobody looked."""

    looked_by: str = ""
    looked_on: str = ""  # a day, "2026-11-26"
    display_bottom_mm: int = 0  # above the floor, as all heights
    controls_lowest_mm: int = 0  # keypad, card reader, slots: whatever a hand must reach
    controls_highest_mm: int = 0
    depth_mm: int = 0  # over which the arm reaches
    width_mm: int = 0  # from the first control to the last
    force_n: float = 0.0  # that the hardest of them needs
    loudspeaker_dba: int = 0  # at the ear, at its loudest
    jack: str = ""  # "yes" or "no", as those below
    keypad: str = ""  # five keys that one can feel
    sign: str = ""  # that one can feel: where the jack is, and which machine this is
    loop: str = ""  # for hearing aids
    one_hand: str = ""  # no grip, no pinch, no twist
    ticket_notch: str = ""  # one feels which way round a ticket is


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
    plan: str = "standard"  # whom a call asks when, places and walks, reasons: "standard" ships; else a folder
    database: str = ""  # of the staff server: postgresql://user:password@host/name; "": desk.db in the home
    stations: tuple[str, ...] = ()  # which the staff server serves; none: only kiosk.station
    centre: str = ""  # the staff server above the stations, which gets a copy of what happened; "": there is none
    centre_token: str = ""
    uplinks: tuple[str, ...] = ()  # at the centre: "station=token" of each station that may copy to it
    canary_minutes: int = 15  # between two silent test calls of a kiosk; 0: none
    keep_situation_hours: int = 24  # what a helper was told of a traveller, after the call has ended
    keep_events_days: int = 90  # who came when; the counts for reports stay
    address: str = ""  # how helpers reach the staff server: https://desk.example; "": as the browser asks for it
    certificate: str = ""  # the staff server's own, and its key: then it speaks https; "": plain http
    key: str = ""
    ca: str = ""  # at a kiosk: the only certificate authority that it trusts the staff server by; "": the system's


@dataclass(frozen=True)
class AccountSettings:
    """Where the operator's own accounts are (OpenID Connect), and who of them may come in as what."""

    issuer: str = ""  # https://accounts.example; "": nobody comes in this way
    client: str = ""
    secret: str = ""
    people: tuple[str, ...] = ()  # "subject or e-mail=role", or "…=role@station;station"
    claim: str = ""  # a claim that lists groups, such as "groups"
    groups: tuple[str, ...] = ()  # "group=role", or "group=role@station;station"


@dataclass(frozen=True)
class DeviceSettings:
    """The machines: "simulated" ones can be broken on purpose."""

    printer: str = "simulated"
    terminal: str = "simulated"
    fallback: str = ""  # a person who is paid where the card fails: "counter" or "counter?way=here"; "": nobody
    sound: str = "auto"  # "auto", "none", or a folder for wav files
    code_reader: bool = False  # one that types as a keyboard does, for travellers who keep their settings in a code
    microphone: str = "auto"  # for talks with a helper: "auto", "none", or a .wav file that is heard instead


@dataclass(frozen=True)
class VoiceSettings:
    """How the kiosk speaks and listens. Models are installed by `./loket voice install` (docs/voice-models.md)."""

    speak: tuple[str, ...] = ("en=hibari",)  # "language=engine" (docs/voice-speaking.md); a language not named: espeak
    listen: str = "auto"  # "auto": in every language that an engine hears; "off"; "scripted": said.txt, for shows
    hears: tuple[str, ...] = ()  # "language=engine+engine", such as "en=vosk+whisper"; a language not named: the best
    wyoming: tuple[str, ...] = ()  # "language=127.0.0.1:10300": an engine outside, in a process on this machine
    patience: str = "usual"  # how long a silence ends what is said: "usual", or "long" for everybody
    listen_idle: bool = False  # at rest it hears the word "help", with a sign for that (docs/voice.md)
    duplex: str = (
        "half"  # "full": she may speak while the kiosk speaks; first `./loket voice self-test`, at the machine
    )


@dataclass(frozen=True)
class TicketSettings:
    """Who signs tickets. Without a company code, or without a live key of it, every ticket is a specimen."""

    company: int = 0  # RICS code of the UIC; 0: none yet
    company_name: str = ""
    keys: str = "file"  # private keys are files in the home
    refund_minutes: int = 0  # how long after the sale a ticket can be given back; 0: not at all
    phone: bool = True  # a ticket may be a picture on her telephone, and no paper


@dataclass(frozen=True)
class Settings:
    """Everything that an operator may set. `home` holds all that the kiosk writes."""

    home: Path
    kiosk: KioskSettings = field(default_factory=KioskSettings)
    panel: PanelSettings = field(default_factory=PanelSettings)
    mounting: MountingSettings = field(default_factory=MountingSettings)
    content: ContentSettings = field(default_factory=ContentSettings)
    desk: DeskSettings = field(default_factory=DeskSettings)
    devices: DeviceSettings = field(default_factory=DeviceSettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    tickets: TicketSettings = field(default_factory=TicketSettings)
    accounts: AccountSettings = field(default_factory=AccountSettings)


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
    settings = Settings(home, **sections)
    if settings.voice.listen_idle and settings.voice.listen == "off":
        cure = 'Write listen = "auto", or leave listen_idle out.'
        written.fault("voice", "listen_idle", "ST005", 'listen_idle = true hears nothing while listen = "off".', cure)
    if written.faults:
        raise FaultyFile(written.faults)
    return settings


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
            elif wrong := LIMITS.get(f"{name}.{key}", unlimited)(value):
                self.fault(name, key, "ST005", *wrong)
            else:
                good[key] = self._typed(f"{name}.{key}", wanted, value)
        return kind(**good)

    def unknown(self, section: str, key: str, known: list[str]) -> None:
        near = difflib.get_close_matches(key, known, 1)
        cure = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
        cure = JOURNAL if key in ("journal", "database") else cure
        self.fault(section, key, "ST002", f"nobody reads {key!r}.", cure)

    def fault(self, section: str, key: str, code: str, what: str, cure: str = "") -> None:
        self.faults.append(Fault(str(self.file), self._line_of(section, key), code, what, cure))

    def _typed(self, place: str, wanted: Any, value: Any) -> Any:
        if place in PATHS and isinstance(value, str) and value not in PATHS[place]:
            return self._path(value)
        if place == REALTIME:
            return tuple(one if addresses.fetched(one) else self._path(one) for one in value)
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


REALTIME = "content.realtime"


JOURNAL = "Sales are kept in sales.db in the kiosk's home, on purpose: docs/decisions/0012."
PATHS: Mapping[str, tuple[str, ...]] = {  # values that are paths, but for these words
    "content.flow": ("standard",),
    "content.timetable": ("demo",),
    "content.tariff": ("demo", "dutch"),
    "content.aliases": ("",),
    "desk.plan": ("standard",),
    "desk.certificate": ("",),
    "desk.key": ("",),
    "desk.ca": ("",),
    "devices.sound": ("auto", "none"),
}


def _line_in(message: str) -> int:
    words = message.replace(",", " ").split()
    return int(words[words.index("line") + 1].rstrip(")")) if "line" in words else 0
