"""A screen that is killed, and one that hangs, at each step of a purchase: how soon is the traveller where she was?

The keeper of `./loket kiosk` with the real program under it. drawn_s: from the death (SIGKILL, or SIGSTOP: then with
the time until it was noticed) to the same step drawn again, in the same language, size and theme; ready_s: until it
can be answered. cpu_s of each: what the new process itself worked until then, which a busy machine does not change.
other: what was not as it was. At the card reader the same step is where the journal of sales says: nothing was paid.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.figures import missed, spread
from kiosk.clock import SystemClock
from kiosk.sales.model import SaleState
from kiosk.sales.store import open_sales

Frame = dict[str, Any]
WALK = (  # a touch ("choice-*": the first such), the step that follows, and whether the screen dies there
    ("language-nl", "welcome", False), ("theme", "welcome", False), ("larger", "welcome", True),
    ("next", "need", False), ("choice-ticket", "destination", False), ("letter-H", "destination", False),
    ("letter-A", "destination", True), ("choice-545257", "way", True), ("choice-one-way", "out", True),
    ("choice-now", "travellers", False), ("more-adult", "travellers", True), ("next", "offers", True),
    ("choice-*", "review", True), ("next", "pay", True), ("next", "pay", False), ("", "your-ticket", True),
    ("next", "mood", True),
)  # fmt: skip
HELP_AT = "travellers"  # there she has also called a person
SAME = ("step", "title", "language", "theme", "scale", "reach", "chosen", "typed", "counts", "help")
TARGETS = {"killed.drawn_s.max": 1.5, "killed.ready_s.max": 1.5, "hung.drawn_s.max": 1.5, "other": 1, "double": 1}
WAYS = {"killed": signal.SIGKILL, "hung": signal.SIGSTOP}
LOST_SECONDS = 120.0


class Watched:
    """The keeper, its screen, and what the screen has drawn."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.frames_file = home / "frames.jsonl"
        self.frames_file.touch()
        run = "import sys; from ui.keeper import *; sys.exit(Keeper(sys.argv[1:], Patience(young=0)).run())"
        kiosk = [sys.executable, "-m", "benchmarks.restart_kiosk", str(home)]
        self.log = (home / "log").open("w")
        self.keeper = subprocess.Popen([sys.executable, "-c", run, *kiosk], stderr=self.log)

    def frames(self) -> list[Frame]:
        """All of them."""
        return [json.loads(line) for line in self.frames_file.read_text().splitlines()]

    def until(self, wanted: Callable[[Frame], bool], since: int = 0) -> Frame:
        """The first frame like this, after so many. Raises TimeoutError."""
        end = time.monotonic() + LOST_SECONDS
        while time.monotonic() < end:
            found = next((frame for frame in self.frames()[since:] if wanted(frame)), None)
            if found:
                return found
            time.sleep(0.01)
        raise TimeoutError(f"not drawn; last: {self.frames()[-1:]}\n{(self.home / 'log').read_text()[-3000:]}")

    def touch(self, name: str, step: str) -> None:
        """Touch it, and wait for what follows."""
        since = len(self.frames())
        if name:
            (self.home / "new").write_text(name)
            (self.home / "new").rename(self.home / "touch")
        self.until(lambda frame: frame["step"] == step and (frame["ready"] or step == "pay"), since)

    def still(self) -> Frame:
        """What is on the panel once nothing changes any more."""
        seen = -1
        while seen != len(self.frames()):
            seen = len(self.frames())
            time.sleep(0.4)
        return self.frames()[-1]

    def strike(self, sign: signal.Signals) -> tuple[Frame, dict[str, float], list[str]]:
        """End the screen this way: the frame that its successor came back to, how long it took, what is different."""
        before = self.still() if self.frames()[-1]["step"] != "pay" else self.frames()[-1]
        since, at = len(self.frames()), time.monotonic()
        os.kill(before["process"], sign)
        drawn = self.until(lambda frame: frame["process"] != before["process"], since)
        ready = self.until(lambda frame: frame["process"] != before["process"] and frame["ready"], since)
        after = self.still()
        if before["step"] == "pay":
            return after, {}, [] if after["step"] == "review" else [f"pay became {after['step']}"]
        other = [f"{before['step']}: {name} drawn {drawn[name]!r}" for name in SAME if drawn[name] != before[name]]
        other += [f"{before['step']}: {name} {after[name]!r}" for name in SAME if after[name] != before[name]]
        times = {"drawn_s": drawn["at"] - at, "ready_s": ready["at"] - at}
        return after, times | {"drawn_cpu_s": drawn["cpu"], "ready_cpu_s": ready["cpu"]}, other

    def close(self) -> None:
        """End it as a service manager does."""
        self.keeper.terminate()
        self.keeper.wait()
        self.log.close()


def main() -> int:
    """Measure, print; 1 when a target is missed."""
    took: dict[str, list[dict[str, float]]] = {how: [] for how in WAYS}
    other: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        watched = Watched(Path(folder))
        try:
            watched.until(lambda frame: frame["step"] == "welcome" and frame["ready"])
            for name, step, dies in WALK:
                watched.touch(name, step)
                if step == HELP_AT and not dies:
                    watched.touch("help", step)
                for how, sign in WAYS.items():
                    if dies and (step != "pay" or how == "killed"):
                        _, times, wrong = watched.strike(sign)
                        other += wrong
                        took[how] += [times] if times else []
        finally:
            watched.close()
        sales = open_sales(Path(folder) / "sales.db", SystemClock("Europe/Berlin")).sales()
    done = [sale for sale in sales if sale.state is SaleState.DONE]
    figures: dict[str, Any] = {
        how: {name: spread([one[name] for one in times], 90, 2) for name in times[0]} for how, times in took.items()
    }
    figures |= {"other": len(other), "was_other": other[:10], "double": len(done) - 1, "sales": len(sales)}
    not_met = missed(figures, TARGETS) + (["no ticket was sold"] if not done else [])
    print(json.dumps(figures | {"missed": not_met}))
    return 1 if not_met else 0


if __name__ == "__main__":
    sys.exit(main())
