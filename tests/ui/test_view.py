"""The view model: all words ready, nothing but plain values, the same for eye, helper and test."""

import json
from dataclasses import replace

import pytest

from kiosk.flows.prompt import Suggestions
from tests.ui.prompts import LANGUAGES, frame, prompts, typed, views, words
from ui.help_view import HelpView
from ui.talk_view import TalkView
from ui.view import Frame, view_of

WORDS = words()


def view(name: str, language: str = "en", **changes: object) -> dict[str, object]:
    return view_of(prompts(language)[name], frame(language, name, **changes), WORDS.texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_is_plain_json(language: str) -> None:
    """A helper's page can show it without our code."""
    for shown in views(language, WORDS.texts(language)).values():
        assert json.loads(json.dumps(shown)) == shown


def test_every_view_has_the_same_keys() -> None:
    """Nobody who reads a view has to ask what is there."""
    assert len({frozenset(shown) for shown in views("nl", WORDS.texts("nl")).values()}) == 1


def test_every_bar_laid_over_the_step_has_the_same_keys() -> None:
    """What is said of a call, of a talk, or of nothing is drawn by one panel."""
    helps = [HelpView(state, "title") for state in ("none", "offered", "sent", "coming", "arrived", "resolved")]
    anna = TalkView(helper="Anna")
    talks = [TalkView(), anna, replace(anna, asks="voice"), replace(anna, seen=True), replace(anna, speaking=True)]
    bars = [view("way", help=help, talk=talk)["helping"] for help in helps for talk in talks]
    assert len({tuple(bar) for bar in bars}) == 1


def test_the_frame_speaks_the_travellers_language() -> None:
    """One touch on Nederlands, and the whole frame is Dutch; the languages keep their own names."""
    shown = view("way", "nl")
    assert shown["call"] == {"label": "Roep iemand", "enabled": True, "note": ""}
    assert shown["trail"]["text"] == "Stap 1 van 4"
    assert [row["label"] for row in shown["languages"]] == ["English", "Nederlands", "Deutsch"]


@pytest.mark.requirement("A11Y-74")
def test_the_way_so_far_is_told() -> None:
    """Nothing to remember: what was chosen stands above, what is done, now and to come beside it."""
    shown = view("moment")
    assert shown["chosen"] == {"label": "You chose", "text": "Berlin Hauptbahnhof · There and back"}
    assert [step["state"] for step in shown["trail"]["steps"]] == ["done", "now", "coming", "coming"]


def test_only_letters_that_lead_somewhere_are_lit() -> None:
    """A letter that would end in nothing cannot be touched."""
    shown = view("station", suggestions=typed("en"))
    assert "".join(row["id"] for row in shown["board"]["letters"] if row["lit"]) == "BCEILNRSTV"
    assert shown["board"]["count"] == "37 places fit."
    assert shown["choices"][0]["label"] == "Berlin Hauptbahnhof"


def test_a_letter_beyond_z_gets_its_key() -> None:
    """Åre begins with a letter that our alphabet lacks."""
    shown = view("station", suggestions=Suggestions("", (), "AÅ", 2))
    assert shown["board"]["letters"][-1]["id"] == "Å"


def test_nobody_travels_alone_without_a_person() -> None:
    """With no traveller there is no way on; with nine there is no tenth."""
    nobody = view("party", counts=(("senior", 0),))
    assert nobody["next"]["enabled"] is False
    nine = view("party", counts=(("adult", 9), ("senior", 0)))
    assert not any(row["can_more"] for row in nine["counters"])
    assert nine["next"]["enabled"] is True


@pytest.mark.requirement("A11Y-15")
def test_trouble_is_told_once_and_first() -> None:
    """What went wrong is announced before the question; the frame's own news wins over the prompt's."""
    shown = view("declined")
    assert shown["announce"] == "No money was taken. Your trip is kept. The card did not work"
    assert view("declined", trouble="No paper.")["trouble"] == "No paper."


def test_the_gentle_offer_has_its_own_words() -> None:
    """Nobody has to write "Shall I call a person?" again; a call's own words are shown as they come."""
    offered = view("way", help=HelpView("offered"))["helping"]
    assert offered["title"] == "Shall I call a person?"
    assert [button["id"] for button in offered["buttons"]] == ["call-yes", "call-no"]
    coming = view("way", help=HelpView("coming", "Anna is coming.", "", can_cancel=True))["helping"]
    assert [button["id"] for button in coming["buttons"]] == ["help-cancel", "help-dismiss"]


def test_paying_can_be_stopped_only_while_the_machine_pays() -> None:
    """The button "Do not pay now" belongs to the terminal's turn."""
    assert view("paying")["cancel"]["label"] == "Do not pay now"
    done = replace(prompts("en")["paying"], acts=False)
    assert view_of(done, frame("en"), WORDS.texts("en"))["cancel"]["label"] == ""


def test_larger_text_says_what_it_will_do() -> None:
    """At the largest size the same button makes the text small again, and says so."""
    for scale, label in ((1.0, "Larger text"), (1.5, "Larger text"), (2.0, "Smaller text")):
        assert view("way", scale=scale)["tools"][0]["label"] == label


def test_working_is_told() -> None:
    """No screen is silent while an answer is worked on."""
    shown = view_of(prompts("en")["way"], Frame("en", LANGUAGES, busy=True), WORDS.texts("en"))
    assert shown["news"] == "I am looking …"
