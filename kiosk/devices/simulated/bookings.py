"""The bookings of a simulated terminal: a file of lines that only grows and survives any death of the program.

Not SQLite: the program must be up in less than 0.3 s, and a line that was written whole before the disk was asked to
keep it is all the transaction that one booking needs.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

DAY = "day"  # the mark between two of them, no movement of money


@dataclass(frozen=True)
class Booking:
    """One movement of money. `op`: hold, book, release; auth, capture, undo (vending); pay, reverse; and day: it ends.

    `of`: the receipt of what it ends, 0 for a beginning.
    """

    op: str
    receipt: int
    trace: int
    minor: int
    currency: str
    time: str  # hhmmss
    date: str  # mmdd
    original: int | None = None  # trace of what it took back
    of: int = 0
    number: str = ""  # the sale, where the protocol names it (nexo)


class Bookings:
    """What the bank behind a simulated terminal believes."""

    def __init__(self, file: Path) -> None:
        """A last line that was cut by a death in the middle was never booked."""
        self._file = file
        self.rows: list[Booking] = []
        whole = file.read_bytes().rpartition(b"\n")[0] if file.exists() else b""
        self.rows = [Booking(**json.loads(line)) for line in whole.splitlines()]
        file.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        os.truncate(self._handle, len(whole) + bool(whole))

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._handle)

    def write(self, booking: Booking) -> Booking:
        """Write it down for good."""
        os.write(self._handle, json.dumps(asdict(booking)).encode() + b"\n")
        os.fsync(self._handle)
        self.rows.append(booking)
        return booking

    def next_trace(self) -> int:
        """The running number of the next booking."""
        return max((row.trace for row in self.rows), default=0) + 1

    def next_receipt(self) -> int:
        """The number of the next receipt."""
        return max((row.receipt for row in self.rows), default=0) + 1

    def open_holds(self) -> dict[int, Booking]:
        """What is reserved and neither booked nor let go, by receipt."""
        return self._open("hold", ("book", "release"))

    def pending(self) -> dict[int, Booking]:
        """What was authorised and waits for the word that the goods are out."""
        return self._open("auth", ("capture", "undo"))

    def taken(self) -> dict[int, int]:
        """Minor units that are with the operator now, by receipt."""
        sums: dict[int, int] = {}
        for row in self.rows:
            if row.op in ("book", "capture", "pay"):
                sums[row.of or row.receipt] = sums.get(row.of or row.receipt, 0) + row.minor
            elif row.op == "reverse":
                sums[row.of] = sums.get(row.of, 0) - row.minor
        return {receipt: minor for receipt, minor in sums.items() if minor}

    def of_today(self) -> list[Booking]:
        """All since the last day end."""
        ends = [place for place, row in enumerate(self.rows) if row.op == DAY]
        return self.rows[ends[-1] + 1 :] if ends else self.rows

    def end_day(self) -> None:
        """The next booking is of another day."""
        self.write(Booking(DAY, 0, 0, 0, "", "", ""))

    def summary(self) -> dict[str, object]:
        """What a test compares: open holds, what waits, what was taken, and every line."""
        return {
            "holds": sorted(self.open_holds()),
            "pending": sorted(self.pending()),
            "taken": {str(receipt): minor for receipt, minor in self.taken().items()},
            "rows": [asdict(row) for row in self.rows],
        }

    def _open(self, begun: str, ended: tuple[str, ...]) -> dict[int, Booking]:
        over = {row.of for row in self.rows if row.op in ended}
        return {row.receipt: row for row in self.rows if row.op == begun and row.receipt not in over}
