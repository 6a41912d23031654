"""The cheapest set of tickets that carries everybody: exact, by looking at every way to use up the rides.

A ride is one traveller on one way. Riders of one kind are interchangeable, so it is enough to count the rides of each
kind and way: a *cell*. A `Column` is one sale and the rides that it carries. Each ride is on exactly one ticket: nobody
is counted on two tickets to reach the least number of either. The other half of a return may stay unused (that is a
column of its own), and no column holds more riders of a kind than the party has. With two ways at most, every such
choice of columns can be shared out among real people, so the answer is exact.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.fares.model import OfferLine

WEIGHT = 1 << 12  # of a minor unit against `Column.worry`


@dataclass(frozen=True, slots=True)
class Column:
    """One sale: what it costs, which rides it carries, and what stands on its tickets."""

    minor: int
    cover: tuple[int, ...]  # rides by cell
    lines: tuple[OfferLine, ...]
    worry: int = 0  # of two equal totals the one with less of it is taken


def cheapest(columns: Iterable[Column], rides: Sequence[int]) -> tuple[Column, ...] | None:
    """The columns of the lowest total that carry exactly these rides; None when they cannot all be carried.

    f(nothing) = 0; f(s) = least over the columns c that carry a ride of the first open cell of price(c) + f(s - c),
    remembered by s. What is searched first is what exceeds a fair share of the price for each ride (a dual bound): when
    that alone is no better than what was found, nothing behind it is.
    """
    fitting: dict[tuple[int, ...], Column] = {}
    for column in columns:
        known = fitting.get(column.cover)
        if known is None or _weight(column) < _weight(known):
            fitting[column.cover] = column
    usable = [c for c in fitting.values() if all(map(int.__le__, c.cover, rides))]
    shares = _shares(usable, len(rides))
    if any(need and share is None for need, share in zip(rides, shares, strict=True)):
        return None
    return _Search(usable, rides, [share or 0 for share in shares]).answer()


def _weight(column: Column) -> int:
    return column.minor * WEIGHT + column.worry


def _shares(columns: Sequence[Column], cells: int) -> list[int | None]:
    """What one ride of each cell costs at least: no column costs less than the shares of its rides together."""
    shares: list[int | None] = [None] * cells
    for column in columns:
        each = _weight(column) // sum(column.cover)
        for cell, rides in enumerate(column.cover):
            share = shares[cell]
            if rides and (share is None or each < share):
                shares[cell] = each
    return shares


class _Search:
    """States are counts of rides left, packed into one number; `guard` keeps their borrows apart."""

    def __init__(self, columns: Sequence[Column], rides: Sequence[int], shares: Sequence[int]) -> None:
        self._rides = rides
        self._bits = max(rides).bit_length() + 1  # of a cell: its rides, and one bit that a borrow would take away
        self._guard = self._packed([1 << (self._bits - 1)] * len(rides))
        self._by_cell: list[list[tuple[int, int, Column]]] = [[] for _ in rides]
        for column in columns:
            first = next(cell for cell, carried in enumerate(column.cover) if carried)
            fair = sum(map(int.__mul__, column.cover, shares))
            self._by_cell[first].append((_weight(column) - fair, self._packed(column.cover), column))
        for found in self._by_cell:
            found.sort(key=lambda entry: entry[:2])
        self._least: dict[int, tuple[int, Column | None, int]] = {0: (0, None, 0)}

    def answer(self) -> tuple[Column, ...] | None:
        state = self._packed(self._rides)
        if self._excess(state) == sys.maxsize:
            return None
        chosen = []
        while state:
            _, column, state = self._least[state]
            assert column is not None
            chosen.append(column)
        return tuple(chosen)

    def _excess(self, state: int) -> int:
        """How much more than the fair shares of its rides a state costs at least."""
        known = self._least.get(state)
        if known is not None:
            return known[0]
        cell = ((state & -state).bit_length() - 1) // self._bits
        guard, best, chosen, left = self._guard, sys.maxsize, None, 0
        for excess, packed, column in self._by_cell[cell]:
            if excess >= best:
                break
            rest = (state | guard) - packed
            if rest & guard == guard:
                rest ^= guard
                found = excess + self._excess(rest)
                if found < best:
                    best, chosen, left = found, column, rest
        self._least[state] = best, chosen, left
        return best

    def _packed(self, counts: Iterable[int]) -> int:
        return sum(count << self._bits * cell for cell, count in enumerate(counts))
