"""The blind traveller in a process of her own: a screen reader's ear (AT-SPI), five keys from outside, nothing else.

Runs on the system's Python, which has pyatspi; never in the project's environment. Asks for no rectangle and no pixel.
Reads stops as JSON from standard input, [{"title": ..., "press": ..., "key": ...}], and tells as JSON what she heard.
"""

import json
import subprocess
import sys
import time
from typing import Any

import pyatspi
from gi.repository import GLib

PATIENCE_SECONDS = 90.0  # until a screen tells itself: a loaded machine is slow
KEY_SECONDS = 5.0  # until the focus is told after a key
LISTENING_SECONDS = 0.5  # nobody presses before the first word: the kiosk takes such keys for the page before
ROUND = 90
EVENTS = ("object:announcement", "object:state-changed:focused", "object:property-change:accessible-name")


class Lost(Exception):  # noqa: N818
    """She cannot go on; says what she heard last."""


class Listener:
    """Hears what is announced and what the focus stands on; presses keys like a keypad that is plugged in."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.focused: list[str] = []
        self.keys = 0
        for kind in EVENTS:
            pyatspi.Registry.registerEventListener(self.hear, kind)

    def hear(self, event: Any) -> None:
        """One event of the accessibility bus."""
        if event.type.startswith("object:announcement"):
            self.said.append(str(event.any_data))
        elif event.type.startswith("object:state-changed:focused") and event.detail1 and event.source:
            self.focused.append(event.source.name)

    def until(self, heard: Any, seconds: float) -> bool:
        """Listen until `heard()`; whether that came in time."""
        context, end = GLib.MainContext.default(), time.monotonic() + seconds
        while not heard() and time.monotonic() < end:
            if not context.iteration(False):
                time.sleep(0.002)
        return bool(heard())

    def key(self, name: str) -> None:
        """Press one key, from outside."""
        self.keys += 1
        subprocess.run(["xdotool", "key", "--delay", "0", name], check=True)

    def press(self, wanted: str) -> None:
        """Go on until the focus is told to stand on this, then enter."""
        for _ in range(ROUND):
            before = len(self.focused)
            self.key("Down")
            if not self.until(lambda n=before: len(self.focused) > n, KEY_SECONDS):
                raise Lost(f"a key, and silence; before: {self.focused[-3:]}")
            if self.focused[-1].startswith(wanted):
                self.key("Return")
                return
        raise Lost(f"no way to {wanted!r}; heard {self.focused[-ROUND:]}")

    def names(self) -> list[str]:
        """All names that a screen reader finds in the kiosk's tree: of what is showing."""
        found: list[str] = []
        for application in pyatspi.Registry.getDesktop(0):
            _gather(application, found)
        return found

    def plays(self, stop: dict[str, str]) -> None:
        """One screen: it tells itself, and one thing is pressed."""
        title = stop["title"]
        if not self.until(lambda: any(text.endswith(title) for text in self.said), PATIENCE_SECONDS):
            raise Lost(f"{title!r} is not announced; heard {self.said[-5:]}")
        self.until(lambda: False, LISTENING_SECONDS)
        self.said.clear()
        if stop.get("key"):
            self.key(stop["key"])
        if stop.get("press"):
            self.press(stop["press"])
        if stop.get("told"):
            told = stop["told"]
            if not self.until(lambda: any(told in name for name in self.names()), PATIENCE_SECONDS):
                raise Lost(f"{told!r} is not in the tree: {self.names()}")
            self.said.append(title)  # the step is the same


def _gather(node: Any, found: list[str]) -> None:
    if node is None:
        return
    if node.name:
        found.append(node.name)
    for child in node:
        _gather(child, found)


def main() -> int:
    """Play all stops; 0 when the last one was reached."""
    stops = json.load(sys.stdin)
    listener, played, lost = Listener(), 0, ""
    if not listener.until(lambda: any(app.childCount for app in pyatspi.Registry.getDesktop(0)), PATIENCE_SECONDS):
        lost = "no application on the accessibility bus"
    first = stops[0]["title"]
    listener.until(lambda: any(first in name for name in listener.names()), PATIENCE_SECONDS)
    listener.said.append(first)  # it was announced before anybody listened
    try:
        for stop in stops if not lost else ():
            listener.plays(stop)
            played += 1
    except Lost as why:
        lost = str(why)
    json.dump({"played": played, "keys": listener.keys, "lost": lost}, sys.stdout)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
