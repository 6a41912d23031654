"""A test call's way through the desk: received, seen on a dashboard or not, and the alarm when it was not."""

import logging
from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from assistance.desk.canary.model import TEST_REASON, Alarm, AlarmKind, Because
from assistance.desk.canary.store import TestCalls
from assistance.desk.store import Requests
from assistance.messages import What
from assistance.model import HelpRequest, RequestState
from kiosk.clock import Clock

log = logging.getLogger(__name__)
SEEN_WITHIN = timedelta(seconds=15)  # a page that is looked at answers in less than one
KNOWN_FOR = timedelta(hours=24)  # a kiosk that has been silent for longer was taken away or switched off
MOST_AILING = 8  # told of one kiosk
LATE = timedelta(minutes=3)  # jitter, a second try, a clock


class Canary:
    """Test calls go where calls go: the same rows, the same feed. They end here, and no person hears of one."""

    def __init__(self, requests: Requests, tests: TestCalls, clock: Clock, minutes: int) -> None:
        self._requests = requests
        self._tests = tests
        self._clock = clock
        self._every = timedelta(minutes=minutes)
        self._alarms: tuple[Alarm, ...] = ()

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """What staff must know now, by station and kiosk; as of the last `look`."""
        return self._alarms

    def alarms_at(self, station: str) -> tuple[Alarm, ...]:
        """What the staff of this station must know now."""
        return tuple(alarm for alarm in self._alarms if alarm.station == station)

    def receive(self, request: HelpRequest) -> str:
        """Keep a test call; returns the id under which it is kept, as for a real one."""
        now = self._clock.now()
        for older in self._tests.open(request.situation.station, kiosk=request.situation.kiosk):
            if older != request.id:
                self._end(older, Because.REPLACED)
        self._tests.placed(request, now)
        return self._requests.add(request, now, now + SEEN_WITHIN)

    def among(self, ids: Collection[str]) -> set[str]:
        """Which of these are test calls; only reads."""
        return self._tests.among(ids)

    def see(self, id: str) -> bool:
        """A visible dashboard has it. False: it is no test call, or it is over."""
        now = self._clock.now()
        to: dict[str, Any] = {"state": RequestState.RESOLVED, "closed_at": now, "due_at": None}
        to |= {"reason": TEST_REASON, "seen_by": 1}
        if not self._requests.change(id, What.SEEN, now, (RequestState.CALLED,), to, test=True):
            return False
        self._tests.decided(id, now)
        return True

    def stations(self) -> list[str]:
        """Where the time of a test call is over; only reads."""
        return self._tests.stations_due(self._clock.now())

    def tick(self, station: str) -> int:
        """End the test calls of this station that no dashboard showed; how many."""
        late = self._tests.open(station, due=self._clock.now())
        return sum(self._end(id, Because.NOT_SEEN) for id in late)

    def look(self) -> tuple[Alarm, ...]:
        """Which kiosks have no help now, or a device that fails; the log hears when that changes. Only reads."""
        alarms = tuple(self._found()) if self._every else ()
        for alarm in alarms:
            if alarm not in self._alarms and alarm.kind is AlarmKind.DEVICE:
                log.warning("%s, kiosk %s: %s", alarm.station, alarm.kiosk, alarm.what)
            elif alarm not in self._alarms:
                log.error("%s, kiosk %s has no help by its button: %s", alarm.station, alarm.kiosk, _SAID[alarm.kind])
        for alarm in self._alarms:
            if alarm not in alarms:
                was = alarm.what or _SAID[alarm.kind]
                log.warning("%s, kiosk %s: no longer so: %s", alarm.station, alarm.kiosk, was)
        self._alarms = alarms
        return alarms

    def _found(self) -> Iterable[Alarm]:
        now = self._clock.now()
        silent_since = (now - 2 * self._every - LATE).timestamp()
        for kiosk in self._tests.lately(now - KNOWN_FOR, now - 2 * self._every - LATE):
            if kiosk.last_at < silent_since:
                yield Alarm(AlarmKind.SILENT, kiosk.kiosk, kiosk.station)
                continue
            for what in kiosk.ailing[:MOST_AILING]:
                yield Alarm(AlarmKind.DEVICE, kiosk.kiosk, kiosk.station, what)
            if len(kiosk.failures) >= 2 and all(kiosk.failures[:2]):
                yield Alarm(AlarmKind.NOT_SEEN, kiosk.kiosk, kiosk.station)

    def _end(self, id: str, because: Because) -> bool:
        """Nobody saw it: closed as a call is where nobody was there."""
        now = self._clock.now()
        to: dict[str, Any] = {"state": RequestState.ABANDONED, "closed_at": now, "due_at": None}
        if not self._requests.change(id, What.ABANDONED, now, (RequestState.CALLED,), to, test=True):
            return False
        self._tests.decided(id, None, because)
        return True


_SAID = {
    AlarmKind.SILENT: "its test calls do not come",
    AlarmKind.NOT_SEEN: "no dashboard shows its test calls",
}
