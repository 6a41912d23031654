"""Between the screen and a helper's page: she looks along when she may, points, writes, speaks, and presses nothing."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from assistance.messages import Talk
from assistance.talk.model import OF_TRAVELLER, SIGNS
from assistance.talk.session import Happened, Session, Sight
from assistance.talk.state import Screen, ids_of, state_of
from assistance.talk.text import BACK, LINE, PHRASE, Caption
from kiosk.clock import Clock
from ui.presenter import Presenter
from ui.talk_view import MOST_LINES, Said, TalkView, pieces_of, spoken
from ui.tasks import Tasks
from ui.window import Window

if TYPE_CHECKING:
    from assistance.caller.caller import Caller
    from assistance.caller.practice import PracticeCaller

log = logging.getLogger(__name__)
LOOK_MS = 500  # between two looks whether her page is still there and the glow still due


class Line(Protocol):
    """The voice line, as the screen needs it (`ui.voice_line`)."""

    def offer(self, body: dict[str, Any]) -> None:
        """Her page would like to speak, or answers, or ends."""

    def accept(self) -> None:
        """The traveller said yes."""

    def end(self, why: str = "over") -> None:
        """No more voice."""

    def close(self) -> None:
        """The program ends."""


class TalkLink(QObject):
    """Everything here happens on the screen's thread; frames come up from the courier's."""

    told = Signal(str)  # a sentence that is said aloud in every case, once
    read = Signal(str)  # what was written, to be said to whom the screen is read

    def __init__(
        self,
        presenter: Presenter,
        caller: "Caller | PracticeCaller",
        tasks: Tasks,
        window: Window,
        clock: Clock,
        may_talk: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._caller = caller
        self._tasks = tasks
        self._window = window
        self._may_talk = may_talk  # whether a call is live and nobody is here yet
        self.session = Session(caller.say, clock)
        self.line: Line | None = None  # set where there is sound
        self.signs: Callable[[], bool] = lambda: False  # whether she would like to talk in sign language
        self._view = TalkView()
        self._sent = ""  # the state that left last, without its number
        self._heard = 0  # lines of the conversation that have been read to her
        self._back: int | None = None  # the first piece of the page that she reads again
        self._unread = False  # the first caption of a line opens the panel, unless she has closed it
        self._page = MOST_LINES  # pieces that this panel has room for
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._verbs: dict[str, Callable[[str], None]] = {
            "talk-sight-yes": lambda _: self._allow(True),
            "talk-sight-no": lambda _: self._allow(False),
            "talk-stop": lambda _: self._allow(False),
            "talk-voice-yes": lambda _: self._answer_voice(True),
            "talk-voice-no": lambda _: self._answer_voice(False),
            "talk-hang-up": lambda _: self.hang_up(),
            "talk-write": lambda _: self._open_panel(True),
            "talk-close": lambda _: self._open_panel(False),
            "talk-read": lambda room: self._turn(room, 0),
            "talk-earlier": lambda room: self._turn(room, -1),
            "talk-later": lambda room: self._turn(room, 1),
            "talk-say": self._say,
            "talk-letter": self._write,
            "talk-delete": lambda _: self._write(BACK),
            "talk-line": lambda _: self._write(LINE),
        }
        window.talked.connect(self.act)
        window.showed.connect(self.show_state)

    def start(self) -> None:
        """Hear what helpers' pages say."""
        self._caller.listen(self._tasks.upward(self.hear))

    def act(self, verb: str, argument: str) -> None:
        """Carry out what the traveller touched."""
        self._presenter.touched.emit()
        self._verbs[verb](argument)

    def hear(self, frame: Talk) -> None:
        """One frame from outside; what it cannot be is an answer."""
        prompt = self._presenter.prompt
        if prompt is None or not self._may_talk():
            return
        ids = ids_of(prompt, self._screen())
        happened = self.session.hear(frame, prompt.step, ids)
        if happened is Happened.NOTHING:
            return
        if happened in (Happened.OPENED, Happened.BEHIND):
            self._sent = ""
            self._timer.start()
        if happened is Happened.ASKED:
            self._aloud("talk-ask", detail=True)
        if happened is Happened.POINTED and self.session.point is not None:
            self._view = replace(self._view, writing=False)  # what glows must not lie under the panel
            self._aloud("talk-points", what=ids[self.session.point.id])
        if happened is Happened.RTC:
            self._hear_rtc()
        if happened is Happened.WROTE and not self._view.writing and self.session.writing()[0]:
            self._view = replace(self._view, writing=True)  # she must not write to nobody
        if happened is Happened.WROTE:
            self._read_new()
        self._draw()
        self.show_state()

    def look(self) -> None:
        """Time passes: her page may be gone, and a glow ends."""
        if self.session.request and not (self.session.open and self._may_talk()):
            self._close()
        if self.session.open and self.signs() and PHRASE + SIGNS not in self.session.mine.items:
            self.session.write(PHRASE + SIGNS)
        self._draw()

    def over(self) -> None:
        """The next traveller, or somebody is here, or the call has ended: nothing is left of it."""
        if self.line is not None and (self._view.speaking or self._view.asks):
            self.line.end()
        self.session.forget()
        self._sent = ""
        self._back, self._heard = None, 0
        self._timer.stop()
        self._view = TalkView()
        self._show()

    def close(self) -> None:
        """The program ends: no timer, no voice."""
        self._timer.stop()
        if self.line is not None:
            self.line.close()

    def show_state(self) -> None:
        """The screen changed: let the helper see it, if she may, and only then."""
        prompt = self._presenter.prompt
        if prompt is None or not self.session.seen:
            return
        screen = self._screen()
        text = state_of(prompt, screen, 0)
        if text != self._sent:
            self._sent = text
            self.session.show(state_of(prompt, screen, self.session.next_rev()))

    def voice_changed(self, speaking: bool, failed: bool = False) -> None:
        """The voice line began or ended."""
        if failed:
            self._aloud("talk-mute")
        self._unread = speaking
        captions = self._view.captions if speaking else ""
        self._change(speaking=speaking, speaks=(), asks="", captions=captions, **({"writing": True} if failed else {}))

    def voice_heard(self, speaks: Sequence[str]) -> None:
        """Who speaks now: "traveller", "helper", both or nobody. It is seen, and not said into their talk."""
        if self._view.speaking:
            self._change(speaks=tuple(speaks))

    @property
    def language(self) -> str:
        """The language of the visit, which the two speak as far as is known."""
        return self._presenter.frame.language

    @property
    def captions(self) -> str:
        """Whether what the helper says is written here: "on", "none", "stopped"; "" until that is known."""
        return self._view.captions

    def captions_changed(self, state: str) -> None:
        """Whether what the helper says is written here: she is told too."""
        self.session.answer_rtc({"captions": state})
        self._change(captions=state)

    def captioned(self, text: str) -> None:
        """The helper said something, as the kiosk heard it. To whom the screen is read it is no news."""
        self.session.caption(text)
        self._read_new()
        opens = self._unread and not self._view.points and not self._presenter.frame.reading
        self._unread = self._unread and not opens
        self._change(**({"writing": True} if opens else {}))

    def hang_up(self) -> None:
        """No more voice; writing goes on."""
        if self.line is not None:
            self.line.end()
        self._change(speaking=False, captions="")

    def _close(self) -> None:
        """Her page is gone: she sees nothing. What was written stays until the call ends, since she may come back."""
        if not self._may_talk():
            self.over()
            return
        if self._view.speaking and self.line is not None:
            self.line.end()

    def _hear_rtc(self) -> None:
        body = self.session.rtc
        if self.line is None:
            self.session.answer_rtc({"end": "no-sound"})
            return
        self.line.offer(body)
        if "offer" in body:
            self._view = replace(self._view, asks="voice")
            self._aloud("talk-speak-ask", detail=True)
        elif "end" in body:
            self._view = replace(self._view, asks="", speaking=False, captions="")

    def _answer_voice(self, yes: bool) -> None:
        if self.line is not None:
            if yes:
                self.line.accept()
            else:
                self.line.end("refused")
        self._change(asks="")

    def _allow(self, yes: bool) -> None:
        self.session.allow(yes)
        self._sent = ""
        self._aloud("talk-sign" if yes else "talk-stopped")
        self._draw()
        self.show_state()

    def _open_panel(self, writing: bool) -> None:
        self._back = None
        self._unread = False
        self._change(writing=writing)

    def _turn(self, room: str, pages: int) -> None:
        """Read again: the last page (0), one earlier (-1) or later (1). `room`: pieces that the panel can show."""
        self._page = max(1, min(int(room) if room.isdecimal() else 1, MOST_LINES))
        last = max(0, len(pieces_of(self._said())) - self._page)
        self._back = last if self._back is None else max(0, min(self._back + pages * self._page, last))
        self._draw()
        self.read.emit(spoken(self._view.read, self.session.helper, self._presenter.texts))

    def _said(self) -> list[Said]:
        return [Said(self._words(line), not hers, isinstance(line, Caption)) for hers, line in self.session.order]

    def _read_new(self) -> None:
        """Say what the helper has written, once its line is whole. What she said aloud was heard."""
        new, self._heard = self._said()[self._heard :], len(self.session.order)
        if hers := [line for line in new if not (line.mine or line.heard)]:
            self.read.emit(spoken(hers, self.session.helper, self._presenter.texts))

    def _say(self, phrase: str) -> None:
        if phrase in OF_TRAVELLER:
            self._write(PHRASE + phrase)

    def _write(self, item: str) -> None:
        self.session.write(item)
        self._draw()

    def _change(self, **changes: Any) -> None:
        self._view = replace(self._view, **changes)
        self._draw()

    def _screen(self) -> Screen:
        frame, prompt = self._presenter.frame, self._presenter.prompt
        found = frame.suggestions
        shown = prompt.choices if prompt is not None else ()
        moments = prompt.moments if prompt is not None else ()
        typed = bool(found and found.typed)
        return Screen((*shown, *moments), typed, frame.counts, frame.reading, frame.scale)

    def _draw(self) -> None:
        """Work out what the screen says of the talk, and show it when it is another."""
        session, prompt = self.session, self._presenter.prompt
        if not session.open or prompt is None:
            view = TalkView() if not session.request else replace(self._view, helper="", seen=False, glow="", points="")
        else:
            glow = session.pointed(prompt.step)
            theirs, mine = session.writing()
            asks = "sight" if session.sight is Sight.ASKED else self._view.asks if self._view.asks == "voice" else ""
            said = self._said()
            heard = said.pop().text if said and said[-1].heard and not theirs else ""
            view = replace(
                self._view, helper=session.helper, asks=asks, seen=session.seen, glow=glow,
                points=ids_of(prompt, self._screen()).get(glow, ""),
                typing=self._words(theirs), draft=self._words(mine),
                said=tuple(said[-MOST_LINES:]), heard=heard, **self._page_of(),
            )  # fmt: skip
        self._view = view
        self._show()

    def _page_of(self) -> dict[str, Any]:
        """What she reads again, as a part of the view."""
        if self._back is None:
            return {"read": (), "earlier": False, "later": False}
        pieces, end = pieces_of(self._said()), self._back + self._page
        return {"read": tuple(pieces[self._back : end]), "earlier": self._back > 0, "later": end < len(pieces)}

    def _show(self) -> None:
        if self._presenter.frame.talk != self._view:
            self._presenter.dress(talk=self._view)

    def _words(self, items: list[str]) -> str:
        say = self._presenter.texts.say
        return "".join(say(f"talk-say-{item[1:]}") if len(item) > 1 else item for item in items)

    def _aloud(self, key: str, *, detail: bool = False, **values: str) -> None:
        texts, values = self._presenter.texts, {"name": self.session.helper, **values}
        sentence = texts.say(key, **values)
        self.told.emit(f"{sentence} {texts.say(f'{key}.detail', **values)}" if detail else sentence)
