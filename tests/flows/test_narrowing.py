"""A choice that cannot be had at this kiosk is not offered, and what is left of the flow is still whole."""

import logging
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.assembly import assemble
from kiosk.fares.tariff_file import DEMO
from kiosk.flows.model import Change, Flow
from kiosk.flows.narrowing import narrowed
from kiosk.flows.reader import STANDARD, read_flow
from kiosk.settings import ContentSettings, Settings
from tests.clock import FakeClock

CARDS = ("card-25: {percent_off: 25}", "card-50: {percent_off: 50}", "card-friends:")


def values(flow: Flow, step: str) -> list[str]:
    return [option.value for option in flow.step(step).options]


def test_only_what_can_be_had_is_asked() -> None:
    """Of three cards the operator takes one: two answers, and everything else as it was."""
    flow = read_flow(STANDARD)
    fewer = narrowed(flow, "card", ["none", "card-50", "card-77"])
    assert values(fewer, "card") == ["none", "card-50"]
    assert fewer.facts["card"].values == ("none", "card-50")
    assert "card" in fewer.step("review").lists
    others = [(step, flow.step(step.id)) for step in fewer.steps if step.id != "card"]
    assert all(one == other for one, other in others)


def test_a_choice_of_one_is_no_question() -> None:
    """No cards at all: the review does not speak of any, so nobody can ask to change it."""
    flow = read_flow(STANDARD)
    without = narrowed(flow, "card", [])
    assert "card" not in without.step("review").lists
    assert [name for name in flow.step("review").lists if name != "card"] == list(without.step("review").lists)
    assert narrowed(flow, "card", flow.facts["card"].values) is flow
    assert narrowed(flow, "bicycle", []) is flow
    assert narrowed(flow, "destination", []) is flow


def tariff_with(folder: Path, cards: str, named: str) -> str:
    """The demo tariff with other cards."""
    shutil.copytree(DEMO, folder / "mine")
    file = folder / "mine" / "tariff.yaml"
    text = file.read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.strip().startswith(CARDS)]
    lines = [line for line in lines if not line.strip().startswith("cards: [")]
    new = "\n".join(lines).replace("cards:\n", cards).replace("  single:\n", f"  single:\n{named}")
    file.write_text(new + "\n", "utf-8")
    return str(folder / "mine")


@pytest.mark.parametrize(
    ("cards", "named", "asked"),
    [
        ("cards: {card-25: {percent_off: 25}, card-40: {percent_off: 40}}\n", "    cards: [card-25]\n", True),
        ("", "", False),
    ],
)
def test_who_names_a_card_gets_a_price(
    home: Path, tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture,
    cards: str, named: str, asked: bool,
) -> None:  # fmt: skip
    """Another operator's cards: each answer on the screen ends at a review with a price, and the log says what is not
    asked for; never "I do not know this price" for having told the truth.
    """
    tariff = tariff_with(tmp_path_factory.mktemp("tariff"), cards, named)
    settings = replace(Settings(home), content=ContentSettings(tariff=tariff))
    with caplog.at_level(logging.WARNING, "kiosk.content"):
        kiosk = assemble(settings, FakeClock())
    visit = kiosk.open_visit("en")
    prompt = visit.send(visit.prompt().choices[0].answer)
    review = visit.send(next(choice.answer for choice in prompt.choices if choice.id == "senior:1"))
    assert any(line.id == "card" for line in review.lines) is asked
    told = [record.message for record in caplog.records if record.name == "kiosk.content"]
    assert len([line for line in told if "demo-2025 has no " in line]) == 1
    if asked:
        assert any("does not ask for card-40" in line for line in told)
        answers = {choice.id: choice.answer for choice in visit.send(Change("card")).choices}
        assert list(answers) == ["none", "card-25"]
        cheaper = visit.send(answers["card-25"])
        assert cheaper.step == "review"
        assert cheaper.total != review.total
