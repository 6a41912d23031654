"""What is told of small numbers: "fewer than 5", so that nobody who was there can be found again."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TypeVar

from assistance.reports.model import FEW, FEW_NEEDS, Count, Duration

K = TypeVar("K")
OTHER = "other"


def counted(n: int) -> Count:
    """One number that stands alone."""
    return Count(n, n == 0 or n >= FEW)


def hidden(counts: Mapping[K, int]) -> dict[K, Count]:
    """A table beside which its sum is told. When one small number alone would be hidden, it could be worked out by
    subtraction: then the smallest of the others is hidden too.
    """
    found = {key: counted(n) for key, n in counts.items()}
    small = [key for key, count in found.items() if not count.shown]
    others = [key for key, count in found.items() if count.shown and count.n]
    if len(small) == 1 and others:
        key = min(others, key=lambda other: counts[other])
        found[key] = Count(counts[key], shown=False)
    return found


def merged(counts: Mapping[str, int]) -> dict[str, Count]:
    """Needs, most frequent first: what fewer than ten callers had is "other"; fewer than ten others are hidden."""
    often = {need: Count(n) for need, n in sorted(counts.items(), key=lambda one: -one[1]) if n >= FEW_NEEDS}
    rest = sum(n for n in counts.values() if n < FEW_NEEDS)
    if rest:
        often[OTHER] = Count(rest, rest >= FEW_NEEDS)
    return often


def spread(seconds: Sequence[int]) -> Duration:
    """How long it took: the middle one, and the one that nine of ten did not pass."""
    count = counted(len(seconds))
    if not count.shown or not seconds:
        return Duration(count, None, None)
    ranked = sorted(seconds)
    return Duration(count, ranked[ceil(len(ranked) * 0.5) - 1], ranked[ceil(len(ranked) * 0.9) - 1])
