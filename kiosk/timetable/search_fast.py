"""The only door to numba: the functions of search_plain as machine code, kept on disk between two starts.

Importing this takes half a second, and compiling without what is kept some ten: never before the first frame, never
on a traveller's tap. `./loket setup` compiles ahead.
"""

import logging
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numba

from kiosk.timetable import search_plain

LOG = logging.getLogger(__name__)


def _compiled() -> dict[str, Callable[..., Any]]:
    """Each function calls the compiled ones before it, and not the plain ones."""
    made: dict[str, Callable[..., Any]] = {}
    functions = [name for name, value in vars(search_plain).items() if isinstance(value, FunctionType)]
    for name in functions:
        plain = getattr(search_plain, name)
        own = FunctionType(plain.__code__, {**vars(search_plain), **made}, name)
        own.__module__, own.__qualname__ = plain.__module__, name
        made[name] = _machine_code(own)
    return made


def _machine_code(plain: FunctionType) -> Callable[..., Any]:
    try:
        return numba.njit(cache=True)(plain)
    except RuntimeError as error:  # no folder that could be written
        LOG.warning("the search is compiled at every start, for half a minute: %s. Set NUMBA_CACHE_DIR.", error)
        return numba.njit(plain)


_FUNCTIONS = _compiled()
link, scan, trace = (_FUNCTIONS[name] for name in ("link", "scan", "trace"))
