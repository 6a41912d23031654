"""The ear: starts the recogniser's process, watches it, starts it again; whoever asks it something never waits."""

import logging
import selectors
import socket
from collections import Counter, deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from threading import Thread
from typing import Any

from kiosk.clock import Clock, SystemClock
from voice.model import CAN_LISTEN, Heard, Hearing, ListenState, Patience, Screen
from voice.ports import Listened
from voice.recogniser.link import Message
from voice.recogniser.process import ChildProcess, Watch
from voice.recogniser.seats import CLOSED, Seat, Seats

log = logging.getLogger(__name__)

MICROPHONE = {ListenState.NO_MICROPHONE, ListenState.SILENT_MICROPHONE, ListenState.CLIPPING, ListenState.NOISY}
LEAVING = 3.0  # seconds that `close` waits


class RecogniserProcess:
    """An Ear. Everything happens in a thread of its own, which also calls `told`."""

    def __init__(
        self, seats: Seats, told: Listened, microphone: str = "auto", watch: Watch | None = None, *, slow: bool = False,
        clock: Clock | None = None,
    ) -> None:  # fmt: skip
        self.state = ListenState.OFF
        self._seats = seats
        self._told = told
        self._microphone = microphone
        self._slow = slow  # everybody may pause for long
        self._watch = watch or Watch()
        self._clock = clock or SystemClock()
        self._asked: deque[Callable[[], None]] = deque()
        self._closing = False
        self._wake, self._woken = socket.socketpair()
        self._wake.setblocking(False)
        self._child: ChildProcess | None = None
        self._screen: Screen | None = None
        self._language = ""  # that the child loads, or has loaded
        self._ready = False
        self._ready_at = 0.0
        self._loading = ""  # the engine that the child loads now
        self._number = 0  # of the last listening: what an earlier one heard is thrown away
        self._tries = 0
        self._deaths: Counter[tuple[str, str]] = Counter()  # while it loaded, by language and engine
        self._unfit: dict[tuple[str, str], str] = {}  # why
        self._start_at: float | None = None
        self._fault_until: float | None = None
        self._thread = Thread(target=self._work, name="ear", daemon=True)
        self._thread.start()

    # Of the Ear: called by whoever wants, and never waiting.

    def expect(self, screen: Screen) -> None:
        """See Ear."""
        self._ask(lambda: self._expect(screen))

    def listen(self, patience: Patience, *, over: bool = False, waits: bool = False) -> None:
        """See Ear."""
        self._ask(lambda: self._listen(patience, over=over, waits=waits))

    def played(self, pcm: bytes, rate: int) -> None:
        """See Ear. At rest silence is not passed on: a kiosk that nobody uses has nothing to do."""
        if self.state is ListenState.LISTENING or pcm.strip(b"\0"):
            self._ask(lambda: self._tell("reference", pcm, rate=rate))

    def finish(self) -> None:
        """See Ear."""
        self._ask(lambda: self._tell("finish", number=self._number))

    def hush(self) -> None:
        """See Ear."""
        self._ask(self._hush)

    def hears(self, language: str) -> bool:
        """See Ear."""
        return language in self._seats

    def tells_apart(self, language: str) -> bool:
        """See Ear."""
        return any(seat.engine not in CLOSED for seat in self._fit(language))

    def feed(self, pcm: bytes) -> None:
        """Sound that is heard instead of a microphone's, when it was opened with microphone "link"."""
        self._ask(lambda: self._tell("pcm", pcm))

    def close(self) -> None:
        """See Ear. Waits a moment for the process to end."""
        self._closing = True
        self._ask(lambda: None)
        self._thread.join(LEAVING)

    @property
    def pid(self) -> int | None:
        """The recogniser's process; None when there is none."""
        child = self._child
        return child.process.pid if child else None

    def _ask(self, wanted: Callable[[], None]) -> None:
        self._asked.append(wanted)
        with suppress(OSError):  # it is awake, or closed
            self._wake.send(b"!")

    # From here on: the ear's thread.

    def _work(self) -> None:
        try:
            while not self._closing:
                self._wait()
                while self._asked:
                    self._asked.popleft()()
                self._look_after()
        finally:
            self._end()
            self._wake.close()
            self._woken.close()

    def _wait(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ)
            if (child := self._child) is not None:
                writing = selectors.EVENT_WRITE if child.waiting else 0
                selector.register(child.line, selectors.EVENT_READ | writing)
            for key, events in selector.select(0.1):
                if key.fileobj is self._woken:
                    self._woken.recv(4096)
                elif child is not None:
                    if events & selectors.EVENT_WRITE:
                        child.flush()
                    if events & selectors.EVENT_READ:
                        self._take(child)

    def _take(self, child: ChildProcess) -> None:
        try:
            messages = child.read()
        except (OSError, ValueError) as error:
            self._gone(child, str(error))
            return
        child.sign_at = self._clock.seconds()
        for message in messages:
            self._hear(message)

    def _hear(self, message: Message) -> None:
        told = message.data
        if told.get("number", self._number) == self._number:
            self._heard[message.kind](told)

    @property
    def _heard(self) -> dict[str, Callable[[Mapping[str, Any]], None]]:
        return {
            "heartbeat": self._works,
            "level": lambda told: self._told.level(told["dbfs"]),
            "loading": self._loads,
            "unfit": lambda told: self._is_unfit(told["engine"], told["why"]),
            "bug": lambda told: log.error("The recogniser failed: %s", told["why"]),
            "ready": lambda told: self._is_ready(told["language"], told["engines"]),
            "step_ready": lambda told: self._report(told["unknown"]),
            "trouble": self._microphone_fails,
            "microphone": lambda told: self._microphone_is_back(),
            "listening": lambda told: self._become(ListenState.LISTENING),
            "speech": lambda told: self._told.spoke(),
            "thinking": lambda told: self._become(ListenState.THINKING),
            "nobody": lambda told: self._nobody(),
            "heard": self._has_heard,
        }

    def _loads(self, told: Mapping[str, Any]) -> None:
        self._loading = told["engine"]

    def _microphone_fails(self, told: Mapping[str, Any]) -> None:
        log.warning("The microphone: %s. %s", told["state"], told["why"])
        self._fault(ListenState(told["state"]))

    def _microphone_is_back(self) -> None:
        if self.state is ListenState.NO_MICROPHONE:
            self._rest()

    def _nobody(self) -> None:
        self._number += 1
        self._become(ListenState.READY)

    def _has_heard(self, told: Mapping[str, Any]) -> None:
        self._number += 1
        self._become(ListenState.READY)
        if self._screen is not None and told["screen"] == self._screen.number:
            hearings = tuple(
                Hearing(**one | {"alike": tuple(one["alike"]), "reread": tuple(one["reread"])})
                for one in told["hearings"]
            )
            self._told.heard(Heard(told["screen"], hearings, told["milliseconds"]))

    def _expect(self, screen: Screen) -> None:
        if screen == self._screen:
            return
        self._number += 1
        self._screen = screen
        if not self.hears(screen.language):
            self._tell("hush")
            self._become(ListenState.NO_MODEL)
        elif screen.language != self._language:
            self._tries = 0
            self._load(screen.language)
        elif self._ready:
            self._tell_step()
            if self.state not in MICROPHONE:
                self._rest()

    def _listen(self, patience: Patience, *, over: bool, waits: bool) -> None:
        if self.state in CAN_LISTEN and self._ready:
            self._number += 1
            wanted = Patience.LONG if self._slow else patience
            self._tell("listen", number=self._number, patience=wanted.value, over=over, waits=waits)

    def _hush(self) -> None:
        self._number += 1
        self._tell("hush")
        if self.state in CAN_LISTEN:
            self._become(ListenState.READY)

    def _load(self, language: str) -> None:
        self._language, self._ready, self._loading = language, False, ""
        self._start_at = None
        if self._child is None:
            self._child = ChildProcess(self._clock.seconds())
        self._become(ListenState.STARTING)
        seats = [asdict(seat) for seat in self._fit(language)]
        self._tell("load", language=language, seats=seats, microphone=self._microphone)

    def _fit(self, language: str) -> list[Seat]:
        return [seat for seat in self._seats.get(language, ()) if (language, seat.engine) not in self._unfit]

    def _is_unfit(self, engine: str, why: str) -> None:
        log.warning("The engine %s cannot hear %s: %s", engine, self._language, why)
        self._unfit[self._language, engine] = why

    def _is_ready(self, language: str, engines: list[str]) -> None:
        self._loading = ""
        if language != self._language:
            return  # another was asked for meanwhile
        if not engines:
            self._give_up(ListenState.DAMAGED_MODEL)
            return
        self._ready, self._ready_at = True, self._clock.seconds()
        if self._child is not None:
            # What came while it loaded has waited, and was no sign that it hangs.
            self._child.worked_at = self._ready_at
        self._tell_step()
        self._rest()

    def _tell_step(self) -> None:
        if (screen := self._screen) is not None:
            self._tell(
                "step", screen=screen.number, language=screen.language, phrases=screen.phrases, names=screen.names
            )

    def _report(self, unknown: dict[str, list[str]]) -> None:
        for engine, words in unknown.items():
            if words:
                log.info("The engine %s cannot hear %s", engine, ", ".join(words))

    def _fault(self, state: ListenState) -> None:
        self._number += 1
        self._fault_until = None if state is ListenState.NO_MICROPHONE else self._clock.seconds() + self._watch.fault
        self._become(state)

    def _rest(self) -> None:
        self._fault_until = None
        if self._ready:
            self._become(
                ListenState.READY if self._screen and self.hears(self._screen.language) else ListenState.NO_MODEL
            )

    def _works(self, told: Mapping[str, Any]) -> None:
        child, now = self._child, self._clock.seconds()
        if child is not None and (told["done"] != child.done or not told["waiting"]):
            child.done, child.worked_at = told["done"], now

    def _look_after(self) -> None:
        now, watch, child = self._clock.seconds(), self._watch, self._child
        if self._fault_until is not None and now > self._fault_until:
            self._rest()
        if self._start_at is not None and now >= self._start_at:
            if self.state in (ListenState.ENGINE_OFF, ListenState.DAMAGED_MODEL):
                self._unfit.clear()
                self._deaths.clear()
            self._load(self._language)
            child = self._child
        if child is None:
            return
        if self._ready and self._tries and now - self._ready_at > watch.healthy:
            self._tries = 0
        stuck = watch.stuck if self._ready else watch.loading
        if now - child.sign_at > (watch.silent if self._ready else max(watch.silent, watch.loading / 4)):
            self._gone(child, "no sign of it")
        elif now - child.worked_at > stuck:
            self._gone(child, "it does not work on")

    def _gone(self, child: ChildProcess, why: str) -> None:
        code = child.end()
        self._child, was_ready, self._ready = None, self._ready, False
        self._number += 1
        log.warning(
            "The recogniser died (%s, exit %s)%s", why, code, f" loading {self._loading}" if self._loading else ""
        )
        if self._loading and not was_ready:
            dead = self._language, self._loading
            self._deaths[dead] += 1
            if self._deaths[dead] >= self._watch.unfit:
                self._unfit[dead] = f"it dies while it is loaded (exit {code})"
                if not self._fit(self._language):
                    self._give_up(ListenState.DAMAGED_MODEL)
                    return
        if self._tries >= len(self._watch.again):
            self._give_up(ListenState.ENGINE_OFF)
            return
        self._start_at = self._clock.seconds() + self._watch.again[self._tries]
        self._tries += 1
        self._become(ListenState.RESTARTING)

    def _give_up(self, state: ListenState) -> None:
        """Off, until it is tried again."""
        self._tries = 0
        self._ready = False
        self._start_at = self._clock.seconds() + self._watch.retry
        self._become(state)

    def _tell(self, kind: str, payload: bytes = b"", **data: Any) -> None:
        if self._child is not None:
            self._child.tell(Message(kind, data, payload))

    def _become(self, state: ListenState) -> None:
        if state is not self.state:
            self.state = state
            self._told.changed(state)

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None
