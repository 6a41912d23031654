"""What is wrong with this kiosk's devices: the desk hears it before a traveller meets it, and without a call."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk.clock import Clock
from ui.presenter import Presenter
from ui.tasks import Tasks
from voice.model import ListenState, VoiceState

if TYPE_CHECKING:  # the core, the voice and the way to the desk are imported after the first frame
    from assistance.caller.caller import Caller
    from kiosk.assembly import Kiosk
    from voice.speaker import Speaker

log = logging.getLogger(__name__)

LOOK_SECONDS = 30.0
SHARE = 100  # a printer that answers only after a second is asked every 100 seconds: the next traveller waits for it
UNTIL_SEEN = frozenset({ListenState.NO_MICROPHONE, ListenState.DAMAGED_MODEL, ListenState.ENGINE_OFF})  # or well again
UNTIL_HEARD = frozenset(
    {ListenState.SILENT_MICROPHONE, ListenState.CLIPPING, ListenState.NOISY}
)  # only speech proves it
MUTE = frozenset({VoiceState.NO_ENGINE, VoiceState.NO_VOICE, VoiceState.NO_SOUND, VoiceState.SPARE})


class ConditionLink(QObject):
    """Looks twice a minute. Printer and card reader are asked only while nobody is here: she needs them more."""

    def __init__(
        self,
        presenter: Presenter,
        kiosk: "Kiosk",
        caller: "Caller",
        speaker: "Speaker",
        core: Tasks,
        help_tasks: Tasks,
        clock: Clock,
        *,
        sound: bool = True,
    ) -> None:
        """`sound`: the kiosk is meant to have a loudspeaker."""
        super().__init__()
        self._presenter = presenter
        self._kiosk = kiosk
        self._caller = caller
        self._speaker = speaker
        self._core = core
        self._help = help_tasks
        self._clock = clock
        self._mute = MUTE if sound else MUTE - {VoiceState.NO_SOUND}
        self._ear = ""  # what is wrong with it
        self._cabinet: tuple[str, ...] = ()
        self._asks_at = 0.0  # seconds of the clock: not before
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(round(LOOK_SECONDS * 1000))
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and again and again."""
        self._timer.start()
        self.look()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Tell how voice and ear are; and the machines, once they have answered."""
        self._tell()
        if not (self._asking or self._presenter.used) and self._clock.seconds() >= self._asks_at:
            self._asking = True
            self._core.run(self._ask, done=self._answered, failed=self._failed)

    def heard_of_ear(self, state: ListenState) -> None:
        """A microphone that is silent is asked again by the ear itself; staff go on knowing until somebody is heard."""
        if state in UNTIL_SEEN | UNTIL_HEARD:
            self._ear = f"listen-{state}"
        elif state is ListenState.THINKING or (
            state in (ListenState.READY, ListenState.LISTENING)
            and self._ear in {f"listen-{seen}" for seen in UNTIL_SEEN}
        ):
            self._ear = ""
        self._tell()

    def _ask(self) -> tuple[tuple[str, ...], float]:
        began = self._clock.seconds()
        return self._kiosk.cabinet.condition(), self._clock.seconds() - began

    def _answered(self, told: tuple[tuple[str, ...], float]) -> None:
        self._cabinet, took = told
        self._asks_at, self._asking = self._clock.seconds() + SHARE * took, False
        self._tell()

    def _failed(self, error: BaseException) -> None:
        self._asking = False
        log.error("how printer and card reader are is not known", exc_info=error)

    def _tell(self) -> None:
        voice = self._speaker.state
        wrong = [f"voice-{voice}"] if voice in self._mute else []
        wrong += [self._ear] if self._ear else []
        what = (*self._cabinet, *wrong)
        self._help.run(self._caller.ail, what, done=lambda _: None, failed=self._failed)
