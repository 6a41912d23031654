"""She cannot use her hands, or does not find the glass: she says "help" to the kiosk at rest, and it asks her.

The operator's choice (`voice.listen_idle`). The hall talks too: after each beginning that nobody answered it is closed
for a while, and longer each time.
"""

import logging
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer

from kiosk.clock import Clock
from ui.ear_link import EarLink
from ui.listen_link import ListenLink
from ui.presenter import Presenter
from ui.spoken import Spoken
from ui.voice_link import VoiceLink
from voice.model import Heard

log = logging.getLogger(__name__)
LOOK_MS = 500
PAUSES = (5.0, 60.0, 300.0, 900.0)  # seconds, after one beginning without an answer, two, and so on: seven in an hour
FORGIVEN = 3600.0  # seconds without one: the hall is quiet again


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
        self._clock = clock
        self._in_vain = 0  # beginnings that nobody answered, one after another
        self._vain_at = 0.0
        self._quiet = False  # when it last looked: what the kiosk says is still on its way for a moment after
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        ear.overheard.connect(self._weigh)
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
        quiet, self._quiet = self._quiet, not self._voice.speaking()
        if not (self._quiet and self._at_rest()):
            self.stop()
        elif quiet and not self._ear.waiting and self._clock.seconds() >= self._closed_until:
            self._wait()

    @property
    def _closed_until(self) -> float:
        return self._vain_at + PAUSES[min(self._in_vain, len(PAUSES)) - 1] if self._in_vain else 0.0

    def _keep_a_place(self) -> None:
        """Where it may listen, the first screen has room for the sign all the time: nothing moves under a finger."""
        presenter, ear, frame = self._presenter, self._ear.ear, self._presenter.frame
        dressed = frame.practice.on or frame.scale > 1 or frame.reach  # by somebody who is here, and needs the room
        hears = ear is not None and ear.tells_apart(frame.language) and not dressed
        words = presenter.texts.say("listen-waits") if hears else ""
        if words != presenter.frame.listen.waits:
            presenter.dress(listen=replace(presenter.frame.listen, waits=words))

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
        if opened is not None:
            work = opened.understanding
            self._listen.tasks.run(called, heard.hearings, asked, work, done=self._judge, failed=self._lost)

    def _judge(self, called: bool) -> None:
        """Not help: the hall talks, and it waits on. What was heard is gone already."""
        if called and self._at_rest():
            log.info("somebody said the word of help")
            self.stop()
            self._listen.called()
        else:
            self.look()

    def _was_nobody(self) -> None:
        """No answer: quietly at rest again, and forgotten. The longer the hall goes on, the longer it is closed."""
        now = self._clock.seconds()
        if now - self._vain_at > FORGIVEN:
            self._in_vain = 0
        self._in_vain, self._vain_at = self._in_vain + 1, now
        self._presenter.begin_again()

    def _lost(self, error: BaseException) -> None:
        """A bug in what understands: nobody is here whom it would concern."""
        log.error("what was said at rest could not be weighed: %s", type(error).__name__)
        self.stop()
