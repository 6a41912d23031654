"""Why help was needed: the reasons, and the three that a situation suggests."""

from collections import Counter

from kiosk.visits.model import Situation

# Ids; their words are `reason-<id>` in assistance/words. At most eight, so that all fit on one screen.
REASONS = ("find-train", "price", "payment", "ticket", "change", "machine", "access", "information")

# A word in a code of what was tried, in the trouble, or in the step's id -> the reason it speaks for, and how loudly.
_SIGNS: tuple[tuple[tuple[str, ...], str, int], ...] = (
    (("card", "declined", "terminal", "cash", "timed-out"), "payment", 4),
    (("unplugged", "out-of-order", "broken", "storage"), "machine", 5),
    (("paper", "printer", "print", "jam"), "ticket", 5),
    (("refund", "return-ticket", "exchange"), "change", 3),
    (("large-text", "read-to-me", "high-contrast", "keypad"), "access", 1),
)
_STEPS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("pay", "terminal"), ("payment", "price", "machine")),
    (("ticket", "print", "thanks"), ("ticket", "information", "change")),
    (("offer", "review", "party", "who", "travels"), ("price", "find-train", "information")),
    (("station", "destination", "where", "moment", "when", "time"), ("find-train", "access", "information")),
    (("welcome", "need", "start", "attract"), ("information", "find-train", "change")),
)
_USUAL = ("find-train", "payment", "information")


def suggested(situation: Situation) -> tuple[str, str, str]:
    """Three ids of reasons, most likely first: what was tried speaks loudest, then the step."""
    votes: Counter[str] = Counter()
    for rank, reason in enumerate(_of_step(situation.step)):
        votes[reason] += 3 - rank
    for code in (*situation.tried, situation.trouble, *situation.access):
        for signs, reason, weight in _SIGNS:
            votes[reason] += weight * any(sign in code for sign in signs)
    ranked = sorted(REASONS, key=lambda reason: (-votes[reason], REASONS.index(reason)))
    return ranked[0], ranked[1], ranked[2]


def others(situation: Situation) -> tuple[str, ...]:
    """All reasons that were not suggested."""
    return tuple(reason for reason in REASONS if reason not in suggested(situation))


def _of_step(step: str) -> tuple[str, ...]:
    return next((reasons for words, reasons in _STEPS if any(word in step for word in words)), _USUAL)
