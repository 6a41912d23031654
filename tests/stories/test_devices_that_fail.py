"""Staff hear what is wrong with a kiosk's devices before a traveller meets it, and nobody has to press anything."""

import pytest

from kiosk.assembly import Kiosk
from tests.stories.stage import Stage
from ui.condition_link import ConditionLink
from voice.model import ListenState

pytestmark = pytest.mark.slow


class Told:
    """A caller that keeps what the desk would hear."""

    def __init__(self) -> None:
        self.ailing: list[tuple[str, ...]] = []

    def ail(self, what: tuple[str, ...]) -> None:
        self.ailing.append(what)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def condition(stage: Stage, told: Told) -> ConditionLink:
    app, kiosk = stage.app, stage.app.wings.kiosk
    assert isinstance(kiosk, Kiosk)
    return ConditionLink(app.presenter, kiosk, told, app.wings.speaker, app.core, app.help_tasks, stage.clock)  # type: ignore[arg-type]


def look(stage: Stage, condition: ConditionLink) -> None:
    condition.look()
    stage.robot.until(lambda: stage.ready() and stage.app.help_tasks.idle, "it is told")


def test_a_roll_that_ends_is_changed_before_she_comes(stage: Stage, told: Told, condition: ConditionLink) -> None:
    """Without paper she would have chosen everything, and be sent away at the end."""
    look(stage, condition)
    assert told.ailing[-1] == ()
    stage.faults.set("printer", "no-paper")
    look(stage, condition)
    assert told.ailing[-1] == ("no-paper",)
    stage.faults.set("printer", "works")
    look(stage, condition)
    assert told.ailing[-1] == ()


def test_nobody_waits_for_a_look_at_the_machines(stage: Stage, told: Told, condition: ConditionLink) -> None:
    """From her first touch on they are hers: a printer that answers slowly would keep her waiting."""
    stage.touch(stage.prompt.choices[0].label, "travellers")
    stage.faults.set("printer", "no-paper")
    look(stage, condition)
    assert told.ailing[-1] == ()


@pytest.mark.parametrize(
    ("trouble", "then", "known"),
    [
        (ListenState.NO_MICROPHONE, ListenState.READY, ()),  # the ear has found it again
        (ListenState.SILENT_MICROPHONE, ListenState.READY, ("listen-silent-microphone",)),  # it only tries again
        (ListenState.SILENT_MICROPHONE, ListenState.THINKING, ()),  # somebody was heard
        (ListenState.RESTARTING, ListenState.RESTARTING, ()),  # it comes back by itself
        (ListenState.DAMAGED_MODEL, ListenState.NO_MODEL, ("listen-damaged-model",)),  # another language was chosen
    ],
)
def test_the_microphone_is_known_until_it_works(
    stage: Stage, told: Told, condition: ConditionLink, trouble: ListenState, then: ListenState, known: tuple[str, ...]
) -> None:
    """Who mends it should find the line gone, and who has not mended it should not."""
    condition.heard_of_ear(trouble)
    condition.heard_of_ear(then)
    look(stage, condition)
    assert told.ailing[-1] == known


def test_every_trouble_has_a_sentence_for_staff(stage: Stage) -> None:
    """A code on a helper's page is no help."""
    from ui.condition_link import MUTE, UNTIL_HEARD, UNTIL_SEEN

    for key in [*(f"listen-{state}" for state in UNTIL_SEEN | UNTIL_HEARD), *(f"voice-{state}" for state in MUTE)]:
        assert stage.say(f"{key}.staff")
