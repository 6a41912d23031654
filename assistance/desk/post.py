"""A kiosk's messages in, receipts and news out."""

import logging
from dataclasses import replace
from datetime import timedelta

from assistance import messages
from assistance.desk.handling import Handling
from assistance.desk.store import Event, Requests
from assistance.messages import BadMessage, Beat, Call, Cancel, Hello, Receipt, What
from kiosk.clock import Clock

log = logging.getLogger(__name__)


class Post:
    """The desk's letter box. A receipt is given only for what is committed, and each kiosk speaks for itself."""

    def __init__(self, requests: Requests, handling: Handling, clock: Clock) -> None:
        self._requests = requests
        self._handling = handling
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
            return self._call(kiosk, message, station or self._requests.station)
        return self._cancel(kiosk, message, station) if isinstance(message, Cancel) else []

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

    def _call(self, kiosk: str, message: Call, station: str) -> list[str]:
        """The call counts from when it was made, by the desk's clock: the kiosk's own may be wrong."""
        request = message.request
        if request.situation.kiosk != kiosk:
            raise BadMessage(f"kiosk {kiosk!r} cannot call for {request.situation.kiosk!r}")
        called_at = self._clock.now() - timedelta(seconds=message.waited_s)
        drift = called_at - request.called_at
        situation = request.situation
        since, began = situation.since + drift, situation.began + drift
        situation = replace(situation, since=since, began=began, station=station)
        kept = self._handling.receive(replace(request, situation=situation, called_at=called_at))
        if not kept:
            return []  # it was closed in this moment; the kiosk repeats itself
        return [messages.encode(Receipt(request.id, "" if kept == request.id else kept))]


def concerns_kiosk(event: Event) -> bool:
    """Whether the kiosk is told: it need not hear of its own call, or of what only helpers see."""
    return event.news.what not in (What.CALLED, What.REMINDED, What.ASKED_AGAIN)


def told(event: Event) -> str:
    """The message to the kiosk."""
    return messages.encode(event.news)
