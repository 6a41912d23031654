"""Where the ear is put together: what hears each language on this kiosk, in a process of its own."""

from kiosk.settings import Settings
from voice.ports import Ear, Listened
from voice.recogniser.seats import seats
from voice.recogniser.supervisor import RecogniserProcess


def open_ear(settings: Settings, told: Listened) -> Ear:
    """The kiosk's ear. Never raises for what is missing: that is a state, told to `told`.

    A kiosk without a microphone for talks (`devices.microphone = "none"`) has none to listen with either.
    """
    microphone = settings.devices.microphone
    slow = settings.voice.patience == "long"
    return RecogniserProcess({} if microphone == "none" else seats(settings), told, microphone, slow=slow)
