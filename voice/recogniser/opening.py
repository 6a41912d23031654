"""Where the ear is put together: what hears each language on this kiosk, in a process of its own."""

from kiosk.settings import Settings
from voice.ports import Ear, Listened


def open_ear(settings: Settings, told: Listened) -> Ear:
    """The kiosk's ear. Never raises for what is missing: that is a state, told to `told`."""
    raise NotImplementedError
