"""What time it is, and which day of operation: the one place that asks the machine's clock."""

import time
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

OperatingDay = date  # the day a service belongs to; its times may pass 24:00


class Clock(Protocol):
    """Wall clock for timetables and journals, monotonic seconds for waiting. Tests move theirs by hand."""

    def now(self) -> datetime:
        """This moment, aware, in the kiosk's time zone."""

    def seconds(self) -> float:
        """Seconds that only ever grow, from any start."""


class SystemClock:
    """The machine's clock."""

    def __init__(self, zone: str = "UTC") -> None:
        self._zone = ZoneInfo(zone)

    def now(self) -> datetime:
        """This moment in the kiosk's time zone."""
        return datetime.now(UTC).astimezone(self._zone)

    def seconds(self) -> float:
        """Monotonic seconds."""
        return time.monotonic()
