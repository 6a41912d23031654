"""Why help was needed: the reasons, and the three that a situation suggests."""

from collections import Counter

from kiosk.visits.model import Situation

# Ids; their words are `reason-<id>` in assistance/words. At most eight, so that all fit on one screen.
REASONS = ("find-train", "price", "payment", "ticket", "change", "machine", "access", "information")

# Nobody's choice: the helper had not closed her call when the next traveller called at the same kiosk.
LEFT_OPEN = "left-open"

# What was tried, and the trouble on the screen, speak for one reason; loudly, because they happened.
_HAPPENED_WEIGHT = 4
_BY_WHAT_HAPPENED = {
    "payment": ("pay-declined", "pay-cancelled", "pay-unknown", "card-declined", "no-card", "payment-cancelled",
                "payment-unknown", "deliver-unknown", "trouble:sorry-money"),
    "machine": ("pay-terminal-off", "terminal-unplugged", "terminal-busy", "terminal-stopped", "terminal-refused",
                "storage-failed", "offers-storage-failed", "trouble:storage-failed", "trouble:sorry",
                "offers-no-timetable", "timetable-ended", "clock-wrong"),
    "ticket": ("pay-no-paper", "pay-jammed", "deliver-no-paper", "deliver-jammed", "no-paper", "cover-open",
               "paper-jam", "printer-unplugged", "printer-silent", "printer-mute", "printer-offline", "printer-stuck",
               "printer-error", "cutter-jam", "paper-ran-out", "cover-opened", "printer-stopped", "printer-broke",
               "printer-lost", "ticket-letters"),
    "find-train": ("offers-none", "offers-no-way", "offers-no-train", "no-train", "no-way", "no-such-place",
                   "changed:destination"),
    "access": ("changed:walk", "no-step-free"),
    "price": ("offers-no-fare", "no-fare", "changed:party", "changed:card"),
}  # fmt: skip

# A word in the step's id -> what people ask there, most often first; worth 3, 2 and 1.
_BY_STEP = {
    "pay": ("payment", "price", "machine"),
    "deliver": ("ticket", "machine", "payment"),
    "ticket": ("ticket", "information", "change"),
    "offer": ("price", "find-train", "information"),
    "review": ("price", "find-train", "information"),
    "travellers": ("price", "information", "find-train"),
    "card": ("price", "information", "payment"),
    "destination": ("find-train", "access", "information"),
    "way": ("find-train", "price", "information"),
    "out": ("find-train", "access", "information"),
    "welcome": ("information", "find-train", "change"),
    "need": ("information", "find-train", "change"),
}
_ANYWHERE = ("information", "find-train", "price")


def suggested(situation: Situation) -> tuple[str, str, str]:
    """Three ids of reasons, most likely first."""
    votes: Counter[str] = Counter()
    for rank, reason in enumerate(_of_step(situation.step)):
        votes[reason] += 3 - rank
    for code in (*situation.tried, situation.trouble):
        for reason, codes in _BY_WHAT_HAPPENED.items():
            votes[reason] += _HAPPENED_WEIGHT * (code in codes)
    votes["access"] += len(situation.access)
    ranked = sorted(REASONS, key=lambda reason: (-votes[reason], REASONS.index(reason)))
    return ranked[0], ranked[1], ranked[2]


def others(situation: Situation) -> tuple[str, ...]:
    """All reasons that are not suggested."""
    return tuple(reason for reason in REASONS if reason not in suggested(situation))


def _of_step(step: str) -> tuple[str, ...]:
    return next((reasons for word, reasons in _BY_STEP.items() if word in step), _ANYWHERE)
