"""TestCall and Alarm: a silent call that a kiosk placed to know that help works, and what staff must know when not."""

from dataclasses import dataclass
from enum import StrEnum

TEST_REASON = "test"  # closes a test call that was seen; nobody chose it


class Because(StrEnum):
    """Why a test call failed, as the desk knows it."""

    NOT_SEEN = "not-seen"  # no dashboard that somebody looks at had it in time
    REPLACED = "replaced"  # the kiosk placed its next one before this one was decided


class AlarmKind(StrEnum):
    """What is wrong with the help of a kiosk."""

    SILENT = "silent"  # no test call has come from it for too long
    NOT_SEEN = "not-seen"  # its last two reached the desk, and no screen
    DEVICE = "device"  # help works, and one of its devices does not


@dataclass(frozen=True)
class Alarm:
    """Travellers at `kiosk` cannot get a person by its button, or a device of it fails; known before one presses."""

    kind: AlarmKind
    kiosk: str
    station: str
    what: str = ""  # DEVICE: key of a sentence for staff, as the kiosk says it: "listen-no-microphone"
