"""Understanding: what one sentence asks for, in the light of the screen it was said to."""

from kiosk.flows.model import Flow
from kiosk.timetable.stations import StationIndex
from voice.model import Screen
from voice.understanding.model import Asked, Meaning


class Understanding:
    """Knows a flow, its stations and a pack for each language. `here`: id of the station where the kiosk stands."""

    def __init__(self, flow: Flow, stations: StationIndex, here: str) -> None:
        self._flow = flow
        self._stations = stations
        self._here = here

    def meaning(self, text: str, asked: Asked) -> Meaning:
        """What `text`, typed or heard, asks for. Never raises; what means nothing here is an empty Meaning."""
        return Meaning()

    def screen(self, number: int, asked: Asked) -> Screen:
        """What can be said now: the phrases of the screen and the names that an order may hold."""
        return Screen(number, asked.language, ())
