"""Read to me: what is shown is spoken, in the screen's language, until a touch."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.flows.prompt import Prompt
from ui.presenter import Presenter
from voice.model import Utterance, VoiceState

if TYPE_CHECKING:  # the voice is imported after the first frame
    from voice.speaker import Speaker


class VoiceLink(QObject):
    """Between the presenter and the speaker. Everything that it says is on the screen too."""

    def __init__(self, presenter: Presenter, speaker: "Speaker") -> None:
        super().__init__()
        self._presenter = presenter
        self._speaker = speaker

    def begin(self) -> None:
        """A new visit: silent, normally loud, nothing left to repeat."""
        self._speaker.reset()

    def show(self, prompt: Prompt, _: bool) -> None:
        """A new screen: say it, if she wants to be read to. Newer speech replaces older."""
        trouble = f"{prompt.trouble} " if prompt.trouble else ""
        self._say(trouble + prompt.say)

    def tell(self, sentence: str) -> None:
        """Something happened on this screen."""
        self._say(sentence)

    def touched(self) -> None:
        """A finger or a key: silence at once."""
        self._speaker.stop()

    def repeat(self) -> None:
        """Say the same again; works without "read to me" too."""
        prompt = self._presenter.prompt
        if prompt is not None:
            self._speaker.say([Utterance(prompt.say, prompt.language)])

    def hint(self) -> None:
        """Silence: say the question once more, with its help."""
        prompt = self._presenter.prompt
        if prompt is not None:
            self._say(f"{prompt.title}. {prompt.help}")

    def switch(self, reading: bool) -> None:
        """Begin or end to read: she touched "read to me", or plugged in a headphone."""
        prompt = self._presenter.prompt
        if reading and prompt is not None:
            self._speaker.say([Utterance(prompt.say, prompt.language)])
        else:
            self._speaker.stop()

    def speaking(self) -> bool:
        """Whether something is being said now."""
        return self._speaker.state is VoiceState.SPEAKING

    def _say(self, text: str) -> None:
        prompt = self._presenter.prompt
        if self._presenter.frame.reading and prompt is not None and text.strip():
            self._speaker.say([Utterance(text, prompt.language)])
