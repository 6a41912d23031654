"""Receive, acknowledge, hand over, arrive, resolve: what staff and travellers do with a request, and who wins."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import partial

from assistance.desk.duty import Duty
from assistance.desk.ladder import Ladder
from assistance.desk.offers.store import Offers
from assistance.desk.past.store import Past
from assistance.desk.store import Due, Requests
from assistance.desk.tables.store import Answer
from assistance.desk.waits import Waits
from assistance.messages import What
from assistance.model import AT_THE_KIOSK, LIVE, TAKEN, WAITING, Helper, HelpRequest, Outcome, Proof, RequestState
from assistance.plan.model import Policy
from kiosk.clock import Clock
from kiosk.database import Connection
from kiosk.errors import Trouble

log = logging.getLogger(__name__)
MOST_MINUTES = 30

Also = Callable[[Connection], None]


class Handling:
    """Each verb says whether it won: False means that somebody was faster, and that nothing was changed."""

    def __init__(
        self, requests: Requests, offers: Offers, ladder: Ladder, duty: Duty, past: Past, policy: Policy, clock: Clock
    ) -> None:
        self._requests = requests
        self._offers = offers
        self._ladder = ladder
        self._duty = duty
        self._past = past
        self._policy = policy
        self._waits = Waits(past.waits, clock)
        self._clock = clock

    def receive(self, request: HelpRequest) -> str:
        """Keep a call, and ask the first helper; the second time it is the same one. The id under which it is kept."""
        return self.receive_all([request])[0]

    def receive_all(self, requests: Sequence[HelpRequest]) -> list[str]:
        """The same for calls that came together."""
        usual = {station: self._waits.usual(station) for station in {one.situation.station for one in requests}}
        kept = self._requests.add_all(requests, self._clock.now(), usual)
        # At once: else it would ring for everybody, until the first helper is asked a moment later.
        try:
            self._ladder.begin(one.id for one in requests if one.id in kept)
        except Trouble:
            raise
        except Exception:  # a call is kept whatever else goes wrong: it is due, and the next look asks for it
            log.exception("nobody could be asked for %d calls", len(requests))
        return kept

    def see(self, id: str, helper: Helper) -> bool:
        """The call is on the helper's visible screen: a machine's receipt, nobody's promise."""
        return self.see_all([(id, helper.id)]) > 0

    def see_all(self, sights: Iterable[tuple[str, str]]) -> int:
        """(call, helper) that has it on her visible screen; how many were not known. Told once for each call."""
        now, sights = self._clock.now(), list(sights)
        later: dict[float, list[Due]] = {}
        for stands in self._requests.standing(self._offers.see(sights, now)):
            if stands.state is RequestState.CALLED:
                later.setdefault(max(now.timestamp(), self._ladder.step_at(stands)), []).append(stands)
        for due_at, dues in later.items():
            self._requests.postpone_all(dues, due_at)
        return self._requests.see(sights, now)

    def acknowledge(self, id: str, helper: Helper, minutes: int) -> bool:
        """`helper` says "I am coming". Exactly one wins; tapping twice is winning once.

        A call that a colleague wants to hand over to her is hers too.
        """
        now, coming = self._clock.now(), RequestState.ACKNOWLEDGED
        to = {**self._promise(minutes), **_had_by(helper), "state": coming}
        yes = self._said(id, helper, Answer.YES)
        won = self._requests.change(id, What.ACKNOWLEDGED, now, WAITING, to, None, yes)
        return won or self._take_over(id, helper, to) or self._has(id, helper, coming)

    def decline(self, id: str, helper: Helper) -> bool:
        """`helper` was asked, and cannot: the next one is asked at once. One who has it takes it back."""
        now, no, name = self._clock.now(), self._said(id, helper, Answer.NO), helper.name
        if self._requests.change(id, What.DECLINED, now, TAKEN, {"hand_to": None}, {"hand_to": helper.id}, no, name):
            return True
        if self._has(id, helper, RequestState.ACKNOWLEDGED):
            return self.take_back(id, helper)
        if not any(one.helper == helper.id and one.open for one in self._offers.of(id)):
            return False
        declined = self._requests.change(id, What.DECLINED, now, WAITING, {}, None, no, name)
        stands = self._requests.stands(id) if declined else None
        if stands is not None and stands.state is RequestState.CALLED:
            self._ladder.carry(stands)
        return declined

    def more_time(self, id: str, helper: Helper, minutes: int) -> bool:
        """She is still coming, and needs `minutes` from now: the traveller is told."""
        now, coming = self._clock.now(), (RequestState.ACKNOWLEDGED,)
        to = {**self._promise(minutes), "changed_at": now, "round": 0}
        return self._requests.change(id, What.MORE_TIME, now, coming, to, {"helper": helper.id})

    def take_back(self, id: str, helper: Helper) -> bool:
        """The promise cannot be kept: others are asked again, and the traveller is told."""
        now, mine, broken = self._clock.now(), {"helper": helper.id}, self._said(id, helper, Answer.BROKEN)
        since, to = (RequestState.ACKNOWLEDGED,), self._ladder.restart(now)
        taken = self._requests.change(id, What.TAKEN_BACK, now, since, to, mine, broken)
        if taken:
            self._ladder.go_on(id)
        return taken

    def hand_over(self, id: str, helper: Helper, colleague: Helper) -> bool:
        """Ask a named colleague to take it; until she says "I am coming" it stays where it is."""
        if colleague.id == helper.id:
            return False
        now, mine = self._clock.now(), {"helper": helper.id}
        put = partial(self._offers.put, asked=[(id, colleague.id)], round=0, at=now)
        to = {"hand_to": colleague.id}
        return self._requests.change(id, What.HANDED_OVER, now, TAKEN, to, mine, put, colleague.name)

    def ask_by_name(self, id: str, colleague: Helper) -> bool:
        """A manager wants `colleague` to take it: she alone is asked now, also if she was asked or could not before.

        What was due stays due, and whoever was asked before may still come: nobody waits longer for it than planned.
        """
        now = self._clock.now()
        put = partial(self._offers.put, asked=[(id, colleague.id)], round=0, at=now)
        return self._requests.change(id, What.ASKED, now, WAITING, {}, None, put, colleague.name)

    def arrive(self, id: str, helper: Helper, proof: Proof = Proof.SAID) -> bool:
        """`helper` stands beside the traveller. Who proves it at the kiosk has the call, whoever had it before."""
        before, now = self._requests.get(id), self._clock.now()
        on_site = proof in AT_THE_KIOSK
        since = (*WAITING, RequestState.ACKNOWLEDGED) if on_site else (RequestState.ACKNOWLEDGED,)
        mine = None if on_site else {"helper": helper.id}
        due_at = now + timedelta(seconds=self._policy.stay)
        at = {"arrived_at": now, "proof": proof, "due_at": due_at}
        to = {**at, **_had_by(helper), "state": RequestState.ARRIVED}
        came = self._requests.change(id, What.ARRIVED, now, since, to, mine, self._takes(before, helper))
        if came and before is not None:
            self._duty.at_kiosk(helper.id, before.situation.kiosk, proof)
        return came or self._has(id, helper, RequestState.ARRIVED)

    def resolve(self, id: str, helper: Helper, reason: str, outcome: Outcome = Outcome.HERE) -> bool:
        """It is over; `reason` is the id of a reason of the plan."""
        request, today = self._requests.get(id), self._clock.now().date()

        def count(connection: Connection) -> None:
            if request is not None:
                there = request.situation
                self._past.count(connection, today, there.station, there.step, there.trouble, reason)

        to = {"state": RequestState.RESOLVED, "reason": reason, "outcome": outcome}
        return self._close(id, What.RESOLVED, to, (RequestState.ARRIVED,), helper, count)

    def abandon(self, id: str, helper: Helper) -> bool:
        """The helper came, and nobody was there."""
        to = {"state": RequestState.ABANDONED, "outcome": Outcome.NOBODY_THERE}
        return self._close(id, What.ABANDONED, to, TAKEN, helper)

    def cancel(self, id: str) -> bool:
        """The traveller needs no help any more. False: it was over already, or there is no such request."""
        return self._close(id, What.CANCELLED, {"state": RequestState.CANCELLED}, LIVE)

    def heard(self, helper: Helper, device: str, *, visible: bool, sound: bool) -> None:
        """A page of hers says how it is, each few seconds. One who can be asked again is asked what waits."""
        if self._duty.heard(helper.id, device, visible=visible, sound=sound):
            self._ladder.join(helper.id, helper.stations)

    def _take_over(self, id: str, helper: Helper, to: dict[str, object]) -> bool:
        before = self._requests.get(id)
        if before is None or before.helper is None or before.hand_to != helper.id:
            return False
        only = {"hand_to": helper.id, "helper": before.helper.id}
        takes = self._takes(before, helper)
        return self._requests.change(id, What.ACKNOWLEDGED, self._clock.now(), TAKEN, to, only, takes)

    def _takes(self, before: HelpRequest | None, helper: Helper) -> Also:
        """She has it now; who had it before has passed it on."""

        def also(connection: Connection) -> None:
            if before is None or before.helper == helper:
                return
            now = self._clock.now()
            if before.helper is not None:
                self._offers.answer(connection, before.id, before.helper.id, Answer.PASSED, now)
            self._offers.answer(connection, before.id, helper.id, Answer.YES, now)

        return also

    def _said(self, id: str, helper: Helper, answer: Answer) -> Also:
        return partial(self._offers.answer, request=id, helper=helper.id, said=answer, at=self._clock.now())

    def _promise(self, minutes: int) -> dict[str, object]:
        if not 1 <= minutes <= MOST_MINUTES:
            raise ValueError(f"{minutes} minutes: a promise is 1 to {MOST_MINUTES} minutes")
        promised = self._clock.now() + timedelta(minutes=minutes)
        due_at = promised + timedelta(seconds=self._policy.remind)
        return {"minutes": minutes, "promised_at": promised, "due_at": due_at}

    def _has(self, id: str, helper: Helper, state: RequestState) -> bool:
        request = self._requests.get(id)
        return request is not None and request.state is state and request.helper == helper

    def _close(
        self,
        id: str,
        what: What,
        to: Mapping[str, object],
        since: Iterable[RequestState],
        by: Helper | None = None,
        also: Also | None = None,
    ) -> bool:
        now = self._clock.now()
        mine = {"helper": by.id} if by is not None else None
        return self._requests.change(id, what, now, since, {**to, "closed_at": now, "due_at": None}, mine, also)


def _had_by(helper: Helper) -> dict[str, object]:
    return {"helper": helper.id, "helper_name": helper.name, "hand_to": None}
