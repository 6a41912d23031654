"""Which text of the search runs: as machine code, or where that cannot be had as it stands, slowly."""

import logging
from collections.abc import Callable
from contextlib import suppress
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
    """The fast engine; the plain one, and an error in the log, where there is no machine code and none can be made."""
    try:
        return _fast()
    except Exception:  # whatever a compiler can stumble over: trains are found without it
        LOG.exception("the search is not compiled: answers take seconds instead of milliseconds")
        return PLAIN


def _fast() -> Engine:
    """The code that was kept; made now, which takes a quarter of a minute, where there is none for this machine."""
    from kiosk.timetable import search_kept  # LLVM takes 50 MB: not before trains are searched

    code = search_kept.read()
    if code is None:
        from kiosk.timetable import search_fast

        LOG.info("the search is compiled now, once: ./loket setup does it ahead")
        code = search_fast.object_code()
        with suppress(OSError):  # no folder that could be written: again at the next start
            search_kept.keep(code)
    return Engine(**search_kept.loaded(code), fast=True)
