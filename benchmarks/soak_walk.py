"""A hall full of travellers, one after the other, at one kiosk: what they touch, screen after screen, by chance."""

import random
import time
from array import array
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtQuick import QQuickItem

from kiosk.flows.prompt import Prompt
from ui.app import App
from ui.audit import in_sight, part_of, place_of

Wait = Callable[[], bool]
PATIENCE_SECONDS = 20.0
PRESSED_SECONDS = 0.03  # a finger stays down for that long at most before it is lifted
LONGEST = 45  # touches of one traveller
PARTS = 12  # more has no page
BUYS = 0.1  # of the visits end with a ticket; the others go away from the review
DRESSED = ("language", "theme", "larger", "reach", "read")


class Stuck(AssertionError):  # noqa: N818
    """The kiosk did not do what a touch asks for."""


class Hall(QObject):
    """Touches by real events out of Qt's own loop, as fingers do: only so is what was shown before deleted in time."""

    left = Signal(int)  # a traveller has gone and was cleaned up after; how many screens there were so far
    done = Signal()

    def __init__(self, app: App, screens: int, seed: int = 1) -> None:
        super().__init__()
        self.app = app
        self.wanted = screens
        self.screens = self.visits = self.tickets = 0
        self.taps = array("d")  # milliseconds from lifting the finger to the next frame
        self.failed: Exception | None = None
        self._chance = random.Random(seed)  # the same walk each time
        self._frame_at = 0.0
        self._since = 0.0
        self._condition: Wait = lambda: True
        self._walk = self._visits()
        self._look = QTimer(self)
        self._look.timeout.connect(self._go_on)
        app.window.drawn.connect(self._drawn)
        app.presenter.visit_begun.connect(lambda: self.left.emit(self.screens))

    def start(self) -> None:
        """Open the doors."""
        self._since = time.perf_counter()
        self._look.start(2)

    def _drawn(self) -> None:
        self._frame_at = self._frame_at or time.perf_counter()

    def _go_on(self) -> None:
        if not self._condition():
            if time.perf_counter() > self._since + PATIENCE_SECONDS:
                self._end(Stuck(f"after {self.screens} screens, at {self.app.presenter.prompt}"))
            return
        try:
            self._condition = next(self._walk)
        except StopIteration:
            self._end(None)
        except Exception as error:  # noqa: BLE001  whatever it is, it is what this bench looks for
            self._end(error)
        self._since = time.perf_counter()

    def _end(self, error: Exception | None) -> None:
        self._look.stop()
        self.failed = error
        self.done.emit()

    def _visits(self) -> Iterator[Wait]:
        presenter = self.app.presenter
        while self.screens < self.wanted:
            yield lambda: self._ready() and self._prompt.step == "welcome"
            yield from self._dress()
            yield from self._ask_and_answer(buys=self._chance.random() < BUYS)
            self.visits += 1
            yield self._ready
            presenter.begin_again()

    def _dress(self) -> Iterator[Wait]:
        for what in DRESSED:
            if self._chance.random() < 0.3:
                language = self._chance.choice(self.app.presenter.frame.languages)
                yield from self._touch(f"language-{language}" if what == "language" else what)

    def _ask_and_answer(self, buys: bool) -> Iterator[Wait]:
        for _ in range(LONGEST):
            yield self._ready
            prompt, chance = self._prompt, self._chance.random()
            if prompt.closed or (prompt.kind == "review" and not buys):
                self.tickets += prompt.closed and buys
                return
            if self.app.presenter.frame.help.state != "none":
                yield from self._touch("help-cancel" if chance < 0.5 else "help-dismiss")
            if chance < 0.05 and prompt.can_go_back:
                yield from self._touch("back")
            elif chance < 0.08:
                yield from self._touch("help")
            elif chance < 0.14:
                yield from self._touch(self._chance.choice(("theme", "larger", "read", "reach")))
            elif chance < 0.18 and prompt.kind != "review":
                yield from self._touch(f"language-{self._chance.choice(self.app.presenter.frame.languages)}")
            else:
                yield from self._answer(prompt)

    def _answer(self, prompt: Prompt) -> Iterator[Wait]:
        """Whatever this question offers."""
        found = self.app.presenter.frame.suggestions
        if prompt.letters and found and found.letters and (not found.typed or self._chance.random() < 0.6):
            yield from self._touch(f"letter-{self._chance.choice(found.letters)}")
        elif prompt.counters and self._chance.random() < 0.4:
            yield from self._touch(f"more-{prompt.counters[0].id}")
        elif prompt.moments:
            yield from self._touch(f"moment-{self._chance.choice(prompt.moments).id}")
        else:
            shown = found.choices if found and found.typed else prompt.choices
            names = [f"choice-{choice.id}" for choice in shown if choice.id != "person"]
            there = [name for name in names if self._able(name)] if prompt.kind != "review" else []
            yield from self._touch(self._chance.choice(there) if there else "next")

    def _touch(self, name: str) -> Iterator[Wait]:
        """Touch it if it is there. Where the page comes in parts, go to the one with it first, as a person does."""
        for _ in range(PARTS):
            item = self._able(name)
            part = part_of(item) if item is not None else None
            if item is None or part is None or in_sight(item):
                break
            arrow = self._able("below" if place_of(item).bottom() > place_of(part).bottom() else "above")
            if arrow is None:
                raise Stuck(f"{name} is in no part of {self._prompt}")
            yield from self._press(arrow)
        if item is not None:
            yield from self._press(item)

    def _press(self, item: QQuickItem) -> Iterator[Wait]:
        """Touch it, and wait for the next frame."""
        place = item.mapToScene(_middle(item))
        began, self._frame_at = time.perf_counter(), 0.0
        self._finger(QEvent.Type.MouseButtonPress, place)
        yield lambda: self._frame_at > 0 or time.perf_counter() > began + PRESSED_SECONDS
        self._frame_at, lifted = 0.0, time.perf_counter()
        self._finger(QEvent.Type.MouseButtonRelease, place)
        yield lambda: self._frame_at > 0 or (self._ready() and time.perf_counter() > lifted + 0.2)  # nothing changed
        if self._frame_at:
            self.taps.append((self._frame_at - lifted) * 1000)
            self.screens += 1

    def _able(self, name: str) -> QQuickItem | None:
        item = self.app.window.item(name)
        return item if item is not None and item.isEnabled() else None

    def _finger(self, what: QEvent.Type, place: QPointF) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        held = left if what == QEvent.Type.MouseButtonPress else none
        event = QMouseEvent(what, place, place, place, left, held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(self.app.window.quick, event)

    def _ready(self) -> bool:
        presenter = self.app.presenter
        return presenter.prompt is not None and not presenter.frame.busy and self.app.core.idle

    @property
    def _prompt(self) -> Prompt:
        prompt = self.app.presenter.prompt
        assert prompt is not None, "asked before the first question"
        return prompt


def _middle(item: QQuickItem) -> QPointF:
    return QPointF(item.width() / 2, item.height() / 2)
