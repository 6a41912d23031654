"""What an operator asks at a prompt: what is understood of a sentence, and whether all phrases are sound."""

import json

import pytest

from voice.__main__ import main

pytestmark = pytest.mark.slow


def test_a_typed_sentence_is_told_as_facts(capsys: pytest.CaptureFixture[str]) -> None:
    """./loket voice say: in plain words, and as JSON on the last line for whoever measures."""
    said = "twee senioren morgenochtend naar Utrecht en zondag terug, eerste klas"
    assert main(["say", said, "--lang", "nl", "--now", "2026-11-27T10:00"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "party: 2 senior" in lines
    assert "not to be had here: first-class" in lines
    told = json.loads(lines[-1])
    assert told["facts"]["destination"]["name"] == "Utrecht Centraal"
    assert (told["facts"]["out"], told["facts"]["back"]) == ("2026-11-28T08:00", "2026-11-29T08:00")
    assert told["unmet"] == ["first-class"]


def test_a_bare_answer_needs_its_step(capsys: pytest.CaptureFixture[str]) -> None:
    """--step, --known and --here set the screen."""
    given = [
        "--step",
        "coming-back",
        "--known",
        "out=2026-11-28T08:00",
        "--known",
        "party=adult:2",
        "--here",
        "Bonn Hbf",
    ]
    assert main(["say", "six in the evening", *given, "--now", "2026-11-27T10:00"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["facts"] == {"way": "return", "back": "2026-11-28T18:00"}


def test_nothing_understood_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """And the exit code says so too."""
    assert main(["say", "la la la"]) == 1
    assert "Nothing was understood." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "what"),
    [
        (["say", "hello", "--known", "colour=red"], "say FACT=VALUE"),
        (["check-phrases", "eo"], "no pack for eo"),
    ],
)
def test_a_wrong_word_at_the_prompt_is_explained(
    given: list[str], what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What, and what is known instead."""
    with pytest.raises(SystemExit):
        main(given)
    assert what in capsys.readouterr().err


def test_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Without one, all are named; an unknown one is told from them."""
    assert main([]) == 0
    assert "say" in capsys.readouterr().out
    assert main(["sing"]) == 2
    assert "There is no command 'sing'" in capsys.readouterr().err


def test_phrases_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """./loket voice check-phrases en: fit to be published."""
    assert main(["check-phrases", "en"]) == 0
    assert "no choices that cannot be said" in capsys.readouterr().out
