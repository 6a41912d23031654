"""What went wrong on the way, in words: what became of her trains, what came of that, and nothing twice."""

from dataclasses import dataclass

from kiosk.flows import wording
from kiosk.flows.model import Progress, Step
from kiosk.language import Texts
from kiosk.visits.actions import Actions
from kiosk.visits.check import Finding

NO_SLIP = "slip-on-screen"  # the one thing that is told after the end: without paper she must write the code down
OUTCOMES = {  # what a flow calls a trouble for which the kiosk has a sentence of its own
    "no-fare-station": "no-fare",
    "no-fare-day": "no-fare",
    "no-way": "no-way",
    "no-step-free": "no-way",
    "timetable-ended": "no-timetable",
    "clock-wrong": "no-timetable",
    "day-too-far": "none",
}


@dataclass(frozen=True)
class Went:
    """Where something went wrong, what became of it, and the key of a sentence."""

    step: Step
    outcome: str
    say: str


def trouble_words(
    actions: Actions, progress: Progress, finding: Finding | None, went: Went | None, texts: Texts
) -> str:
    """What became of her trains, and what came of that; "" when all is well."""
    said = []
    if finding:
        said.append(finding.words(texts))
        if not finding.sells and not went and finding.verdict:
            said.append(texts.say("train-another"))
    if went:
        if went.say == "no-step-free":
            said.append(actions.why_no_steps(progress.known, texts))
        elif went.say in OUTCOMES:  # the flow's words for the outcome say less
            said.append(texts.say(went.say))
        elif not progress.end or went.say == NO_SLIP:  # a hand-over says itself what happened
            said.append(wording.outcome_words(went.step, went.outcome, texts) or texts.say(went.say))
    return " ".join(said)
