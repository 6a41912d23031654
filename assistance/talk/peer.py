"""THREAD: the kiosk's end of a voice line, one asyncio loop from `open` to `close`: WebRTC in the station's network."""

import asyncio
import fractions
import logging
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

import av
import numpy as np
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

from assistance.talk.echo import Echo, silence
from assistance.talk.voice_activity import VoiceActivity
from kiosk.devices.sound import BLOCK, RATE, Loudspeaker, Microphone, NoSound

log = logging.getLogger(__name__)
BLOCKS = 2  # of 10 ms in one frame of Opus
CONNECT_SECONDS = 12.0
MOST_WAITING = 10  # blocks that were heard and not sent yet

Tell = Callable[[dict[str, Any]], None]  # {"answer": sdp}, {"live": True}, {"speaks": who} or {"end": why}; here
Overhear = Callable[[bytes], None]  # what she says, 10 ms at a time at RATE, for her captions; must not wait


class Peer:
    """One line. `tell` hears what becomes of it; nothing is recorded."""

    def __init__(
        self, microphone: Microphone, loudspeaker: Loudspeaker, echo: Echo, tell: Tell, overhear: Overhear | None = None
    ) -> None:
        self._microphone = microphone
        self._loudspeaker = loudspeaker
        self._echo = echo
        self._tell = tell
        self._overhear = overhear
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="talk", daemon=True)
        self._offer = ""
        self._connected = False

    def open(self, offer: str) -> None:
        """Answer her page's `offer` (SDP). Returns at once."""
        self._offer = offer
        self._thread.start()

    def close(self) -> None:
        """End the line and give the devices back; waits until that is done."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._over.set)
            self._thread.join()

    def _run(self) -> None:
        why = "over"
        try:
            self._microphone.open()
            self._loudspeaker.open()
            self._loop.run_until_complete(self._talk())
        except NoSound as trouble:
            log.warning("no voice line: %s", trouble.detail)
            why = "no-sound"
        except (TimeoutError, ValueError, MediaStreamError, ConnectionError) as error:
            log.warning("the voice line did not come about: %s", error)
            why = "failed"
        finally:
            self._microphone.close()
            self._loudspeaker.close()
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()
            self._tell({"end": why})

    async def _talk(self) -> None:
        """Until somebody ends it."""
        peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))  # no server outside of the station is asked
        played: deque[bytes] = deque(maxlen=MOST_WAITING)
        heard: asyncio.Queue[bytes] = asyncio.Queue(MOST_WAITING)
        jobs: list[asyncio.Task[None]] = []

        def begin(job: Coroutine[Any, Any, None]) -> None:
            task = asyncio.create_task(job)
            task.add_done_callback(lambda _: self._over.set())
            jobs.append(task)

        @peer.on("track")
        def play(track: MediaStreamTrack) -> None:
            if track.kind == "audio":
                begin(self._play(track, played))

        @peer.on("connectionstatechange")
        async def changed() -> None:
            if peer.connectionState == "connected":
                self._connected = True
                self._tell({"live": True})
            elif peer.connectionState in ("failed", "closed"):
                self._over.set()

        try:
            await peer.setRemoteDescription(RTCSessionDescription(self._offer, "offer"))
            peer.addTrack(_Heard(heard))
            await peer.setLocalDescription(await peer.createAnswer())
            self._tell({"answer": peer.localDescription.sdp})
            begin(self._listen(heard, played))
            try:
                await asyncio.wait_for(self._over.wait(), CONNECT_SECONDS)
            except TimeoutError:
                if not self._connected:
                    raise
                await self._over.wait()
        finally:
            for job in jobs:
                job.cancel()
            await peer.close()
            ended = await asyncio.gather(*jobs, return_exceptions=True)
        for error in ended:
            if isinstance(error, NoSound):
                raise error

    async def _listen(self, heard: asyncio.Queue[bytes], played: deque[bytes]) -> None:
        """Microphone -> echo out -> her page. What cannot be sent in time is left out. Tells who speaks."""
        activity = {"traveller": VoiceActivity(), "helper": VoiceActivity()}
        told: list[str] = []
        while True:
            near = await asyncio.to_thread(self._microphone.read)
            far = played.popleft() if played else silence()
            block = self._echo.clean(near, far)
            sounds = {"traveller": block, "helper": far}
            speaks = [who for who, one in activity.items() if one.hear(sounds[who])]
            if speaks != told and self._connected:
                told = speaks
                self._tell({"speaks": speaks})
            if heard.full():
                heard.get_nowait()
            heard.put_nowait(block)

    async def _play(self, track: MediaStreamTrack, played: deque[bytes]) -> None:
        """Her page -> loudspeaker."""
        as_ours = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        rest = b""
        while True:
            frame = await track.recv()
            for ours in as_ours.resample(frame):  # type: ignore[arg-type]
                rest += ours.to_ndarray().astype("<i2").tobytes()
            while len(rest) >= BLOCK * 2:
                block, rest = rest[: BLOCK * 2], rest[BLOCK * 2 :]
                self._loudspeaker.write(block)
                played.append(block)
                if self._overhear is not None:
                    self._overhear(block)


class _Heard(MediaStreamTrack):
    """What the microphone heard, as a track of WebRTC."""

    kind = "audio"

    def __init__(self, heard: asyncio.Queue[bytes]) -> None:
        super().__init__()
        self._heard = heard
        self._at = 0

    async def recv(self) -> av.AudioFrame:
        """The next 20 ms."""
        if self.readyState != "live":
            raise MediaStreamError
        pcm = b"".join([await self._heard.get() for _ in range(BLOCKS)])
        frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, "<i2").reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._at, fractions.Fraction(1, RATE)
        self._at += BLOCK * BLOCKS
        return frame
