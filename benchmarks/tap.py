"""How fast the screen answers a finger: `python -m benchmarks.tap` prints figures in JSON on its last line.

first_frame_s: from the start of a process to its first frame. tap_to_frame_ms: from the release of a real tap to the
next frame with what it changed, over whole purchases at 1080 x 1920, drawn in software. rss_mb: after all pages.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtTest import QTest

from kiosk.settings import PanelSettings
from tests.ui.prompts import views, words
from ui.window import ROBOT_MANNERS, Window, open_application

# (the screen that is shown, the control that is tapped, the screen that follows)
WALK = (
    ("welcome", "choice-elsewhere", "station"),
    ("station", "letter-B", "station-typed"),
    ("station-typed", "choice-Berlin Hauptbahnhof", "way"),
    ("way", "choice-return", "moment"),
    ("moment", "choice-tomorrow", "party"),
    ("party", "choice-senior:1", "offers"),
    ("offers", "choice-offer-1", "review"),
    ("review", "next", "paying"),
    ("paying", "pay-cancel", "deliver"),
    ("deliver", "next", "feedback"),
    ("feedback", "choice-good", "thanks"),
    ("thanks", "help", "welcome"),
)
FROZEN_MS = 3000
COLD = 2  # walks before the clock runs: pages are compiled once in a kiosk's day


def wait(milliseconds: int) -> None:
    """Let Qt work, as its own loop does."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def tap_to_frame(window: Window, name: str) -> float:
    """Tap the control of this name where a finger would; milliseconds until the next frame is on the panel."""
    item = window.item(name)
    if item is None:
        raise RuntimeError(f"there is no {name!r} on the screen")
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    loop = QEventLoop()
    frames: list[float] = []

    def drawn() -> None:  # may come while the release is still being delivered
        frames.append(time.perf_counter())
        loop.quit()

    QTest.mousePress(window.quick, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    wait(5)  # the pressed look is drawn while the finger is down
    window.drawn.connect(drawn)
    released = time.perf_counter()
    QTest.mouseRelease(window.quick, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    if not frames:
        QTimer.singleShot(FROZEN_MS, loop.quit)
        loop.exec()
    window.drawn.disconnect(drawn)
    if not frames:
        raise RuntimeError(f"{name}: no frame in {FROZEN_MS} ms")
    return (frames[0] - released) * 1000


def walk(window: Window, screens: dict[str, dict[str, object]], purchases: int) -> list[float]:
    """Buy a ticket again and again; `acted` shows what follows, as the presenter would."""
    following = {(shown, control): after for shown, control, after in WALK}
    state = {"shown": "welcome", "control": ""}

    def answer(action: str, argument: str) -> None:
        if action not in ("touched", "missed"):
            state["shown"] = following[state["shown"], state["control"]]
            window.show(screens[state["shown"]])

    window.acted.connect(answer)
    window.show(screens["welcome"])
    wait(100)
    took = []
    for purchase in range(purchases + COLD):
        for _, control, _ in WALK:
            state["control"] = control
            milliseconds = tap_to_frame(window, control)
            if purchase >= COLD:
                took.append(milliseconds)
            wait(15)
    window.acted.disconnect(answer)
    return took


def first_frame_s(command: list[str], times: int = 3) -> float:
    """Median seconds from the start of `command` to its line "first frame"."""
    found = []
    for _ in range(times):
        started = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if line.startswith("first frame"):
                    found.append(time.perf_counter() - started)
                    break
            process.terminate()
    return statistics.median(found)


def minimal() -> None:
    """The least program that shows the welcome screen: what the window itself costs."""
    application = open_application([])
    language = words_of_one()
    window = Window(PanelSettings())

    def drawn() -> None:
        sys.stdout.write("first frame\n")
        sys.stdout.flush()
        application.exit()

    window.drawn.connect(drawn, Qt.ConnectionType.SingleShotConnection)
    window.show(language()["welcome"])
    application.exec()
    window.close()


def words_of_one() -> Callable[[], dict[str, dict[str, object]]]:
    """The screens in English."""
    return lambda: views("en", words().texts("en"))


def rss_mb() -> float:
    """Resident memory of this process."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--purchases", type=int, default=20)
    parser.add_argument("--minimal", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--program", nargs="*", help='a program that prints "first frame" when it is on the panel')
    asked = parser.parse_args()
    if asked.minimal:
        minimal()
        return 0
    started = first_frame_s(asked.program or [sys.executable, "-m", "benchmarks.tap", "--minimal"])
    application = open_application([])
    window = Window(PanelSettings(), ROBOT_MANNERS)
    took = sorted(walk(window, words_of_one()(), asked.purchases))
    window.rest()
    figures = {
        "first_frame_s": round(started, 2),
        "tap_to_frame_ms": {
            "p50": round(statistics.median(took), 1),
            "p99": round(took[int(len(took) * 0.99)], 1),
            "taps": len(took),
        },
        "rss_mb": round(rss_mb()),
    }
    window.close()
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
