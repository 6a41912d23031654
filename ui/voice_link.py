"""Read to me: what is shown, and what the keys pass, is spoken in the screen's language, until a touch."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.devices.sound import SoundLease
from kiosk.flows.prompt import Prompt
from ui.presenter import Presenter
from voice.model import FASTEST, LOUDEST, Utterance, VoiceState

if TYPE_CHECKING:  # the voice is imported after the first frame
    from voice.speaker import Speaker

MUTE = {
    VoiceState.NO_ENGINE: "voice-no-engine",
    VoiceState.NO_VOICE: "voice-no-voice",
    VoiceState.NO_SOUND: "voice-no-sound",
}


class VoiceLink(QObject):
    """Between the presenter and the speaker. Everything that it says is on the screen too.

    `focused_label` gives the name of the control that a key would press; "" while fingers are used.
    """

    def __init__(self, presenter: Presenter, speaker: "Speaker", focused_label: Callable[[], str]) -> None:
        super().__init__()
        self.before_speech: Callable[[], None] = _nothing  # who listens gives way: never two voices
        self.lease = SoundLease()  # while somebody speaks with a helper, the kiosk does not
        self._presenter = presenter
        self._speaker = speaker
        self._focused_label = focused_label
        self._told = ""  # since the last touch
        self._mute = ""  # what she was told of why she hears nothing
        self._spare = False  # whether staff were told that she hears the plain voice

    def begin(self) -> None:
        """A new visit: silent, normally loud, nothing left to repeat. Whose headphones are in the socket is read to."""
        self._speaker.reset()
        self._mute, self._spare = "", False
        if self._speaker.headphones:
            self._presenter.read(True)

    def show(self, prompt: Prompt, _: bool) -> None:
        """A new screen: say it, if she wants to be read to, and where the keys stand. Newer speech replaces older."""
        self._told = self.words(prompt)  # once more, when the keys find their place on it a moment later
        self._say(self._told, self._focused_label())

    def words(self, prompt: Prompt) -> str:
        """All of a screen; by the loudspeaker, without what is private."""
        return prompt.say if self.plugged or not prompt.aloud else prompt.aloud

    def tell(self, sentence: str) -> None:
        """Something happened on this screen."""
        self._told = sentence
        self._say(sentence)

    def announce(self, sentence: str) -> None:
        """What she must know whether she has it read to her or not: a helper looks along, or points at something."""
        self._told = sentence
        prompt = self._presenter.prompt
        if prompt is not None:
            self._speak(prompt, sentence)

    def focused(self, name: str) -> None:
        """The keys stand on another control. When it moved by itself, what has just been told is said first."""
        self._say(self._told, name)

    def touched(self) -> None:
        """A finger or a key: silence at once."""
        self._told = ""
        self._speaker.stop()

    def repeat(self) -> None:
        """Say the same again; works without "read to me" too."""
        self._say_all()

    def turn(self, how: str) -> None:
        """A key for the ear: what is being said changes, or is gone through by sentences.

        Softer and louder are heard at once, slower and faster from the beginning of the sentence; in silence the new
        step is told. Pause, and once more: it goes on; rewind: this sentence again, or the one before; skip: the next;
        spell: where the keys stand, or the question, letter by letter.
        """
        voice = self._speaker
        through = {"pause": self._pause, "rewind": voice.rewind, "skip": voice.skip, "spell": self._spell}
        if how in through:
            through[how]()
            return
        turn = {"softer": voice.softer, "louder": voice.louder, "slower": voice.slower, "faster": voice.faster}
        step = turn[how]()
        key, of = ("voice-loudness", LOUDEST) if how in ("softer", "louder") else ("voice-speed", FASTEST)
        prompt = self._presenter.prompt
        if prompt is not None and not self.speaking():
            self._speak(prompt, self._presenter.texts.say(key, step=step, of=of))

    def hint(self) -> None:
        """Silence: say the question once more, with its help."""
        prompt = self._presenter.shown
        if prompt is not None:
            self._say(f"{prompt.title}. {prompt.help}")

    def switch(self, reading: bool) -> None:
        """Begin or end to read: she touched "read to me", or plugged in. A mute kiosk says so on the screen."""
        if not reading:
            self._speaker.stop()
            return
        if self._speaker.state is not VoiceState.NO_SOUND:  # that is told when it has been tried again
            self.became(self._speaker.state)
        self._say_all()

    def became(self, state: VoiceState) -> None:
        """How the voice is now. Who is read to sees why she hears nothing, and staff read it with her next call; who
        goes by ear alone would be lost, so a person is called for her.
        """
        presenter, mute = self._presenter, MUTE.get(state, "")
        if not presenter.frame.reading:
            return
        if mute and mute != self._mute:
            self._mute = mute
            presenter.tell(mute)
            presenter.note("no-voice")
            if self.plugged or self._focused_label():
                presenter.help_wanted.emit()
        elif state in (VoiceState.READY, VoiceState.SPARE):
            if self._mute and presenter.frame.trouble == presenter.texts.say(self._mute):
                presenter.dress(trouble="")
            self._mute = ""
        if state is VoiceState.SPARE and not self._spare:
            self._spare = True
            presenter.note("spare-voice")

    def plug(self, plugged: bool) -> None:
        """Headphones begin to read at once; without them nothing goes on aloud that was meant for one ear."""
        self._speaker.headphones = plugged
        self._presenter.read(plugged)

    @property
    def plugged(self) -> bool:
        """Whether headphones are in the socket."""
        return self._speaker.headphones

    @property
    def steps(self) -> tuple[int, int]:
        """How loud and how fast it speaks."""
        return self._speaker.steps

    def be(self, loudness: int, speed: int) -> None:
        """So loud and so fast from now on."""
        self._speaker.be(loudness, speed)

    def speaking(self) -> bool:
        """Whether something is being said now."""
        return self._speaker.state is VoiceState.SPEAKING

    def tone(self) -> None:
        """The sound with which the kiosk begins to listen."""
        from voice.engines.tone import listening_tone
        from voice.speaker import FIRST_RATE

        if not self.lease.holder:
            self._speaker.play(listening_tone(FIRST_RATE))

    def _pause(self) -> None:
        if self._speaker.saying is not None:
            self._speaker.stop()
        elif not self._speaker.go_on():
            self._say_all()

    def _spell(self) -> None:
        from voice.phrasing import spelt

        if prompt := self._presenter.shown:
            self._speak(prompt, spelt(self._focused_label() or prompt.title, prompt.language))

    def _say_all(self) -> None:
        prompt = self._presenter.shown
        if prompt is not None:
            self._told = self.words(prompt)
            self._speak(prompt, self._told, self._focused_label())

    def _say(self, *texts: str) -> None:
        prompt = self._presenter.prompt
        if self._presenter.frame.reading and prompt is not None:
            self._speak(prompt, *texts)

    def _speak(self, prompt: Prompt, *texts: str) -> None:
        said = [Utterance(text, prompt.language) for text in texts if text.strip()]
        if said and not self.lease.holder:
            self.before_speech()
            self._speaker.say(said)


def _nothing() -> None:
    """Nobody listens."""
