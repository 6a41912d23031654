"""The fares that were imported with a feed, for a tariff that says `by: gtfs` and names no feed of its own."""

from pathlib import Path

from kiosk.errors import Fault, FaultyFile
from kiosk.fares.gtfs_feed import Prices, prices_of
from kiosk.fares.gtfs_packed import from_bytes
from kiosk.timetable.shipped import timetables


class ImportedFares:
    """Those in force at the kiosk whose folder is `home`; what is in force changes with each import."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def prices(self) -> tuple[Prices, str]:
        """The prices that they set, and the sha256 of their feed. Raises FaultyFile when there are none to be used."""
        part = timetables(self._home).part("fares")
        if part is None:
            cure = "Import a feed that has fares, or name one:  feed: feed.zip"
            raise FaultyFile([Fault("tariff.yaml", 0, "GF105", "no fares were imported here.", cure)])
        fares = from_bytes(part.block)
        if fares is None:
            what = "the fares were imported for another version of Loket."
            raise FaultyFile([Fault(part.name, 0, "GF106", what, "Import the feed again.")])
        return prices_of(fares), part.sha256
