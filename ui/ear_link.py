"""The microphone as the screen has it: opened after a tone, closed by itself, and the sign stands exactly so long."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.listen_view import ListenView
from ui.presenter import Presenter
from ui.voice_link import VoiceLink
from voice.model import CAN_LISTEN, Heard, ListenState, Patience, Screen

if TYPE_CHECKING:  # what listens is imported after the first frame
    from voice.ports import Ear

LOOK_MS = 40  # whether the kiosk has finished to speak
BUFFERS_MS = 150  # of sound that is still on its way to the loudspeaker
SILENT_MS = 15_000  # so long she may think with the microphone open; then it closes, and nobody says that she is slow
WORKS_OUT_MS = 8_000  # longer than any engine needs
QUIETEST_DBFS, LOUDEST_DBFS = -55.0, -15.0  # of the level that is drawn


class EarLink(QObject):
    """Half duplex: the kiosk speaks, a tone, it listens. In full duplex, and where headphones are plugged in, it
    listens while it still speaks, and the tone comes after. Is what an ear tells (`Listened`), in any thread.

    `phase`: "" nobody speaks to it; soon (the kiosk still speaks), open, thinking (closed again).
    `waiting`, while nobody is here: "" the microphone is closed; soon, open, thinking.
    """

    said = Signal(object)  # a Heard that holds something
    overheard = Signal(object)  # a Heard, while nobody was here
    unheard = Signal()  # she spoke, and nothing could be made of it
    silent = Signal()  # nobody spoke
    failed = Signal(object)  # the ListenState that ended it
    alive = Signal()  # somebody speaks
    became = Signal(object)  # a ListenState: how the ear is now
    _news = Signal(object)

    def __init__(
        self,
        presenter: Presenter,
        voice: VoiceLink,
        show_level: Callable[[float], None],
        patience: str = "usual",
        duplex: str = "half",
    ) -> None:
        super().__init__()
        self._patience = Patience(patience)  # how long a silence ends what she says
        self._full = duplex == "full"
        self.ear: Ear | None = None
        self.phase = self.waiting = ""
        self.number = 0  # of the screen that she speaks to; what answers an older one is not heard
        self._presenter = presenter
        self._voice = voice
        self._show_level = show_level
        self._toned = self._listens = self._spoke = False  # since it last began
        self._closed = False
        self._news.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._wait = self._timer(self._look)
        self._limit = self._timer(self.time_is_up)
        voice.before_speech = self._give_way

    def _timer(self, due: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(due)
        return timer

    # What the ear tells, in a thread of its own.

    def changed(self, state: ListenState) -> None:
        """How the ear is now."""
        self._news.emit(lambda: self._become(state))

    def heard(self, heard: Heard) -> None:
        """She has spoken."""
        self._news.emit(lambda: self._take(heard))

    def level(self, dbfs: float) -> None:
        """How loud it is."""
        loud = (dbfs - QUIETEST_DBFS) / (LOUDEST_DBFS - QUIETEST_DBFS)
        self._news.emit(lambda: self._show_level(min(1.0, max(0.0, loud))))

    def spoke(self) -> None:
        """A voice began."""
        self._news.emit(self._voice_began)

    # From here on: the screen's thread.

    @property
    def may_listen(self) -> bool:
        """Whether she may speak now: her language is heard here, and something is asked."""
        presenter, prompt, ear = self._presenter, self._presenter.prompt, self.ear
        if ear is None or prompt is None or presenter.lent or self._voice.lease.holder:
            return False
        asks = not (prompt.acts or prompt.digits or prompt.closed or presenter.frame.practice.playing)
        return asks and ear.state in CAN_LISTEN and ear.hears(presenter.frame.language)

    def refresh(self) -> None:
        """Whether she may speak here has perhaps changed."""
        offered = self.may_listen
        if self.waiting and not offered:
            self.hush()
        if self.phase and self.ear and self.ear.state not in CAN_LISTEN:
            state = self.ear.state
            self.hush(keep=True)
            self.failed.emit(state)
        elif self.phase and not offered:
            self.hush()
        self._dress(replace(self._presenter.frame.listen, offered=offered))

    def show(self, state: str, words: str) -> None:
        """What the sign says; "" takes it away."""
        self._dress(replace(self._presenter.frame.listen, state=state, words=words))

    def prepare(self) -> int:
        """Soon: the number of the screen that she will speak to."""
        self.number += 1
        self.phase, self._toned = "soon", False
        return self.number

    def prepare_to_wait(self) -> int:
        """Nobody is here: the number of the screen that somebody may call to."""
        self.number += 1
        self.waiting = "soon"
        return self.number

    def wait(self, screen: Screen) -> None:
        """The microphone is open for these words alone, with a sign of its own, until a word, or `hush`."""
        if self.waiting != "soon" or screen.number != self.number or self.ear is None:
            return
        if not self.may_listen:
            self.hush()
            return
        self.waiting, self._listens = "open", False
        self.show("waiting", "")
        self.ear.expect(screen)
        self.ear.listen(self._patience, waits=True)

    def expect(self, screen: Screen) -> None:
        """This can be said now: as soon as the kiosk is silent, a tone, and the microphone opens.

        While nobody wants to speak, the ear only gets ready to hear her language.
        """
        if self.ear is None or screen.number != self.number:
            return
        if self.phase in ("", "soon"):
            self.ear.expect(screen)
        if self.phase == "soon":
            self._wait.start(0)

    def finish(self) -> None:
        """The button again: she has spoken, or does not want to."""
        if self.phase == "open" and self._spoke and self.ear:
            self.ear.finish()
        elif self.phase:
            self.time_is_up()

    def hush(self, *, keep: bool = False) -> None:
        """The microphone is closed, and what it heard is nobody's. `keep`: the sign may still say something."""
        self._wait.stop()
        self._limit.stop()
        if self.phase or self.waiting:
            self.number += 1
            if self.ear:
                self.ear.hush()
        self.phase, self.waiting, self._spoke = "", "", False
        self._show_level(0.0)
        if not keep:
            self.show("", "")

    def time_is_up(self) -> None:
        """Nobody spoke, or nothing came of it; the first is patience, and no mistake."""
        if self.waiting:
            self.hush()
            return
        thought = self.phase == "thinking"
        self.hush(keep=True)
        (self.unheard if thought else self.silent).emit()

    def close(self) -> None:
        """Give the microphone back; what is told later is not heard: the screen is gone."""
        self.hush()
        self._closed = True
        if self.ear:
            self.ear.close()

    def _hear(self, news: Callable[[], None]) -> None:
        if not self._closed:
            news()

    @property
    def _over(self) -> bool:
        """Whether she may speak while the kiosk does: what comes out of headphones does not come back."""
        return self._full or self._voice.plugged

    def _look(self) -> None:
        if self.phase not in ("soon", "open"):
            return
        speaking = self._voice.speaking()
        if speaking and self._over and self.phase == "soon":
            self._open()
        elif speaking:
            self._wait.start(LOOK_MS)
        elif not self._toned:
            self._toned = True
            self._voice.tone()
            if self.phase == "open":  # the kiosk has said what it had to say: now she has time
                self._limit.start(SILENT_MS)
            else:
                self._wait.start(BUFFERS_MS)
        elif self.phase == "soon":
            self._open()

    def _open(self) -> None:
        if not self.may_listen or self.ear is None:
            self.refresh()
            return
        self.phase, self._spoke, self._listens = "open", False, False
        self.show("listening", self._presenter.texts.say("listen-on"))
        if self._toned:
            self._limit.start(SILENT_MS)
        else:
            self._wait.start(LOOK_MS)
        self.ear.listen(self._patience, over=self._over)

    def _become(self, state: ListenState) -> None:
        self.became.emit(state)
        if state is ListenState.LISTENING:
            self._listens = True
            if "open" not in (self.phase, self.waiting) and self.ear:
                self.ear.hush()  # nobody wants it open any more
        elif self.waiting == "open" and self._listens:  # closed: somebody spoke, or it broke
            self.waiting = "thinking"
            self.show("", "")
            self._limit.start(WORKS_OUT_MS)
        elif state is ListenState.THINKING and self.phase == "open":
            self.phase = "thinking"
            self.show("thinking", self._presenter.texts.say("listen-thinking"))
            self._limit.start(WORKS_OUT_MS)
        elif state is ListenState.READY and self.phase == "open" and self._listens:  # it has closed by itself
            if self._spoke:
                self.phase = "thinking"  # what it heard follows
                self._limit.start(WORKS_OUT_MS)
            else:
                self.time_is_up()
        self.refresh()

    def _voice_began(self) -> None:
        if self.phase == "open":
            self._spoke = self._toned = True  # no tone after that
            self._limit.start(SILENT_MS)
            self._voice.touched()
            self.alive.emit()

    def _take(self, heard: Heard) -> None:
        if heard.screen == self.number and self.waiting:
            self.hush()
            self.overheard.emit(heard)
        if heard.screen != self.number or self.phase not in ("open", "thinking"):
            return
        if heard.hearings:
            self.phase = "thinking"
            self._limit.start(WORKS_OUT_MS)
            self.said.emit(heard)
        else:
            self.phase = "thinking" if self._spoke else "open"
            self.time_is_up()

    def _give_way(self) -> None:
        """The kiosk has something to say: never two voices, unless it can be told from hers."""
        if self.waiting or (self.phase == "open" and (self._spoke or not self._over)):
            self.hush()

    def _dress(self, listen: ListenView) -> None:
        if listen != self._presenter.frame.listen:
            self._presenter.dress(listen=listen)
