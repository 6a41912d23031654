"""Why she cannot speak here now: found for her, noted for a helper, and logged with what staff do about it."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from voice.model import CAN_LISTEN, ListenState

if TYPE_CHECKING:  # what listens is imported after the first frame
    from voice.ports import Ear

log = logging.getLogger(__name__)
NO_FAULT = frozenset({ListenState.OFF, ListenState.STARTING, ListenState.NO_MODEL})  # of a device: staff need not come


class EarTrouble:
    """Each trouble is noted once a visit. `note`: for a helper; `for_staff`: a sentence of theirs, by its key."""

    def __init__(self, note: Callable[[str], None], for_staff: Callable[[str], str]) -> None:
        self._note = note
        self._for_staff = for_staff
        self._told: set[ListenState] = set()

    def forget(self) -> None:
        """The next visit."""
        self._told.clear()

    def tell(self, state: ListenState) -> None:
        """Staff should know."""
        if state not in self._told and state not in NO_FAULT:
            self._told.add(state)
            self._note(f"no-ear:{state.value}")
            log.warning("The kiosk cannot listen: %s", self._for_staff(f"listen-{state.value}.staff"))


def why_not(ear: "Ear | None", wanted: bool, language: str) -> ListenState:
    """What keeps her from speaking. `wanted`: the operator wants an ear, which may still be on its way."""
    if ear is None:
        return ListenState.STARTING if wanted else ListenState.OFF
    if not ear.hears(language):
        return ListenState.NO_MODEL
    return ListenState.STARTING if ear.state in CAN_LISTEN | {ListenState.OFF} else ear.state
