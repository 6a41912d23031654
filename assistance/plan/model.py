"""Plan: who is asked when, how far it is on foot, and why people call: what an operator lays down about help."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

ANY_LANGUAGE = ""  # the key of words that are the same in every language: "P1"


def said(words: Mapping[str, str], language: str) -> str:
    """The words in `language`; else in English, else whichever there are."""
    return next(
        (words[code] for code in (language, ANY_LANGUAGE, "en") if code in words), next(iter(words.values()), "")
    )


class Ring(StrEnum):
    """Whom a step asks. Each ring is wider than the ones before it."""

    NEAREST = "nearest"
    NEXT = "next-nearest"
    ZONE = "zone"  # everybody in the zone of the kiosk
    MANAGER = "manager"
    NEIGHBOURS = "neighbours"  # everybody else at the station, and at the stations beside it
    NOBODY = "nobody"  # the traveller is told that nobody can come, and what else there is


@dataclass(frozen=True)
class Rung:
    """After so many seconds these are asked too. `match`: what they must have first ("language", "skills")."""

    after: float
    ask: tuple[Ring, ...]
    match: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Policy:
    """When what happens, in seconds. `steps` begin at 0 and end with NOBODY alone."""

    steps: tuple[Rung, ...]
    unseen: float  # nobody who is asked has seen it: the next step comes at once
    again: float  # between two times of asking, once it had to be said that nobody can come
    remind: float  # after the promised time
    take_back: float  # after the promised time
    silent: float  # her time is over, and her device has said nothing for so long: taken back without a reminder
    stay: float  # after arriving: is it solved?
    fairness: float  # seconds of walking that one whole share of the work is worth
    skills: Mapping[str, str] = field(default_factory=dict)  # what a traveller needs -> the skill for it


@dataclass(frozen=True)
class Place:
    """Somewhere in the station that one can walk to."""

    id: str
    words: Mapping[str, str]
    floor: int = 0
    at: tuple[float, float] | None = None  # on the picture: metres to the right, and downwards; None: not drawn


@dataclass(frozen=True)
class Walk:
    """A way between two places, the same both ways. `step_free`: seconds without steps; inf: there is no such way."""

    one: str
    other: str
    seconds: float
    step_free: float


@dataclass(frozen=True)
class Zone:
    """Places that are looked after together. `middle`: where somebody is taken to be who says "I am in this zone"."""

    id: str
    words: Mapping[str, str]
    places: tuple[str, ...]
    middle: str


@dataclass(frozen=True)
class KnownHelper:
    """What the plan says of one helper, by her id: "anna"."""

    id: str
    home: str  # the place where her shift begins
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    step_free: bool = False  # she goes ways without steps only


@dataclass(frozen=True)
class Places:
    """The station on foot."""

    places: Mapping[str, Place]
    walks: tuple[Walk, ...]
    start: str  # where everybody and everything is of which nothing else is known
    zones: Mapping[str, Zone] = field(default_factory=dict)
    kiosks: Mapping[str, str] = field(default_factory=dict)  # id of a kiosk -> its place
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # station -> stations that may help
    helpers: Mapping[str, KnownHelper] = field(default_factory=dict)
    _known: dict[tuple[str, bool], dict[str, float]] = field(default_factory=dict, compare=False, repr=False)

    def seconds(self, one: str, other: str, *, step_free: bool = False) -> float:
        """The shortest walk; inf: there is no way (without steps)."""
        if (one, step_free) not in self._known:
            self._known[one, step_free] = _shortest(one, self._ways(step_free=step_free))
        return self._known[one, step_free].get(other, inf)

    def way(self, one: str, other: str, *, step_free: bool = False) -> tuple[str, ...]:
        """The places on the shortest walk, both ends too; () when there is none."""
        if self.seconds(one, other, step_free=step_free) == inf:
            return ()
        ways, path = self._ways(step_free=step_free), [one]
        while path[-1] != other:
            here, left = path[-1], self.seconds(path[-1], other, step_free=step_free)
            gaps = {to: abs(walk + self.seconds(to, other, step_free=step_free) - left) for to, walk in ways[here]}
            path.append(min(gaps, key=lambda to: gaps[to]))
        return tuple(path)

    def of_kiosk(self, kiosk: str) -> str:
        """The place of a kiosk; of one that is not in the plan, the start."""
        return self.kiosks.get(kiosk, self.start)

    def zones_of(self, place: str) -> frozenset[str]:
        """The zones that a place belongs to."""
        return frozenset(zone.id for zone in self.zones.values() if place in zone.places)

    def helper(self, id: str) -> KnownHelper:
        """What is known of a helper; of one who is not in the plan, that she begins at the start."""
        return self.helpers.get(id) or KnownHelper(id, self.start)

    def _ways(self, *, step_free: bool) -> Mapping[str, list[tuple[str, float]]]:
        ways: dict[str, list[tuple[str, float]]] = {id: [] for id in self.places}
        for walk in self.walks:
            seconds = walk.step_free if step_free else min(walk.seconds, walk.step_free)
            if seconds < inf:
                ways[walk.one].append((walk.other, seconds))
                ways[walk.other].append((walk.one, seconds))
        return ways


def _shortest(start: str, ways: Mapping[str, Iterable[tuple[str, float]]]) -> dict[str, float]:
    """Dijkstra: seconds to everything that can be reached."""
    found: dict[str, float] = {}
    waiting = [(0.0, start)]
    while waiting:
        seconds, place = heapq.heappop(waiting)
        if place in found:
            continue
        found[place] = seconds
        for other, further in ways.get(place, ()):
            if other not in found:
                heapq.heappush(waiting, (seconds + further, other))
    return found


@dataclass(frozen=True)
class Reason:
    """Why help was needed. Without `words` it is one that ships: its words are `reason-<id>` in assistance/words."""

    id: str
    words: Mapping[str, str] = field(default_factory=dict)
    under: tuple["Reason", ...] = ()


@dataclass(frozen=True)
class Reasons:
    """The tree of reasons, and what speaks for which. All ids are of reasons at the top."""

    version: int
    top: tuple[Reason, ...]
    happened: Mapping[str, tuple[str, ...]]  # reason -> codes of what was tried, and of trouble
    steps: tuple[tuple[str, tuple[str, ...]], ...]  # a word in the step's id -> reasons, most often first
    anywhere: tuple[str, ...]  # at any other step
    access: str  # the reason that each need speaks for; "": none

    @property
    def ids(self) -> tuple[str, ...]:
        """Of all reasons that can be chosen."""
        return tuple(id for reason in self.top for id in (reason.id, *(one.id for one in reason.under)))

    def find(self, id: str) -> Reason | None:
        """A reason by its id."""
        return next((one for reason in self.top for one in (reason, *reason.under) if one.id == id), None)


@dataclass(frozen=True)
class Relay:
    """An interpreter between sign language and speech, whom a traveller reaches with her own phone.

    `address`: what her phone opens; `phone`: what it calls. One of them may be "".
    """

    name: Mapping[str, str]
    hours: Mapping[str, str]
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Plan:
    """All that an operator lays down about help."""

    policy: Policy
    places: Places
    reasons: Reasons
    relay: Relay | None = None  # of sign language; None: there is none
