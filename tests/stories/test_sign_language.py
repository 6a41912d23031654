"""Who speaks with her hands reaches an interpreter by her own phone, and the helper who comes knows it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from assistance.messages import Talk
from assistance.model import Helper
from assistance.plan.model import Relay
from assistance.talk.model import Topic
from kiosk.settings import DeskSettings, Settings
from tests.stories.stage import Stage
from ui.wings import _relay

pytestmark = pytest.mark.slow

TESS = Relay({"": "Tess"}, {"": "8:00 - 23:00"}, "https://relay.example/station", "+49 30 000 0000")


def _call(stage: Stage) -> None:
    stage.touch(stage.say("frame-call"))
    stage.help_is("received", "seen")


@pytest.mark.requirement("A11Y-47")
def test_two_touches_and_her_phone_opens_it(stage: Stage, tmp_path: Path) -> None:
    """Help, sign language: the square holds the address, hours and number stand beside it, and the call goes on."""
    stage.app.help_link.relay = TESS
    _call(stage)
    stage.touch(stage.say("help-relay-button"))
    for words in ("Tess", "8:00 - 23:00", "+49 30 000 0000", "relay.example/station"):
        assert stage.robot.reads(words)
    stage.robot.picture(tmp_path / "screen.png")
    found = zxingcpp.read_barcodes(Image.open(tmp_path / "screen.png"), formats=zxingcpp.BarcodeFormat.QRCode)
    assert [code.text for code in found] == [TESS.address]
    assert stage.desk.requests.live(), "a person still comes"
    stage.touch(stage.say("frame-help-close"))
    stage.help_is("received", "seen")


@pytest.mark.requirement("A11Y-47")
def test_what_happens_to_the_call_meanwhile(stage: Stage) -> None:
    """While her camera looks, nothing takes the square away but a person's yes; the language may be changed."""
    stage.app.help_link.relay = TESS
    _call(stage)
    stage.touch(stage.say("help-relay-button"))
    call = stage.desk.requests.live()[0]
    anna = Helper("anna", "Anna")
    stage.answer_calls(lambda desk: desk.handling.see(call.id, anna))
    stage.touch("Deutsch")
    stage.robot.until(lambda: stage.robot.reads("dolmetscht"), "in her language")
    stage.answer_calls(lambda desk: desk.handling.acknowledge(call.id, anna, 2))
    stage.help_is("coming")
    assert stage.say("help-relay-button") in stage.robot.names(), "and it can be looked at again"


@pytest.mark.requirement("A11Y-47")
def test_the_helper_knows_it(stage: Stage) -> None:
    """Anna opens her page: the first that she reads is how the traveller would like to talk. Said once."""
    stage.app.help_link.relay = TESS
    _call(stage)
    stage.touch(stage.say("help-relay-button"))
    request = stage.desk.requests.live()[0].id
    talk = stage.app.talk_link
    talk.hear(Talk(request, Topic.OPEN, json.dumps({"helper": "Anna"}), "anna"))
    for _ in range(3):
        talk.look()
    assert talk.session.mine.items == ["=sign-language"]


@pytest.mark.requirement("A11Y-47")
def test_a_call_that_is_made_afterwards_says_it_on_its_card(stage: Stage) -> None:
    """She looked first and calls then; the next traveller at this kiosk is somebody else."""
    stage.app.help_link.relay = TESS
    stage.app.help_link.offer()
    stage.touch(stage.say("help-relay-button"))
    _call(stage)
    assert "sign-language" in stage.desk.requests.live()[0].situation.access
    stage.app.presenter.begin_again()
    stage.robot.until(lambda: not stage.app.help_link.signs, "forgotten")


@pytest.mark.requirement("A11Y-47")
def test_where_there_is_none_nothing_is_offered(stage: Stage) -> None:
    """No button that leads nowhere."""
    _call(stage)
    assert stage.say("help-relay-button") not in stage.robot.names()


def test_a_mistake_in_its_file_closes_no_kiosk(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Tickets are sold; the operator reads file, line and cure."""
    caplog.allowed_errors = ("no sign language is offered",)  # type: ignore[attr-defined]
    (home / "relay.toml").write_text('name = "Tess"\nhours = "always"\naddress = "relay.example"\n', "utf-8")
    assert _relay(replace(Settings(home), desk=DeskSettings(plan=str(home)))) is None
    assert "relay.toml:3" in caplog.text
    assert 'Write  address = "https://..."' in caplog.text
