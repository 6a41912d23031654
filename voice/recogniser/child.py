"""The recogniser's process: microphone, voice detection and engines; it may crash or hang, and the screen never waits.

    python -m voice.recogniser.child FD      FD: its end of a socketpair; the kiosk (supervisor.py) holds the other

The microphone is open only between "listening" and what was heard. No sound is ever written anywhere.
"""

import hashlib
import importlib
import os
import resource
import socket
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import numpy as np

from voice.engines.microphone import CardMicrophone, NoMicrophone, WavMicrophone
from voice.engines.sound_alike import SoundAlike
from voice.engines.voice_detection import CHUNK_BYTES, VoiceDetector
from voice.model import Hearing, ListenState, Patience, Screen
from voice.ports import Recogniser
from voice.recogniser.echo import Echo, WaryDetector
from voice.recogniser.end_of_speech import LONGEST, EndOfSpeech
from voice.recogniser.link import LINE, Line, Message
from voice.recogniser.listening import GRACE, Listening
from voice.recogniser.loudness import Loudness

HEARTBEAT = 1.0  # seconds
STUCK = 20.0  # seconds that an engine may think: then this process is of no use
NO_SOUND = 2.0  # seconds without a piece of sound from an open microphone: it was unplugged
LOOK_FOR_MICROPHONE = 3.0  # seconds between two looks whether one was plugged in
RESTED = 60.0  # seconds without listening: the next one who speaks is another, and not slow
RATE = 16_000
MOST_KEPT = 60 * RATE  # bytes of a line that wait while an engine loads or thinks: half a minute
CAPTION = 8.0  # seconds that are read at once at most when somebody does not pause
POLITE = 5  # steps that a line's captions stand back behind its voice


def main(arguments: list[str]) -> None:
    """Ends with the kiosk; never by itself."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold what was said
    line = Line(socket.socket(fileno=int(arguments[0])))
    Child(line).run()


class Child:
    """One loop that takes, one after another: what the kiosk says, sound, and answers of slow engines."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._queue: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        self._done = 0
        self._engines: list[Recogniser] = []
        self._pool = ThreadPoolExecutor(2, "engine")
        self._thinking: dict[int, float] = {}  # since when each slow engine works, by its number
        self._detector = VoiceDetector()
        self._echo = Echo()
        self._over = False  # she may speak while the kiosk speaks
        self._waits = False  # however long nobody speaks
        self._ends: Callable[[], EndOfSpeech] = partial(EndOfSpeech, Patience.USUAL)
        self._screen = Screen(0, "", ())
        self._alike = SoundAlike(self._screen)
        self._microphone: CardMicrophone | WavMicrophone | None = None
        self._is_open = False
        self._missing_since: float | None = None  # when was last looked for a microphone that is not there
        self._listening: Listening | None = None
        self._number = 0  # of the listening
        self._is_line = False  # sound is a talk's: what comes between two listenings waits in `_later`
        self._later = bytearray()
        self._loudness = Loudness()
        self._last_sound = 0.0
        self._last_listening = 0.0
        self._slow = False  # she was cut off once

    def run(self) -> None:
        """Until the kiosk is gone."""
        Thread(target=self._read, name="link", daemon=True).start()
        Thread(target=self._beat, name="heartbeat", daemon=True).start()
        try:
            self._work()
        except Exception:  # whatever it is, the kiosk logs it and starts another process
            self._line.tell("bug", why=traceback.format_exc())
            raise

    def _work(self) -> None:
        while True:
            try:
                kind, what = self._queue.get(timeout=0.5)
            except Empty:
                self._tick()
                continue
            if kind == "message":
                self._obey(what)
            elif kind == "sound":
                self._hear(what)
            else:
                answer, hearing = what
                answer(hearing)
                self._after()
            self._done += 1
            self._tick()

    # Threads of their own: they only fill the queue.

    def _read(self) -> None:
        try:
            for message in self._line.told():
                self._queue.put(("message", message))
        except (OSError, ValueError):
            pass
        os._exit(0)  # the kiosk is gone: never leave a microphone open behind it

    def _beat(self) -> None:
        """`done` tells a process that works from one that merely lives."""
        while True:
            try:
                self._line.tell("heartbeat", done=self._done, waiting=self._queue.qsize())
            except OSError:
                os._exit(0)
            now = time.monotonic()
            if any(now - since > STUCK for since in list(self._thinking.values())):
                os._exit(70)
            time.sleep(HEARTBEAT)

    def _think(self, engine: Recogniser, sound: bytes, answer: Callable[[Hearing], None]) -> None:
        self._thinking[id(answer)] = time.monotonic()
        try:
            hearing = engine.hear(sound)
        except OSError:  # an engine outside went away: what the others heard is still good
            hearing = Hearing(engine.name, "", engine.closed)
        finally:
            del self._thinking[id(answer)]
        self._queue.put(("answer", (answer, hearing)))

    # From here on: the loop.

    def _obey(self, message: Message) -> None:
        told = message.data
        if message.kind == "load":
            self._load(told)
        elif message.kind == "step":
            self._expect(Screen(told["screen"], told["language"], tuple(told["phrases"]), tuple(told["names"])))
        elif message.kind == "listen":
            self._listen(told["number"], Patience(told["patience"]), over=told["over"], waits=told["waits"])
        elif message.kind == "reference":
            self._echo.play(message.payload, told["rate"])
        elif message.kind == "finish" and self._listening and told["number"] == self._number:
            self._close_microphone()
            self._listening.finish()
            self._after()
        elif message.kind == "hush":
            self._hush()
        elif message.kind == "pcm":
            self._hear(message.payload)

    def _load(self, told: Mapping[str, Any]) -> None:
        self._hush()
        self._engines.clear()
        self._microphone = _microphone(told["microphone"])
        if told["microphone"] == LINE and not self._is_line:
            self._is_line = True
            os.nice(POLITE)
        for seat in told["seats"]:
            self._line.tell("loading", engine=seat["engine"])
            if wrong := _damaged(seat["folder"], seat["files"]):
                self._line.tell("unfit", engine=seat["engine"], why=wrong)
                continue
            try:
                self._engines.append(made(seat))
            except Exception as error:  # noqa: BLE001  whatever an engine raises: it is unfit, and told so
                self._line.tell("unfit", engine=seat["engine"], why=f"{type(error).__name__}: {error}")
        self._line.tell("ready", engines=[engine.name for engine in self._engines], language=told["language"])

    def _expect(self, screen: Screen) -> None:
        self._hush()
        self._screen, self._alike = screen, SoundAlike(screen)
        unknown = {engine.name: engine.expect(screen) for engine in self._engines}
        self._line.tell("step_ready", screen=screen.number, unknown=unknown)

    def _listen(self, number: int, patience: Patience, *, over: bool, waits: bool) -> None:
        self._hush()
        now = time.monotonic()
        self._slow = self._slow and now - self._last_listening < RESTED
        self._number, self._last_sound = number, now
        self._loudness = Loudness()
        if self._microphone is not None:
            try:
                self._microphone.open(lambda pcm: self._queue.put(("sound", pcm)))
            except NoMicrophone as missing:
                self._no_microphone(str(missing))
                return
        self._is_open, self._over, self._waits = True, over, waits
        if not self._in_the_hall:
            self._last_listening = now
        self._echo.open()
        wanted, longest = Patience.LONG if self._slow else patience, CAPTION if self._is_line else LONGEST
        self._ends = partial(EndOfSpeech, wanted, longest=longest)
        self._begin()
        self._line.tell("listening", number=number)
        later, self._later = bytes(self._later), bytearray()
        for at in range(0, len(later), CHUNK_BYTES):
            self._hear(later[at : at + CHUNK_BYTES])

    @property
    def _in_the_hall(self) -> bool:
        """Whether nobody is here yet: how the hall talks says nothing of her who comes next."""
        return self._waits and not self._is_line

    def _begin(self) -> None:
        detector = WaryDetector(self._detector, self._echo) if self._over else self._detector
        grace = 0.0 if self._is_line else GRACE  # what she says next on a line is the next caption
        self._listening = Listening(self._screen, self._engines, detector, self._ends(), self._ask, self._alike, grace)

    def _ask(self, engine: Recogniser, sound: bytes, answer: Callable[[Hearing], None]) -> None:
        self._pool.submit(self._think, engine, sound, answer)

    def _hear(self, pcm: bytes) -> None:
        listening = self._listening
        if listening is None or not listening.open:
            if self._is_line:
                self._later += pcm
                del self._later[: max(0, len(self._later) - MOST_KEPT)]
            return  # else a piece that was on its way when the microphone was closed
        self._last_sound = time.monotonic()
        for level in () if self._is_line else self._loudness.take(pcm):  # a line may be as silent as it likes
            if not (self._over and self._echo.speaking):  # its own voice is not hers
                self._line.tell("level", dbfs=level)
        if self._loudness.trouble and not listening.began:
            self._fail(self._loudness.trouble, "")
            return
        began = listening.began
        listening.take(self._echo.clean(pcm) if self._over else pcm)
        if listening.began and not began:
            self._line.tell("speech", number=self._number)
        self._after()

    def _after(self) -> None:
        """What the last piece of sound, or the last answer, has changed."""
        listening = self._listening
        if listening is None:
            return
        if listening.over and not listening.began and (self._waits or (self._over and self._echo.speaking)):
            self._begin()  # nobody need speak soon; or she is still being told what is asked
            return
        if not listening.open and self._is_open:
            self._close_microphone()
            if not listening.over:
                self._line.tell("thinking", number=self._number)
        if listening.over:
            self._listening = None
            self._close_microphone()
            if not self._in_the_hall:
                self._slow = self._slow or listening.cut_off
                self._last_listening = time.monotonic()
            if listening.began:
                hearings = [vars(hearing) for hearing in listening.heard]
                self._line.tell(
                    "heard", number=self._number, screen=self._screen.number, hearings=hearings,
                    milliseconds=listening.milliseconds,
                )  # fmt: skip
            else:
                self._line.tell("nobody", number=self._number)

    def _tick(self) -> None:
        now = time.monotonic()
        if self._listening is not None:
            self._listening.tick()
            self._after()
        if self._is_open and self._microphone and now - self._last_sound > NO_SOUND:
            self._no_microphone("it gives no sound any more")
        if self._missing_since is not None and now - self._missing_since > LOOK_FOR_MICROPHONE:
            self._missing_since = now
            if self._microphone is not None and self._microphone.there():
                self._missing_since = None
                self._line.tell("microphone")

    def _no_microphone(self, why: str) -> None:
        self._missing_since = time.monotonic()
        self._fail(ListenState.NO_MICROPHONE, why)

    def _fail(self, state: ListenState, why: str) -> None:
        self._hush()
        self._line.tell("trouble", state=state.value, why=why)

    def _hush(self) -> None:
        self._listening = None
        self._close_microphone()

    def _close_microphone(self) -> None:
        if self._is_open and self._microphone is not None:
            self._microphone.close()
        self._is_open = False


def _microphone(setting: str) -> CardMicrophone | WavMicrophone | None:
    """None: sound comes over the link."""
    if setting in ("link", LINE):
        return None
    return WavMicrophone(Path(setting)) if setting.endswith(".wav") else CardMicrophone()


def made(seat: Mapping[str, Any]) -> Recogniser:
    """The engine of a seat, after it has heard a second of noise: some damage shows only then."""
    module, _, name = seat["maker"].partition(":")
    engine: Recogniser = getattr(importlib.import_module(module), name)(**seat["arguments"])
    noise = np.random.default_rng(1).normal(0, 300, RATE).astype(np.int16).tobytes()
    engine.expect(Screen(0, "", ()))
    engine.begin()
    engine.feed(noise)
    engine.hear(noise)
    return engine


def _damaged(folder: str, files: Mapping[str, str]) -> str:
    """The first file of the model that is not as it was installed; "": none."""
    for name, wanted in files.items():
        try:
            with Path(folder, name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            return f"{name}: {error.strerror}"
        if found != wanted:
            return f"{name} is not as it was installed"
    return ""


if __name__ == "__main__":
    main(sys.argv[1:])
