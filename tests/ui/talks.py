"""What a talk with a helper looks like over a step: the sign, the question, the glow and the writing panel."""

from dataclasses import replace

from tests.ui.prompts import frame, helping, prompts, words
from ui.talk_view import Said, TalkView
from ui.view import view_of

WORDS = words()
ANNA = TalkView(helper="Anna")
SAID = (Said("Good morning! I am Anna. Which train would you like to take today?", False), Said("THE FAST ONE", True))
LONG = Said("Please take the train at ten past nine, from platform two, and change in Hannover: there is time.", False)
TALKS = {
    "there": ANNA,
    "asked": replace(ANNA, asks="sight"),
    "asked-voice": replace(ANNA, asks="voice"),
    "seen": replace(ANNA, seen=True),
    "points": replace(ANNA, seen=True, glow="return", points="There and back"),
    "seen-speaking": replace(ANNA, seen=True, speaking=True, speaks=("traveller", "helper")),
    "speaking": replace(ANNA, speaking=True),
    "she-speaks": replace(ANNA, speaking=True, speaks=("helper",)),
    "writing": replace(ANNA, writing=True),
    "reading": replace(
        ANNA, writing=True, seen=True, said=SAID * 3, read=(LONG, SAID[1]) * 2, earlier=True, later=True
    ),
    "heard": replace(
        ANNA,
        writing=True,
        seen=True,
        speaking=True,
        speaks=("helper",),
        captions="on",
        said=(replace(SAID[0], heard=True), SAID[1]),
        heard="Please wait at the machine, I am coming to you, and I bring the key for the door with me.",
        draft="I CANNOT",
    ),
    "not-heard": replace(ANNA, writing=True, speaking=True, speaks=("helper",), captions="none"),
    "written": replace(
        ANNA,
        writing=True,
        seen=True,
        speaking=True,
        speaks=("helper",),
        said=SAID,
        typing="Take your time, I wait",
        draft="I CANNOT",
    ),
}


def shown(language: str, theme: str, scale: float, talk: TalkView, step: str = "way") -> dict[str, object]:
    """The view of a step while this is said."""
    around = frame(language, step, theme=theme, scale=scale, talk=talk, help=helping(language, "coming"))
    return view_of(prompts(language)[step], around, WORDS.texts(language))
