"""The departures board: the next trains from one station, with what is late and what is cancelled."""

from kiosk.timetable.compiled import BOARD
from kiosk.timetable.day import Day, Missing
from kiosk.timetable.model import Departure


def departures(day: Day, station: int, start: int, count: int) -> tuple[Departure, ...]:
    """The next `count` from second `start` of the day on: those that may be boarded here, and those that should."""
    hops = day.hop_at[day.slots[station] : day.slots[station + 1] - 1]
    hops = hops[(day.hops.departure[hops] >= start) & (day.hops.may_board[hops] & BOARD > 0)][:count]
    rows = [(int(day.hops.departure[hop]), _running(day, int(hop))) for hop in hops]
    for missing in day.missing:
        at = day.timetable.departure[missing.stop] + missing.shift
        if at >= start and _should_stop(day, missing, station):
            rows.append((at, _cancelled(day, missing, at)))
    return tuple(row for _, row in sorted(rows, key=lambda row: row[0])[:count])


def _running(day: Day, hop: int) -> Departure:
    hops, timetable = day.hops, day.timetable
    train, at, stop = int(hops.train[hop]), int(hops.departure[hop]), int(hops.stop[hop])
    planned = None
    if stop >= 0 and (by_plan := timetable.departure[stop] + int(day.shift[train])) != at:
        planned = day.at(by_plan)
    platform = timetable.platforms[hops.start_platform[hop]].code
    return Departure(day.line(train), day.towards(train), day.at(at), platform, planned)


def _should_stop(day: Day, missing: Missing, station: int) -> bool:
    timetable = day.timetable
    ends_here = missing.stop == timetable.first[missing.journey + 1] - 1
    return timetable.station_at[missing.stop] == station and bool(timetable.may[missing.stop] & BOARD) and not ends_here


def _cancelled(day: Day, missing: Missing, at: int) -> Departure:
    timetable = day.timetable
    return Departure(
        timetable.texts[timetable.line_of[missing.journey]],
        timetable.texts[timetable.towards[missing.journey]],
        day.at(at),
        timetable.platforms[timetable.platform_at[missing.stop]].code,
        cancelled=True,
    )
