"""The door by which a simulated machine on the wire is broken, mended and read: lines of text on loopback.

Each line gets one line of JSON: `fault decline=05`, `fault cut-after-auth once`, `mend`, `faults`, `ledger`, `stop`.
"""

import difflib
import json
import socket
import socketserver
import threading
from collections.abc import Callable, Mapping

ONCE = "once"


class WireFaults:
    """What is broken on purpose; set from outside while the machine works, so from any thread."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """`known`: each fault with what it does; one that takes a value is written "name=VALUE" there."""
        self.known = known
        self._lock = threading.Lock()
        self._now: dict[str, tuple[str, bool]] = {}
        self.changed = threading.Event()  # a machine that hangs on purpose looks up when it is mended

    def set(self, name: str, value: str = "", *, once: bool = False) -> None:
        """Break it in this way as well. Raises ValueError with "did you mean"."""
        if name not in {known.partition("=")[0] for known in self.known}:
            near = difflib.get_close_matches(name, self.known, 1)
            raise ValueError(f"{name!r} is no fault. " + (f"Did you mean {near[0]}?" if near else ""))
        with self._lock:
            self._now[name] = (value, once)
        self.changed.set()

    def mend(self) -> None:
        """All works."""
        with self._lock:
            self._now.clear()
        self.changed.set()

    def strikes(self, name: str) -> str | None:
        """The value of this fault if it happens now ("" for one without a value), else None; once is then used up."""
        with self._lock:
            if name not in self._now:
                return None
            value, once = self._now[name]
            if once:
                del self._now[name]
            return value

    def has(self, name: str) -> bool:
        """Whether it would happen now; uses nothing up."""
        with self._lock:
            return name in self._now

    def now(self) -> dict[str, str]:
        """All that is broken."""
        with self._lock:
            return {name: value for name, (value, _) in self._now.items()}


class Door:
    """Listens in a thread of its own."""

    def __init__(self, port: int, faults: WireFaults, ledger: Callable[[], Mapping[str, object]]) -> None:
        """`port` 0: any that is free; see `port`."""

        class Visitor(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                for line in self.rfile:
                    self.wfile.write(json.dumps(_answer(line.decode(), faults, ledger)).encode() + b"\n")

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        self._server = Server(("127.0.0.1", port), Visitor)
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), name="door", daemon=True).start()

    def close(self) -> None:
        """Shut it."""
        self._server.shutdown()
        self._server.server_close()


def _answer(line: str, faults: WireFaults, ledger: Callable[[], Mapping[str, object]]) -> object:
    verb, _, rest = line.strip().partition(" ")
    words = rest.split()
    if verb == "fault" and words:
        name, _, value = words[0].partition("=")
        try:
            faults.set(name, value, once=ONCE in words[1:])
        except ValueError as error:
            return {"wrong": str(error), "known": dict(faults.known)}
        return {"faults": faults.now()}
    if verb == "mend":
        faults.mend()
    if verb in ("mend", "faults"):
        return {"faults": faults.now(), "known": dict(faults.known)}
    if verb == "ledger":
        return ledger()
    return {"wrong": f"{verb!r} means nothing.", "known": ["fault NAME[=VALUE] [once]", "mend", "faults", "ledger"]}


def ask(port: int, line: str) -> dict[str, object]:
    """Say one line at a machine's door; what it answers."""
    with socket.create_connection(("127.0.0.1", port), 5) as door:
        door.sendall(line.encode() + b"\n")
        answer: dict[str, object] = json.loads(door.makefile().readline())
    return answer
