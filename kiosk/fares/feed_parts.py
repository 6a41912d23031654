"""What Loket takes from a feed beside its timetable. Here, because from here both footways and fares can be seen."""

from kiosk.timetable.parts import FeedPart

PARTS: tuple[FeedPart, ...] = ()
