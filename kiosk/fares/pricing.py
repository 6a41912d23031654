"""What one rider pays for one way: the face that every table of prices shows to the rest of the tariff."""

from typing import Protocol

from kiosk.money import Money
from kiosk.timetable.model import Itinerary


class FareTable(Protocol):
    """Prices that another system wrote, such as the fares of a GTFS feed."""

    def price(self, way: Itinerary, rider: str) -> Money | None:
        """What `rider` (id of a rider category) pays for these trains alone; zero is free.

        None: it is not known. Then nothing is guessed, and a person is offered.
        """
