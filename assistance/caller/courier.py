"""THREAD: carries the outbox to the desk, again and again until the desk has committed it, and brings back its news."""

import logging
import queue
import random
import threading

from assistance.caller.delivery import TURN_SECONDS, Delivery
from assistance.link.port import Link, Wire
from kiosk.errors import Trouble

log = logging.getLogger(__name__)
FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 1.0


class Courier:
    """Two threads from `start` to `stop`: one carries, one listens to the wire that is open."""

    def __init__(self, delivery: Delivery, link: Link) -> None:
        self._delivery = delivery
        self._link = link
        # What rings the carrying thread: a message, None (there is something to send), or a wire that broke.
        self._bell: queue.SimpleQueue[str | Wire | None] = queue.SimpleQueue()
        self._over = threading.Event()
        self._pause = FIRST_PAUSE_SECONDS
        self._there = True  # whether the desk was, the last time
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin to carry."""
        self._thread.start()

    def wake(self) -> None:
        """There is something in the outbox. Returns at once."""
        self._bell.put(None)

    def stop(self) -> None:
        """Carry no more; what is not delivered stays in the outbox."""
        self._over.set()
        self._bell.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        whole = True
        while not self._over.is_set():
            try:
                self._turn()
                whole = True
            except Trouble as trouble:  # the disk: whatever was heard and not stored is told again on the next wire
                log.log(logging.ERROR if whole else logging.DEBUG, "the outbox cannot be used: %s", trouble)
                whole = False
                self._over.wait(LONGEST_PAUSE_SECONDS)

    def _turn(self) -> None:
        """One wire, from opening to its end; or none, and a pause."""
        try:
            wire = self._link.open()
        except ConnectionError as error:
            log.log(logging.WARNING if self._there else logging.DEBUG, "the desk is not there: %s", error)
            self._there = False
            self._rest(self._pause * random.uniform(0.8, 1.2))
            self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)
            return
        self._there = True
        self._use(wire)
        if self._delivery.answered:
            self._pause = FIRST_PAUSE_SECONDS
        self._rest(self._pause)

    def _rest(self, seconds: float) -> None:
        """Between two wires; a new call ends the pause."""
        self._delivery.look()
        self._take(seconds)

    def _use(self, wire: Wire) -> None:
        listener = threading.Thread(target=self._listen, args=(wire,), name="courier-listens", daemon=True)
        listener.start()
        try:
            self._carry(wire)
        except ConnectionError as error:
            log.info("the wire broke: %s", error)
        finally:
            wire.close()
            listener.join()

    def _carry(self, wire: Wire) -> None:
        """Until the wire breaks or is silent for too long."""
        wire.send(self._delivery.opened())
        while not self._over.is_set() and not self._delivery.silent():
            for text in self._delivery.due():
                wire.send(text)
            self._delivery.look()
            if self._take(TURN_SECONDS) is wire:
                return
        if self._over.is_set():
            wire.send(self._delivery.good_bye())

    def _take(self, seconds: float) -> str | Wire | None:
        """Wait for the bell, then take all that has rung. A wire that broke ends the taking."""
        try:
            rung = self._bell.get(timeout=seconds)
            while True:
                if isinstance(rung, str):
                    self._delivery.heard(rung)
                elif rung is not None:
                    return rung
                rung = self._bell.get_nowait()
        except queue.Empty:
            return None

    def _listen(self, wire: Wire) -> None:
        try:
            while True:
                self._bell.put(wire.receive())
        except ConnectionError:
            self._bell.put(wire)
