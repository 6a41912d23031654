"""A kiosk that is used for weeks: 100,000 screens (`--screens`) in one process, by travellers who touch by chance.

Real program, trains, prices, sales and calls, on 1080x1920 in software, in six languages, all themes and sizes.
growth_kb: private memory for each screen more, by regression over what is left after each session-end clean-up; the
first tenth is the kiosk's own warming up. tap_ms: from lifting a finger to the next frame; worst_p99 is that of the
worst window of a thousand taps. complaints: errors in the log, and what Qt or QML complained of.
"""

import argparse
import gc
import json
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer, qInstallMessageHandler

from benchmarks.figures import missed, spread
from benchmarks.soak_walk import Hall
from kiosk.clock import SystemClock
from kiosk.settings import DeskSettings, DeviceSettings, KioskSettings, Settings
from ui.app import App, count_as_ours
from ui.desk import open_desk
from ui.manners import ROBOT_MANNERS
from ui.tasks import Tasks
from ui.window import Window, open_application
from ui.wings import open_wings

LANGUAGES = ("en", "nl", "de", "sv", "fi", "nb")
MEMORY = Path("/dev/shm")  # no figure here is about a disk
TARGETS = {"growth_kb": 0.1, "tap_ms.worst_p99": 80.0, "crashes": 1, "complaints": 1}
WINDOW = 1000  # taps
SAMPLE = 100  # screens between two looks at the memory
WARMING = 0.1  # of the screens


class Weighing:
    """What the kiosk holds after each clean-up, and what it complained of."""

    def __init__(self, every: int) -> None:
        self.samples: list[tuple[int, int, int]] = []  # screens, private kB, Python blocks
        self.complaints: list[str] = []
        self._every = every
        self._next = 0

    def weigh(self, screens: int) -> None:
        """A traveller has gone: look, now and then."""
        if screens >= self._next:
            self._next = screens + self._every
            self.samples.append((screens, private_kb(), sys.getallocatedblocks()))

    def complain(self, *said: object) -> None:
        """From Qt's or Python's log."""
        self.complaints.append(str(said[-1]))

    def raised(self, kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        """Out of one of Qt's slots: it goes no further, and is told here."""
        self.complain(f"{kind.__name__}: {error}")


class Complaints(logging.Handler):
    """Errors of the log."""

    def __init__(self, weighing: Weighing) -> None:
        super().__init__(logging.ERROR)
        self._weighing = weighing

    def emit(self, record: logging.LogRecord) -> None:
        """One of them."""
        self._weighing.complain(self.format(record))


def private_kb() -> int:
    """Memory that would be free if this process ended."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean", "Private_Dirty")))


def slope(samples: Sequence[tuple[int, float]]) -> float:
    """How much more for each screen; 0 while there are too few to say."""
    if len(samples) < 3:
        return 0.0
    return statistics.linear_regression(*zip(*samples, strict=True)).slope


def walked(screens: int, seed: int, progress: Path | None) -> dict[str, Any]:
    """All of it, in this process."""
    logging.getLogger().setLevel(logging.ERROR)
    weighing = Weighing(min(SAMPLE, max(10, screens // 100)))
    logging.getLogger().addHandler(Complaints(weighing))
    qInstallMessageHandler(weighing.complain)
    sys.excepthook = weighing.raised
    application = open_application([])
    kiosk, devices = KioskSettings(languages=LANGUAGES), DeviceSettings(sound="none", microphone="none")
    with (
        tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder,
        open_desk(Path(folder) / "desk") as desk,
    ):
        desk_settings = DeskSettings(url=desk.url, canary_minutes=0)
        settings = Settings(Path(folder), devices=devices, kiosk=kiosk, desk=desk_settings)
        clock = SystemClock(settings.kiosk.timezone)
        window = Window(settings.panel, ROBOT_MANNERS)
        app = App(settings, clock, open_wings(settings, clock, 0.0), window, Tasks("core"))
        hall = Hall(app, screens, seed)
        hall.left.connect(weighing.weigh)
        hall.done.connect(lambda: application.exit(0))
        began = time.monotonic()

        def tell() -> None:
            if progress:
                progress.write_text(json.dumps(figures(hall, weighing, began)))

        told = QTimer()
        told.timeout.connect(tell)
        told.start(30_000)
        app.start()
        app.core.run(lambda: None, done=lambda _: count_as_ours(), failed=weighing.complain)
        hall.start()
        application.exec()
        gc.unfreeze()
        app.close()
    found = figures(hall, weighing, began)
    if hall.failed:
        raise hall.failed
    return found


def figures(hall: Hall, weighing: Weighing, began: float) -> dict[str, Any]:
    """What there is by now."""
    warm = [sample for sample in weighing.samples if sample[0] >= hall.screens * WARMING]
    half = [sample for sample in weighing.samples if sample[0] >= hall.screens / 2]
    taps = hall.taps
    windows = [spread(taps[at : at + WINDOW], 99)["p99"] for at in range(0, len(taps), WINDOW)]
    tap_ms = spread(taps, 99) | {"worst_p99": max(windows), "median_p99": statistics.median(windows)} if taps else {}
    private = [kb for _, kb, _ in weighing.samples] or [0]
    return {
        "screens": hall.screens,
        "visits": hall.visits,
        "tickets": hall.tickets,
        "growth_kb": round(slope([(at, kb) for at, kb, _ in warm]), 3),
        "growth_kb_second_half": round(slope([(at, kb) for at, kb, _ in half]), 3),
        "curve_kb": {at: kb for at, kb, _ in weighing.samples[:: max(1, len(weighing.samples) // 20)]},
        "blocks_per_1000": round(1000 * slope([(at, blocks) for at, _, blocks in warm]), 1),
        "private_mb": {
            "first": private[0] // 1024,
            "warm": (warm or [(0, 0, 0)])[0][1] // 1024,
            "last": private[-1] // 1024,
        },
        "tap_ms": tap_ms,
        "crashes": 0,
        "complaints": len(weighing.complaints),
        "first_complaints": weighing.complaints[:3],
        "seconds": round(time.monotonic() - began),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="./loket bench soak")
    parser.add_argument("--screens", type=int, default=100_000, help="100,000 take one to two hours; 2,000 two minutes")
    parser.add_argument("--seed", type=int, default=1, help="another walk")
    parser.add_argument("--progress", type=Path, help="a file for the figures so far, every half minute")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.here:
        print(json.dumps(walked(options.screens, options.seed, options.progress)))
        return 0
    command = [sys.executable, "-m", "benchmarks.soak", "--here", *(sys.argv[1:] if arguments is None else arguments)]
    ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    found = (
        json.loads(ended.stdout.splitlines()[-1]) if ended.returncode == 0 else {"crashes": 1, "code": ended.returncode}
    )
    not_met = missed(found, TARGETS) if ended.returncode == 0 else [f"ended with {ended.returncode}"]
    print(json.dumps(found | {"missed": not_met}))
    return 1 if not_met else 0


if __name__ == "__main__":
    sys.exit(main())
