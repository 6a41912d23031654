"""Compiles the search before the first traveller comes: `python -m kiosk.timetable.ahead`, done by `./loket setup`."""

import logging
import sys

from kiosk.clock import SystemClock
from kiosk.timetable.engine import open_engine
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import read_demo


def main() -> int:
    """Ask one question of the demo timetable; 1 when the search runs slowly on this machine."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    engine = open_engine()
    timetable = read_demo().timetable
    Planner(timetable, SystemClock(timetable.zone), engine=engine).warm_up()
    return 0 if engine.fast else 1


if __name__ == "__main__":
    sys.exit(main())
