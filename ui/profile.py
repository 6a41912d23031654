"""Her settings as a short text for a code on paper or a telephone: nothing else is in it, and many have the same.

No name, no number, no time: who has chosen the same has the same code, so it tells nobody apart.
"""

import re
from dataclasses import dataclass

from ui.themes import PALETTES, SCALES

# Letters and digits that are on the same key of every keyboard: a code reader types as one (no Y, no Z).
MARK = "LOKET"
PLAIN, SOFT, SPACED = "1", "2", "3"  # who does not want what is newer has a code that older machines read, too
WRITTEN = re.compile(
    MARK
    + r"(?P<version>[123])(?P<language>[A-Z]{2})(?P<scale>[1-3])(?P<theme>[1-4])(?P<reading>[01])(?P<loudness>[1-5])"
    r"(?P<speed>[1-6])(?P<reach>[01])(?P<quick>[01])(?P<still>[01])(?P<softness>[0-2]?)(?P<spaced>1?)"
    r"[0-9]{2}"
)


@dataclass(frozen=True)
class Profile:
    """How somebody likes to have the screen and the voice."""

    language: str
    scale: float = 1.0
    theme: str = "light"
    reading: bool = False
    loudness: int = 3
    speed: int = 3
    reach: bool = False
    quick: bool = False
    still: bool = False
    softness: int = 0
    spaced: bool = False

    def written(self) -> str:
        """As "LOKET1EN110330001" with two digits more, which show whether it was read rightly."""
        scale, theme = SCALES.index(self.scale) + 1, list(PALETTES).index(self.theme) + 1
        flags = f"{self.reach:d}{self.quick:d}{self.still:d}"
        version = SPACED if self.spaced else SOFT if self.softness else PLAIN
        newer = {SPACED: f"{self.softness}1", SOFT: f"{self.softness}", PLAIN: ""}[version]
        voice = f"{self.reading:d}{self.loudness}{self.speed}"
        text = f"{MARK}{version}{self.language.upper()}{scale}{theme}{voice}{flags}{newer}"
        return f"{text}{_check(text)}"

    def square(self) -> tuple[str, ...]:
        """The same for a camera."""
        from kiosk.paper.symbol import qr  # not needed for the first frame

        return qr(self.written())


def read_profile(text: str) -> Profile | None:
    """What a code says; None for a code of anything else, of another version, or one that is damaged."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        return None
    profile = Profile(
        found["language"].lower(),
        SCALES[int(found["scale"]) - 1],
        list(PALETTES)[int(found["theme"]) - 1],
        found["reading"] == "1",
        int(found["loudness"]),
        int(found["speed"]),
        found["reach"] == "1",
        found["quick"] == "1",
        found["still"] == "1",
        int(found["softness"] or 0),
        found["spaced"] == "1",
    )
    return profile if profile.written() == text else None  # its check, and no version with what another has


def _check(text: str) -> str:
    """Notices each sign that was read wrongly, and two neighbours that changed places."""
    return f"{int.from_bytes(text.encode()) % 97:02}"
