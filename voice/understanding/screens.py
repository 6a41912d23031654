"""The screen of a step without a visit: for a sentence that is typed, measured or tested."""

from dataclasses import replace
from datetime import datetime

from kiosk.flows.answers import station_answer
from kiosk.flows.engine import due, start
from kiosk.flows.model import Facts, Flow, Progress
from kiosk.flows.prompt import Choice, Prompt
from kiosk.flows.wording import Found, prompt_for
from kiosk.language import Texts
from kiosk.timetable.stations import StationIndex

SEEN = frozenset({"welcome", "message"})  # kinds of step that were passed, where a later one is on the screen


def screen_at(
    flow: Flow, step: str, known: Facts, texts: Texts, stations: StationIndex, here: str, now: datetime
) -> Prompt:
    """What the screen shows at this step while so much is known. Raises KeyError for a step that the flow has not.

    Trains and prices are not looked up: an offers step has no choices.
    """
    wanted = flow.step(step)
    facts = {fact: value for fact, value in known.items() if fact != wanted.fills}
    defaults = dict(start(flow).facts)
    passed = frozenset(one.id for one in flow.steps if one.kind in SEEN and one.id != step)
    asks = frozenset({wanted.fills} & (defaults.keys() | known.keys()))
    progress = Progress(tuple(sorted((defaults | facts).items())), seen=passed, asks=asks)
    names = {value: stations.station(value).name for value in map(str, facts.values()) if _is_known(stations, value)}
    tiles = tuple(
        Choice(one.id, one.name, station_answer(wanted, one.id), stations.called(one, texts.language))
        for one in (stations.popular(here, wanted.popular_here) if wanted.popular_here else ())
    )
    found = Found(now=now, here=stations.station(here).name, names=names, stations=tiles)
    try:
        if due(flow, progress).id == step:
            return prompt_for(flow, progress, texts, found)
        return prompt_for(_first(flow, step), progress, texts, found)
    except (LookupError, ValueError):
        return Prompt(step, wanted.kind, texts.language, "", "", fact=wanted.fills)


def _first(flow: Flow, step: str) -> Flow:
    """The same flow, in which this step is asked before all others."""
    wanted = flow.step(step)
    return replace(flow, steps=(replace(wanted, when=None), *(one for one in flow.steps if one.id != step)))


def _is_known(stations: StationIndex, id: str) -> bool:
    try:
        stations.station(id)
    except KeyError:
        return False
    return True
