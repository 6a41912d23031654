"""Travellers whose hands or minds err: a finger that trembles, and one who has never seen such a machine."""

import random
from dataclasses import replace

from PySide6.QtCore import QPointF

from tests.accessibility.robots.errands import Errand
from tests.accessibility.robots.scatter import DOUBT, own, places_but
from tests.accessibility.robots.travellers import Seeing
from tests.stories.stage import Stage
from ui.audit import in_sight, place_of
from ui.robot import Lost
from ui.themes import px_per_mm, tokens

MOST_TOUCHES = 60  # of one errand: more is being lost
DWELL_SECONDS = (5.0, 20.0, 60.0)  # how long she may stand and think: a hint, a gentle offer


class Erring(Seeing):
    """After each touch she looks at what came of it, and puts right what is not as she wants it.

    She knows what she wants, not the machine: she reads "You chose" on each screen, and the lines of the review; at the
    card reader she sees a wrong trip.
    """

    def __init__(self, stage: Stage, language: str, dice: random.Random) -> None:
        super().__init__(stage, language)
        self.dice = dice
        self.errors = 0  # touches that were not what she wanted
        self.offers = 0  # of help, that she has said no to: a touch each, and nobody's error
        self.wrong = False  # she has agreed to what she did not want

    def learns(self, errand: Errand) -> tuple[Errand, int]:
        """The errand with the lines of its review, and how many touches it takes when nobody errs."""
        steady = Seeing(self.stage, self.language)
        steady.runs(errand)
        return replace(errand, lines=steady.lines), steady.presses

    def comes(self) -> None:
        """She begins with nothing done and nothing wrong."""
        self.errors, self.offers, self.wrong = 0, 0, False
        super().comes()

    def goes_on(self, errand: Errand) -> None:
        """One touch, and a look at what came of it; nothing may have."""
        stage, prompt = self.stage, self.stage.prompt
        if self.presses > MOST_TOUCHES:
            raise Lost(f"{errand.name}: {self.presses} touches, {self.errors} errors, and now on {stage.step}")
        if prompt.acts:
            self._pays(replace(errand, undone=self.wrong and prompt.kind == "pay"))
            self.wrong = False
            return
        if prompt.kind == "review":
            self.lines = {line.id: line.value for line in prompt.lines if line.change and not line.train}
        self.press(self.wants(errand))
        stage.robot.settle(0)
        stage.robot.until(self._calm, f"an answer on {stage.step}")
        if prompt.kind == "review" and stage.prompt.kind == "pay":
            self.wrong = self.lines != errand.lines
        self._arrived()

    def wants(self, errand: Errand) -> str:
        """First her own language, and nobody who comes for nothing; then the errand."""
        stage, frame = self.stage, self.stage.app.presenter.frame
        if frame.language != self.language:
            return self.towards_her_language()
        if frame.practice.playing:
            return stage.robot.names()[0]  # any touch stops what the kiosk shows
        if frame.practice.on:
            return stage.say("practice-stop")
        if self._covered() or (stage.prompt.kind in ("info", "collect") and errand.need == "ticket"):
            return stage.say("frame-back")
        if frame.help.state == "offered":
            return stage.say("frame-offer-no")
        if frame.help.state != "none":
            return stage.say("frame-help-cancel" if frame.help.can_cancel else "frame-help-close")
        if self._chose_wrong(errand):
            return stage.say("frame-back")
        name = super().wants(errand)
        if stage.prompt.kind == "review" and not any(shown.startswith(name) for shown in stage.robot.names()):
            return stage.say("frame-back")  # news of the trains may need the room of the other lines
        return name

    def _chose_wrong(self, errand: Errand) -> bool:
        """Whether "You chose: ..." above the question says what she did not want, and can be taken back.

        Once she has seen the review she puts right there what is wrong, one line after the other.
        """
        prompt = self.stage.prompt
        asked = prompt.kind in ("station", "choice", "moment", "party", "offers")
        read = asked and prompt.can_go_back and "review" not in self.steps
        return read and any(line.value != errand.lines.get(line.id, line.value) for line in prompt.lines)

    def perceives(self) -> None:
        """A wrong touch may have laid a list over the question, or have led past it, further down: she knows it."""
        above = self.stage.app.window.item("above")
        if not self._covered() and not (above and above.isEnabled()):
            super().perceives()

    def _covered(self) -> bool:
        return self.stage.app.presenter.shown is not self.stage.app.presenter.prompt

    def is_told(self, sentence: str) -> None:
        """A wrong touch may change the words under her eyes: she looks once."""
        if self.stage.app.presenter.frame.language == self.language:
            super().is_told(sentence)


class OneFinger(Erring):
    """Touches only once, and never quite where she aims: `sigma` millimetres each way."""

    def __init__(self, stage: Stage, language: str, dice: random.Random, sigma: float) -> None:
        super().__init__(stage, language, dice)
        self._sigma = sigma * px_per_mm(stage.app.window.panel)

    def press(self, name: str) -> None:
        """Aims at its middle."""
        self.finds(name)
        aimed = self.stage.robot.find(name)
        there = place_of(aimed).center() + QPointF(self.dice.gauss(0, self._sigma), self.dice.gauss(0, self._sigma))
        its = own(place_of(aimed), places_but(aimed, self.stage), tokens(self.stage.app.window.panel).beside, DOUBT)
        self.errors += not any(part.contains(there) for part in its)
        self.tap(there)


class Novice(Erring):
    """One touch in ten is a wrong one, anywhere; sometimes she stands and thinks for long."""

    def press(self, name: str) -> None:
        """Now and then something else is touched instead, or nothing at all."""
        stage = self.stage
        if self.dice.random() < 0.15:
            stage.clock.move(self.dice.choice(DWELL_SECONDS))
            stage.app.idle.look()
            if stage.app.presenter.frame.help.state == "offered":
                name = stage.say("frame-offer-no")
        if stage.ready() and self.dice.random() < 0.1:
            self.errors += 1
            panel = stage.app.window.panel
            names = stage.robot.names()
            others = [other for other in names if other != name and in_sight(stage.robot.find(other))]
            if self.dice.random() < 0.3:
                self.tap(QPointF(self.dice.uniform(0, panel.width_px), self.dice.uniform(0, panel.height_px)))
            else:
                super().press(self.dice.choice(others))
            return
        self.offers += name == stage.say("frame-offer-no")
        super().press(name)
