"""What every chapter of the tour is told with: touch, wait, and keep a picture and a recording of what is shown."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.flows.prompt import Prompt
from kiosk.paper.pdf import pdf
from ui.app import App
from ui.audit import faults_of
from ui.robot import Robot
from ui.themes import tokens
from voice.assembly import speak_to_wav

if TYPE_CHECKING:
    from ui.browser import HelperPages


class Telling:
    """One kiosk on one panel, and who uses it.

    `records`: keep what is spoken too, and what the helper sees: alike on every panel, so one is enough.
    """

    def __init__(self, app: App, out: Path, panel: str, helper: "HelperPages | None", *, records: bool = True) -> None:
        self.app = app
        self.robot = Robot(app.window)
        self.out = out
        self.panel = panel
        self.helper = helper
        self.records = records
        self.language = ""
        self.pictures = self.spoken = 0
        self.faults: list[str] = []  # what the audit found on the screens that were shown
        self._number = 0
        self._spoken: set[tuple[str, str]] = set()
        self._steps: list[str] = []
        app.presenter.prompt_shown.connect(self._passed)

    def measured(self, part: Callable[[], None]) -> dict[str, object]:
        """Play a part: ids of the steps that were shown, in order; touches; seconds, which pictures and sound share."""
        began, touches = time.perf_counter(), self.robot.touches
        self._steps = [self.step()]
        part()
        seconds = round(time.perf_counter() - began, 2)
        return {"steps": self._steps, "touches": self.robot.touches - touches, "seconds": seconds}

    def look_over(self, helper: "HelperPages", name: str) -> None:
        """What the helper sees on the phone and on the PC."""
        if self.records:
            helper.picture(self.out / "helper" / self.language, name)

    def see(self, name: str, *, settled: bool = True) -> None:
        """Take a picture, and a recording of what is said, of the screen that is shown now."""
        if settled:
            self.robot.until(lambda: not self.app.presenter.frame.busy and self.app.core.idle, f"the screen {name}")
        self._number += 1
        file = f"{self._number:02d}-{name}"
        self.robot.picture(self.out / "kiosk" / self.panel / self.language / f"{file}.png")
        self.pictures += 1
        frame = self.app.presenter.frame
        sizes = tokens(self.app.wings.kiosk.settings.panel, frame.scale)
        found = faults_of(self.app.window.quick, sizes, frame.theme)
        self.faults += [f"{self.panel}/{self.language}/{file}: {fault}" for fault in found]
        prompt = self.prompt()
        if (self.language, prompt.say) not in self._spoken and self.records:
            self._spoken.add((self.language, prompt.say))
            folder = self.out / "voice" / self.language
            folder.mkdir(parents=True, exist_ok=True)
            speak_to_wav(prompt.say, self.language, folder / f"{file}.wav")
            self.spoken += 1

    def keep_ticket(self) -> None:
        """Save the paper that came out, and the same ticket as PDF."""
        papers = sorted((self.app.wings.kiosk.settings.home / "paper").glob("*.png"), key=lambda p: p.stat().st_mtime)
        folder = self.out / "ticket"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(papers[-1], folder / f"{self.language}.png")
        sale = self.app.presenter.visit.sale
        assert sale is not None
        (folder / f"{self.language}.pdf").write_bytes(pdf(self.app.wings.kiosk.actions.till.document(sale), sale.at))

    def to_review(self) -> None:
        """The shortest way to a price."""
        self.choose(0)
        self.reach("travellers")
        self.choose("senior:1")
        self.reach("review")

    def choose(self, which: str | int) -> None:
        """Touch an answer, by its id or its place in the list."""
        self.robot.until(self._ready, "the screen is ready")
        frame, prompt = self.app.presenter.frame, self.prompt()
        choices = frame.suggestions.choices if frame.suggestions else prompt.choices
        choice = choices[which] if isinstance(which, int) else next(c for c in choices if c.id == which)
        self.robot.touch(choice.label)
        self.robot.until(lambda: self.prompt() is not prompt, f"an answer to {choice.label!r}")

    def change(self, fact: str) -> None:
        """Touch a line of the review."""
        prompt = self.prompt()
        line = next(line for line in prompt.lines if line.id == fact)
        self.robot.touch(f"{line.label}: {line.value}")
        self.robot.until(lambda: self.prompt() is not prompt, f"a change of {fact}")

    def more(self, kind: str, times: int) -> None:
        """Count travellers."""
        counter = next(counter for counter in self.prompt().counters if counter.id == kind)
        for _ in range(times):
            self.robot.touch(self.texts("frame-more", who=counter.label))

    def forward(self) -> None:
        """Touch the button that leads on."""
        self.robot.until(self._ready, "the screen is ready")
        prompt = self.prompt()
        self.robot.touch(prompt.next_label)
        self.robot.until(lambda: self.prompt() is not prompt, f"{prompt.next_label!r}")

    def home(self) -> None:
        """Leave: the next traveller begins anew."""
        self.app.presenter.begin_again()
        self.robot.until(lambda: self.app.core.idle and self.step() == "welcome", "a new visit")
        self.app.presenter.act("language", self.language)
        self.robot.until(lambda: self.prompt().language == self.language, "the language")

    def withdraw(self) -> None:
        """Take back the call that a handover made."""
        self.helping("received", "seen", "unreachable", "sent")
        self.robot.touch(self.texts("frame-help-cancel"))
        self.helping("none")

    def reach(self, step: str) -> None:
        """Wait for this step."""
        self.robot.until(lambda: self.step() == step and self._ready(), f"the step {step!r}")

    def helping(self, *states: str) -> None:
        """Wait until this is said of the call for help."""
        self.robot.until(lambda: self.app.presenter.frame.help.state in states, f"help is {' or '.join(states)}")

    def suggested(self) -> bool:
        """Whether the letter board has caught up."""
        found = self.app.presenter.frame.suggestions
        return found is not None and found.typed == "HAM"

    def tool(self, id: str) -> str:
        """The name of a button in the header."""
        frame = self.app.presenter.frame
        names = {"larger": "frame-smaller" if frame.scale >= 2 else "frame-larger", "theme": "frame-contrast"}
        return self.texts(names[id])

    def texts(self, key: str, **values: object) -> str:
        """The kiosk's own words, in the language of the story."""
        return self.app.presenter.texts.say(key, **values)

    def step(self) -> str:
        """Id of the step on the screen."""
        return self.prompt().step

    def prompt(self) -> Prompt:
        """What is asked now."""
        prompt = self.app.presenter.prompt
        assert prompt is not None
        return prompt

    def _passed(self, prompt: Prompt, _: bool) -> None:
        self._steps.append(prompt.step)

    def _ready(self) -> bool:
        return not self.app.presenter.frame.busy and self.app.core.idle

    def _begin(self, language: str) -> None:
        self.language = language
        self.robot.until(lambda: self.app.presenter.prompt is not None, "the first screen")
        self.home()
