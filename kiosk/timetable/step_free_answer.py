"""What a traveller is told who cannot take steps: free all the way, not known where, or who must help and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.language import Texts
from kiosk.timetable.lifts import NO_REPORT, LiftReport
from kiosk.timetable.model import Call, Itinerary, Leg, StepFree, Wheelchair
from kiosk.timetable.step_free import Direction, Finding, Passage, Reason, StepFreeWays

WORST_FIRST = (
    Reason.LIFT_OUT,
    Reason.LIFT_UNKNOWN,
    Reason.PARTLY,
    Reason.UNKNOWN,
    Reason.MARKED,
    Reason.STEPS,
)  # fmt: skip  of a whole station: what can change comes before what cannot
OF_LIFTS = frozenset({"access-lifts-as-of", "access-lifts-old", "access-lifts-not-reported"})  # how sure one can be
NO_NAME = "none"  # of a platform, in the words


@dataclass(frozen=True)
class Saying:
    """A sentence by its key in words/*/access.ftl, with what is filled in: words, numbers, times of day and days."""

    key: str
    values: tuple[tuple[str, str | int | date], ...] = ()

    def text(self, texts: Texts) -> str:
        """The sentence in one language."""
        return texts.say(self.key, **{name: _written(value, texts) for name, value in self.values})


def _written(value: str | int | date, texts: Texts) -> str | int:
    if isinstance(value, datetime):
        return texts.time(value)
    return texts.full_day(value) if isinstance(value, date) else value


@dataclass(frozen=True)
class Assistance:
    """Where staff help with one journey. `at`: when its train is there; None when no train is chosen."""

    station: int
    needed: bool  # False: only perhaps, for nobody knows
    at: datetime | None
    notice_minutes: int = 0
    phone: str = ""
    meeting_point: str = ""

    @property
    def tell_by(self) -> datetime | None:
        """The last moment to tell the staff."""
        return self.at - timedelta(minutes=self.notice_minutes) if self.at else None


@dataclass(frozen=True)
class StepFreeAnswer:
    """The truth about one journey: `sayings` in the order in which they are told. NO and UNKNOWN offer a person."""

    verdict: StepFree
    sayings: tuple[Saying, ...]
    assistance: tuple[Assistance, ...] = ()
    findings: tuple[Finding, ...] = ()
    lifts_as_of: datetime | None = None

    def lines(self, texts: Texts) -> tuple[str, ...]:
        """What is told, in one language."""
        return tuple(saying.text(texts) for saying in self.sayings)


class StepFreeAdvice:
    """Judges journeys, and says why there is none."""

    def __init__(self, step_free: StepFreeWays) -> None:
        self._step_free = step_free
        self._timetable = step_free.timetable
        self._platforms = {platform.id: number for number, platform in enumerate(self._timetable.platforms)}

    def judge(self, itinerary: Itinerary, now: datetime, report: LiftReport = NO_REPORT) -> StepFreeAnswer:
        """One journey, whoever planned it: every platform, change and train of it."""
        told = _Telling(self._step_free, report, now)
        legs = itinerary.legs
        if legs[0].walk_seconds:
            self._look_at_walk(told, self._name(itinerary.origin), legs[0].start.station.name)
        self._look(told, Direction.ENTER, legs[0].start)
        for leg, following in zip(legs, [*legs[1:], None], strict=True):
            self._look_at_train(told, leg)
            if following is None:
                self._look(told, Direction.LEAVE, leg.end)
            elif leg.end.station.id != following.start.station.id:
                self._look(told, Direction.LEAVE, leg.end)
                self._look_at_walk(told, leg.end.station.name, following.start.station.name)
                self._look(told, Direction.ENTER, following.start)
            elif leg.end.stop != following.start.stop:
                self._look(told, Direction.BETWEEN, leg.end, following.start)
        if itinerary.walk_after_seconds:
            self._look_at_walk(told, legs[-1].end.station.name, self._name(itinerary.destination))
        return told.answer()

    def no_journey(
        self, origin: str, destination: str, now: datetime, report: LiftReport = NO_REPORT
    ) -> StepFreeAnswer:
        """Why no journey without steps is offered from one station (its id) to another."""
        told = _Telling(self._step_free, report, now)
        for station, direction in ((origin, Direction.ENTER), (destination, Direction.LEAVE)):
            number = self._timetable.number_of[station]
            inside = [n for n, platform in enumerate(self._timetable.platforms) if platform.station == number]
            findings = [self._step_free.find(Passage(direction, platform), report) for platform in inside]
            if findings and not any(finding.free for finding in findings):
                told.station(min(findings, key=lambda finding: WORST_FIRST.index(finding.reason)))
        if told.is_empty:
            told.no(Saying("access-no-journey"))
        return told.answer()

    def _look(self, told: "_Telling", direction: Direction, call: Call, onto: Call | None = None) -> None:
        numbers = [self._platforms.get(end.stop, -1) for end in (call, onto) if end]
        if -1 in numbers:
            told.unknown(Saying("access-unknown", (("station", call.station.name),)))
        else:
            told.passage(self._step_free.find(Passage(direction, *numbers), told.report), call.at)

    def _name(self, station: str) -> str:
        return self._timetable.stations[self._timetable.number_of[station]].name

    def _look_at_walk(self, told: "_Telling", station: str, onto: str) -> None:
        """Between two stations is the street, of which no feed tells."""
        told.unknown(Saying("access-walk-unknown", (("station", station), ("onto", onto))))

    def _look_at_train(self, told: "_Telling", leg: Leg) -> None:
        if leg.wheelchair == Wheelchair.NO:
            told.no(Saying("access-train-no", (("line", leg.line),)))
        elif leg.wheelchair == Wheelchair.UNKNOWN:
            told.unknown(Saying("access-train-unknown", (("line", leg.line),)))


class _Telling:
    """Gathers what is to be said of one journey: what cannot be done first, then what is not known, then the rest."""

    def __init__(self, step_free: StepFreeWays, report: LiftReport, now: datetime) -> None:
        self.report = report
        self._step_free = step_free
        self._now = now
        self._no: dict[Saying, None] = {}
        self._unknown: dict[Saying, None] = {}
        self._notes: dict[Saying, None] = {}
        self._help: dict[int, Assistance] = {}
        self._findings: list[Finding] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the way so far."""
        return not self._no and not self._unknown

    def no(self, *sayings: Saying) -> None:
        """It cannot be done."""
        self._no.update(dict.fromkeys(sayings))

    def unknown(self, *sayings: Saying) -> None:
        """Nobody knows."""
        self._unknown.update(dict.fromkeys(sayings))

    def passage(self, finding: Finding, at: datetime) -> None:
        """One passage of a chosen journey."""
        self._findings.append(finding)
        if finding.free:
            self._notes.update(dict.fromkeys(self._detour(finding)))
        else:
            self._obstacle(finding, self._names(finding), at)

    def station(self, finding: Finding) -> None:
        """A whole station of which no platform is free; `finding` is the platform that says why."""
        self._findings.append(finding)
        self._obstacle(finding, {"passage": "station", "platform": NO_NAME, "onto": NO_NAME}, None)

    def _obstacle(self, finding: Finding, names: dict[str, str], at: datetime | None) -> None:
        number = self._step_free.timetable.platforms[finding.passage.platform].station
        station = self._step_free.timetable.stations[number].name
        facts = self._step_free.facts.at(number)
        here = (("station", station),)
        if finding.reason == Reason.MARKED:
            self.no(Saying("access-marked", here))
        elif finding.known:
            self.no(Saying("access-no-way", (*here, *names.items())), *self._causes(finding))
        else:
            key = {Reason.LIFT_UNKNOWN: "access-lift-unknown", Reason.PARTLY: "access-partly"}
            self.unknown(Saying(key.get(finding.reason, "access-unknown"), here))
        known = self._help.get(number)
        when = known.at if known and known.at and (at is None or known.at < at) else at
        needed = finding.known or (known is not None and known.needed)
        self._help[number] = Assistance(number, needed, when, facts.notice_minutes, facts.phone, facts.meeting_point)

    def _causes(self, finding: Finding) -> Iterable[Saying]:
        if finding.reason == Reason.LIFT_OUT:
            for lift in finding.lifts:
                yield Saying("access-lift-out", (("lift", lift.name or lift.id),))
        elif finding.reason == Reason.STEPS:
            yield Saying("access-steps")
        other, entrance = finding.elsewhere
        if other and entrance:
            yield Saying("access-elsewhere", (("station", other), ("entrance", entrance)))

    def _detour(self, finding: Finding) -> Iterable[Saying]:
        passage = finding.passage
        platform = self._step_free.timetable.platforms[passage.platform]
        station = self._step_free.timetable.stations[platform.station].name
        if finding.reason != Reason.DETOUR:
            return
        if passage.direction == Direction.BETWEEN:
            minutes = -(-finding.seconds // 60)
            yield Saying("access-longer-change", (("station", station), ("minutes", minutes)))
        elif finding.entrance:
            values = (("station", station), ("entrance", finding.entrance))
            yield Saying("access-go-in" if passage.direction == Direction.ENTER else "access-go-out", values)

    def _names(self, finding: Finding) -> dict[str, str]:
        platforms = [self._platform(number) for number in finding.passage.ends]
        known = finding.passage.direction.value if NO_NAME not in platforms else "station"
        return {"passage": known, "platform": platforms[0], "onto": platforms[-1]}

    def _platform(self, number: int) -> str:
        """As it is signed; else as the feed calls it on foot."""
        platform = self._step_free.timetable.platforms[number]
        node = self._step_free.footways.node_of.get(platform.id)
        return platform.code or (self._step_free.footways.nodes[node].name if node is not None else "") or NO_NAME

    def _staff(self) -> Iterable[Saying]:
        """Who helps where, and until when they must be told."""
        for help_ in self._help.values():
            station = ("station", self._step_free.timetable.stations[help_.station].name)
            yield Saying("access-staff" if help_.needed else "access-staff-perhaps", (station,))
            if help_.notice_minutes:
                late = help_.tell_by is not None and help_.tell_by < self._now
                key = "access-notice-late" if late else "access-notice"
                yield Saying(key, (("minutes", help_.notice_minutes),))
            if help_.phone:
                yield Saying("access-phone", (("phone", help_.phone),))
            if help_.meeting_point:
                yield Saying("access-meeting-point", (("place", help_.meeting_point),))

    def _of_lifts(self) -> Iterable[Saying]:
        """How sure one can be of the lifts, where the way needs one."""
        if not any(finding.lifts for finding in self._findings if finding.free):
            return
        if self.report.as_of is None:
            yield Saying("access-lifts-not-reported")
            return
        zone = self._step_free.timetable.tz
        as_of = self.report.as_of.astimezone(zone)
        if as_of.date() == self._now.astimezone(zone).date():
            yield Saying("access-lifts-as-of", (("time", as_of),))
        else:
            yield Saying("access-lifts-old", (("day", as_of.date()),))

    def answer(self) -> StepFreeAnswer:
        """All of it, in the order in which it is told."""
        verdict = StepFree.NO if self._no else StepFree.UNKNOWN if self._unknown else StepFree.YES
        first = [Saying("access-free")] if verdict == StepFree.YES else []
        asked = [] if self._help or verdict == StepFree.YES else [Saying("access-ask")]
        sayings = (*first, *self._no, *self._unknown, *self._notes, *self._staff(), *asked, *self._of_lifts())
        helped = tuple(self._help.values())
        return StepFreeAnswer(verdict, sayings, helped, tuple(self._findings), self.report.as_of)
