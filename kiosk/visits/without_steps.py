"""What the kiosk knows of ways without steps now: the planner is told of each lift, the traveller the whole truth."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.language import Texts
from kiosk.timetable.lifts import LiftReport, LiftsFile
from kiosk.timetable.model import Itinerary
from kiosk.timetable.planner import Planner
from kiosk.timetable.step_free import StepFreeWays
from kiosk.timetable.step_free_answer import OF_LIFTS, Saying, StepFreeAdvice


@dataclass(frozen=True)
class KnownOfSteps:
    """What was known of steps on some trains at one moment; each sentence once."""

    sayings: tuple[Saying, ...] = ()

    def news_for(self, told: "KnownOfSteps") -> Saying | None:
        """The gravest that is new to somebody who was told `told`; None when it is the same, only younger."""
        now, before = ([said for said in known.sayings if said.key not in OF_LIFTS] for known in (self, told))
        if now == before:
            return None
        return next((said for said in now if said not in before), now[0] if now else None)

    def lines(self, texts: Texts, but: Saying | None = None) -> tuple[str, ...]:
        """What is told, in one language; `but`: what is said elsewhere on the screen."""
        return tuple(dict.fromkeys(saying.text(texts) for saying in self.sayings if saying != but))


NOT_ASKED = KnownOfSteps()  # of everybody who can take steps


class WithoutSteps:
    """Asked only by those who need it: nobody else waits for the ways to be walked."""

    def __init__(self, planner: Planner, ways: StepFreeWays, lifts: LiftsFile, clock: Clock) -> None:
        self._planner = planner
        self._ways = ways
        self._lifts = lifts
        self._clock = clock
        self._advice = StepFreeAdvice(ways)
        self._opened: LiftReport | None = None  # with which the planner's ways were made

    def look(self) -> LiftReport:
        """The lifts as they are now; the planner's ways are made anew when one of them has changed."""
        report, opened = self._lifts.report(), self._opened
        if opened is None or (report.out, report.unknown) != (opened.out, opened.unknown):
            self._planner.open_ways(self._ways.access(report))
            self._opened = report
        return report

    def known_of(self, ways: Iterable[Itinerary]) -> KnownOfSteps:
        """What one must know of these trains who cannot take steps."""
        report, now = self.look(), self._clock.now()
        said = (saying for way in ways for saying in self._advice.judge(way, now, report).sayings)
        return KnownOfSteps(tuple(dict.fromkeys(said)))

    def why_none(self, origin: str, destination: str, texts: Texts) -> tuple[str, ...]:
        """Why there is no journey without steps between two stations (their ids), and who helps."""
        return self._advice.no_journey(origin, destination, self._clock.now(), self.look()).lines(texts)
