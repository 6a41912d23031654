"""Five keys and nothing else: every screen that they lead to, every control on it, and never a trap."""

from collections import deque

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.flows.reader import STANDARD, read_flow
from tests.stories.stage import Stage

pytestmark = pytest.mark.slow

Path = tuple[str, ...]  # controls that were pressed since the first screen
OTHER = (  # they change how the screen looks, or what is typed and counted: other tests press them
    "language-", "larger", "theme", "read", "reach", "help", "letter-", "begin-", "delete", "clear", "more-", "fewer-",
)  # fmt: skip
TELLING = {"out": ("way",), "offers": ("way",), "review": ("way", "medium", "means")}  # one step, several screens
MOST = 90  # controls on a screen
NOT_HERE = {  # steps that need broken machines, another settings file, or a code: other tests meet them
    "slip", "paid-ticket", "collected",
}  # fmt: skip


class Keypad:
    """Presses keys, and sees nothing but where the focus stands."""

    def __init__(self, hall: Stage) -> None:
        self.hall = hall
        self.pressed = 0

    @property
    def focus(self) -> str:
        return self.hall.app.window.focused_name()

    def key(self, key: Qt.Key) -> None:
        self.pressed += 1
        QTest.keyClick(self.hall.app.window.quick, key)

    def round(self) -> list[str]:
        """All that the "next" key passes until it is where it began; the way back is the same."""
        self.hall.robot.settle(0)
        start, passed = self.focus, []
        while self.focus not in passed:
            assert len(passed) < MOST, f"no way round on {self.hall.step}: {passed}"
            passed.append(self.focus)
            self.key(Qt.Key.Key_Down)
        assert self.focus == start, f"the focus is trapped on {self.hall.step}: {passed}, then {self.focus}"
        back = []
        for _ in passed:
            self.key(Qt.Key.Key_Up)
            back.append(self.focus)
        assert back == passed[::-1], f"not the same way back on {self.hall.step}"
        return passed

    def enters(self, control: str) -> None:
        """Go to it, press it, and let the kiosk answer."""
        for _ in range(MOST):
            if self.focus == control:
                break
            self.key(Qt.Key.Key_Down)
        assert self.focus == control, f"the keys do not lead to {control} on {self.hall.step}"
        self.key(Qt.Key.Key_Return)
        self.answers()

    def answers(self) -> None:
        """Wait until it stands still; a card is held to the reader when it asks."""
        stage = self.hall
        stage.robot.until(lambda: stage.ready() or bool(stage.app.presenter.visit.asking), "an answer")
        if stage.prompt.acts:
            stage.robot.until(lambda: stage.ready() or bool(stage.app.presenter.visit.asking), "it asks")
            stage.terminal.present_card()
            stage.robot.until(stage.ready, "the end of paying")
        stage.robot.until(lambda: stage.app.presenter.frame.help.state != "sent", "news of the call")
        stage.robot.settle(0)

    def goes(self, path: Path) -> None:
        """The way from the first screen."""
        self.hall.app.presenter.begin_again()
        self.hall.reach("welcome")
        self.hall.app.help_link.withdraw()
        for control in path:
            self.enters(control)


def _reachable(hall: Stage) -> set[str]:
    return {
        item.objectName()
        for item in hall.app.window.items()
        if item.inherits("QQuickAbstractButton") and item.isEnabled()
    }


@pytest.mark.requirement("A11Y-18", "A11Y-19")
def test_the_keys_reach_every_control_of_every_screen(hall: Stage, whole: bool) -> None:
    """Breadth first over (screen, control): what a finger can do the keys can do, and each screen can be left."""
    keypad, todo, seen = Keypad(hall), deque[Path]([()]), set[str]()
    while todo:
        path = todo.popleft()
        keypad.goes(path)
        known = hall.app.presenter.visit.known
        screen = ":".join([hall.step, *(str(known.get(fact, "")) for fact in TELLING.get(hall.step, ()))])
        if screen in seen:
            continue
        controls = keypad.round()
        assert set(controls) == _reachable(hall), f"not by keys on {screen}"
        seen.add(screen)
        leading = [name for name in controls if name and not name.startswith(OTHER)]
        few = dict.fromkeys(name for name in leading if name in (leading[0], "next"))
        todo += [(*path, name) for name in (leading if whole else few)]
    if whole:
        steps = {step.id for step in read_flow(STANDARD).steps} - NOT_HERE
        assert steps <= {screen.partition(":")[0] for screen in seen} | {"pay", "deliver"}
