"""Reads places.toml: the station on foot, and who begins where."""

from math import inf
from pathlib import Path

from assistance.plan.model import KnownHelper, Place, Places, Walk, Zone
from assistance.plan.written import Written, begun, way
from kiosk.errors import FaultyFile
from kiosk.flows.tree import Branch, Faults, Row, meant

FAR = 5_000  # metres


def read_places(file: Path) -> Places:
    """The places that `file` holds. Raises FaultyFile with everything that is wrong with it."""
    part, faults = begun(file)
    places = _places(part)
    lines = part.row("place").lines
    found = Places(
        places=places,
        walks=_walks(part, places),
        start=part.named("start", places, "place"),
        zones=_zones(part, places),
        kiosks=_kiosks(part.branch("kiosks"), places, faults),
        neighbours=_neighbours(part.branch("neighbours"), faults),
        helpers=_helpers(part, places),
    )
    part.done()
    if found.start:
        for (id, _), line in zip(places.items(), lines, strict=False):
            if found.seconds(found.start, id) == inf:
                what = f"nobody can walk from {found.start} to {id}: it is an island."
                faults.add(line, "HP021", what, f'Write a [[walk]] with  between = ["...", "{id}"]')
    if faults.found:
        raise FaultyFile(faults.found)
    return found


def _places(part: Written) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for one in part.parts("place", needed=True):
        id = one.new_id(found)
        found[id] = Place(id, one.said(), one.number("floor", 0, -20, 200), _drawn_at(one, id))
    return found


def _drawn_at(part: Written, id: str) -> tuple[float, float] | None:
    """Where it stands on the picture; None: it is not drawn."""
    x, y = part.number("x", 0, -FAR, FAR), part.number("y", 0, -FAR, FAR)
    if part.has("x") == part.has("y"):
        return (x, y) if part.has("x") else None
    there = "x" if part.has("x") else "y"
    cure = f"Write both, in metres, or neither: x to the right, y downwards. The page draws {id} with them."
    part.wrong(there, "only one of x and y is said.", cure, "HP026")
    return None


def _walks(part: Written, places: dict[str, Place]) -> tuple[Walk, ...]:
    found: dict[frozenset[str], Walk] = {}
    for one in part.parts("walk"):
        ends, seconds = one.all_named("between", places, "place"), one.seconds("seconds", 60, needed=True)
        step_free = way(one, seconds)
        if len(one.words("between")) != 2:
            one.wrong("between", "a walk is between two places.", 'Write  between = ["one", "other"]', "HP022")
        if len(ends) != 2:
            continue
        if frozenset(ends) in found:
            one.wrong("between", f"the walk from {ends[0]} to {ends[1]} is said twice.", "Keep one of them.", "HP007")
        found[frozenset(ends)] = Walk(ends[0], ends[1], seconds, step_free)
    return tuple(found.values())


def _zones(part: Written, places: dict[str, Place]) -> dict[str, Zone]:
    found: dict[str, Zone] = {}
    for one in part.parts("zone"):
        id, words, inside = one.new_id(found), one.said(), one.all_named("places", places, "place")
        middle = one.named("middle", inside, "place of this zone", needed=False)
        if one.has("places") and not inside:
            one.wrong("places", f"the zone {id} has no places.", "Name at least one.", "HP023")
        elif inside:
            found[id] = Zone(id, words, inside, middle or inside[0])
    return found


def _kiosks(branch: Branch, places: dict[str, Place], faults: Faults) -> dict[str, str]:
    for kiosk, place in branch.items():
        if place not in places:
            faults.add(branch.lines[kiosk], "HP006", f"there is no place {place!r}.", meant(str(place), places))
    return {kiosk: place for kiosk, place in branch.items() if place in places}


def _neighbours(branch: Branch, faults: Faults) -> dict[str, tuple[str, ...]]:
    found = {}
    for station, beside in branch.items():
        if not isinstance(beside, Row) or not all(isinstance(one, str) and one for one in beside):
            cure = f'Write  "{station}" = ["Another station"]'
            faults.add(branch.lines[station], "HP003", "neighbours are a list of stations.", cure)
        elif station in beside:
            faults.add(branch.lines[station], "HP024", f"{station} is its own neighbour.", "Take it out of the list.")
        else:
            found[station] = tuple(beside)
    return found


def _helpers(part: Written, places: dict[str, Place]) -> dict[str, KnownHelper]:
    found: dict[str, KnownHelper] = {}
    for one in part.parts("helper"):
        id = one.new_id(found)
        if id != id.casefold():
            one.wrong(
                "id", f"the id {id!r} has capitals.", f'It is her name in small letters: "{id.casefold()}"', "HP025"
            )
        home = one.named("home", places, "place")
        languages, skills = one.words("languages"), one.words("skills")
        found[id] = KnownHelper(id, home, languages, skills, one.flag("step_free"))
    return found
