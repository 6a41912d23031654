"""Which microphone and loudspeaker a talk uses, as the operator set them."""

from collections.abc import Callable
from pathlib import Path

from kiosk.devices.sound import Loudspeaker, Microphone
from kiosk.settings import Settings

Devices = Callable[[], tuple[Microphone, Loudspeaker]]


def open_sound(settings: Settings) -> Devices | None:
    """Makes the two anew for each line; None: this kiosk has none, so one writes. Opens nothing yet.

    A .wav file as microphone stands for a traveller in tests and demonstrations; then the loudspeaker is simulated too.
    """
    microphone, sound = settings.devices.microphone, settings.devices.sound
    if microphone.endswith(".wav"):
        return lambda: _simulated(Path(microphone))
    return _of_the_machine if microphone == "auto" and sound == "auto" else None


def _of_the_machine() -> tuple[Microphone, Loudspeaker]:
    from kiosk.devices.sound_card import CardLoudspeaker, CardMicrophone

    return CardMicrophone(), CardLoudspeaker()


def _simulated(file: Path) -> tuple[Microphone, Loudspeaker]:
    from kiosk.devices.simulated.sound import SimulatedLoudspeaker, SimulatedMicrophone, read_wav

    return SimulatedMicrophone(read_wav(file)), SimulatedLoudspeaker()
