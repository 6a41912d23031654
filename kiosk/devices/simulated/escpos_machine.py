"""The works of a receipt printer: bytes in, paper and answers out, and all that can go wrong with it."""

import difflib
import threading
import time
from collections.abc import Callable

from kiosk.devices.simulated.roll import CUTTER, Roll

STOPS = {  # faults in which nothing is printed, and the job is HELD until somebody mends them
    "paper-out", "cover-open", "off-line", "cutter-jam", "fatal",
    "jam",  # the worst: says that it is ready, and holds the job
}  # fmt: skip
LINE = {
    "unplugged",  # no power: what was in the memory is forgotten, nobody can connect
    "cable-out",  # no network: nobody can connect, but the job goes on
    "deaf",  # takes no bytes any more
}
KNOWN = STOPS | LINE | {
    "near-end",
    "mute",  # prints, and never answers
    "half",  # the paper tears: the rest is lost, nothing is answered to it, and the printer says that it is ready
    "slow",
    "no-wipe",  # an older printer, which does not know DLE DC4
    "chatty",  # sends its status unasked until told not to (ASB)
}  # fmt: skip
MOMENTS = ("now", "row", "cut", "answer")
SLOW_ROWS = 400  # a second: 50 mm
REALTIME = {0x04: {1: 3, 2: 3, 3: 3, 4: 3}, 0x05: {0: 3, 1: 3, 2: 3}, 0x14: {1: 5, 2: 5, 8: 10}}  # lengths
WIPE = bytes.fromhex("10140801031401060208")
WIPED = b"\x37\x25\x00"
SHORT = {0x32: 2, 0x40: 2, 0x24: 4, 0x5C: 4}  # lengths of ESC commands that are not three bytes
LETTER = 12  # dots a letter of the printer's own type takes: stray bytes come out as blocks

Answer = Callable[[bytes], None]


class Machine:
    """May be fed and broken from any thread; prints on one of its own.

    Real-time commands are carried out when they come in, also inside picture data, as the ESC/POS reference warns. All
    else waits in the memory for its turn; a picture is printed row by row as far as it has come.
    """

    def __init__(self, roll: Roll, struck: Callable[[str], None] = lambda _: None) -> None:
        """`struck` is told of each fault of the line, which whoever holds the connections must bring about."""
        self._roll = roll
        self._struck = struck
        self._lock = threading.Condition()
        self._faults: set[str] = set()
        self._armed: tuple[str, str, int] | None = None
        self._memory = bytearray()
        self._came: Answer = _nobody
        self._picture = (0, 0)  # bytes in a row, rows still to come
        self._letters = 0
        self._asb = False
        self._inked = False  # something was printed since the last answer
        self.wipes = 0
        threading.Thread(target=self._work, daemon=True).start()

    def fault(self, name: str, moment: str = "now", row: int = 0) -> None:
        """Break it now, or within the next picture: after `row` rows of it, at its cut, or before the answer to it."""
        for word, known in ((name, sorted(KNOWN)), (moment, MOMENTS)):
            if word not in known:
                near = difflib.get_close_matches(word, known, 1)
                raise ValueError(
                    f"{word!r} means nothing. " + (f"Did you mean {near[0]}?" if near else f"Known: {known}.")
                )
        with self._lock:
            self._armed = (name, moment, row)
            self._strike("now")

    def mend(self, name: str = "") -> None:
        """All works again, or what was broken in this way; a job that was held comes out now."""
        with self._lock:
            self._faults.difference_update([name] if name else KNOWN)
            self._armed = None
            self._lock.notify_all()

    def reset(self) -> None:
        """Switched off and on: the memory is empty, the paper and what is wrong with it are as before."""
        with self._lock:
            self._forget()

    def state(self) -> dict[str, object]:
        """What an onlooker sees."""
        with self._lock:
            return {
                "faults": sorted(self._faults), "held": len(self._memory), "pieces": self._roll.pieces,
                "hanging": self._roll.rows - CUTTER, "wipes": self.wipes,
            }  # fmt: skip

    def has(self, fault: str) -> bool:
        """Whether it is broken in this way now."""
        return fault in self._faults

    def connected(self, answer: Answer) -> None:
        """Somebody is there: answers go to the one who came last."""
        with self._lock:
            self._came = answer
            self._asb = "chatty" in self._faults
            if self._asb:
                self._tell(self._unasked())

    def take(self, data: bytes, answer: Answer) -> bytes:
        """Bytes as they come in; returns the end of them that may be the start of a real-time command."""
        at = 0
        with self._lock:
            while (found := data.find(b"\x10", at)) >= 0:
                length = _realtime(data[found : found + 10])
                if length == 0:  # not yet to be told
                    break
                if length == 1:  # nothing special
                    self._memory += data[at : found + 1]
                else:
                    self._memory += data[at:found]
                    self._at_once(data[found : found + length], answer)
                at = found + length
            end = found if found >= 0 else len(data)
            self._memory += data[at:end]
            self._came = answer
            self._lock.notify_all()
        return data[end:]

    def _at_once(self, command: bytes, answer: Answer) -> None:
        if command[1] == 0x04:
            self._say(answer, bytes([self._status(command[2])]))
        elif command == WIPE and "no-wipe" not in self._faults:
            self.wipes += 1
            self._forget()
            self._say(answer, WIPED)

    def _say(self, answer: Answer, words: bytes) -> None:
        if not self._faults & {"mute", *LINE}:
            answer(words)

    def _tell(self, words: bytes) -> None:
        self._say(self._came, words)

    def _forget(self) -> None:
        self._memory.clear()
        self._picture, self._letters, self._inked = (0, 0), 0, False
        self._lock.notify_all()

    def _status(self, which: int) -> int:
        faults = self._faults
        bits = {
            1: 0x08 if faults & (STOPS - {"jam"}) else 0,
            2: 0x04 * ("cover-open" in faults) | 0x20 * ("paper-out" in faults)
            | (0x40 if faults & {"cutter-jam", "fatal"} else 0),
            3: 0x08 * ("cutter-jam" in faults) | 0x20 * ("fatal" in faults),
            4: (0x0C if faults & {"near-end", "paper-out"} else 0) | 0x60 * ("paper-out" in faults),
        }  # fmt: skip
        return 0x12 | bits[which]

    def _unasked(self) -> bytes:
        first = 0x10 | (0x08 if self._faults & STOPS else 0) | 0x20 * ("cover-open" in self._faults)
        return bytes([first, 0, 0x03 if "near-end" in self._faults else 0, 0])

    def _strike(self, moment: str) -> None:
        if self._armed is None or self._armed[1] != moment:
            return
        name = self._armed[0]
        self._armed = None
        self._faults.add(name)
        if name == "unplugged":
            self._forget()
        if name in LINE:
            self._struck(name)
        if self._asb:
            self._tell(self._unasked())

    def _work(self) -> None:
        while True:
            with self._lock:
                while self._faults & (STOPS | {"unplugged"}) or not self._memory or not self._one():
                    self._lock.wait()
            if self.has("slow"):
                time.sleep(1 / SLOW_ROWS)

    def _one(self) -> bool:
        """Carry out what stands first in the memory; False: the rest of it has not come yet."""
        if "half" in self._faults:
            self._forget()
            return False
        if self._picture[1]:
            return self._rows()
        head = self._memory[0]
        if head == 0x1B:
            return len(self._memory) > 1 and self._drop(SHORT.get(self._memory[1], 3), self._escape)
        if head == 0x1D:
            return len(self._memory) > 1 and self._group()
        del self._memory[:1]
        if head == 0x0A:
            self._line()
        elif head >= 0x20:
            self._letters += 1
        return True

    def _drop(self, length: int, act: Callable[[bytes], None]) -> bool:
        if len(self._memory) < length:
            return False
        command = bytes(self._memory[:length])
        del self._memory[:length]
        act(command)
        return True

    def _escape(self, command: bytes) -> None:
        if command[1] == 0x4A:  # ESC J n: feed so many dots
            self._roll.feed(command[2])
        if command[1] == 0x64:  # ESC d n: so many lines
            self._roll.feed(command[2] * 30)

    def _group(self) -> bool:
        kind = self._memory[1]
        if kind == 0x76:
            return self._drop(8, self._begin_picture)
        if kind == 0x56:
            long = len(self._memory) > 2 and self._memory[2] in (65, 66, 97, 98, 103, 104)
            return self._drop(4 if long else 3, self._cut)
        return self._drop(3, self._small)

    def _small(self, command: bytes) -> None:
        if command[1] == 0x61:
            self._asb = command[2] != 0
        elif command[1] == 0x72:
            if self._inked:
                self._strike("answer")
            if "half" in self._faults:
                return
            if self._faults & STOPS:  # then it is answered when that is mended
                self._memory[:0] = command
                return
            self._inked = False
            self._tell(b"\x03" if "near-end" in self._faults else b"\x00")

    def _begin_picture(self, command: bytes) -> None:
        self._line()
        self._picture = (command[4] | command[5] << 8, command[6] | command[7] << 8)

    def _rows(self) -> bool:
        width, left = self._picture
        ready = min(left, len(self._memory) // width, 1 if "slow" in self._faults else left)
        if self._armed and self._armed[1] == "row":
            ready = min(ready, max(self._armed[2], 1))
        if not ready:
            return False
        room = self._roll.row_bytes
        taken = bytes(self._memory[: ready * width])
        del self._memory[: ready * width]
        rows = (taken[at : at + width][:room] for at in range(0, len(taken), width))  # what is too wide is lost
        self._picture = (width, left - ready)
        self._print(b"".join(row.ljust(room, b"\0") for row in rows), ready)
        return True

    def _print(self, rows: bytes, count: int) -> None:
        self._roll.add(rows)
        self._inked = True
        if self._armed and self._armed[1] == "row":
            name, moment, row = self._armed
            self._armed = (name, moment, row - count)
            if row <= count:
                self._strike("row")

    def _line(self) -> None:
        """Letters that nobody meant to print are seen on the paper: a block for each."""
        if self._letters:
            dots = min(self._letters * LETTER, self._roll.row_bytes * 8)
            row = (b"\xfe" * (dots // 8)).ljust(self._roll.row_bytes, b"\0")
            self._letters = 0
            self._roll.add(row * 24)

    def _cut(self, command: bytes) -> None:
        if self._inked:
            self._strike("cut")
        if "unplugged" in self._faults:
            return
        if self._faults & STOPS:  # it cuts when that is mended
            self._memory[:0] = command
            return
        if command[2] > 64:  # feeds to the cutter first
            self._roll.feed(CUTTER + command[3])
        self._roll.cut()


def _realtime(start: bytes) -> int:
    """Bytes of the real-time command that starts here; 1: it is none; 0: too little has come to tell."""
    if len(start) < 2:
        return 0
    known = REALTIME.get(start[1])
    if known is None:
        return 1
    if len(start) < 3:
        return 0
    length = known.get(start[2], 1)
    return 0 if len(start) < length else length


def _nobody(_: bytes) -> None:
    """Nobody listens."""
