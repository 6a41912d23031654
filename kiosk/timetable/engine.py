"""Which text of the search runs: as machine code, or where that cannot be had as it stands, slowly."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.timetable import search_plain

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Engine:
    """The three functions of `search_plain`, in one of their two forms."""

    link: Callable[..., Any]
    scan: Callable[..., Any]
    trace: Callable[..., Any]
    fast: bool


PLAIN = Engine(search_plain.link, search_plain.scan, search_plain.trace, fast=False)


def open_engine() -> Engine:
    """The fast engine; the plain one, and an error in the log, where numba does not work on this machine."""
    try:
        from kiosk.timetable import search_fast
    except Exception:  # whatever a compiler can stumble over: trains are found without it
        LOG.exception("the search is not compiled: answers take seconds instead of milliseconds")
        return PLAIN
    return Engine(search_fast.link, search_fast.scan, search_fast.trace, fast=True)
