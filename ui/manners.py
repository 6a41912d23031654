"""How the screen treats unsteady hands: what it does not hear, and for how long."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Manners:
    """How the screen treats unsteady hands, in milliseconds (EN 301 549 5.8; section E of the accessibility notes)."""

    deaf_after_change: int = 300  # a finger still on its way to the screen before
    deaf_after_press: int = 500  # the same control, pressed twice by a trembling hand
    fade: int = 120  # of a new page


ROBOT_MANNERS = Manners(0, 0, 0)  # for robots, who have steady hands and no patience
