"""Travellers of every ability before a real kiosk: each may use only the senses and the hands that are left to her."""

import re
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from tests.accessibility.robots.errands import Errand, wish
from tests.stories.stage import Stage
from ui.audit import in_sight, place_of, visible
from ui.robot import Lost
from ui.themes import BOTTOM_MM, REACH_MM, px_per_mm

MOST_PRESSES = 80  # of one errand: more is a loop
ENDS = frozenset({"your-ticket", "phone-ticket", "at-counter", "collected", "good-journey"})  # after them: welcome
ROUND = 90  # controls that the keys pass before she gives up


class Traveller:
    """What all have in common: she looks (or listens), knows what she would press, and presses it."""

    def __init__(self, stage: Stage, language: str = "en") -> None:
        self.stage = stage
        self.language = language
        self.presses = 0
        self.steps: list[str] = []
        self.lines: dict[str, str] = {}  # of the last review
        self.slip = self.number = ""  # of the paper for the counter

    def comes(self) -> None:
        """A new visit, with what she does first: her language, and the help that she needs."""
        self.stage.app.presenter.begin_again()
        self.stage.reach("welcome")
        self.presses, self.steps = 0, ["welcome"]
        self.begins()
        while self.stage.prompt.language != self.language:
            before = self.stage.prompt
            self.press(self.towards_her_language())
            self.stage.robot.until(lambda: self.stage.prompt is not before, self.language)  # noqa: B023

    def begins(self) -> None:
        """The help that she needs, in one action from the first screen."""

    def towards_her_language(self) -> str:
        """Its own name; where the header has no room for all, the list in which that stands, or the one after this."""
        shown = self.stage.robot.names()
        ways = (OWN[self.language], self.stage.say("frame-languages"), *OWN.values())
        return next((way for way in ways if way in shown), OWN[self.language])

    def runs(self, errand: Errand) -> None:
        """From the first screen to the next traveller's. Raises Lost where she cannot go on."""
        self.comes()
        self.presses = 0
        while not self.done(errand):
            if self.presses > MOST_PRESSES:
                raise Lost(f"{errand.name}: no end after {self.steps}")
            self.perceives()
            self.goes_on(errand)
        self.perceives()

    def done(self, errand: Errand) -> bool:
        """Back at the first screen, after something; or her wish is taken back."""
        if errand.undone and len(self.steps) > 2 and "pay" in self.steps:
            return self.stage.step == "review"
        return self.stage.step in ("welcome", "goodbye") and bool(ENDS & set(self.steps))

    def goes_on(self, errand: Errand) -> None:
        """One press, and what comes of it."""
        stage = self.stage
        if stage.prompt.acts:
            self._pays(errand)
            return
        before = self._seen()
        if stage.prompt.kind == "review":
            self.lines = {line.id: line.value for line in stage.prompt.lines if line.change and not line.train}
        self.press(self.wants(errand))
        stage.robot.until(lambda: self._seen() != before and self._calm(), f"an answer on {stage.step}")
        self._arrived()

    def wants(self, errand: Errand) -> str:
        """What she would press now."""
        presenter = self.stage.app.presenter
        name = wish(
            errand, self.stage.prompt, presenter.frame, presenter.visit.known, presenter.texts, self.stage.robot.names()
        )
        if not name:
            raise Lost(f"{errand.name}: nothing to press on {self.stage.step}: {self.stage.robot.names()}")
        return name

    def perceives(self) -> None:
        """She knows what is asked."""
        raise NotImplementedError

    def is_told(self, sentence: str) -> None:
        """She knows this, too."""
        raise NotImplementedError

    def press(self, name: str) -> None:
        """Press what is called so."""
        raise NotImplementedError

    def _pays(self, errand: Errand) -> None:
        """The machine waits for her card: she is told so, and holds it there; or changes her mind."""
        stage = self.stage
        prompt = stage.prompt
        if prompt.kind == "pay":
            stage.robot.until(lambda: self._asked() or stage.prompt is not prompt, "it asks for the card")
        if prompt.kind == "pay" and stage.prompt is prompt:
            self.is_told(stage.app.presenter.frame.news)
            if errand.undone:
                self.press(stage.say("frame-pay-cancel"))
            else:
                stage.terminal.present_card()
        stage.robot.until(lambda: stage.prompt is not prompt and self._calm(), f"the end of {prompt.step}")
        self._arrived()

    def _asked(self) -> bool:
        return bool(self.stage.app.presenter.visit.asking and self.stage.app.presenter.frame.news)

    def _arrived(self) -> None:
        if self.steps[-1] != self.stage.step:
            self.steps.append(self.stage.step)
        if self.stage.prompt.slip:
            sale = self.stage.app.presenter.visit.sale
            self.slip, self.number = self.stage.prompt.slip.replace(" ", ""), sale.number if sale else ""

    def _calm(self) -> bool:
        return self.stage.ready() or self.stage.prompt.acts

    def _seen(self) -> tuple[object, ...]:
        """All that an answer can change."""
        frame = self.stage.app.presenter.frame
        return (self.stage.app.presenter.prompt, frame.suggestions, frame.counts, frame.digits, frame.language)


OWN = {"en": "English", "nl": "Nederlands", "de": "Deutsch", "sv": "Svenska", "fi": "Suomi", "nb": "Norsk"}
_FINGER: list[QPointingDevice] = []


def finger() -> QPointingDevice:
    """The one finger of this process: Qt never forgets a device."""
    if not _FINGER:
        _FINGER.append(QTest.createTouchDevice())
    return _FINGER[0]


class Seeing(Traveller):
    """Reads the glass and touches it with one finger; hears and says nothing (MUTE)."""

    def perceives(self) -> None:
        self.is_told(self.stage.prompt.title)

    def is_told(self, sentence: str) -> None:
        self.stage.robot.until(lambda: any(sentence in text for text in self.words()), f"{sentence!r} can be read")

    def words(self) -> list[str]:
        """All that stands on the glass."""
        content = self.stage.app.window.quick.contentItem()
        return [str(item.property("text")) for item in visible(content) if item.inherits("QQuickText")]

    def press(self, name: str) -> None:
        self.finds(name)
        self.tap(place_of(self.stage.robot.find(name)).center())

    def finds(self, name: str) -> None:
        """It is there; where the page comes in parts, she goes on to the one with it."""
        robot = self.stage.robot
        robot.until(lambda: self._there(name), f"{name!r}")
        for turn in ("above", "below"):
            while (arrow := self.stage.app.window.item(turn)) and arrow.isEnabled() and not in_sight(robot.find(name)):
                self.tap(place_of(arrow).center())
                robot.settle()

    def tap(self, at: QPointF) -> None:
        """A finger comes down and is lifted: Qt itself finds what lies there."""
        self.presses += 1
        window, point = self.stage.app.window.quick, QPoint(round(at.x()), round(at.y()))
        QTest.touchEvent(window, finger()).press(0, point, window).commit()
        QTest.touchEvent(window, finger()).release(0, point, window).commit()

    def _there(self, name: str) -> bool:
        try:
            self.stage.robot.find(name)
        except Lost:
            return False
        return True


class Deaf(Seeing):
    """Hears nothing: whatever the kiosk says must stand on the glass while it is said."""

    def __init__(self, stage: Stage, language: str = "en") -> None:
        super().__init__(stage, language)
        app = stage.app
        for told in (app.presenter.news_shown, app.help_link.told, app.talk_link.told):
            told.connect(self._captioned)
        self.unwritten: list[str] = []  # sentences that were only heard
        self._read = ""  # on any screen of this visit

    def begins(self) -> None:
        self._read = ""
        self.press(self.stage.say("frame-read"))
        self.stage.robot.until(lambda: self.stage.app.presenter.frame.reading, "it reads")

    def perceives(self) -> None:
        """The question can be read; and each number that is said (a time, a price) has been, here or before."""
        super().perceives()
        said = self.stage.prompt.say
        self.stage.robot.until(lambda: not self._numbers(said), f"{said!r} on the glass, not only {self.words()}", 5)

    def _numbers(self, said: str) -> list[str]:
        self._read += " ".join(self.words())
        return [number for number in re.findall(r"\d+", said) if number not in self._read]

    def _captioned(self, sentence: str) -> None:
        written = " ".join([*self.words(), *self.stage.robot.names()]).casefold()
        if any(word not in written for word in re.findall(r"\w{4,}", sentence.casefold())):
            self.unwritten.append(sentence)


class Wheelchair(Seeing):
    """Touches nothing above 1100 mm; one touch of what she reaches brings the rest down."""

    def begins(self) -> None:
        lower = self.stage.say("frame-lower")
        if self._there(lower):
            self.press(lower)

    def tap(self, at: QPointF) -> None:
        panel = self.stage.app.window.panel
        height = BOTTOM_MM + (panel.height_px - at.y()) / px_per_mm(panel)
        if height > REACH_MM:
            raise Lost(f"{height:.0f} mm is out of reach on {self.stage.step}")
        super().tap(at)


class Blind(Traveller):
    """Has headphones and five keys. All she knows is what the voice said since her last key."""

    def __init__(self, stage: Stage, language: str = "en") -> None:
        super().__init__(stage, language)
        self.keys = 0
        self.lost = ""  # a sentence that does not reach her ear

    def comes(self) -> None:
        self.key(Qt.Key.Key_F5)  # the headphones of the one before her
        super().comes()

    def begins(self) -> None:
        self.hears(lambda: self.key(Qt.Key.Key_F4))

    def perceives(self) -> None:
        """The screen told itself when it came; she may have it repeated. While the machine works its news are told."""
        if self.stage.prompt.acts:
            return
        said = self.hears(lambda: self.key(Qt.Key.Key_F2))
        for sentence in self.stage.as_spoken(self.stage.prompt.say):
            if sentence not in said:
                raise Lost(f"{sentence!r} is not said on {self.stage.step}: {said}")

    def is_told(self, sentence: str) -> None:
        wanted = self.stage.as_spoken(sentence)[-1].rstrip(".")
        self.stage.robot.until(
            lambda: any(text.startswith(wanted) for text in self.stage.ear.texts[-12:]), f"{sentence!r} is heard"
        )

    def press(self, name: str) -> None:
        wanted = self.stage.as_spoken(name)[0].rstrip(".")
        passed: list[str] = []
        for _ in range(ROUND):
            said = self.hears(lambda: self.key(Qt.Key.Key_Down))
            passed += said[-1:]
            if any(text.startswith(wanted) for text in said):
                self.presses += 1
                self.key(Qt.Key.Key_Return)
                return
        raise Lost(f"the keys do not lead to {name!r} on {self.stage.step}; heard {passed}")

    def hears(self, does: Callable[[], None]) -> list[str]:
        """What is said because of it."""
        speaker, before = self.stage.app.wings.speaker, len(self.stage.ear.heard)
        does()
        speaker.finish(5)
        return [text for text in self.stage.ear.texts[before:] if text != self.lost]

    def key(self, key: Qt.Key) -> None:
        """One of the keys that one can feel."""
        self.keys += 1
        QTest.keyClick(self.stage.app.window.quick, key)
        self.stage.robot.settle(0)
