"""Whom a step of the plan asks: the shortest walk, and a little fairness. Pure: no clock, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from assistance.model import Helper, Role
from assistance.plan.model import Places, Plan, Ring, Rung

STAFF = (Role.HELPER, Role.MANAGER)  # who may take a call


@dataclass(frozen=True)
class Person:
    """A helper on shift, as the desk knows her now."""

    helper: Helper
    place: str  # where she was last proven
    heard: bool  # one of her devices is there, and she has no other call
    free: bool  # moreover it is visible and has sound
    work: float  # her share of the last hours: 0 to 1
    step_free: bool = False  # she goes ways without steps only


@dataclass(frozen=True)
class Wanted:
    """What a call asks for."""

    place: str
    station: str
    language: str
    skills: frozenset[str] = frozenset()


def score(
    person: Person, place: str, least: float, places: Places, fairness: float, *, step_free: bool = False
) -> float:
    """Seconds of walking, and `fairness` times what she has done more than who did least; the lowest is asked first."""
    walk = places.seconds(person.place, place, step_free=step_free or person.step_free)
    return walk + fairness * (person.work - least)


def whom(rung: Rung, wanted: Wanted, people: Iterable[Person], asked: frozenset[str], plan: Plan) -> tuple[Person, ...]:
    """Who is asked now, the best first: nobody of `asked`, nobody twice, and nobody who cannot get there."""
    people = tuple(people)
    left = {one.helper.id: one for one in people if one.heard and one.helper.id not in asked}
    found: dict[str, Person] = {}
    for ring in rung.ask:
        ranked = [one for one in _ranked(rung, wanted, people, left.values(), plan) if one.helper.id not in found]
        found.update((one.helper.id, one) for one in _of(ring, ranked, wanted, plan.places))
    return tuple(found.values())


def everybody(wanted: Wanted, people: Iterable[Person], plan: Plan) -> tuple[Person, ...]:
    """All who can be reached, asked before or not: for a call that nobody has answered."""
    return whom(Rung(0, (Ring.MANAGER, Ring.NEIGHBOURS)), wanted, people, frozenset(), plan)


def _ranked(rung: Rung, wanted: Wanted, people: Iterable[Person], left: Iterable[Person], plan: Plan) -> list[Person]:
    """Those with the skill first, then those with the language, then by score; of equals the first by id."""
    least = min((one.work for one in people if wanted.station in one.helper.stations), default=0.0)
    with_ramp = bool(wanted.skills)  # who brings a ramp goes by lift

    def rank(one: Person) -> tuple[bool, bool, float, str]:
        lacks_skill = "skills" in rung.match and not wanted.skills <= set(one.helper.skills)
        lacks_language = "language" in rung.match and wanted.language not in one.helper.languages
        seconds = score(one, wanted.place, least, plan.places, plan.policy.fairness, step_free=with_ramp)
        return lacks_skill, lacks_language, seconds, one.helper.id

    return sorted((one for one in left if one.helper.role in STAFF), key=rank)


def _of(ring: Ring, ranked: list[Person], wanted: Wanted, places: Places) -> list[Person]:
    """Those of a ring. One who cannot walk there is asked in the widest ring only, where speaking helps too."""
    here = [one for one in ranked if wanted.station in one.helper.stations]
    if ring is Ring.MANAGER:
        return [one for one in here if one.helper.role is Role.MANAGER]
    if ring is Ring.NEIGHBOURS:
        near = {wanted.station, *places.neighbours.get(wanted.station, ())}
        return [one for one in ranked if near & set(one.helper.stations)]
    able = [one for one in here if one.helper.role is Role.HELPER and _reaches(one, wanted, places)]
    if ring is Ring.ZONE:
        zones = places.zones_of(wanted.place)
        return [one for one in able if zones & places.zones_of(one.place)]
    if ring in (Ring.NEAREST, Ring.NEXT):
        return [one for one in able if one.free][:1]
    return []


def _reaches(one: Person, wanted: Wanted, places: Places) -> bool:
    return places.seconds(one.place, wanted.place, step_free=one.step_free) < inf
