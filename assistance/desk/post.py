"""A kiosk's messages in, receipts and news out."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from assistance import messages
from assistance.desk.badges.pins import Verdict
from assistance.desk.canary.canary import Canary
from assistance.desk.handling import Handling
from assistance.desk.sign_on import SigningOn
from assistance.desk.store import Event, Requests
from assistance.desk.tallies.store import FACES, Tallies
from assistance.messages import (
    BadMessage,
    Beat,
    Call,
    Cancel,
    Hello,
    Receipt,
    SignOn,
    Tally,
    Thanks,
    What,
)  # fmt: skip
from assistance.model import HelpRequest
from kiosk.clock import Clock

log = logging.getLogger(__name__)
FOR_STAFF = (What.CALLED, What.ASKED, What.DECLINED, What.HANDED_OVER, What.REMINDED, What.ASKED_AGAIN)


class Post:
    """The desk's letter box. A receipt is given only for what is committed, and each kiosk speaks for itself."""

    def __init__(
        self,
        requests: Requests,
        handling: Handling,
        canary: Canary,
        tallies: Tallies,
        signing_on: SigningOn,
        clock: Clock,
    ) -> None:
        self._requests = requests
        self._signing_on = signing_on
        self._handling = handling
        self._canary = canary
        self._tallies = tallies
        self._clock = clock

    def hello(self, text: str) -> Hello:
        """The first message on a wire. Raises BadMessage when it is anything else."""
        message = messages.decode(text)
        if not isinstance(message, Hello) or not message.kiosk:
            raise BadMessage("a kiosk says hello first")
        return message

    def station_of(self, hello: Hello) -> str:
        """Which of the stations that this desk serves the kiosk is at.

        A kiosk of a station that nobody here serves is taken for one of the first: a call must be heard by somebody.
        """
        if hello.station in self._requests.stations:
            return hello.station
        if hello.station:
            first, serves = self._requests.station, ", ".join(self._requests.stations)
            said = "kiosk %r says that it is at %r; this desk serves %s (desk.stations), so it counts as one of %r"
            log.warning(said, hello.kiosk, hello.station, serves, first)
        return self._requests.station

    def beat(self, station: str = "") -> str:
        """The desk lives, and how far the station's log is."""
        return messages.encode(Beat(self._requests.last_seq(station), self._requests.log_of(station)))

    def welcome(self, hello: Hello, station: str = "") -> list[str]:
        """Which log this is, and what happened to this kiosk's calls while it was away."""
        beat = self.beat(station)
        after = hello.after if hello.log == self._requests.log_of(station) else 0
        events = self._requests.events(after, hello.kiosk, station=station)
        return [beat, *(told(event) for event in events if concerns_kiosk(event))]

    def deliver(self, kiosk: str, text: str, station: str = "") -> list[str]:
        """One message of `kiosk`; what to answer. Raises BadMessage for one that nobody can read."""
        message = messages.decode(text)
        if isinstance(message, Call):
            return self.receive([self.called(kiosk, message, station)])[0]
        if isinstance(message, Thanks):
            return self._thank(kiosk, message, station or self._requests.station)
        if isinstance(message, Tally):
            return self._count(kiosk, message, station or self._requests.station)
        if isinstance(message, SignOn):
            return self.sign_on(kiosk, message, self.whose(kiosk, message, station), station)
        return self._cancel(kiosk, message, station) if isinstance(message, Cancel) else []

    def _thank(self, kiosk: str, message: Thanks, station: str) -> list[str]:
        """Receipted in every case, as a cancel is."""
        if message.face not in FACES:
            raise BadMessage(f"face = {message.face!r}, but it must be one of {', '.join(FACES)}")
        self._tallies.thank(station, kiosk, message, self._clock.now())
        return [messages.encode(Receipt(message.id))]

    def _count(self, kiosk: str, message: Tally, station: str) -> list[str]:
        if any(type(n) is not int or n < 0 for n in (message.visits, *message.steps.values())):
            raise BadMessage(f"the tally of {message.day} must hold whole numbers, 0 or more")
        self._tallies.add(station, kiosk, message)
        return [messages.encode(Receipt(message.id))]

    def whose(self, kiosk: str, asked: SignOn, station: str = "") -> Verdict:
        """Whose badge and PIN were entered at this kiosk; slow on purpose."""
        return self._signing_on.whose(asked, station or self._requests.station, kiosk)

    def sign_on(self, kiosk: str, asked: SignOn, said: Verdict, station: str = "") -> list[str]:
        """The answer to who signs on there: she has arrived at the call of this kiosk, if it is one."""
        station = station or self._requests.station
        own = bool(asked.request) and self._requests.kiosk_of(asked.request, station) == kiosk
        return [messages.encode(self._signing_on.answer(asked, said, station, kiosk, asked.request if own else ""))]

    def _cancel(self, kiosk: str, message: Cancel, station: str) -> list[str]:
        """Receipted in every case: a cancel that can never have an effect must not be sent for ever."""
        owner = self._requests.kiosk_of(message.request, station)
        if owner == kiosk:
            self._handling.cancel(message.request)
        elif owner is None:
            log.warning("kiosk %r cancels call %r, which is not known here", kiosk, message.request)
        else:
            log.error("kiosk %r cannot cancel call %r of kiosk %r", kiosk, message.request, owner)
        return [messages.encode(Receipt(message.id))]

    def called(self, kiosk: str, message: Call, station: str = "") -> HelpRequest:
        """What a kiosk calls for; raises BadMessage when it speaks for another.

        The call counts from when it was made, by the desk's clock: the kiosk's own may be wrong.
        """
        request, station = message.request, station or self._requests.station
        if request.situation.kiosk != kiosk:
            raise BadMessage(f"kiosk {kiosk!r} cannot call for {request.situation.kiosk!r}")
        called_at = self._clock.now() - timedelta(seconds=message.waited_s)
        drift = called_at - request.called_at
        situation = request.situation
        since, began = situation.since + drift, situation.began + drift
        situation = replace(situation, since=since, began=began, station=station)
        return replace(request, situation=situation, called_at=called_at)

    def receive(self, requests: Sequence[HelpRequest]) -> list[list[str]]:
        """Calls that came together; what to answer to each. Of a call that was closed in this moment nothing is said:
        its kiosk repeats itself.
        """
        real = [request for request in requests if not request.test]
        kept = dict(zip((one.id for one in real), self._handling.receive_all(real) if real else (), strict=True))
        kept |= {request.id: self._canary.receive(request) for request in requests if request.test}
        usual = self._requests.usual_of(kept.values())
        return [
            [messages.encode(Receipt(id, "" if kept[id] == id else kept[id], *usual[kept[id]]))] if kept[id] else []
            for id in (request.id for request in requests)
        ]


def concerns_kiosk(event: Event) -> bool:
    """Whether the kiosk is told: it need not hear of its own call, or of what only helpers see."""
    return event.news.what not in FOR_STAFF


def told(event: Event) -> str:
    """The message to the kiosk."""
    return messages.encode(event.news)
