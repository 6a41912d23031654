"""Why help was needed: the three reasons that a situation and the last months suggest, and all others."""

from collections import Counter
from collections.abc import Callable, Mapping

from assistance.plan.model import Reasons, said
from kiosk.visits.model import Situation

# Nobody's choice: the helper had not closed her call when the next traveller called at the same kiosk.
LEFT_OPEN = "left-open"
SUGGESTED = 3
HAPPENED_WEIGHT = 4  # what was tried, and the trouble on the screen, speak loudly: they happened
STEP_WEIGHTS = (3, 2, 1)

Counts = Callable[[Situation], Mapping[str, int]]  # how often each reason was chosen in such a situation, lately


class Suggestions:
    """Suggests by the rules of the plan, and learns from what helpers chose."""

    def __init__(self, reasons: Reasons, counts: Counts = lambda _: {}) -> None:
        self._reasons = reasons
        self._counts = counts

    @property
    def ids(self) -> tuple[str, ...]:
        """Of all reasons that a call may be closed with."""
        return self._reasons.ids

    def words(self, id: str, language: str) -> str:
        """The words that the plan has for a reason; "" for one that ships: its words are `reason-<id>`."""
        reason = self._reasons.find(id)
        return said(reason.words, language) if reason is not None else ""

    def suggested(self, situation: Situation) -> tuple[str, ...]:
        """Three ids of reasons at the top, most likely first."""
        return self._ranked(situation)[:SUGGESTED]

    def others(self, situation: Situation) -> tuple[str, ...]:
        """All reasons that are not suggested, each with the finer ones under it."""
        three = self.suggested(situation)
        order = [one.id for reason in self._reasons.top for one in (reason, *reason.under)]
        return tuple(id for id in order if id not in three)

    def _ranked(self, situation: Situation) -> tuple[str, ...]:
        """Votes of the rules, times how often it was chosen lately: one more than it was, so nothing is impossible."""
        votes = self._votes(situation)
        chosen = self._counts(situation)
        top = [(reason.id, [reason.id, *(one.id for one in reason.under)]) for reason in self._reasons.top]
        weights = {id: (1 + votes[id]) * (1 + sum(chosen.get(one, 0) for one in tree)) for id, tree in top}
        order = [id for id, _ in top]
        return tuple(sorted(order, key=lambda id: (-weights[id], order.index(id))))

    def _votes(self, situation: Situation) -> Counter[str]:
        rules = self._reasons
        votes: Counter[str] = Counter()
        at_step = next((reasons for word, reasons in rules.steps if word in situation.step), rules.anywhere)
        for weight, reason in zip(STEP_WEIGHTS, at_step, strict=False):
            votes[reason] += weight
        for code in (*situation.tried, situation.trouble):
            for reason, codes in rules.happened.items():
                votes[reason] += HAPPENED_WEIGHT * (code in codes)
        if rules.access:
            votes[rules.access] += len(situation.access)
        return votes
