"""A voice in a process of its own, that tells line by line what happens to it: PortAudio keeps what it finds at its
first look, and writes its troubles to stderr.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Timer

AT_MOST = 90.0  # seconds until it tells what is waited for; then it is ended, and the test fails instead of hanging

# One write for each line: two threads that print at once mix their words and their ends of lines.
TELL = """
import sys

def tell(*words):
    sys.stdout.write(" ".join(str(word) for word in words) + "\\n")
    sys.stdout.flush()
"""


@contextmanager
def killed_when_late(process: subprocess.Popen, why: str) -> Iterator[None]:
    """Whatever is waited for in it: when that takes too long, the process is killed and the test fails."""
    late = Event()
    watchdog = Timer(AT_MOST, lambda: (late.set(), process.kill()))
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()
        assert not late.is_set(), f"in {AT_MOST:.0f} s {why}"


class StoryProcess:
    """Runs `story`, which has `tell` to tell a line, and hears in `sys.stdin` what it is given to say."""

    def __init__(self, story: str, env: Mapping[str, str]) -> None:
        self.told: list[str] = []  # all of it so far
        self._process = subprocess.Popen(
            [sys.executable, "-c", TELL + story], env=dict(env), text=True, cwd=Path.cwd(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def until(self, *lines: str) -> list[str]:
        """All that it tells until it tells one of these; it may be late, but it must come."""
        assert self._process.stdout is not None
        before = len(self.told)
        with killed_when_late(self._process, f"it did not tell {lines}; told before: {self.told}"):
            while not self.told[before:] or self.told[-1] not in lines:
                line = self._process.stdout.readline()
                assert line, f"it ended before it told {lines}: {self.told[before:]}"
                self.told.append(line.strip())
        return self.told[before:]

    def say(self, text: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()

    def close(self) -> None:
        """It has nothing more to say, and ends by itself."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        with killed_when_late(self._process, "it did not end"):
            self._process.wait()
        self._process.stdout.close()
