"""The voice line as the screen has it: the traveller agrees, the kiosk's own voice falls silent, the line opens."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kiosk.devices.sound import RATE, SoundLease
from kiosk.devices.sound_opening import Devices
from kiosk.errors import Trouble
from kiosk.settings import Settings
from ui.talk_link import TalkLink
from ui.tasks import Tasks

if TYPE_CHECKING:  # WebRTC is imported when somebody speaks for the first time
    from assistance.talk.peer import Peer
    from voice.recogniser.captions import Captions

log = logging.getLogger(__name__)
TALK = "talk"

Tell = Callable[[dict[str, Any]], None]
OpenCaptions = Callable[[str, Tell], "Captions | None"]  # in the language of the visit; None: nothing here writes it


def unwritten(_: str, tell: Tell) -> None:
    """Nothing on this kiosk writes what a helper says."""
    tell({"captions": "none"})


def captions_of(settings: Settings) -> OpenCaptions:
    """What a helper says is written by whatever this kiosk has for it."""

    def opened(language: str, tell: Tell) -> "Captions | None":
        from voice.recogniser.captions import open_captions

        return open_captions(settings, language, RATE, tell)

    return opened


class VoiceLine:
    """One line at a time. Lives on the screen's thread; opening and closing are done by a worker of its own."""

    def __init__(
        self, link: TalkLink, devices: Devices, lease: SoundLease, hush: Callable[[], None],
        captions: OpenCaptions = unwritten,
    ) -> None:  # fmt: skip
        self._link = link
        self._devices = devices
        self._lease = lease
        self._hush = hush
        self._open_captions = captions
        self._tasks = Tasks("voice-line")
        self._offer = ""
        self._peer: Peer | None = None
        self._captions: Captions | None = None
        self._number = 0  # of the line: what an older one still tells is not heard

    def offer(self, body: dict[str, Any]) -> None:
        """Her page would like to speak (the traveller is asked first), or ends."""
        if isinstance(body.get("offer"), str):
            self.end("again")
            self._offer = body["offer"]
        elif "end" in body:
            self._stop()

    def accept(self) -> None:
        """The traveller said yes."""
        offer, self._offer = self._offer, ""
        if not offer or not self._lease.take(TALK):
            self._link.session.answer_rtc({"end": "no-sound"})
            return
        self._hush()
        self._number += 1
        number, language = self._number, self._link.language
        tell = self._tasks.upward(lambda news: self._hear(number, news))

        def begin() -> "tuple[Peer, Captions | None]":
            from assistance.talk.echo import open_echo
            from assistance.talk.peer import Peer

            devices, echo = self._devices(), open_echo()
            captions = self._open_captions(language, tell)
            try:
                peer = Peer(*devices, echo, tell, captions.feed if captions else None)
                peer.open(offer)
            except BaseException:
                if captions is not None:
                    captions.close()
                raise
            return peer, captions

        self._tasks.run(
            begin,
            done=lambda opened: self._keep(number, *opened),
            failed=lambda error: self._fail(number, error),
        )

    def end(self, why: str = "over") -> None:
        """No more voice; her page is told."""
        if self._offer or self._peer is not None:
            self._link.session.answer_rtc({"end": why})
        self._stop()

    def close(self) -> None:
        """The program ends."""
        self._stop()
        self._tasks.close()

    def _keep(self, number: int, peer: "Peer", captions: "Captions | None") -> None:
        if number == self._number:
            self._peer, self._captions = peer, captions
        else:
            self._end(peer, captions)

    def _fail(self, number: int, error: BaseException) -> None:
        log.warning("no voice line: %s", error, exc_info=None if isinstance(error, Trouble) else error)
        self._hear(number, {"end": "no-sound"})

    def _hear(self, number: int, news: dict[str, Any]) -> None:
        """What became of the line `number`."""
        if number != self._number:
            return
        if "answer" in news:
            self._link.session.answer_rtc(news)
        elif "live" in news:
            self._link.voice_changed(speaking=True)
        elif "speaks" in news:
            self._link.session.answer_rtc({**news, "captions": self._link.captions})
            self._link.voice_heard(news["speaks"])
        elif "captions" in news:
            self._link.captions_changed(news["captions"])
        elif "caption" in news:
            self._link.captioned(news["caption"])
        elif "end" in news:
            self._link.session.answer_rtc(news)
            self._stop()
            self._link.voice_changed(speaking=False, failed=news["end"] != "over")

    def _stop(self) -> None:
        self._number += 1
        self._offer = ""
        peer, captions = self._peer, self._captions
        self._peer = self._captions = None
        if peer is not None:
            self._end(peer, captions)
        self._lease.give_back(TALK)

    def _end(self, peer: "Peer", captions: "Captions | None") -> None:
        def close() -> None:
            peer.close()
            if captions is not None:
                captions.close()

        self._tasks.run(close, done=lambda _: None, failed=lambda _: None)
