"""PROCESS: some real kiosks for `help_chaos`; each of their calls lasts until a helper's page has shown it."""

import sys
import threading
from functools import partial
from pathlib import Path

from assistance.caller.caller import Caller, open_caller
from assistance.caller.news import CallNews, CallState
from benchmarks.help_load import situation
from kiosk.clock import SystemClock
from kiosk.settings import DeskSettings, KioskSettings, Settings


class Traveller:
    """Calls at one kiosk, waits until somebody has seen it or comes, needs no help any more, and calls again."""

    def __init__(self, home: Path, id: str, url: str, calls: int) -> None:
        self._id = id
        settings = Settings(home / id, kiosk=KioskSettings(id=id), desk=DeskSettings(url=url))
        self._caller: Caller = open_caller(settings, SystemClock("Europe/Berlin"))
        self._file = home / f"{id}.made"
        made = self._file.read_text().split() if self._file.exists() else []
        self._left, self._made = calls - len(set(made)), set(made)
        self._seen = threading.Event()
        self._live = ""

    def run(self) -> None:
        """Until all its calls were seen; the courier goes on."""
        self._caller.follow(self._hear)
        self._caller.start()
        while self._left > 0 or self._live:
            self._seen.clear()
            request = self._caller.call(situation(self._id))  # joins the one that is live, also from before a kill
            self._live = request.id
            if request.id not in self._made:
                with self._file.open("a") as file:  # only what is on the disk counts as made
                    file.write(f"{request.id}\n")
                self._made.add(request.id)
                self._left -= 1
            self._caller.call(situation(self._id))  # tells again how it stands: it may have been seen meanwhile
            self._seen.wait()
            self._caller.cancel(request.id)
            self._live = ""

    def _hear(self, news: CallNews) -> None:
        if news.request == self._live and news.state in (CallState.SEEN, CallState.ACKNOWLEDGED):
            self._seen.set()


def main() -> None:
    """Arguments: folder, address of the staff server, first number, how many kiosks, calls of each."""
    home, url, first, kiosks, calls = Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:])
    for n in range(first, first + kiosks):
        traveller = Traveller(home, f"k{n}", url, calls)
        threading.Thread(target=partial(traveller.run), daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
