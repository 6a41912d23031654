"""Named moments of a kiosk's process at which it, or a machine beside it, may die."""

import http.client
import json
import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.devices.cabinet import Cabinet
from kiosk.devices.escpos_line import _EscposLine
from kiosk.devices.payment.zvt_line import Line
from kiosk.sales.store import SaleStore

FEW = 2  # of the same word within one call: polls come as often as the machines are slow
ACKNOWLEDGED = ("terminal 800000", "terminal 849c00")  # say little, but where money is spoken of
QUESTIONS = tuple(f"terminal {word}" for word in ("060006", "050103", "062003", "062305"))
QUESTIONS += ("terminal Diagnosis", "terminal TransactionStatus")
QUESTIONS += (
    "printer 1004",
    "printer 1d61",
    "printer 1b40",
)  # change nothing: dying before one is dying after the last
MONEY = ("authorise", "complete", "release", "refund")
ACTS = (*MONEY, "print", "wipe")
WRITES = ("begin", "move", "remember", "wiped", "shown", "tell")
TERMINAL = ("ready", "authorise", "complete", "release", "ask", "refund")
PRINTER = ("check", "print", "wipe")


class Watch:
    """Writes down each point that is passed; at `dies` kills this process, at `falls` lets something else happen."""

    def __init__(self, passed: Path, dies: str, falls: str, happens: Callable[[], object]) -> None:
        self._file = os.open(passed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        self._dies, self._falls, self._happens = dies, falls, happens
        self._seen: set[str] = set()
        self._calls: list[str] = []
        self._words: Counter[str] = Counter()

    def at(self, point: str) -> None:
        """This moment; only its first time counts."""
        if point in self._seen:
            return
        self._seen.add(point)
        os.write(self._file, f"{point}\n".encode())
        if point == self._falls:
            self._happens()
        if point == self._dies:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """The end of a call of a device; its beginning is what was done before it."""

        def watched(*args: Any) -> Any:
            self._calls.append(name)
            self._words.clear()
            try:
                answer = act(*args)
            finally:
                self._calls.pop()
            if name in ACTS:
                self.at(f"after {name}")
            return answer

        return watched

    def word(self, word: str, send: Callable[[], Any]) -> Any:
        """Before and after bytes leave for a machine."""
        call = self._calls[-1] if self._calls else "waiting"
        self._words[word] += 1
        dull = word in ACKNOWLEDGED and call not in MONEY
        if self._words[word] > FEW or dull:
            return send()
        name = f"{call}: {word} #{self._words[word]}"
        if word not in QUESTIONS:
            self.at(f"before {name}")
        answer = send()
        self.at(f"sent {name}")
        return answer


def watched(watch: Watch, store: SaleStore, cabinet: Cabinet) -> tuple[SaleStore, Cabinet]:
    """The same journal and machines, with a point before and after each write, each call and each packet."""
    for name in WRITES:
        _watch_write(watch, store, name)
    for device, names in ((cabinet.terminal, TERMINAL), (cabinet.printer, PRINTER)):
        for name in names:
            setattr(device, name, watch.around(name, getattr(device, name)))
    _watch_lines(watch)
    return store, cabinet


def _watch_write(watch: Watch, store: SaleStore, name: str) -> None:
    write = getattr(store, name)

    def written(*args: Any, **kwargs: Any) -> Any:
        said = args[1] if name == "move" else name
        watch.at(f"before {said} is written")
        answer = write(*args, **kwargs)
        watch.at(f"after {said} is written")
        return answer

    setattr(store, name, written)


def _watch_lines(watch: Watch) -> None:
    """Where bytes leave: of this process only, which is a fork and ends soon."""
    to_terminal, to_printer, post = Line._send, _EscposLine.send, http.client.HTTPConnection.request

    def say(self: Line, octets: bytes) -> None:
        watch.word(f"terminal {octets[:3].hex()}", lambda: to_terminal(self, octets))

    def send(self: _EscposLine, data: bytes, seconds: float) -> None:
        word = data[:2].hex() if len(data) < 64 else "picture"
        watch.word(f"printer {word}", lambda: to_printer(self, data, seconds))

    def request(self: http.client.HTTPConnection, method: str, url: str, body: bytes, headers: Any) -> None:
        ((_, message),) = json.loads(body).items()
        word = f"terminal {message['MessageHeader']['MessageCategory']}"
        watch.word(word, lambda: post(self, method, url, body, headers))

    http.client.HTTPConnection.request = request  # type: ignore[assignment,method-assign]
    Line._send = say  # type: ignore[method-assign]
    _EscposLine.send = send  # type: ignore[method-assign]
