"""Where one gets to a train without steps at this moment; where not: why, which lift, and what else there is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kiosk.timetable.access import Access
from kiosk.timetable.compiled import NEVER, Timetable
from kiosk.timetable.facts import NO_FACTS, Facts, Freedom
from kiosk.timetable.footways import NO_FOOTWAYS, Footways, Lift
from kiosk.timetable.lifts import NO_REPORT, LiftReport
from kiosk.timetable.model import Wheelchair
from kiosk.timetable.walking import ALL_WORK, Walk, Walking

CHANGE_SECONDS = 120  # where a station says nothing of its own


class Direction(StrEnum):
    """From the street to a platform, back to the street, or from one platform to another of the same station."""

    ENTER = "enter"
    LEAVE = "leave"
    BETWEEN = "between"


class Passage(NamedTuple):
    """One way that a traveller has to go. Platforms are numbers of the timetable; `onto` is for BETWEEN only."""

    direction: Direction
    platform: int
    onto: int = -1

    @property
    def ends(self) -> tuple[int, ...]:
        """The platforms at its ends."""
        return (self.platform, self.onto) if self.direction == Direction.BETWEEN else (self.platform,)


class Reason(StrEnum):
    """What is to be said of a passage."""

    FREE = "free"
    DETOUR = "detour"  # free of steps, but not on the usual way: a lift on that is out of order
    LIFT_OUT = "lift-out"  # free of steps if all lifts worked
    STEPS = "steps"  # there are steps on every way
    MARKED = "marked"  # the feed says: no wheelchair gets on there
    LIFT_UNKNOWN = "lift-unknown"
    PARTLY = "partly"  # the station is free of steps in parts; nobody says which
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """One passage as it is now.

    `seconds`: NEVER when there is no way, -1 when that is not known. `lifts`: those to blame, or when it is free those
    that one uses. `entrance`: where one goes in or out, by the feed's name. `others`: platforms of the station that
    are free now. `elsewhere`: station and entrance of a way through another station, when this one has none.
    """

    passage: Passage
    reason: Reason
    seconds: int = -1
    lifts: tuple[Lift, ...] = ()
    entrance: str = ""
    others: tuple[int, ...] = ()
    elsewhere: tuple[str, str] = ("", "")

    @property
    def free(self) -> bool:
        """Whether it may be promised."""
        return self.reason in (Reason.FREE, Reason.DETOUR)

    @property
    def known(self) -> bool:
        """Whether anything may be said for certain."""
        return self.reason not in (Reason.LIFT_UNKNOWN, Reason.PARTLY, Reason.UNKNOWN)


class StepFreeWays:
    """Joins what the feed, its footways, the operator's facts and the report of lifts say; all of them must agree."""

    def __init__(
        self,
        timetable: Timetable,
        footways: Footways = NO_FOOTWAYS,
        facts: Facts = NO_FACTS,
        change_seconds: int = CHANGE_SECONDS,
    ) -> None:
        self.timetable = timetable
        self.footways = footways
        self.facts = facts
        self.walking = Walking(footways)
        self._change_seconds = change_seconds
        self._node = [self.walking.platforms.get(platform.id, -1) for platform in timetable.platforms]
        self._described = [node >= 0 and self.walking.describes(node) for node in self._node]
        self._inside: dict[int, list[int]] = {}
        for number, platform in enumerate(timetable.platforms):
            self._inside.setdefault(platform.station, []).append(number)

    def access(self, report: LiftReport = NO_REPORT) -> Access:
        """All that may be promised now. Only stations whose lifts changed are walked again."""
        enter, leave, between = {}, {}, {}
        for platforms in self._inside.values():
            for platform in platforms:
                if (seconds := self.seconds(Passage(Direction.ENTER, platform), report)) is not None:
                    enter[platform] = seconds
                if (seconds := self.seconds(Passage(Direction.LEAVE, platform), report)) is not None:
                    leave[platform] = seconds
                for onto in platforms:
                    passage = Passage(Direction.BETWEEN, platform, onto)
                    if onto != platform and (seconds := self.seconds(passage, report)) is not None:
                        between[platform, onto] = seconds
        return Access(enter, leave, between)

    def seconds(self, passage: Passage, report: LiftReport = NO_REPORT) -> int | None:
        """How long the way without steps takes. NEVER: there is none; None: nobody knows."""
        if self._shut(passage):
            return NEVER
        if self._is_described(passage):
            careful = self._walked(passage, report.out | report.unknown)
            if careful < NEVER or not report.unknown:
                return careful
            return NEVER if self._walked(passage, report.out) == NEVER else None
        return self._told(passage)

    def _told(self, passage: Passage) -> int | None:
        """Without footways: what the operator says of the station, else what the feed says of its platforms.

        Where the feed describes the ways of a station, a platform that it leaves out is not known.
        """
        platforms = self.timetable.platforms
        station = platforms[passage.platform].station
        freedom = self.facts.at(station).step_free
        if freedom == Freedom.UNKNOWN and not any(self._described[near] for near in self._inside[station]):
            by_feed = all(platforms[end].wheelchair == Wheelchair.YES for end in passage.ends)
            freedom = Freedom.YES if by_feed else freedom
        if freedom != Freedom.YES:
            return None
        usual = self.timetable.change[station]
        usual = self._change_seconds if usual < 0 else usual
        return usual if passage.direction == Direction.BETWEEN else 0

    def _shut(self, passage: Passage) -> Reason | None:
        """Why it is shut whatever the ways and the lifts say."""
        platforms = [self.timetable.platforms[end] for end in passage.ends]
        if any(platform.wheelchair == Wheelchair.NO for platform in platforms):
            return Reason.MARKED
        return Reason.STEPS if self.facts.at(platforms[0].station).step_free == Freedom.NO else None

    def _is_described(self, passage: Passage) -> bool:
        """Whether the footways lead to its platforms, and those are of one station there too."""
        stations = {self.footways.nodes[self._node[end]].station for end in passage.ends if self._described[end]}
        return len(stations) == 1 and all(self._described[end] for end in passage.ends)

    def _walked(self, passage: Passage, closed: frozenset[int]) -> int:
        node = self._node[passage.platform]
        ways = self.walking.station_ways(self.footways.nodes[node].station, closed)
        if passage.direction == Direction.BETWEEN:
            return ways.between[node, self._node[passage.onto]]
        return (ways.enter if passage.direction == Direction.ENTER else ways.leave)[node]

    def find(self, passage: Passage, report: LiftReport = NO_REPORT) -> Finding:
        """One passage, with what a traveller or a helper should know of it."""
        seconds = self.seconds(passage, report)
        if reason := self._shut(passage):
            return Finding(passage, reason, NEVER, others=self._others(passage, report))
        if not self._is_described(passage):
            if seconds is not None:
                return Finding(passage, Reason.FREE, seconds)
            station = self.timetable.platforms[passage.platform].station
            partly = self.facts.at(station).step_free == Freedom.PARTLY
            return Finding(passage, Reason.PARTLY if partly else Reason.UNKNOWN)
        if seconds is None:
            walk = self._walk(passage, report.out)
            return Finding(passage, Reason.LIFT_UNKNOWN, lifts=self._lifts(walk, report.unknown))
        if seconds < NEVER:
            return self._free(passage, report, seconds)
        walk = self._walk(passage, report.out)
        return Finding(
            passage, Reason.LIFT_OUT if walk else Reason.STEPS, NEVER, self._lifts(walk, report.out),
            others=self._others(passage, report), elsewhere=self._elsewhere(passage, report),
        )  # fmt: skip

    def _free(self, passage: Passage, report: LiftReport, seconds: int) -> Finding:
        closed = report.out | report.unknown
        usual, walk = self._walk(passage, ALL_WORK), self._walk(passage, closed)
        detour = usual is not None and not closed.isdisjoint(usual.lifts)
        reason = Reason.DETOUR if detour else Reason.FREE
        return Finding(passage, reason, seconds, self._lifts(walk, None), self._entrance(passage, walk)[1])

    def _others(self, passage: Passage, report: LiftReport) -> tuple[int, ...]:
        """Platforms of the station that one gets to in its stead."""
        direction, platform, onto = passage
        found = []
        for near in self._inside[self.timetable.platforms[platform].station]:
            instead = Passage(direction, platform, near) if onto >= 0 else Passage(direction, near)
            seconds = self.seconds(instead, report) if near not in passage.ends else None
            if seconds is not None and seconds < NEVER:
                found.append(near)
        return tuple(found)

    def _walk(self, passage: Passage, closed: frozenset[int]) -> Walk | None:
        node = self._node[passage.platform]
        if passage.direction == Direction.BETWEEN:
            return self.walking.way_between(node, self._node[passage.onto], closed)
        entering = passage.direction == Direction.ENTER
        return (self.walking.way_in if entering else self.walking.way_out)(node, closed)

    def _elsewhere(self, passage: Passage, report: LiftReport) -> tuple[str, str]:
        if passage.direction == Direction.BETWEEN:
            return "", ""
        find = self.walking.way_in if passage.direction == Direction.ENTER else self.walking.way_out
        walk = find(self._node[passage.platform], report.out | report.unknown, elsewhere=True)
        return self._entrance(passage, walk) if walk and not walk.broken else ("", "")

    def _entrance(self, passage: Passage, walk: Walk | None) -> tuple[str, str]:
        """Station and name of the entrance that a way begins or ends at."""
        if walk is None or passage.direction == Direction.BETWEEN:
            return "", ""
        node = self.footways.nodes[walk.nodes[0 if passage.direction == Direction.ENTER else -1]]
        return self.footways.stations[node.station].name, node.name

    def _lifts(self, walk: Walk | None, among: frozenset[int] | None) -> tuple[Lift, ...]:
        """The lifts of a way; only those `among` if given."""
        used = walk.lifts if walk else ()
        return tuple(self.footways.lifts[lift] for lift in used if among is None or lift in among)
