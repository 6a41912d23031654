"""The cheapest tickets for stretches in a row, for one rider: a product for each, with what transfers change."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiosk.fares.gtfs_bill import Bill, Line, cheapest_of
from kiosk.fares.gtfs_legs import LegRule
from kiosk.fares.gtfs_products import Products, Sold
from kiosk.fares.gtfs_stretches import Stretch
from kiosk.fares.gtfs_transfers import BOTH, NO_LIMIT, TRANSFER_ONLY, TransferRule, TransferRules
from kiosk.money import Money


class Option(NamedTuple):
    """One product, on one medium, that a stretch can be ridden on."""

    group: str
    product: str
    medium: str  # "" not known
    minor: int
    transfer_only: bool


class State(NamedTuple):
    """How one got here: the product of the last stretch, and the transfers behind it."""

    option: Option
    rule: tuple[str, str] | None  # ends of the rule of the last transfer; None: a ticket begins here
    times: int  # how often in a row
    run: int  # stretch from which on it was the same rule
    chain: int  # stretch with which the ticket began


class Transfer(NamedTuple):
    """A rule that allows a transfer; `extra`: what its own product costs, None: that has no price."""

    rule: TransferRule
    extra: int | None
    times: int = 0
    run: int = 0


Paid = tuple[int, tuple[Line, ...]]


class Tickets:
    """What one rider can buy here (`sold`), and how transfers change the sum. Looks up each thing once."""

    def __init__(self, products: Products, sold: Sold, transfers: TransferRules, groups: frozenset[str]) -> None:
        self._products = products
        self._sold = sold
        self._transfers = transfers
        self._groups = groups
        self._options: dict[tuple[LegRule, ...], tuple[Option, ...]] = {}
        self._offered: dict[tuple[Option, Option], tuple[Transfer, ...]] = {}

    def cheapest(self, stretches: Sequence[Stretch], rules: Iterable[tuple[LegRule, ...]]) -> Bill | None:
        """The cheapest tickets. `rules`: those that hold on each stretch. None when no price is known.

        All products of a stretch are tried with all before it; of equal states the cheapest one is kept.
        """
        reached: dict[State, Paid] = {}
        for index, held in enumerate(rules):
            found: dict[State, Paid] = {}
            for option in self._options_of(held):
                for state, paid in self._onward(index, stretches, option, reached):
                    known = found.get(state)
                    if known is None or (paid[0], len(paid[1])) < (known[0], len(known[1])):
                        found[state] = paid
            if not found:
                return None
            reached = found
        return cheapest_of(reached.values(), self._products.currency)

    def _options_of(self, rules: tuple[LegRule, ...]) -> tuple[Option, ...]:
        """What the rules allow and the kiosk can sell; equal ones once."""
        found = self._options.get(rules)
        if found is None:
            made = (
                Option(rule.group, rule.product, medium, minor, rule.transfer_only)
                for rule in rules
                for medium, minor in self._sold.get(rule.product, ())
            )
            found = self._options[rules] = tuple(dict.fromkeys(made))
        return found

    def _onward(
        self, index: int, stretches: Sequence[Stretch], option: Option, before: dict[State, Paid]
    ) -> Iterable[tuple[State, Paid]]:
        """This product after everything before it: with a transfer where rules allow one, else as a new ticket."""
        here = stretches[index]
        line = self._line(option.product, option.minor, here.first, here.last)
        fresh = State(option, None, 0, index, index)
        if index == 0 and not option.transfer_only:
            yield fresh, (option.minor, (line,))
        for state, (total, lines) in before.items():
            transfers = self._allowed(index, stretches, state, option)
            if not transfers and not option.transfer_only:
                yield fresh, (total + option.minor, (*lines, line))
            for rule, extra, times, run in transfers:
                if extra is None:
                    continue
                kept, paid, first = total + extra, lines, here.first
                if rule.kind == TRANSFER_ONLY and state.rule is None:
                    kept, paid, first = kept - state.option.minor, lines[:-1], lines[-1].first
                if rule.product:
                    paid = (*paid, self._line(rule.product, extra, first, here.last))
                if rule.kind == BOTH:
                    kept, paid = kept + option.minor, (*paid, line)
                yield State(option, (rule.start, rule.end), times, run, state.chain), (kept, paid)

    def _allowed(self, index: int, stretches: Sequence[Stretch], state: State, option: Option) -> list[Transfer]:
        """The transfers that count and time allow; of several counts the least."""
        allowed: list[Transfer] = []
        for rule, extra, _, _ in self._between(state.option, option):
            same = state.rule == (rule.start, rule.end)
            times, run = (state.times + 1, state.run) if same else (1, index - 1)
            if rule.most != NO_LIMIT and rule.most < times:
                continue
            first = stretches[run if rule.start == rule.end else state.chain]
            if rule.seconds and rule.elapsed(first.times, stretches[index].times) > rule.seconds:
                continue
            allowed.append(Transfer(rule, extra, times, run))
        least = min((found.rule.most for found in allowed if found.rule.most != NO_LIMIT), default=NO_LIMIT)
        return [found for found in allowed if found.rule.most == least]

    def _between(self, one: Option, other: Option) -> tuple[Transfer, ...]:
        """The transfer rules between two products, with the price of the rule's own product."""
        found = self._offered.get((one, other))
        if found is None:
            rules = self._transfers.between(one.group, other.group, self._groups)
            found = self._offered[one, other] = tuple(
                Transfer(rule, self._extra(rule, one)) for rule in rules if rule.blocked or _meant(rule, one, other)
            )
        return found

    def _extra(self, rule: TransferRule, one: Option) -> int | None:
        if rule.blocked:
            return None
        if not rule.product:
            return 0
        media = self._sold.get(rule.product, ())
        return min((minor for medium, minor in media if rule.any_medium or _same(medium, one.medium)), default=None)

    def _line(self, product: str, minor: int, first: int, last: int) -> Line:
        name = self._products.names.get(product, product)
        return Line(product, name, Money(minor, self._products.currency), first, last)


def _same(one: str, other: str) -> bool:
    """Whether two media can be the same: one that is not known can be any."""
    return not one or not other or one == other


def _meant(rule: TransferRule, one: Option, other: Option) -> bool:
    """Whether the rule is for these products and media."""
    return (
        rule.only_from in ("", one.product)
        and (not rule.same_product or one.product == other.product)
        and (rule.any_medium or _same(one.medium, other.medium))
    )
