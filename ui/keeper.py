"""Keeps a screen alive: starts the kiosk, holds what it must not lose, and puts a new one in the place of a dead one.

A process of its own without Qt: `./loket kiosk`. A screen is dead when it ended, when it sleeps although a frame is
due, or when it works and draws nothing for seconds. The service manager is told of frames only, so it watches us.
"""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from ui.keepsake import Keepsake, made

MEMORY, PULSE = "LOKET_MEMORY", "LOKET_PULSE"  # descriptors, as the screen finds them in its environment
LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Patience:
    """How long a screen may be silent, in seconds."""

    opening: float = 30.0  # until its first frame
    asleep: float = 0.6  # no frame, and it does nothing at all: it waits for something that never comes
    at_work: float = 5.0  # no frame, but it is at work: it may come through
    young: float = 10.0  # who dies younger, with a visit brought back, died of that visit perhaps
    absent: float = 30.0  # without a screen for so long, she has gone, and the next traveller must not find her visit
    again: float = 0.2  # between two starts that failed


class Keeper:
    """One screen at a time. `run` returns when it was told to end, or the screen says that starting is no use."""

    def __init__(self, command: Sequence[str], patience: Patience | None = None) -> None:
        self._command = list(command)
        self._patience = patience or Patience()
        self._memory = made()
        self.keepsake = Keepsake(self._memory)
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = False
        self._seen_at = time.monotonic()  # the last frame of any screen

    def run(self) -> int:
        """Keep it alive; the exit code."""
        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, self._end)
        deaths = 0
        while not self._ending:
            brought_back = self.keepsake.found() is not None
            began = time.monotonic()
            code = self._live()
            if self._ending or code in (0, 2):  # 2: an operator's file is wrong, and stays so
                self.keepsake.forget()
                return code
            young = time.monotonic() < began + self._patience.young
            deaths = deaths + 1 if young else 0
            if (young and brought_back and deaths > 1) or time.monotonic() > self._seen_at + self._patience.absent:
                self.keepsake.forget()
            _say(f"the screen ended with {code}: another one")
            if deaths > 1:
                time.sleep(self._patience.again)
        return 0

    def _live(self) -> int:
        """One screen, from start to end; its exit code."""
        pulse, beats = os.pipe()
        place = os.environ | {MEMORY: str(self._memory), PULSE: str(beats)}
        self._process = subprocess.Popen(self._command, env=place, pass_fds=(self._memory, beats))
        os.close(beats)
        if self._ending:  # we were told meanwhile
            self._process.terminate()
        try:
            self._watch(self._process, pulse)
            return self._process.wait()
        finally:
            os.close(pulse)

    def _watch(self, process: subprocess.Popen[bytes], pulse: int) -> None:
        """Until it has ended, or is dead and was killed."""
        patience = self._patience
        frames = 0
        heard = looked = busy = time.monotonic()
        spent = -1
        while process.poll() is None:
            ready = select.select([pulse], [], [], LOOK_SECONDS)[0]
            now = time.monotonic()
            if now - looked > 10 * LOOK_SECONDS:  # it was we who slept: the machine, or a debugger
                heard = busy = now
            looked = now
            if ready:
                if not os.read(pulse, 4096):
                    return  # it is about to end
                frames, heard, busy, self._seen_at = frames + 1, now, now, now
                tell_manager("READY=1\nWATCHDOG=1" if frames == 1 else "WATCHDOG=1")
                continue
            if self._ending:
                continue
            works, spent_now = _at_work(process.pid)
            if works or spent_now != spent:
                busy, spent = now, spent_now
            silent = now - heard
            asleep = frames > 0 and silent > patience.asleep and now - busy > patience.asleep / 2
            if asleep or silent > (patience.at_work if frames else patience.opening):
                _say(f"the screen has drawn nothing for {silent:.1f} s: killed")
                process.kill()
                return

    def _end(self, sign: int, _: FrameType | None) -> None:
        """We are told to end: so is the screen."""
        self._ending = True
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(sign)


def _at_work(process: int) -> tuple[bool, int]:
    """Whether any thread of it runs, or waits for a processor or a disk; and the ticks that it has used."""
    works, spent = False, 0
    for stat in Path(f"/proc/{process}/task").glob("*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # that thread has just ended
        works = works or fields[0] in "RD"
        spent += int(fields[11]) + int(fields[12])
    return works, spent


def tell_manager(news: str) -> None:
    """Say this to the service manager (sd_notify), if there is one."""
    place = os.environ.get("NOTIFY_SOCKET", "")
    if not place:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        try:
            line.sendto(news.encode(), "\0" + place[1:] if place.startswith("@") else place)
        except OSError as error:
            _say(f"the service manager does not hear: {error}")


def _say(text: str) -> None:
    sys.stderr.write(f"loket keeper: {text}\n")
    sys.stderr.flush()


def main() -> int:
    """Run the kiosk and keep it alive: `./loket kiosk`."""
    code = Keeper([sys.executable, "-m", "ui.app", *sys.argv[1:]]).run()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main())
