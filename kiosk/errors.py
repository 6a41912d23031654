"""Trouble: what went wrong without being anybody's mistake in the code.

A `Trouble` is told to the traveller in plain words and offers a person. A `Fault` is told to an operator: what, where
and the cure. Any other exception is a bug: it is logged, and the kiosk says sorry.
"""

from collections.abc import Iterable
from dataclasses import dataclass


class Trouble(Exception):  # noqa: N818  a trouble is not an error: the word is the field's
    """Something that a traveller can be told of, by the key of a sentence in `kiosk/words`."""

    def __init__(self, say: str, detail: str = "") -> None:
        super().__init__(f"{say}: {detail}" if detail else say)
        self.say = say
        self.detail = detail


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with an operator's file: what, where, and what to do."""

    file: str
    line: int  # 1 is the first; 0: the file as a whole
    code: str  # stable, such as LF107 or GT012
    what: str
    cure: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.code} {self.what}" + (f" {self.cure}" if self.cure else "")


class FaultyFile(Exception):  # noqa: N818
    """An operator's file that cannot be used; nothing was changed. Carries all its faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
