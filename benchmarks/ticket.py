"""How fast a ticket's barcode is made: filled, encoded, signed and drawn for an 80 mm roll, as the till does it.

issue_ms: over tickets of every kind, one after the other. check_ms: open and verify. cold_start_s: in a new process,
from the first import of the barcode to the first ticket (median), with the codec that ./loket setup compiled. All are
CPU time of the process, which a busy machine does not change; cold_start_wall_s is what a clock on the wall says.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import missed, spread

TICKETS = 1000
STARTS = 5
ROLL = 576  # dots
# What issue 4 asks for: each figure stays below its own.
TARGETS = {"issue_ms.p99": 50.0, "cold_start_s": 0.5}

FIRST_TICKET = """
import sys, time
began, cpu = time.perf_counter(), time.process_time()
from datetime import UTC, datetime
from pathlib import Path
from kiosk.barcode.issuing import issue
from kiosk.barcode.keys import open_keys
signing = open_keys(Path(sys.argv[1])).signing(0, datetime.now(UTC).date())
imported, used = time.perf_counter(), time.process_time()
from tests.barcode.examples import ticket
began, cpu = began + time.perf_counter() - imported, cpu + time.process_time() - used  # the example is no part of it
issue(ticket(), signing, 576)
print(time.process_time() - cpu, time.perf_counter() - began)
"""


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the processor that it took, and what it gave."""
    began = time.process_time()
    made = act()
    return time.process_time() - began, made


def cold_start(home: Path) -> dict[str, float]:
    """Median seconds from the first import to the first ticket, each in a new process: of the processor, of a clock."""
    command = [sys.executable, "-c", FIRST_TICKET, str(home)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(STARTS + 1)]
    told = {run.stderr for run in runs} - {""}
    if told:
        print(*told)
    took = zip(*(map(float, run.stdout.split()) for run in runs[1:]), strict=True)  # the first one made the key
    return dict(
        zip(("cold_start_s", "cold_start_wall_s"), (round(statistics.median(it), 3) for it in took), strict=True)
    )


def issues(home: Path) -> dict[str, Any]:
    """Times to make tickets, and to open them again."""
    from kiosk.barcode.envelope import open_ticket
    from kiosk.barcode.issuing import issue
    from kiosk.barcode.keys import open_keys
    from tests.barcode.examples import any_ticket

    keys = open_keys(home)
    signing = keys.signing(0, datetime.now(UTC).date())
    known = {
        (key.company, key.id): replace(key, sells_from=date(2026, 1, 1), sells_until=date(2030, 1, 1))
        for key in keys.all()
    }
    made, checked, sizes = [], [], []
    for seed in range(TICKETS):
        said = replace(any_ticket(seed), issuer=signing.company, specimen=True)
        seconds, (issued, *_) = timed(lambda said=said: issue(said, signing, ROLL))  # type: ignore[misc]
        made.append(seconds)
        sizes.append(len(issued.octets))
        seconds, _ = timed(lambda octets=issued.octets: open_ticket(octets, lambda *named: known.get(named)))  # type: ignore[misc]
        checked.append(seconds)
    return {
        "issue_ms": spread([one * 1000 for one in made], 99, 2),
        "check_ms": spread([one * 1000 for one in checked], 99, 2),
        "bytes": [min(sizes), int(statistics.median(sizes)), max(sizes)],
    }


def main() -> int:
    """Measure, print; 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        figures = cold_start(home) | issues(home)
    too_slow = missed(figures, TARGETS)
    print(json.dumps(figures | {"missed": too_slow}))
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
