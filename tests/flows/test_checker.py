"""Defects put into the standard flow on purpose: each must be found, by the code that is meant to find it."""
# ruff: noqa: E501  a table reads best in rows

import re
import shutil
from pathlib import Path

import pytest

from kiosk.flows.checker import check
from kiosk.flows.reader import STANDARD

FLOW, EN, NL, DE = "flow.yaml", "texts/en.ftl", "texts/nl.ftl", "texts/de.ftl"
TRAVELLERS = '  - id: travellers\n    kind: party\n    may_see: [destination, way, out, back, party]\n    trail: who\n    fills: party\n    quick: ["senior:1", "adult:1", "senior:2", "adult:2"]\n'
REVIEW = "  - id: review\n    kind: review\n    may_see: [destination, way, out, back, party, card, offer]\n    trail: ticket\n    fills: agreed\n    lists: [destination, way, out, back, party, card, walk, offer, means, medium]\n    asks: [medium, means]\n"
DELIVER = """\
  - id: first
    kind: deliver
    fills: delivered
    on: {done: next, no-paper: {handover: no-ticket}, jammed: {handover: no-ticket}, unknown: {handover: no-ticket}}
"""
DEFECTS = {  # what somebody did: (file, old, new, code)
    # Names, types, rules
    "the same id twice": (FLOW, "  - id: need", "  - id: welcome", "LF101"),
    "a fact that nobody asks": (FLOW, "  delivered: {type: outcome}", "  delivered: {type: outcome}\n  dog: {type: station}", "LF102"),
    "depends on what is no fact": (FLOW, "depends_on: [offer]}", "depends_on: [ofer]}", "LF103"),
    "an answer that wipes itself": (FLOW, "back, party, card, walk]}", "back, party, card, walk, agreed]}", "LF104"),
    "fills what is no fact": (FLOW, "    fills: destination\n    popular_here: 6", "    fills: destinaton", "LF105"),
    "fills the wrong kind of fact": (FLOW, "    fills: mood", "    fills: destination", "LF106"),
    "an option that the fact does not know": (FLOW, "{value: return, icon: return}", "{value: retrun}", "LF107"),
    "an option forgotten": (FLOW, "      - {value: return, icon: return}\n", "", "LF108"),
    "too many choices": (FLOW, "popular_here: 3", "popular_here: 4", "LF109"),
    "an outcome without a reaction": (FLOW, "      no-fare: {handover: no-fare}\n", "", "LF110"),
    "forgets what is no fact": (FLOW, "{forget: [out, back]}", "{forget: [out, bakc]}", "LF111"),
    "reviews what is no fact": (FLOW, "party, card, walk, offer, means, medium]", "party, card, walk, ofer, offer]", "LF111"),
    "a condition on a misspelt fact": (FLOW, "when: {way: return}", "when: {wya: return}", "LF112"),
    "a condition on a misspelt kind of rider": (FLOW, "when: {way: return}", "when: {party.seniors: {min: 1}}", "LF112"),
    "a condition that can never hold": (FLOW, "when: {way: return}", "when: {way: retour}", "LF113"),
    "counting what is no party": (FLOW, "when: {way: return}", "when: {way: {min: 1}}", "LF113"),
    "no review before paying": (FLOW, REVIEW, "", "LF114"),
    "the review after paying": (FLOW, "  - id: review\n    kind: review", "  - id: pay2\n    kind: pay\n    fills: payment\n  - id: review\n    kind: review", "LF114"),
    "agreed to an old price": (FLOW, 'values: ["yes"], depends_on: [offer]}', 'values: ["yes"]}', "LF115"),
    "no end": (FLOW, "    ends: true\n", "", "LF116"),
    "an old offer for new people": (FLOW, "way, out, back, party, card, walk]}", "way, out, back, card, walk]}", "LF117"),
    "an old offer for another card": (FLOW, "way, out, back, party, card, walk]}", "way, out, back, party, walk]}", "LF117"),
    "a review that hides something": (FLOW, "out, back, party, card, walk, offer, means, medium]", "out, back, card, walk, offer]", "LF118"),
    "a declined card that goes on": (FLOW, "declined: {retry: 2, then: {handover: payment}}", "declined: next", "LF119"),
    "unknown money, then just the end": (FLOW, "unknown: {handover: payment-unknown}   # money", "unknown: end   # money", "LF119"),
    "a jam, and a shrug": (FLOW, "jammed: {handover: no-ticket}", "jammed: next", "LF119"),
    "paid, and asked again": (FLOW, "      paid: next", "      paid: {forget: [agreed]}", "LF119"),
    "a reason that staff do not know": (FLOW, "{handover: no-fare}", "{handover: nofare}", "LF121"),
    "a tile that sets what is no fact": (FLOW, "sets: {need: ticket, way", "sets: {needs: ticket, way", "LF122"),
    "a tile that sets what cannot be": (FLOW, "way: one-way, out: now", "way: single, out: now", "LF122"),
    "five parts of the way": (FLOW, "    trail: who\n    fills: card", "    trail: card\n    fills: card", "LF123"),
    "a part of the way twice": (FLOW, "    trail: who\n    fills: card", "    trail: where\n    fills: card", "LF123"),
    "after a moment that is not asked": (FLOW, "after: out", "after: ot", "LF124"),
    "a moment that nobody knows": (FLOW, "this-evening,", "this-eve,", "LF125"),
    "a party that cannot be": (FLOW, '"senior:1"', '"seniors:1"', "LF125"),
    "asks for what is no fact": (FLOW, "asks: [walk]", "asks: [wlak]", "LF126"),
    "asks for what cannot wait": (FLOW, "asks: [walk]", "asks: [party]", "LF126"),
    "no word for what is asked beside the trains": (EN, "    .ask-walk = I need more time, or no steps\n", "", "LF302"),
    "no time to answer": (FLOW, "still_there_wait: 30s", "still_there_wait: 10s", "LF501"),
    "help before the hint": (FLOW, "offer_help: 30s", "offer_help: 10s", "LF502"),
    "thrown out while reading": (FLOW, "still_there: 3min", "still_there: 60s", "LF503"),
    # What only the walk can see
    "conditions that exclude each other": (FLOW, "when: {way: return}", "when: {way: return, need: person}", "LF201"),
    "a condition that says nothing": (FLOW, "take_best: {quick: \"yes\"}", "take_best: {party: {min: 1}}", "LF202"),
    "a condition on what is learnt later": (FLOW, "    kind: station\n", "    kind: station\n    when: {payment: {known: true}}\n", "*"),
    "an offer that forgets itself": (FLOW, "    kind: offers\n", "    kind: offers\n    when: {offer: {known: false}}\n", "LF206"),
    "nothing after the trains": (FLOW, "  - id: good-journey\n    kind: message\n    when: {need: [find-train, slip]}\n    ends: true\n    pace: {still_there: 90s, still_there_wait: 20s}\n", "", "LF116*"),
    "a blank screen": (FLOW, "  - id: destination\n    kind: station\n", "  - id: destination\n    kind: station\n    when: {need: find-train}\n", "*"),
    "asked too late": (FLOW, TRAVELLERS, "", "*"),
    "who travels after the price": (FLOW, "  # The first offer is", TRAVELLERS.replace("travellers", "who") + "  # The first offer is", "*"),
    "a ticket before the money": (FLOW, "  - id: pay\n", DELIVER + "  - id: pay\n", "LF212"),
    "no train, and the same again": (FLOW, "none: {forget: [out, back]}", "none: {forget: [back]}", "LF214"),
    "stopped, and paying again": (FLOW, "cancelled: {forget: [agreed]}", "cancelled: {forget: [mood]}", "LF214"),
    # Words
    "a language without texts": (FLOW, "languages: [en, ", "languages: [en, fr, ", "LF301"),
    "a text missing": (NL, "    .return = Ja, heen en terug\n", "", "LF302"),
    "a title missing": (DE, "review = Ist das richtig?", "rewiev = Ist das richtig?", "LF302"),
    "a sentence that cannot be read": (EN, "    .say = Choose one of these.", "    .say = Choose { one of these.", "LF303"),
    "a text that nobody shows": (EN, "    .line = Who\n", "    .line = Who\n    .lines = Who\n", "LF304"),
    "a variable forgotten": (NL, "die het uitzoekt. Uw nummer is { $number }.", "die het uitzoekt.", "LF305"),
    "a price forgotten in one language": (DE, "review = Ist das richtig?\n", "review = Ist { $price } richtig?\n", "LF305"),
    "a variable that does not exist": (EN, "trains = The next trains from { $here }", "trains = The next trains from { $hier }", "LF305"),
    "too long a title": (EN, "way = Will you come back by train?", "way = Will you be coming back to this station by train too?", "LF306"),
    "too long a sentence": (EN, ".help = Choose one. You see", ".help = If you are not quite sure which one of these trains you like best choose one and you see", "LF307"),
    "words that only clerks know": (EN, ".card-25 = A card for 25% off", ".card-25 = A concession card for 25% off", "LF310"),
    "a price before it is known": (EN, "way = Will you come back by train?", "way = Will you come back for { $price }?", "LF311"),
    "a number before there is a sale": (EN, "review = Is this right?", "review = Is { $number } right?", "LF311"),
    "a word of the kiosk itself": (EN, "goodbye = Thank you.", "today = Today\ngoodbye = Thank you.", "LF312"),
    # Examples
    "an example that is not true": ("cases/three-touches.yaml", "touches: 3", "touches: 2", "LF701"),
    "an example of a screen that is no more": ("cases/person.yaml", "  - person: back", "  - persons: back", "LF701"),
    "an example that does what cannot be done": ("cases/no-train.yaml", "offers: none", "offers: {senior: 1}", "LF701"),
    "an example that ends elsewhere": ("cases/no-train.yaml", "ends: review", "ends: offers", "LF701"),
    "an example that is not YAML": ("cases/no-train.yaml", "ends: review", "ends: [", "LF001"),
}  # fmt: skip


def broken(name: str, folder: Path) -> Path:
    file, old, new, _ = DEFECTS[name]
    bundle = folder / "bundle"
    shutil.copytree(STANDARD, bundle)
    source = (bundle / file).read_text("utf-8")
    assert old in source, name
    (bundle / file).write_text(source.replace(old, new) if name == "no end" else source.replace(old, new, 1), "utf-8")
    return bundle


@pytest.mark.requirement("A11Y-73", "A11Y-75", "A11Y-90")
@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_found(name: str, tmp_path: Path) -> None:
    """No traveller meets a flow that an operator broke by mistake."""
    faults = check(broken(name, tmp_path))
    code = DEFECTS[name][3]
    assert faults
    assert code.endswith("*") or code in {fault.code for fault in faults}, [str(fault) for fault in faults]


@pytest.mark.requirement("A11Y-73", "A11Y-74", "A11Y-75", "A11Y-76", "A11Y-83", "A11Y-88")
def test_the_standard_flow_is_proven() -> None:
    """What we ship passes everything that we ask of operators."""
    assert check(STANDARD) == []


def test_without_examples_a_condition_is_not_believed(tmp_path: Path) -> None:
    """What a condition is for, only an example can say."""
    bundle = tmp_path / "bundle"
    shutil.copytree(STANDARD, bundle)
    for case in (bundle / "cases").glob("*.yaml"):
        case.unlink()
    faults = check(bundle)
    assert {fault.code for fault in faults} == {"LF702"}
    assert any("coming-back" in fault.what for fault in faults)


def test_a_text_file_that_nobody_reads_is_told(tmp_path: Path) -> None:
    """A translation that was forgotten in `languages` is not skipped in silence."""
    bundle = tmp_path / "bundle"
    shutil.copytree(STANDARD, bundle)
    shutil.copy(bundle / "texts" / "en.ftl", bundle / "texts" / "fr.ftl")
    assert [(fault.code, fault.cure) for fault in check(bundle)] == [("LF304", "Add fr to `languages`.")]


def test_a_misspelt_text_key_is_guessed(tmp_path: Path) -> None:
    """The operator reads what was probably meant, at the line where it stands."""
    bundle = tmp_path / "bundle"
    shutil.copytree(STANDARD, bundle)
    file = bundle / "texts" / "en.ftl"
    source = file.read_text("utf-8").replace("    .one-way = No, one way", "    .one-wya = No, one way")
    file.write_text(source, "utf-8")
    line = source[: source.index(".one-wya")].count("\n") + 1
    assert any(f.code == "LF304" and f.line == line and "Did you mean way.one-way?" in f.cure for f in check(bundle))


def test_the_manual_names_every_code() -> None:
    """An operator who reads a code finds it in docs/flows.md, and nothing there is made up."""
    house = Path(__file__).parents[2]
    sources = [*(house / "kiosk" / "flows").glob("*.py"), house / "kiosk" / "language.py"]
    said = {code for file in sources for code in re.findall(r"LF(\d{3})", file.read_text("utf-8"))}
    manual = (house / "docs" / "flows.md").read_text("utf-8").partition("## What the checker says")[2]
    assert said == set(re.findall(r"(?<!\d)\d{3}(?!\d)", manual))
