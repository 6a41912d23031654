"""Which platforms can be reached without steps at this moment, and how long the way is: what the search is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Access:
    """Ways without steps, by the platform's number in the timetable, with the lifts as they are now.

    `enter`, `leave`: seconds from the street to the platform and back. `between`: seconds from one platform to another
    of the same station. compiled.NEVER: there is no such way.
    What is not in here is not known: nothing may be promised.
    """

    enter: Mapping[int, int] = field(default_factory=dict)
    leave: Mapping[int, int] = field(default_factory=dict)
    between: Mapping[tuple[int, int], int] = field(default_factory=dict)


UNKNOWN = Access()
