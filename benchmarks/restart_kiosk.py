"""The kiosk of `./loket bench restart`: the program itself, which also tells what it draws and touches what it is told.

Each frame is a line of `frames.jsonl` in its home, with the process and the moment; a file `touch` there is one touch.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QTimer

from kiosk.settings import DeviceSettings, KioskSettings, Settings
from ui import app
from ui.manners import ROBOT_MANNERS
from ui.robot import Robot

HOME = Path(sys.argv[1])
FRAMES, TOUCH = HOME / "frames.jsonl", HOME / "touch"
LANGUAGES = ("en", "nl", "de")


class ToldWindow(app.Window):
    """Tells each frame, in one write."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(arguments[0], ROBOT_MANNERS, **named)
        self.view: dict[str, Any] = {}
        self.ready = lambda: False
        self._told = ""
        self.drawn.connect(self.tell)

    def show(self, view: dict[str, Any]) -> None:
        """Remember what is shown."""
        self.view = view
        super().show(view)

    def tell(self) -> None:
        """What is on the panel now, and whether it can be answered; the same once only."""
        view = self.view
        names = ("step", "title", "language", "theme", "scale", "reach", "chosen", "trouble")
        said = {name: view.get(name) for name in names} | {
            "typed": view["board"]["typed"],
            "counts": [row["count"] for row in view["counters"]],
            "help": view["helping"]["state"] != "none",  # without a desk it says now this, now that
            "ready": self.ready(),
        }
        text = json.dumps(said)
        if text == self._told:
            return
        self._told = text
        at = {"process": os.getpid(), "at": time.monotonic(), "cpu": time.process_time()}
        with FRAMES.open("a") as file:
            file.write(json.dumps(said | at) + "\n")


class ToldApp(app.App):
    """Looks for touches."""

    def start(self) -> None:
        """Open, and begin to look."""
        super().start()
        assert isinstance(self.window, ToldWindow)
        self.window.ready = self._ready
        self._robot = Robot(self.window)
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def _ready(self) -> bool:
        return self.presenter.prompt is not None and not self.presenter.frame.busy

    def _look(self) -> None:
        self.window.tell()  # an answer may be there without a new frame
        if TOUCH.exists() and self._ready() and self.core.idle:
            name = TOUCH.read_text()
            names = [item.objectName() for item in self.window.items()] if name.endswith("*") else []
            item = self.window.item(next((one for one in names if one.startswith(name[:-1])), name))
            if item is not None and item.isEnabled():
                TOUCH.unlink()
                self._robot.touch_at(item.mapToScene(QPointF(item.width() / 2, item.height() / 2)))


def main() -> int:
    """As `./loket kiosk`, with steady hands before it."""
    app.Window, app.App = ToldWindow, ToldApp  # type: ignore[misc]
    kiosk, devices = KioskSettings(languages=LANGUAGES), DeviceSettings(sound="none", microphone="none")
    return app.run(Settings(HOME, kiosk=kiosk, devices=devices))


if __name__ == "__main__":
    sys.exit(main())
