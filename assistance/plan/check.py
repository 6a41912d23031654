"""`./loket help check [FOLDER]`: is this plan for help fit to be used, and what happens when, in words."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from math import inf

from assistance.plan.model import Places, Plan, Policy, Reason, Ring, said
from assistance.plan.reader import read_plan
from kiosk.errors import FaultyFile

WHO = {
    Ring.NEAREST: "the nearest free helper",
    Ring.NEXT: "the second nearest",
    Ring.ZONE: "everybody in the zone of the kiosk",
    Ring.MANAGER: "the managers",
    Ring.NEIGHBOURS: "everybody else at the station, and at the stations beside it",
}
MATCH = {"language": "speaks her language", "skills": "has the skill that she needs"}
LANGUAGE = "en"  # of the operator's commands


def told(plan: Plan) -> Iterator[str]:
    """The plan in words, line by line."""
    yield "When somebody calls"
    yield from _ladder(plan.policy)
    yield 'When a helper has said "I am coming"'
    yield from _promise(plan.policy)
    yield "On foot"
    yield from _on_foot(plan.places)
    yield from _notes(plan)
    yield f"Reasons, version {plan.reasons.version}"
    yield from (line for reason in plan.reasons.top for line in _reason(reason))
    if plan.relay is not None:
        where = " or ".join(part for part in (plan.relay.address, plan.relay.phone) if part)
        yield f"Sign language: {said(plan.relay.name, LANGUAGE)}, {said(plan.relay.hours, LANGUAGE)}: {where}"


def _ladder(policy: Policy) -> Iterator[str]:
    for n, step in enumerate(policy.steps):
        when = "at once" if step.after == 0 else f"after {_seconds(step.after)}"
        if Ring.NOBODY in step.ask:
            say = "she is told that nobody can come, and what else she can do"
            yield f"  {when}: {say}; everybody is asked again every {_seconds(policy.again)}"
            continue
        who = " and ".join(WHO[ring] for ring in step.ask)
        first = " and ".join(MATCH[word] for word in MATCH if word in step.match)
        yield f"  {when}: {'also ' if n else ''}{who}" + (f", first of all who {first}" if first else "")
    yield f"  nobody who was asked has it on a screen after {_seconds(policy.unseen)}: the next step comes at once"
    yield '  somebody says "I cannot", or a step finds nobody to ask: the next step comes at once'
    yield "  nobody is there to be asked: she is told at once"


def _promise(policy: Policy) -> Iterator[str]:
    yield f"  {_seconds(policy.remind)} after her time: she is reminded"
    again = policy.steps[min(1, len(policy.steps) - 1)]
    who = " and ".join(WHO.get(ring, "nobody") for ring in again.ask)
    late = f"{_seconds(policy.take_back)} after her time"
    yield f"  {late}: the traveller is told that she was held up; also {who} is asked"
    yield f"  her time is over, and her device was silent for {_seconds(policy.silent)}: the same, without a reminder"
    yield f"  {_seconds(policy.stay)} after she arrived: she is asked whether it is solved"


def _on_foot(places: Places) -> Iterator[str]:
    yield f"  {len(places.places)} places, {len(places.walks)} walks, {len(places.zones)} zones"
    homes = {known.home for known in places.helpers.values()} | {places.start}
    for kiosk, place in places.kiosks.items():
        walks = sorted((places.seconds(home, place), home) for home in homes)
        ways = ", ".join(_walk(places, home, place, seconds) for seconds, home in walks)
        yield f"  kiosk {kiosk}, {_name(places, place)}: {ways}"


def _walk(places: Places, home: str, place: str, seconds: float) -> str:
    step_free = places.seconds(home, place, step_free=True)
    longer = "no way without steps" if step_free == inf else f"without steps {_seconds(step_free)}"
    return f"{_seconds(seconds)} from {_name(places, home)}" + (f" ({longer})" if step_free != seconds else "")


def _notes(plan: Plan) -> Iterator[str]:
    """What is allowed, and perhaps not meant."""
    places, policy = plan.places, plan.policy
    if not places.kiosks:
        yield f"  note: no kiosk has a place, so all are taken to be at {_name(places, places.start)}"
    if loose := [id for id in places.places if places.zones and not places.zones_of(id)]:
        yield f"  note: in no zone: {', '.join(_name(places, id) for id in loose)}"
    have = {skill for known in places.helpers.values() for skill in known.skills}
    for skill in sorted(set(policy.skills.values()) - have):
        yield f"  note: no helper in places.toml has the skill {skill}, so anybody is asked"
    if any(Ring.NEIGHBOURS in step.ask for step in policy.steps) and not places.neighbours:
        yield "  note: no station has neighbours, so that step asks this station only"


def _reason(reason: Reason, deep: int = 1) -> Iterator[str]:
    yield f"{'  ' * deep}{reason.id}" + (f": {said(reason.words, LANGUAGE)}" if reason.words else "")
    for one in reason.under:
        yield from _reason(one, deep + 1)


def _name(places: Places, id: str) -> str:
    return said(places.places[id].words, LANGUAGE)


def _seconds(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min" if whole >= 300 and whole % 60 == 0 else f"{whole} s"


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command; 0: fit to be used, 1: faults."""
    parser = argparse.ArgumentParser(prog="./loket help", description="The operator's plan for help.")
    checking = parser.add_subparsers(required=True).add_parser("check", help="validate a plan, and tell it in words")
    checking.add_argument("folder", nargs="?", default="standard", help="default: the plan that ships")
    try:
        plan = read_plan(parser.parse_args(arguments).folder)
    except FaultyFile as faulty:
        _say(f"{faulty}\n{len(faulty.faults)} fault(s). A desk does not start with this plan.")
        return 1
    _say("\n".join([*told(plan), "This plan is fit to be used."]))
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
