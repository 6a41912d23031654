"""Reads policy.toml: who is asked when; one that could leave a traveller waiting in silence is refused."""

from itertools import pairwise
from pathlib import Path

from assistance.plan.model import Policy, Ring, Rung
from assistance.plan.written import Written, begun
from kiosk.errors import FaultyFile
from kiosk.flows.tree import Branch, Faults, meant

MATCHES = ("language", "skills")
HONEST_SECONDS = 600.0  # nobody waits longer for the truth
WIDTH = {ring: n for n, ring in enumerate(Ring)}


def read_policy(file: Path) -> Policy:
    """The policy that `file` holds. Raises FaultyFile with everything that is wrong with it."""
    part, faults = begun(file)
    steps = tuple(_rung(one) for one in part.parts("step", needed=True))
    if not faults.found:
        _reach(part, steps, faults)
    promise = part.section("promise")
    share, skills = part.section("share"), part.branch("skills")
    policy = Policy(
        steps=steps,
        unseen=part.seconds("unseen", 5),
        again=part.seconds("again", 30, least=5),
        remind=promise.seconds("remind", 60),
        take_back=promise.seconds("take_back", 120),
        silent=promise.seconds("silent", 30, least=10),
        stay=promise.seconds("stay", 900, least=60),
        fairness=share.seconds("fairness", 600, least=0),
        skills=_skills(skills, faults),
    )
    if policy.take_back <= policy.remind:
        what = f"take_back is {policy.take_back:g}, and remind {policy.remind:g}: she could never answer."
        promise.wrong("take_back", what, "Take back later than you remind.", "HP014")
    for one in (promise, share, part):
        one.done()
    if faults.found:
        raise FaultyFile(faults.found)
    return policy


def _rung(part: Written) -> Rung:
    after = part.seconds("after", 0, least=0, needed=True)
    asked = part.words("ask", needed=True)
    for word in asked:
        if word not in list(Ring):
            part.wrong("ask", f"nobody knows whom {word!r} asks.", meant(word, Ring), "HP006")
    match = part.words("match")
    for word in match:
        if word not in MATCHES:
            part.wrong("match", f"nothing can be matched by {word!r}.", meant(word, MATCHES), "HP006")
    if part.has("ask") and not asked:
        part.wrong("ask", "this step asks nobody.", 'Write whom:  ask = ["nearest"]', "HP010")
    return Rung(after, tuple(Ring(word) for word in asked if word in list(Ring)), frozenset(match))


def _reach(part: Written, steps: tuple[Rung, ...], faults: Faults) -> None:
    """Whether every step can come, and can change something; and whether the last one tells the traveller."""
    lines = part.row("step").lines
    if not steps:
        return
    if steps[0].after != 0:
        faults.add(lines[0], "HP011", f"for {steps[0].after:g} seconds nobody is asked.", "Begin with  after = 0")
    for (before, step), line in zip(pairwise(steps), lines[1:], strict=False):
        if step.after <= before.after:
            what = f"after {step.after:g} seconds stands below after {before.after:g}: it can never come in its turn."
            faults.add(line, "HP012", what, "Write the steps in the order in which they come, at different times.")
        if Ring.NOBODY in before.ask:
            faults.add(line, "HP013", "this step is never reached: the one above gives up.", "Move it up.")
        elif max(map(WIDTH.__getitem__, step.ask)) <= max(map(WIDTH.__getitem__, before.ask)):
            named = " and ".join(step.ask)
            what = f"this step can ask nobody new: {named} is no wider than {' and '.join(before.ask)}."
            faults.add(line, "HP013", what, "Each step must ask a wider ring, or be taken away.")
    for step, line in zip(steps, lines, strict=True):
        if Ring.NOBODY in step.ask and len(step.ask) > 1:
            faults.add(line, "HP010", "nobody stands beside others.", 'Write  ask = ["nobody"]  as a step of its own.')
    last, line = steps[-1], lines[-1]
    if Ring.NOBODY not in last.ask:
        what = "after the last step she would wait in silence for ever."
        faults.add(line, "HP015", what, 'End with a step that tells her:  ask = ["nobody"]')
    elif len(steps) == 1:
        faults.add(line, "HP015", "nobody is ever asked.", "Ask somebody before it is said that nobody can come.")
    elif last.after > HONEST_SECONDS:
        what = f"she would be told only after {last.after:g} seconds that nobody can come."
        faults.add(line, "HP016", what, f"Nobody should wait longer than {HONEST_SECONDS:g} for the truth.")


def _skills(branch: Branch, faults: Faults) -> dict[str, str]:
    for need, skill in branch.items():
        if not isinstance(skill, str) or not skill:
            faults.add(branch.lines[need], "HP003", f"{need} must be a skill.", 'Such as  step-free = "ramp"')
    return {need: skill for need, skill in branch.items() if isinstance(skill, str)}
