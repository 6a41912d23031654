"""What is broken on purpose, and for how long: set by a test, or by a demonstrator in a small file."""

import difflib
import json
import logging
import re
import threading
from pathlib import Path

from kiosk.errors import Fault, FaultyFile

WORKS = "works"
ONCE = "-once"  # "decline-once": the next card only
KNOWN = {
    "terminal": (
        WORKS,
        "decline",
        "cancel",  # the traveller presses stop on the terminal itself
        "time-out",  # nobody holds a card to it
        "slow",
        "busy",  # answers nothing about any sale
        "unplugged",
        # Cut off just before or just after money moved; unless it is for once, it then stays unplugged.
        "unplugged-before-hold",
        "unplugged-after-hold",
        "unplugged-before-taking",
        "unplugged-after-taking",
        "unplugged-before-release",
        "unplugged-after-release",
    ),
    "printer": (
        WORKS,
        "no-paper",
        "cover-open",
        "unplugged",
        "near-end",
        "jam",  # says that it is ready, and nothing comes out
        "half-printed",  # the paper tears
        "mute",  # the ticket comes out whole, and the printer does not say so
    ),
    "news": (  # the live news of trains, where content.realtime is "demo"; see kiosk/timetable/simulated_news.py
        WORKS,
        "cancelled",
        "late",
        "platform",
        "lift",  # a notice says that it is out of order
        "stale",  # nothing new for an hour
        "garbage",
    ),
}

_log = logging.getLogger(__name__)


class Faults:
    """One fault for each device at a time. May be asked and set from any thread.

    With a `file` (JSON such as `{"terminal": "decline-once"}`) the devices of a running kiosk can be broken from
    outside: it is read again when it has changed. A device that it does not name works.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Raises FaultyFile when the file is there and cannot be understood."""
        self._file = file
        self._lock = threading.Lock()
        self._now = dict.fromkeys(KNOWN, WORKS)
        self._read_at = self._stamp()
        if file and self._read_at:
            self._now |= read_faults(file)

    def set(self, device: str, name: str) -> None:
        """Break `device` in this way from now on; "works" mends it. Raises ValueError for a name that is not known."""
        if wrong := _wrong(device, name):
            raise ValueError(" ".join(wrong))
        with self._lock:
            self._now[device] = name

    def now(self, device: str) -> str:
        """What is wrong with `device`: "works", or a name with "-once" if it is to happen once."""
        with self._lock:
            self._look()
            return self._now[device]

    def strikes(self, device: str, *names: str) -> str:
        """The one of `names` that happens now, or "". A fault that was set for once is then used up."""
        with self._lock:
            self._look()
            name = self._now[device].removesuffix(ONCE)
            if name not in names:
                return ""
            if self._now[device].endswith(ONCE):
                self._now[device] = WORKS
            elif name.startswith("unplugged-"):
                self._now[device] = "unplugged"
            return name

    def _look(self) -> None:
        stamp = self._stamp()
        if stamp == self._read_at:
            return
        self._read_at = stamp
        try:
            found = read_faults(self._file) if self._file and stamp else {}
        except FaultyFile as faulty:
            _log.warning("The devices stay as they were: %s", faulty)
            return
        self._now = dict.fromkeys(KNOWN, WORKS) | found

    def _stamp(self) -> tuple[int, int] | None:
        try:
            facts = self._file.stat() if self._file else None
        except FileNotFoundError:
            return None
        return (facts.st_mtime_ns, facts.st_size) if facts else None


def read_faults(file: Path) -> dict[str, str]:
    """Device and fault as written in `file`. Raises FaultyFile naming line and "did you mean"."""
    source = file.read_text("utf-8")
    try:
        tree = json.loads(source)
    except json.JSONDecodeError as error:
        raise FaultyFile([Fault(str(file), error.lineno, "DV001", f"is not JSON: {error.msg}.")]) from error
    if not isinstance(tree, dict):
        raise FaultyFile([Fault(str(file), 1, "DV001", "names no device.", 'Write {"terminal": "decline-once"}.')])
    faults = []
    for device, name in tree.items():
        if wrong := _wrong(device, name):
            faults.append(Fault(str(file), _line(source, device), "DV002", *wrong))
    if faults:
        raise FaultyFile(faults)
    return tree


def _wrong(device: str, name: object) -> tuple[str, str] | None:
    if device not in KNOWN:
        return f'"{device}" is not a device that can be broken.', _meant(device, tuple(KNOWN))
    known = KNOWN[device]
    if not isinstance(name, str) or name.removesuffix(ONCE) not in known:
        return f'"{name}" is nothing that can go wrong with the {device}.', _meant(str(name).removesuffix(ONCE), known)
    return None


def _meant(word: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f'Did you mean "{close[0]}"?' if close else f"Known are: {', '.join(known)}."


def _line(source: str, key: str) -> int:
    found = re.search(re.escape(json.dumps(key, ensure_ascii=False)), source)
    return source[: found.start()].count("\n") + 1 if found else 1
