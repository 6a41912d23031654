"""An operator's own flow: proven before anybody meets it, and never able to close the kiosk."""

import logging
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.assembly import assemble
from kiosk.flows.opening import open_flow
from kiosk.flows.reader import STANDARD
from kiosk.settings import ContentSettings, Settings
from tests.clock import FakeClock

WELCOME = "Shall we start?"

pytestmark = pytest.mark.slow


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the standard flow, as an operator begins with."""
    return Path(shutil.copytree(STANDARD, tmp_path / "my-flow"))


@pytest.fixture
def settings(tmp_path: Path, own: Path) -> Settings:
    return replace(Settings(tmp_path / "home"), content=ContentSettings(flow=str(own)))


def _greet_with(own: Path, greeting: str) -> None:
    file = own / "texts" / "en.ftl"
    lines = file.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("welcome ="))
    lines[at] = f"welcome = {greeting}"
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _break(own: Path) -> None:
    """A rule that only the checker knows: the file itself can be read."""
    file = own / "flow.yaml"
    text = file.read_text("utf-8")
    assert "declined:" in text
    file.write_text("\n".join(line for line in text.splitlines() if "declined:" not in line) + "\n", "utf-8")


def _title(settings: Settings) -> str:
    return assemble(settings, FakeClock()).open_visit("en").prompt().title


def test_a_proven_flow_of_an_operator_is_asked(settings: Settings, own: Path) -> None:
    """What the operator wrote is what the traveller reads."""
    _greet_with(own, WELCOME)
    assert _title(settings) == WELCOME


def test_a_flow_with_a_fault_leaves_the_one_before(
    settings: Settings, own: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A change that would leave somebody with a declined card in a dead end is not shown to anybody."""
    caplog.allowed_errors = ("the last good copy is asked instead",)  # type: ignore[attr-defined]
    _greet_with(own, WELCOME)
    assert _title(settings) == WELCOME
    _greet_with(own, "Changed, with a fault beside it")
    _break(own)
    with caplog.at_level(logging.ERROR):
        assert _title(settings) == WELCOME
    assert "flow.yaml" in caplog.text
    assert "LF" in caplog.text


@pytest.mark.parametrize("gone", [True, False])
def test_a_first_flow_with_a_fault_leaves_the_standard_flow(
    settings: Settings, own: Path, caplog: pytest.LogCaptureFixture, gone: bool
) -> None:
    """There is always something to ask: a folder that is broken or not there must not close the kiosk."""
    caplog.allowed_errors = ("the standard flow is asked instead",)  # type: ignore[attr-defined]
    if gone:
        shutil.rmtree(own)
    else:
        _break(own)
    flow, folder = open_flow(settings)
    assert (flow.id, folder) == ("buy-ticket", STANDARD)
    assert "the standard flow is asked instead" in caplog.text


def test_what_was_proven_is_not_proven_again(settings: Settings, own: Path) -> None:
    """A restart in the rush hour must not walk through every state again; a changed word is looked at again."""
    open_flow(settings)
    mark = settings.home / "flow" / "proven"
    written = mark.stat().st_mtime_ns
    open_flow(settings)
    assert mark.stat().st_mtime_ns == written
    _greet_with(own, WELCOME)
    open_flow(settings)
    assert mark.stat().st_mtime_ns != written


def test_a_copy_that_somebody_touched_is_not_trusted(
    settings: Settings, own: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The copy in the home is asked only while it is what was proven, or is proven once more."""
    caplog.allowed_errors = ("the standard flow is asked instead",)  # type: ignore[attr-defined]
    open_flow(settings)
    _break(settings.home / "flow")
    shutil.rmtree(own)
    assert open_flow(settings)[1] == STANDARD
