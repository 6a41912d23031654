"""How fast a ticket's barcode is made: filled, encoded, signed and drawn for an 80 mm roll, as the till does it.

issue_ms: over tickets of every kind, one after the other. check_ms: open and verify. cold_start_s: in a new process,
from the first import of the barcode to the first ticket (median), with the codec that ./loket setup compiled. All are
CPU time of the process, which a busy machine does not change; cold_start_wall_s is what a clock on the wall says.
token_issue_ms: the same with the key in a PKCS#11 token (SoftHSM2, a program within ours; a chip adds its own time).
"""

import json
import os
import shutil
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
TOKEN_TARGETS = {"token_issue_ms.p99": 50.0}
SOFTHSM = Path("/usr/lib/softhsm/libsofthsm2.so")

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


def token_in(folder: Path) -> str:
    """Address of a fresh token in this folder."""
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    (folder / "pin").write_text("493817")
    (folder / "pin").chmod(0o600)
    command = ["softhsm2-util", "--init-token", "--free", "--label", "bench", "--pin", "493817", "--so-pin", "77441122"]
    subprocess.run(command, check=True, capture_output=True)
    return f"pkcs11:token=bench?module-path={SOFTHSM}&pin-source=file:{folder / 'pin'}"


def issues(home: Path, store: str = "file") -> dict[str, Any]:
    """Times to make tickets, and to open them again; with keys from this store."""
    from kiosk.barcode.envelope import open_ticket
    from kiosk.barcode.issuing import issue
    from kiosk.barcode.keys import open_keys
    from tests.barcode.examples import any_ticket

    keys = open_keys(home, store)
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
        figures, targets = cold_start(home) | issues(home), TARGETS
        if SOFTHSM.exists() and shutil.which("softhsm2-util"):
            (office := home / "office").mkdir()
            figures["token_issue_ms"] = issues(office, token_in(office))["issue_ms"]
            targets = TARGETS | TOKEN_TARGETS
        else:
            figures["token_issue_ms"] = "not measured: softhsm2 is not installed"
    too_slow = missed(figures, targets)
    print(json.dumps(figures | {"missed": too_slow}))
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
