"""Which station a page shows: the one that it asks for, or the first, that is the helper's and this desk's."""

from collections.abc import Sequence

from starlette.requests import HTTPConnection

from assistance.desk.staff.rights import Right, may
from assistance.model import Helper


def station_of(connection: HTTPConnection, helper: Helper, served: Sequence[str]) -> str | None:
    """?station=NAME, else the first; None: none of the helper's stations is served here, or she may not see calls."""
    hers = stations_of(helper, served)
    wanted = connection.query_params.get("station", "")
    if wanted:
        return wanted if wanted in hers else None
    return hers[0] if hers else None


def stations_of(helper: Helper, served: Sequence[str]) -> list[str]:
    """All whose calls she may see, of those that are served here; a helper without stations sees none."""
    return [station for station in served if station in helper.stations] if may(helper, Right.SEE) else []
