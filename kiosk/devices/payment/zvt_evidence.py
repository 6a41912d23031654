"""What a ZVT terminal's newest transaction and open holds prove about a sale of ours, and what they do not.

ZVT knows no number of a sale. Before anything is sent we write down the newest transaction and the open holds; later
we compare. A sale can be judged as long as it is the newest one: the till keeps one sale open at a time.
"""

import json
from dataclasses import asdict, dataclass, replace

from kiosk.devices.payment.zvt_fields import Status
from kiosk.devices.ports import DeviceTrouble, Holding

LAST_RECEIPT = 9999  # four packed decimals; then it begins again at 1
KEPT = ("receipt", "trace", "amount", "time", "date")  # of a Status in a memo: never the card


@dataclass(frozen=True)
class Memo:
    """What was true before we asked for `minor`; `ours` is the transaction that came of it, once we heard of it."""

    mode: str  # hold, vending or payment
    minor: int
    before: Status | None
    holds: frozenset[int] | None  # None: this terminal does not say which holds are open
    ours: Status | None = None

    def heard(self, ours: Status) -> "Memo":
        """The same, now that the terminal has told of our transaction."""
        return replace(self, ours=ours)

    def is_old(self, said: Status) -> bool:
        """Whether the terminal says again what it had said before we asked, or before we ended what is ours."""
        known = self.ours or self.before
        return known is not None and said.is_of(known)

    def text(self) -> str:
        """As it stands in the journal."""
        tree = {
            "zvt": self.mode,
            "minor": self.minor,
            "before": _kept(self.before),
            "holds": None if self.holds is None else sorted(self.holds),
            "ours": _kept(self.ours),
        }
        return json.dumps(tree, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> "Memo":
        """Raises DeviceTrouble("terminal-refused") for a memo that another adapter wrote."""
        try:
            tree = json.loads(text)
            holds = None if tree["holds"] is None else frozenset(tree["holds"])
            return cls(tree["zvt"], tree["minor"], _status(tree["before"]), holds, _status(tree["ours"]))
        except (ValueError, KeyError, TypeError) as error:
            raise DeviceTrouble("terminal-refused", "this sale was made with another terminal") from error


@dataclass(frozen=True)
class Found:
    """What the terminal says now: its newest transaction (None: none yet), its open holds (None: it does not say)."""

    newest: Status | None
    holds: frozenset[int] | None


def judge(memo: Memo, found: Found) -> Holding:
    """Where the money of this sale is. Raises DeviceTrouble("terminal-refused") when this does not prove it."""
    if memo.mode == "hold" and open_hold(memo, found) is not None:
        return Holding.HELD
    newest = found.newest
    if _nothing_new(memo, newest):
        if memo.ours is None:
            return Holding.NEVER
        raise DeviceTrouble("terminal-refused", "the terminal has forgotten a transaction that it told us of")
    assert newest is not None
    if not _near(memo, newest):
        raise DeviceTrouble("terminal-refused", f"receipt {newest.receipt} is not of this sale")
    if newest.original is not None:
        return Holding.LET_GO
    if newest.result:
        return Holding.NEVER if memo.ours is None else _after_failure(memo, found)
    return _judged_by_mode(memo, found, newest)


def open_hold(memo: Memo, found: Found) -> int | None:
    """The receipt of our hold as far as the terminal lists it as open; None: it does not, or it lists none at all."""
    if found.holds is None or memo.holds is None:
        return None
    if memo.ours is not None:
        return memo.ours.receipt if memo.ours.receipt in found.holds else None
    new = found.holds - memo.holds
    if len(new) > 1:
        raise DeviceTrouble("terminal-refused", f"{len(new)} new holds for one sale")
    return next(iter(new), None)


def _judged_by_mode(memo: Memo, found: Found, newest: Status) -> Holding:
    """A good transaction, newer than ours was, that took nothing back."""
    listed = found.holds is not None and memo.holds is not None
    known = memo.ours is not None
    same = memo.ours is not None and newest.is_of(memo.ours)
    if memo.mode == "hold":
        if not known:  # what was never told to the till as held was never booked: listed no more, it was let go
            return Holding.LET_GO if listed else Holding.HELD
        if same:  # nothing came after the hold: it is open, or it has run out by itself
            return Holding.LET_GO if listed else Holding.HELD
        return _matching(memo, newest, Holding.TAKEN)
    if memo.mode == "vending":
        if known and not same:
            raise DeviceTrouble("terminal-refused", "the terminal does not say whether it took or undid this payment")
        return _matching(memo, newest, Holding.TAKEN)
    if known and not same:  # only our reversal can follow our payment, and not all makes name what they took back
        return Holding.LET_GO
    return _matching(memo, newest, Holding.HELD)


def _after_failure(memo: Memo, found: Found) -> Holding:
    """The newest transaction failed, and ours was told before: vending: ours itself; else: what we tried with it."""
    if memo.mode == "vending" or (memo.mode == "hold" and found.holds is not None and memo.holds is not None):
        return Holding.LET_GO
    return Holding.HELD


def _matching(memo: Memo, newest: Status, holding: Holding) -> Holding:
    if newest.amount != memo.minor:
        raise DeviceTrouble("terminal-refused", f"{newest.amount} is not the amount of this sale, {memo.minor}")
    return holding


def _nothing_new(memo: Memo, newest: Status | None) -> bool:
    if newest is None or memo.before is None:
        return newest is None
    return newest.same_as(memo.before)


def _near(memo: Memo, newest: Status) -> bool:
    """Whether its receipt is ours, or the next: some makes number a booking or reversal anew."""
    if newest.receipt is None:
        return True
    if memo.ours is not None and memo.ours.receipt is not None:
        return newest.receipt in (memo.ours.receipt, memo.ours.receipt % LAST_RECEIPT + 1)
    if memo.before is not None and memo.before.receipt is not None:
        first = memo.before.receipt % LAST_RECEIPT + 1
        return newest.receipt in (memo.before.receipt, first, first % LAST_RECEIPT + 1)
    return True


def _kept(known: Status | None) -> dict[str, object] | None:
    return None if known is None else {name: asdict(known)[name] for name in KEPT}


def _status(tree: dict[str, object] | None) -> Status | None:
    return None if tree is None else Status(**tree)  # type: ignore[arg-type]
