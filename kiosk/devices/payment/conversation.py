"""A conversation with a machine that goes on in a thread of its own while its caller does something else.

Two protocols need it. A vending ZVT terminal asks every 2 to 4 s whether the goods are out and undoes the payment when
nobody answers: the ticket is drawn and printed meanwhile by the core, which may be silent for longer than that. And a
nexo terminal answers a payment with one HTTP response after up to two minutes, while the traveller must be told what
to do every 5 s. The thread can only wait: it never decides about money, and it dies with the process.
"""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from kiosk.devices.ports import DeviceTrouble

Result = TypeVar("Result")
log = logging.getLogger(__name__)


class Conversation(Generic[Result]):
    """What is said meanwhile comes out of `next`; how it ended out of `result`."""

    def __init__(self, talk: Callable[[Callable[[str], None]], Result]) -> None:
        """`talk` gets a function that passes news on, and returns how it ended or raises DeviceTrouble."""
        self._talk = talk
        self._news: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._result: Result | None = None
        self._trouble: DeviceTrouble | None = None
        self._over = threading.Event()
        threading.Thread(target=self._run, name="terminal", daemon=True).start()

    def say(self, news: str) -> None:
        """Put in a word from outside; from any thread."""
        self._news.put(news)

    def next(self, seconds: float) -> str | None:
        """The next news within so many seconds; "" when the conversation is over, None when nothing was said."""
        try:
            return self._news.get(timeout=seconds)
        except queue.Empty:
            return "" if self._over.is_set() else None

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._over.is_set()

    def result(self, seconds: float) -> Result:
        """How it ended. Raises DeviceTrouble: it was cut, or it is not over after so many seconds."""
        if not self._over.wait(seconds):
            raise DeviceTrouble("terminal-busy", f"not over after {seconds:g} s")
        if self._trouble is not None:
            raise self._trouble
        assert self._result is not None
        return self._result

    def _run(self) -> None:
        try:
            self._result = self._talk(self._news.put)
        except DeviceTrouble as trouble:
            self._trouble = trouble
        except Exception as bug:
            log.exception("a conversation with the terminal broke off")
            self._trouble = DeviceTrouble("terminal-unplugged", repr(bug))
        finally:
            self._over.set()
            self._news.put("")
