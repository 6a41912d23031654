"""Whom a waiting call asks next, and when it must be said that nobody can come: the steps of the plan, carried out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from assistance.desk.dispatch import Person, Wanted, everybody, whom
from assistance.desk.duty import Duty
from assistance.desk.offers.store import Offer, Offers
from assistance.desk.store import Due, Requests
from assistance.messages import What
from assistance.model import WAITING, HelpRequest, RequestState
from assistance.plan.model import Plan, Ring
from kiosk.clock import Clock
from kiosk.database import Connection


class Ladder:
    """Each step is one short transaction, carried out once, however many servers try."""

    def __init__(self, requests: Requests, offers: Offers, duty: Duty, plan: Plan, clock: Clock) -> None:
        self._requests = requests
        self._offers = offers
        self._duty = duty
        self._plan = plan
        self._clock = clock

    def go_on(self, id: str) -> bool:
        """Carry out the next step of a waiting call now. False: it waits no more, or somebody else just did."""
        stands = self._requests.stands(id)
        return stands is not None and stands.state in WAITING and self.carry(stands)

    def begin(self, ids: Iterable[str]) -> int:
        """Carry out the first step of calls that were just received; how many. The staff is looked at once for all."""
        new = [due for due in self._requests.standing(ids) if is_new(due)]
        requests = self._requests.several(due.id for due in new)
        people = {station: self._duty.people(station) for station in {due.station for due in new}}
        now, carried = self._clock.now(), 0
        asking: dict[tuple[int, float], list[tuple[Due, tuple[Person, ...]]]] = defaultdict(list)
        for due in (due for due in new if due.id in requests):
            step, who = self._next(due, requests[due.id], frozenset(), people[due.station])
            if who:
                asking[step + 1, self._silent_until(due, step + 1, (), now)].append((due, who))
            else:
                carried += self._give_up(due, step, ())
        return carried + sum(self._ask_all(asked, *to) for to, asked in asking.items())

    def carry(self, due: Due) -> bool:
        """Carry out the step that is due."""
        request = self._requests.get(due.id)
        if request is None:
            return False
        if due.state is RequestState.UNANSWERED:
            return self._ask_again(due, request)
        return self._climb(due, request, self._offers.of(due.id), self._duty.people(due.station))

    def _climb(self, due: Due, request: HelpRequest, asked: tuple[Offer, ...], people: tuple[Person, ...]) -> bool:
        step, who = self._next(due, request, frozenset(one.helper for one in asked), people)
        return self._ask(due, step + 1, who, asked) if who else self._give_up(due, step, asked)

    def _next(
        self, due: Due, request: HelpRequest, known: frozenset[str], people: tuple[Person, ...]
    ) -> tuple[int, tuple[Person, ...]]:
        """The step that asks somebody, and whom; nobody: the one that gives up, which every plan ends with."""
        wanted, last = self._wanted(request), len(self._plan.policy.steps) - 1
        for n in range(due.round, last):
            step = self._plan.policy.steps[n]
            if Ring.NOBODY in step.ask:
                return n, ()
            if who := whom(step, wanted, people, known, self._plan):
                return n, who
        return last, ()

    def join(self, helper: str, stations: Iterable[str]) -> int:
        """She can be asked from now on: of every call that waits and would have asked her. How many did."""
        return sum(self._join(helper, station) for station in dict.fromkeys(stations))

    def step_at(self, due: Due) -> float:
        """When the step after those that were carried out comes, if everybody is silent."""
        steps = self._plan.policy.steps
        return due.asked_at + steps[min(due.round, len(steps) - 1)].after

    def restart(self, now: datetime) -> dict[str, object]:
        """The columns of a call whose promise was taken back: the second ring comes at once."""
        first = min(1, len(self._plan.policy.steps) - 1)
        asked_at = now.timestamp() - self._plan.policy.steps[first].after
        return {"state": RequestState.CALLED, "helper": None, "hand_to": None, "promised_at": None,
                "round": first, "asked_at": asked_at, "due_at": now}  # fmt: skip

    def _ask(self, due: Due, round: int, who: Iterable[Person], asked: Iterable[Offer]) -> bool:
        due_at = self._silent_until(due, round, asked, self._clock.now())
        return self._change(due, What.ASKED, who, {"round": round, "due_at": due_at})

    def _silent_until(self, due: Due, round: int, asked: Iterable[Offer], now: datetime) -> float:
        """When the next step comes after `round`, if all who are asked now stay silent."""
        due_at = max(now.timestamp(), due.asked_at + self._plan.policy.steps[round].after)
        if not any(one.open and one.seen for one in asked):
            due_at = min(due_at, now.timestamp() + self._plan.policy.unseen)
        return due_at

    def _ask_all(self, asked: Sequence[tuple[Due, tuple[Person, ...]]], round: int, due_at: float) -> int:
        """`_ask` for calls that stand alike; how many of them still stood so."""
        now, who = self._clock.now(), {due.id: people for due, people in asked}
        names = {id: _names(people) for id, people in who.items()}

        def put(connection: Connection, changed: Collection[str]) -> None:
            offers = [(id, one.helper.id) for id, people in who.items() if id in changed for one in people]
            self._offers.put(connection, offers, 0, now)

        dues = [due for due, _ in asked]
        return self._requests.change_all(dues, What.ASKED, now, {"round": round, "due_at": due_at}, names, put)

    def _change(self, due: Due, what: What, who: Iterable[Person], to: Mapping[str, object]) -> bool:
        now, people = self._clock.now(), tuple(who)
        put = partial(self._offers.put, asked=[(due.id, one.helper.id) for one in people], round=due.round, at=now)
        return self._requests.change(due.id, what, now, (due.state,), to, {"rev": due.rev}, put, _names(people))

    def _give_up(self, due: Due, step: int, asked: Iterable[Offer]) -> bool:
        """Tell her that nobody can come; but not while somebody looks at her call, and not before its time."""
        now, policy = self._clock.now().timestamp(), self._plan.policy
        open_offers = [one for one in asked if one.open]
        last = due.asked_at + policy.steps[step].after
        if any(one.seen for one in open_offers):
            until = last
        else:
            until = min(last, max((one.offered_at + policy.unseen for one in open_offers), default=now))
        if until > now:
            return self._requests.postpone(due, until, step)
        to = {"state": RequestState.UNANSWERED, "helper_name": None, "due_at": now + policy.again}
        return self._requests.change(due.id, What.UNANSWERED, self._clock.now(), (due.state,), to, {"rev": due.rev})

    def _ask_again(self, due: Due, request: HelpRequest) -> bool:
        who = everybody(self._wanted(request), self._duty.people(due.station), self._plan)
        due_at = self._clock.now().timestamp() + self._plan.policy.again
        return self._change(due, What.ASKED_AGAIN, who, {"round": due.round + 1, "due_at": due_at})

    def _join(self, helper: str, station: str) -> int:
        """A call that nobody answered is asked anew of all; one that still waits, of her, if a ring before had her."""
        carried = 0
        for id in self._offers.waiting(station):
            due, asked = self._requests.stands(id), self._offers.of(id)
            if due is None or due.state not in WAITING or any(one.helper == helper for one in asked if one.open):
                continue
            if due.state is RequestState.UNANSWERED:
                carried += self.carry(due)
            elif request := self._requests.get(id):
                carried += self._ask_too(due, request, helper, asked)
        return carried

    def _ask_too(self, due: Due, request: HelpRequest, helper: str, asked: tuple[Offer, ...]) -> bool:
        wanted, people = self._wanted(request), self._duty.people(due.station)
        known = frozenset(one.helper for one in asked)
        for step in self._plan.policy.steps[: due.round]:
            who = [one for one in whom(step, wanted, people, known, self._plan) if one.helper.id == helper]
            if who:
                return self._change(due, What.ASKED, who, {})
        return False

    def _wanted(self, request: HelpRequest) -> Wanted:
        situation, skills = request.situation, self._plan.policy.skills
        needed = frozenset(skills[need] for need in situation.access if need in skills)
        place = self._plan.places.of_kiosk(situation.kiosk)
        return Wanted(place, situation.station, situation.language, needed)


def is_new(due: Due) -> bool:
    """Whether nothing has happened to a call since it was received."""
    return due.rev == 1 and due.state is RequestState.CALLED


def _names(people: Iterable[Person]) -> str:
    return ", ".join(one.helper.name for one in people)
