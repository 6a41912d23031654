"""What was heard, laid over the step: read back, or in doubt; and what she touches or says to that."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiosk.flows.prompt import Prompt
from ui.heard_prompts import NO, STEP, YES, Reading, person_prompt, right_prompt, which_prompt
from ui.laid_by import Cover
from ui.presenter import Presenter

if TYPE_CHECKING:  # what understands is imported after the first frame
    from voice.understanding.model import Meaning


class HeardCover:
    """`settled` hears the meaning that she has chosen; None: it was none of that. `declined`: no person is wanted."""

    def __init__(
        self, presenter: Presenter, settled: "Callable[[Meaning | None], None]", declined: Callable[[], None]
    ) -> None:
        self._presenter = presenter
        self._settled = settled
        self._declined = declined
        self.meant: Meaning | None = None  # what is read back, or in doubt
        self._readings: Sequence[Meaning] = ()  # behind the buttons of a doubt
        self._all = False  # the question stands alone: behind it waits no answer that "no" would put right

    @property
    def shown(self) -> bool:
        """Whether it is on the screen."""
        shown = self._presenter.shown
        return shown is not None and shown.step == STEP

    @property
    def asks_person(self) -> bool:
        """Whether the question on the screen is if a person shall come."""
        return self.shown and self.meant is not None and self.meant.command == "help"

    def ask_right(self, meaning: "Meaning", title: str) -> str:
        """Read it back, with yes and no; what is said of it."""
        self._readings = ()
        return self._ask(meaning, right_prompt(title, self._presenter.texts))

    def ask_person(self) -> str:
        """Shall a person come? What is said of it."""
        from voice.understanding.model import Meaning

        self._readings = ()
        said = self._ask(Meaning(command="help"), person_prompt(self._presenter.texts))
        self._all = True
        return said

    def ask_which(self, meaning: "Meaning", readings: "Sequence[tuple[str, Meaning]]") -> str:
        """Each reading by its words as one big button; what is said of it. What has no words is left out."""
        found = {label: one for label, one in readings if label}
        self._readings = list(found.values())
        return self._ask(meaning, which_prompt([Reading(label) for label in found], self._presenter.texts))

    def take_away(self) -> None:
        """The question again, which waited as it was."""
        shown = self.shown
        self.forget()
        if shown:
            self._presenter.cover(None)

    def forget(self) -> None:
        """Nothing is in doubt any more."""
        self.meant, self._readings = None, ()

    def picked(self, said: "Meaning") -> str:
        """The button that she named, in words or by what is on it; "" for none."""
        shown = self._presenter.shown
        ids = {choice.id for choice in shown.choices} if shown else set()
        named = next((id for id in (said.choice, said.command) if id in ids), "")
        if named or not said.facts:
            return named or (NO if said.command in (NO, "back") else "")
        meant = [number for number, one in enumerate(self._readings, 1) if set(said.facts) <= set(one.facts)]
        return str(meant[0]) if len(meant) == 1 else ""

    def settle(self, what: str) -> None:
        """She touched, or said, this button."""
        meant = self.meant if what == YES else None
        if what.isdigit() and 0 < int(what) <= len(self._readings):
            meant = self._readings[int(what) - 1]
        alone = self._all and meant is None
        self.take_away()
        if alone:
            self._declined()
        else:
            self._settled(meant)

    def _ask(self, meaning: "Meaning", prompt: Prompt) -> str:
        self.meant, self._all = meaning, False
        self._presenter.cover(Cover(lambda frame, texts: prompt, self.settle))
        return prompt.say
