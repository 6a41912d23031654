"""What every helper must know now besides the calls: "Kiosk hh-3 is not answering". Shown until it is over."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Alarm:
    """`key` is of words in assistance/words, `values` what is filled in. `station`: whose helpers see it; "": all."""

    id: str
    key: str
    values: dict[str, Any] = field(default_factory=dict)
    station: str = ""


class Alarms:
    """Lives in one process, on its loop: whoever notices trouble tells it, and tells when it is over."""

    def __init__(self) -> None:
        self._now: dict[str, Alarm] = {}

    def tell(self, id: str, key: str, station: str = "", **values: Any) -> None:
        """Something is wrong from now on; the same `id` again replaces it."""
        self._now[id] = Alarm(id, key, values, station)

    def end(self, id: str) -> None:
        """It is over; harmless when it was not told."""
        self._now.pop(id, None)

    def seen_from(self, stations: tuple[str, ...]) -> dict[str, Alarm]:
        """What is wrong now, by id, for a helper of these stations."""
        return {id: alarm for id, alarm in self._now.items() if not alarm.station or alarm.station in stations}
