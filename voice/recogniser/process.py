"""The recogniser's process as the kiosk has it: started, told, listened to, and ended."""

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from voice.recogniser.link import Message, Unpacker, packed

ROOT = str(Path(__file__).parents[2])
MOST_WAITING = 1_000_000  # bytes for a child that does not take them: sound beyond it is lost


@dataclass(frozen=True)
class Watch:
    """How the process is watched, in seconds."""

    silent: float = 3.0  # no sign of it: killed
    stuck: float = 5.0  # it lives, and does not work
    loading: float = 60.0  # the same while it loads
    again: tuple[float, ...] = (1.0, 2.0, 5.0)  # until it is started again; then it is off
    healthy: float = 60.0  # after which earlier deaths are forgotten; not at "ready": it may die at each first word
    retry: float = 60.0  # after which an ear that was off is tried again
    fault: float = 10.0  # after which a microphone that was silent, or too loud, is tried again
    unfit: int = 2  # deaths while one engine loads: the others go on without it


class ChildProcess:
    """The process and our end of its wire; at `now` (monotonic seconds) it gave its first sign."""

    def __init__(self, now: float) -> None:
        self.line, theirs = socket.socketpair()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "voice.recogniser.child", str(theirs.fileno())],
            pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (ROOT, os.environ.get("PYTHONPATH"))))},
        )  # fmt: skip
        theirs.close()
        self.line.setblocking(False)
        self.sign_at = self.worked_at = now
        self.done = 0
        self.waiting = bytearray()
        self._unpacker = Unpacker()

    def tell(self, message: Message) -> None:
        """Never waits: what it does not take yet is kept."""
        if len(self.waiting) < MOST_WAITING or not message.payload:
            self.waiting += packed(message)
            self.flush()

    def flush(self) -> None:
        """Hand over what waits, as far as it is taken."""
        try:
            del self.waiting[: self.line.send(self.waiting)]
        except BlockingIOError:
            pass
        except OSError:
            self.waiting.clear()  # it is gone: reading will tell

    def read(self) -> list[Message]:
        """Raises OSError when it is gone, ValueError when it talks nonsense."""
        piece = self.line.recv(65_536)
        if not piece:
            raise OSError("it is gone")
        return list(self._unpacker.feed(piece))

    def end(self) -> int:
        """Its exit code."""
        self.line.close()
        self.process.kill()  # by its own handle, never by name
        return self.process.wait()
