"""A clock that tests move by hand."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Berlin")


class FakeClock:
    """Stands still until `move`d."""

    def __init__(self, at: datetime | None = None) -> None:
        self._now = at or datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)
        self._seconds = 0.0

    def now(self) -> datetime:
        return self._now

    def seconds(self) -> float:
        return self._seconds

    def move(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._seconds += seconds
