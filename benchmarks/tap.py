"""How fast the kiosk answers a finger: the real program, real trains, prices and sales, on 1080x1920 in software.

first_frame_s and first_question_s: from the start of the process `./loket kiosk` to its first frame, and to the first
question that can be answered. tap_to_frame_ms: from lifting the finger to the next frame, and answer_ms: to the frame
that shows what was asked for (the next question, the next letters), over whole purchases. rss_mb: of the whole kiosk.
"""

import json
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent

from benchmarks.figures import missed, spread
from kiosk.settings import DeviceSettings, Settings
from ui.app import App
from ui.robot import Robot
from ui.stage import open_app
from ui.window import open_application

PURCHASES = 15
# What issue 2 asks for: each figure stays below its own.
TARGETS = {"first_frame_s": 2.0, "tap_to_frame_ms.p50": 40.0, "tap_to_frame_ms.p99": 100.0, "rss_mb": 350.0}
COLD = 2  # pages are compiled once in a kiosk's day
STARTS = 5


class Stopwatch:
    """Touches, and times the frames that follow."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.robot = Robot(app.window)
        self.to_frame: list[float] = []
        self.to_answer: list[float] = []
        self._frame_at = 0.0
        app.window.drawn.connect(self._drawn)

    def touch(self, name: str) -> None:
        """Touch, wait for the next frame and for the answer's."""
        robot, presenter = self.robot, self.app.presenter
        robot.until(lambda: not presenter.frame.busy and self.app.core.idle, "the kiosk is ready")
        robot.settle(40)
        place = robot.place_of(name)
        before = (presenter.prompt, presenter.frame.suggestions, presenter.frame.counts)
        robot.finger(QEvent.Type.MouseButtonPress, place)
        robot.settle(20)  # the pressed look is drawn while the finger is down
        self._frame_at = 0.0
        lifted = time.perf_counter()
        robot.finger(QEvent.Type.MouseButtonRelease, place)
        robot.until(lambda: self._frame_at > 0, f"a frame after {name!r}")
        self.to_frame.append((self._frame_at - lifted) * 1000)
        robot.until(lambda: before != (presenter.prompt, presenter.frame.suggestions, presenter.frame.counts), name)
        self._frame_at = 0.0
        robot.until(lambda: self._frame_at > 0 or self.app.core.idle, f"the answer to {name!r}")
        self.to_answer.append(((self._frame_at or time.perf_counter()) - lifted) * 1000)

    def buy(self) -> None:
        """A return ticket for a family to a place that is spelled, with every kind of page on the way."""
        presenter = self.app.presenter

        def choices() -> list[str]:
            found = presenter.frame.suggestions
            return [choice.label for choice in (found.choices if found else presenter.prompt.choices)]

        self.touch(presenter.prompt.next_label)
        self.touch(choices()[0])
        for letter in "HAN":
            self.touch(letter)
        self.touch("Hannover Hbf")
        self.touch(choices()[1])
        self.touch(choices()[0])
        self.touch(choices()[0])
        more = presenter.texts.say("frame-more", who=presenter.prompt.counters[0].label)
        self.touch(more)
        self.touch(more)
        self.touch(presenter.prompt.next_label)
        self.touch(choices()[0])
        self.touch(choices()[0])
        self.robot.until(lambda: presenter.prompt.step == "your-ticket", "the ticket")
        presenter.begin_again()
        self.robot.until(lambda: presenter.prompt is not None and presenter.prompt.step == "welcome", "a new visit")

    def _drawn(self) -> None:
        self._frame_at = self._frame_at or time.perf_counter()


def starts(home: Path) -> tuple[float, float]:
    """Median seconds to the first frame and to the first question, warm."""
    frames, questions = [], []
    for _ in range(STARTS + 1):
        began = time.perf_counter()
        command = [sys.executable, "-m", "ui.app", "--home", str(home)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            for line in process.stderr or ():
                if line.endswith(": first frame\n"):
                    frames.append(time.perf_counter() - began)
                if line.endswith(": open\n"):
                    questions.append(time.perf_counter() - began)
                    break
            process.terminate()
            process.communicate()
    return statistics.median(frames[1:]), statistics.median(questions[1:])  # the first one imported the timetable


def rss_mb() -> int:
    """Resident memory of this process."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024)


def main() -> int:
    """Measure, print; 1 when a target is missed."""
    logging.disable(logging.WARNING)  # there is no staff server, on purpose
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        application = open_application([])
        settings = replace(Settings(home), devices=DeviceSettings(sound="none"))
        first_frame, first_question = starts(home)
        with open_app(settings, card_after_seconds=0.0) as app:
            watch = Stopwatch(app)
            watch.robot.until(
                lambda: app.presenter.prompt is not None and app.presenter.prompt.step == "welcome", "welcome"
            )
            for purchase in range(COLD + PURCHASES):
                if purchase == COLD:
                    watch.to_frame.clear()
                    watch.to_answer.clear()
                watch.buy()
            figures = {
                "first_frame_s": round(first_frame, 2),
                "first_question_s": round(first_question, 2),
                "tap_to_frame_ms": spread(watch.to_frame, 99),
                "answer_ms": spread(watch.to_answer, 99),
                "rss_mb": rss_mb(),
            }
        del application
    too_slow = missed(figures, TARGETS)
    print(json.dumps(figures | {"missed": too_slow}))
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
