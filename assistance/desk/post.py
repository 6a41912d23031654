"""A kiosk's messages in, receipts and news out."""

import logging
from dataclasses import replace
from datetime import timedelta

from assistance import messages
from assistance.desk.canary.canary import Canary
from assistance.desk.handling import Handling
from assistance.desk.store import Event, Requests
from assistance.desk.tallies.store import FACES, Tallies
from assistance.messages import BadMessage, Beat, Call, Cancel, Hello, Receipt, Tally, Thanks, What
from kiosk.clock import Clock

log = logging.getLogger(__name__)


class Post:
    """The desk's letter box. A receipt is given only for what is committed, and each kiosk speaks for itself."""

    def __init__(self, requests: Requests, handling: Handling, canary: Canary, tallies: Tallies, clock: Clock) -> None:
        self._requests = requests
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

    def beat(self) -> str:
        """The desk lives, and how far its log is."""
        return messages.encode(Beat(self._requests.last_seq(), self._requests.log))

    def welcome(self, hello: Hello) -> list[str]:
        """Which log this is, and what happened to this kiosk's calls while it was away."""
        after = hello.after if hello.log == self._requests.log else 0
        missed = [told(event) for event in self._requests.events(after, hello.kiosk) if concerns_kiosk(event)]
        return [self.beat(), *missed]

    def deliver(self, kiosk: str, text: str) -> list[str]:
        """One message of `kiosk`; what to answer. Raises BadMessage for one that nobody can read."""
        message = messages.decode(text)
        if isinstance(message, Call):
            return self._call(kiosk, message)
        if isinstance(message, Thanks):
            return self._thank(kiosk, message)
        if isinstance(message, Tally):
            return self._count(kiosk, message)
        return self._cancel(kiosk, message) if isinstance(message, Cancel) else []

    def _thank(self, kiosk: str, message: Thanks) -> list[str]:
        """Receipted in every case, as a cancel is."""
        if message.face not in FACES:
            raise BadMessage(f"face = {message.face!r}, but it must be one of {', '.join(FACES)}")
        self._tallies.thank(kiosk, message, self._clock.now())
        return [messages.encode(Receipt(message.id))]

    def _count(self, kiosk: str, message: Tally) -> list[str]:
        if any(type(n) is not int or n < 0 for n in (message.visits, *message.steps.values())):
            raise BadMessage(f"the tally of {message.day} must hold whole numbers, 0 or more")
        self._tallies.add(kiosk, message)
        return [messages.encode(Receipt(message.id))]

    def _cancel(self, kiosk: str, message: Cancel) -> list[str]:
        """Receipted in every case: a cancel that can never have an effect must not be sent for ever."""
        owner = self._requests.kiosk_of(message.request)
        if owner == kiosk:
            self._handling.cancel(message.request)
        elif owner is None:
            log.warning("kiosk %r cancels call %r, which is not known here", kiosk, message.request)
        else:
            log.error("kiosk %r cannot cancel call %r of kiosk %r", kiosk, message.request, owner)
        return [messages.encode(Receipt(message.id))]

    def _call(self, kiosk: str, message: Call) -> list[str]:
        """The call counts from when it was made, by the desk's clock: the kiosk's own may be wrong."""
        request = message.request
        if request.situation.kiosk != kiosk:
            raise BadMessage(f"kiosk {kiosk!r} cannot call for {request.situation.kiosk!r}")
        called_at = self._clock.now() - timedelta(seconds=message.waited_s)
        drift = called_at - request.called_at
        situation = request.situation
        situation = replace(situation, since=situation.since + drift, began=situation.began + drift)
        receive = self._canary.receive if request.test else self._handling.receive
        kept = receive(replace(request, situation=situation, called_at=called_at))
        if not kept:
            return []  # it was closed in this moment; the kiosk repeats itself
        return [messages.encode(Receipt(request.id, "" if kept == request.id else kept))]


def concerns_kiosk(event: Event) -> bool:
    """Whether the kiosk is told: it need not hear of its own call, or of what only helpers see."""
    return event.news.what not in (What.CALLED, What.REMINDED, What.ASKED_AGAIN)


def told(event: Event) -> str:
    """The message to the kiosk."""
    return messages.encode(event.news)
