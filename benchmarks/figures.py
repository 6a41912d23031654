"""Many measurements as a few figures, and the targets that these miss."""

import statistics
from collections.abc import Mapping, Sequence
from typing import Any


def spread(took: Sequence[float], percent: int, digits: int = 1) -> dict[str, float]:
    """Median, the value that `percent` of a hundred do not pass, the largest, and how many; in the unit of `took`."""
    ordered = sorted(took)
    high = ordered[int(len(ordered) * percent / 100)]
    return {
        "p50": round(statistics.median(ordered), digits),
        f"p{percent}": round(high, digits),
        "max": round(ordered[-1], digits),
        "n": len(ordered),
    }


def missed(figures: Mapping[str, Any], targets: Mapping[str, float]) -> list[str]:
    """The targets that were not met, each as "rss_mb 171 >= 160"; "scan_ms.p95" is the p95 within scan_ms."""
    found = []
    for name, target in targets.items():
        measured: Any = figures
        for part in name.split("."):
            measured = measured[part]
        if measured >= target:
            found.append(f"{name} {measured} >= {target:g}")
    return found
