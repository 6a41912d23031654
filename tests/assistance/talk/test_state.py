"""What a helper may see, and what never leaves the kiosk: secrets are planted, and every byte is searched."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistance.talk.state import MOST_BYTES, Screen, ids_of, state_of
from kiosk.flows.model import Flow, Next, Step
from kiosk.flows.prompt import Choice, Counter, Line, Prompt
from kiosk.flows.walk import walk
from kiosk.flows.wording import Found, prompt_for
from tests.flows.standard import NOW, flow, words

FLOW = flow()
STEPS = {step.id: step for step in FLOW.steps}
SECRETS = {fact: f"Wort{n:02}" for n, fact in enumerate(FLOW.facts)}


def planted(step: Step) -> Prompt:
    """The step with a secret in every field that could hold one; a helper may see what the flow lists and no more."""
    lines = tuple(Line(fact, fact, secret) for fact, secret in SECRETS.items())
    choices = (
        Choice("one", "One", Next()),
        Choice("two", f"Again to {SECRETS['destination']}", Next(), detail="Geheim"),
    )
    title = " ".join(SECRETS[fact] for fact in step.may_see)
    return Prompt(
        step.id, step.kind, "en", "Geheim", "Geheim", "Geheim", "Geheim", choices, lines, "Geheim", ("Geheim",),
        fact=step.fills, may_see=step.may_see, seen_title=title, trouble="Geheim",
        code=("Geheim",) if step.picture == "ticket" else (), symbols=(("Geheim",),) if step.picture == "phone" else (),
        slip="Geheim" if step.picture == "counter" else "", digits=step.kind == "collect",
        counters=(Counter("adult", "Adults", "Geheim", 7, 9),), next_label="Next",
    )  # fmt: skip


@pytest.mark.parametrize("id", STEPS)
def test_only_what_the_step_lists_leaves_the_kiosk(id: str) -> None:
    """Names, cards, codes and whatever an operator's flow invents: what is not listed is masked, with its label."""
    step, prompt = STEPS[id], planted(STEPS[id])
    sent = state_of(prompt, Screen(prompt.choices), 1)
    for fact, secret in SECRETS.items():
        if fact not in step.may_see or step.kind in ("pay", "deliver"):
            assert secret not in sent
    for secret in SECRETS.values():
        sent = sent.replace(secret, "")
    assert "Geheim" not in sent


def met(a_flow: Flow) -> Iterator[Prompt]:
    """Every state of the shipped flow that a traveller can reach, worded in every language, with secret names in it."""
    names = {"a place": "Geheimstadt", "another place": "Geheimdorf"}
    for language in ("en", "nl", "de"):
        texts, steps = words().texts(language), set()
        paying = "person" if language == "nl" else "counter" if language == "de" else "card"
        for state in walk(a_flow).moves:
            found = Found(
                NOW, names=names, number="Geheimnummer", offer=("Geheimzug",), total="Geheimpreis",
                code=("Geheimbeleg",), slip="9 8 7 1 2 3", symbols=(("Geheimcode",),), until="20:00", paying=paying,
            )  # fmt: skip
            prompt = prompt_for(a_flow, state, texts, found)
            if (said := (prompt.step, prompt.lines)) not in steps:
                steps.add(said)
                yield prompt


@pytest.mark.requirement("A11Y-89")
@pytest.mark.slow
def test_the_shipped_flow_keeps_its_secrets_in_every_state() -> None:
    """The real words: where the destination is not listed it is in no title either; nothing is over a kilobyte."""
    seen = 0
    for prompt in met(FLOW):
        sent = state_of(prompt, Screen(prompt.choices), 12345)
        seen += "Geheim" in sent
        assert len(sent.encode()) <= 1024
        for secret in ("Geheimnummer", "Geheimbeleg", "Geheimcode", "9 8 7", "9, 8, 7", "987123"):
            assert secret not in sent, (prompt.step, sent)
        if "destination" not in prompt.may_see:
            assert "Geheimstadt" not in sent, (prompt.step, sent)
        if "offer" not in prompt.may_see:
            assert "Geheimzug" not in sent, (prompt.step, sent)
    assert seen, "a search that finds nothing where something is allowed proves nothing"


def test_where_one_pays_only_the_step_is_told() -> None:
    """Nothing of a payment leaves, and there is nothing to point at."""
    prompt = planted(STEPS["pay"])
    assert json.loads(state_of(prompt, Screen(prompt.choices), 3)) == {
        "rev": 3, "step": "pay", "kind": "pay", "lang": "en",
    }  # fmt: skip
    assert ids_of(prompt, Screen(prompt.choices)) == {}


@pytest.mark.requirement("A11Y-89")
def test_codes_and_tickets_stay_whoever_looks_along() -> None:
    """The six digits of a slip, typed or shown, a helper's code, and a ticket or receipt for a telephone."""
    for id, step in STEPS.items():
        prompt = planted(step)
        hers = step.kind in ("pay", "deliver", "collect") or step.picture in ("ticket", "phone", "counter")
        assert ("options" not in json.loads(state_of(prompt, Screen(prompt.choices), 1))) == hers, id
        assert (ids_of(prompt, Screen(prompt.choices)) == {}) == hers, id
    assert {"slip", "phone-ticket", "at-counter", "your-ticket", "pay"} <= STEPS.keys()
    asking = replace(planted(STEPS["need"]), digits=True)  # whatever kind of step an operator gives a pad of digits
    assert "options" not in json.loads(state_of(asking, Screen(asking.choices), 1))


def test_typed_letters_and_what_they_found_stay() -> None:
    """A name that is spelled is hers until she has chosen it."""
    prompt = planted(STEPS["destination"])
    found = (Choice("8000105", "Frankfurt", Next()),)
    assert "Frankfurt" in state_of(prompt, Screen(found), 1)
    assert "Frankfurt" not in state_of(prompt, Screen(found, typed=True), 1)


def test_long_words_are_cut_and_never_sent_whole() -> None:
    """A state is at most 1,000 bytes, whatever an operator writes."""
    many = tuple(Choice(str(n), "Donaudampfschifffahrt " * 9, Next()) for n in range(9))
    prompt = replace(planted(STEPS["offers"]), choices=many, seen_title="Lang " * 200)
    assert len(state_of(prompt, Screen(many), 1).encode()) <= MOST_BYTES
