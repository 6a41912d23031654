"""A call for a person, from the traveller's side and from the helper's: she comes, or nobody can."""

import json

from PySide6.QtCore import Qt

from assistance.messages import Talk, encode
from assistance.model import Helper, HelpRequest
from assistance.talk.model import Topic
from assistance.talk.text import LINE
from tests.accessibility.robots.travellers import Blind, Traveller
from tests.stories.stage import Stage

ANNA = Helper("anna", "Anna")
HELLO = "Hello, I am Anna."


def call(traveller: Traveller) -> None:
    """One press, wherever she is: a key that one can feel, or the button that is on every screen."""
    if isinstance(traveller, Blind):
        traveller.key(Qt.Key.Key_F1)
    else:
        traveller.press(traveller.stage.say("frame-call"))


def somebody_comes(traveller: Traveller) -> None:
    """Sent, received, coming, here, done: each is known to her; then she says how it was, and goes on where she was."""
    stage = traveller.stage
    before = stage.prompt
    call(traveller)
    stage.help_is("received", "seen")
    _told(traveller)
    request = stage.desk.requests.live()[0]
    stage.answer_calls(lambda desk: desk.handling.acknowledge(request.id, ANNA, 2))
    stage.help_is("coming")
    _told(traveller)
    stage.desk.staff.enrol(ANNA.name, stage.clock.now())
    stage.answer_calls(lambda desk: desk.handling.arrive(request.id, ANNA))
    stage.help_is("arrived")
    _told(traveller)
    stage.answer_calls(lambda desk: desk.handling.resolve(request.id, ANNA, ""))
    stage.help_is("resolved")
    _told(traveller)
    traveller.press(stage.say("help-face-good"))
    stage.help_is("thanked")
    assert stage.prompt == before, "help moves nobody"
    stage.app.help_link.put_away()


def nobody_can(traveller: Traveller) -> None:
    """The net is down: she is told so, and what else there is; she takes it back."""
    stage = traveller.stage
    stage.link.cut()
    call(traveller)
    stage.help_is("sent", "unreachable")
    stage.clock.move(6)
    stage.help_is("unreachable")
    _told(traveller)
    traveller.press(stage.say("frame-help-cancel"))
    stage.help_is("none")
    stage.link.down = False


def write_to_each_other(traveller: Traveller) -> None:
    """Real-time text: what Anna types stands on the glass letter by letter; the answer is written with one finger."""
    stage = traveller.stage
    call(traveller)
    stage.help_is("received", "seen")
    request = stage.desk.requests.live()[0]
    _say(stage, request, Topic.OPEN, {"helper": ANNA.name})
    for at, letter in enumerate(HELLO + LINE):
        _say(stage, request, Topic.TEXT, {"s": "anna-1", "at": at, "items": [letter]})
    stage.robot.until(lambda: any(HELLO in line.text for line in stage.app.presenter.frame.talk.said), "her line")
    traveller.is_told(HELLO)
    traveller.press(stage.say("talk-say-please-come"))
    for letter in "OK":
        traveller.press(letter)
    traveller.press(stage.say("talk-line"))
    wrote = ["".join(items) for hers, items in stage.app.talk_link.session.order if not hers]
    assert wrote[-1].endswith("OK"), wrote
    traveller.press(stage.say("talk-close"))
    traveller.press(stage.say("frame-help-cancel"))
    stage.help_is("none")


def _told(traveller: Traveller) -> None:
    shown = traveller.stage.app.presenter.frame.help
    traveller.is_told(shown.title)


def _say(stage: Stage, request: HelpRequest, topic: Topic, body: dict[str, object]) -> None:
    stage.link.push(encode(Talk(request.id, topic, json.dumps(body), ANNA.id)))
