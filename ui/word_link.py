"""From the speaker's thread to the screen's: which word is heard now, and how the voice is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.spoken_word import SpokenWord
from voice.model import Utterance, VoiceState, WordMark

if TYPE_CHECKING:  # the voice is imported after the first frame
    from voice.speaker import Speaker


class WordLink(QObject):
    """Marks a word only while it is really being said: what comes late, after a touch, is not shown."""

    became = Signal(object)  # a VoiceState
    _told = Signal(object)
    _heard = Signal(object, object)

    def __init__(self, speaker: "Speaker", spoken: SpokenWord) -> None:
        super().__init__()
        self._speaker = speaker
        self._spoken = spoken
        self._told.connect(self._become, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._mark, Qt.ConnectionType.QueuedConnection)
        speaker.follow(self._told.emit, self._heard.emit)

    def hush(self) -> None:
        """A finger or a key: nothing is said any more."""
        self._spoken.clear()

    def close(self) -> None:
        """The screen goes: what is still on its way is not shown."""
        self._told.disconnect(self._become)
        self._heard.disconnect(self._mark)

    def _mark(self, utterance: Utterance, mark: WordMark) -> None:
        if self._speaker.saying is utterance:
            self._spoken.show(utterance.text, mark.offset, mark.length)

    def _become(self, state: VoiceState) -> None:
        if self._speaker.saying is None:
            self._spoken.clear()
        self.became.emit(state)
