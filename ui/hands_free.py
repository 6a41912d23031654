"""She cannot use her hands, or does not find the glass: she says "help" to the kiosk at rest, and it asks her.

The operator's choice (`voice.listen_idle`). The hall talks too: after each beginning that nobody answered it is closed
for a while, and longer each time; so it is where the hall is too loud, or the microphone hears nothing.
"""

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from kiosk.clock import Clock
from ui.ear_link import EarLink
from ui.listen_link import ListenLink
from ui.presenter import Presenter
from ui.spoken import Spoken
from ui.voice_link import VoiceLink
from voice.model import Heard, ListenState

if TYPE_CHECKING:
    from voice.ports import Ear

log = logging.getLogger(__name__)
LOOK_MS = 500
PAUSES = (5.0, 60.0, 300.0, 900.0)  # seconds, after one beginning without an answer, two, and so on: seven in an hour
FORGIVEN = 3600.0  # seconds without one: the hall is quiet again
HEARS_NOTHING = frozenset({ListenState.NOISY, ListenState.CLIPPING, ListenState.SILENT_MICROPHONE})


class Closed:
    """For how long the microphone is closed after it was open for nothing, by the clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._times, self._at = 0, 0.0

    def begin(self) -> None:
        """Once more for nothing: longer than the last time."""
        now = self._clock.seconds()
        if now - self._at > FORGIVEN:
            self._times = 0
        self._times, self._at = self._times + 1, now

    def end(self) -> None:
        """It was not for nothing: the next time is the first."""
        self._times = 0

    @property
    def over(self) -> bool:
        """Whether it may be open again."""
        return not self._times or self._clock.seconds() >= self._at + PAUSES[min(self._times, len(PAUSES)) - 1]


class HandsFree(QObject):
    """While nobody is here the microphone waits for the words of help, and nothing else, as long as its sign stands.

    Nobody is called by that: the kiosk asks, and only a yes to the question does.
    """

    def __init__(
        self,
        presenter: Presenter,
        voice: VoiceLink,
        spoken: Spoken,
        ear: EarLink,
        listen: ListenLink,
        clock: Clock,
        *,
        wanted: bool,
    ) -> None:
        """`wanted`: the operator wants it."""
        super().__init__()
        self._presenter = presenter
        self._voice = voice
        self._spoken = spoken
        self._ear = ear
        self._listen = listen
        self._in_vain, self._deaf = Closed(clock), Closed(clock)  # nobody answered; nobody could be heard
        self._called = False  # somebody was, and has not answered yet
        self._unheard: set[str] = set()  # languages that the log has told of
        self._quiet = False  # when it last looked: what the kiosk says is still on its way for a moment after
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        ear.overheard.connect(self._weigh)
        ear.became.connect(self._notice)
        listen.nobody.connect(self._was_nobody, Qt.ConnectionType.QueuedConnection)
        if wanted:
            presenter.visit_begun.connect(self._keep_a_place)
            self._timer.start()

    def close(self) -> None:
        """The program ends."""
        self._timer.stop()

    def stop(self) -> None:
        """Somebody is here: the microphone is closed until she wants to speak."""
        if self._ear.waiting:
            self._ear.hush()

    def look(self) -> None:
        """Open the microphone, or close it, as it should be now."""
        self._keep_a_place()
        if self._called and not self._listen.wary:  # she answered, or touched it
            self._called = False
            self._in_vain.end()
        quiet, self._quiet = self._quiet, not self._voice.speaking()
        if not (self._quiet and self._at_rest()):
            self.stop()
        elif quiet and not self._ear.waiting and self._in_vain.over and self._deaf.over:
            self._wait()

    def _keep_a_place(self) -> None:
        """Where it may listen, the first screen has room for the sign all the time: nothing moves under a finger."""
        presenter, ear, frame = self._presenter, self._ear.ear, self._presenter.frame
        dressed = frame.practice.on or frame.scale > 1 or frame.reach or frame.spaced  # by her who needs the room
        hears = ear is not None and not dressed and self._tells_apart(ear, frame.language)
        words = presenter.texts.say("listen-waits") if hears else ""
        if words != presenter.frame.listen.waits:
            presenter.dress(listen=replace(presenter.frame.listen, waits=words))

    def _tells_apart(self, ear: "Ear", language: str) -> bool:
        """Whether the word of help is told from other talk; the log says once where it is not."""
        apart = ear.tells_apart(language)
        if not apart and language not in self._unheard:
            self._unheard.add(language)
            told = "listen_idle: no engine here tells the word of help from other talk in %r: no sign in that language"
            log.warning(told, language)
        return apart

    def _at_rest(self) -> bool:
        """Whether nobody is here, and it can hear who comes."""
        presenter, frame, prompt = self._presenter, self._presenter.frame, self._presenter.prompt
        if prompt is None or prompt.kind != "welcome" or not prompt.choices or presenter.shown is not prompt:
            return False
        somebody = presenter.used or frame.reading or frame.busy or frame.help.state != "none" or frame.still_there
        return not somebody and bool(frame.listen.waits) and not self._ear.phase and self._ear.may_listen

    def _wait(self) -> None:
        opened = self._listen.opened
        if opened is not None:
            asked, number = self._spoken.asked(None), self._ear.prepare_to_wait()
            work = opened.understanding.calls
            self._listen.tasks.run(work, number, asked, done=self._ear.wait, failed=self._lost)

    def _weigh(self, heard: Heard) -> None:
        from voice.understanding.arbiter import called

        opened, asked = self._listen.opened, self._spoken.asked(None)
        self._deaf.end()
        if opened is not None:
            work = opened.understanding
            self._listen.tasks.run(called, heard.hearings, asked, work, done=self._judge, failed=self._lost)

    def _judge(self, called: bool) -> None:
        """Not help: the hall talks, and it waits on. What was heard is gone already."""
        if called and self._at_rest():
            log.info("somebody said the word of help")
            self.stop()
            self._called = True
            self._listen.called()
        else:
            self.look()

    def _was_nobody(self) -> None:
        """No answer: quietly at rest again, and forgotten. The longer the hall goes on, the longer it is closed."""
        self._called = False
        self._in_vain.begin()
        self._presenter.begin_again()

    def _notice(self, state: ListenState) -> None:
        """At once open again, its sign would come and go all day, and staff be told each time."""
        if state in HEARS_NOTHING and self._ear.waiting:
            self._deaf.begin()

    def _lost(self, error: BaseException) -> None:
        """A bug in what understands: nobody is here whom it would concern."""
        log.error("what was said at rest could not be weighed: %s", type(error).__name__)
        self.stop()
