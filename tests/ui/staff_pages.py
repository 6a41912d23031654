"""What a helper sees who has the kiosk in hand: signing on, where it stopped, what was sold, and what she may do."""

from dataclasses import replace
from typing import Any

from kiosk.flows.model import Answer, StepKind
from kiosk.flows.prompt import Choice, Line, Prompt
from kiosk.language import Texts
from kiosk.visits.sign_on import Refusal, Signed, SignOn
from tests.ui.prompts import prompts

NOTHING = Answer.of(deed="")
LOOKS_AT_NOTHING = Signed(why=Refusal.UNREACHABLE)


def signing_on(texts: Texts) -> dict[str, Prompt]:
    """A badge is asked for, then a PIN; then the desk is not there."""
    signs = SignOn(lambda badge, pin: LOOKS_AT_NOTHING)
    shown = {"badge": signs.prompt(texts)}
    signs.enter("104233")
    shown["pin"] = signs.prompt(texts)
    signs.enter("4711")
    return shown | {"unreachable": signs.prompt(texts)}


def staff(texts: Texts, language: str) -> dict[str, Prompt]:
    """What she sees: everything; one sale; asked once more; and that it did not work."""
    say, seen = texts.say, prompts(language)["review"]

    def page(step: str, title: str, help: str, kind: StepKind = "choice", **more: Any) -> Prompt:
        back = say("staff-hand-back")
        return Prompt(step, kind, language, title, "", help, next_label=back, can_go_back=True, **more)

    lines = tuple(
        Line(id, say(f"staff-{id}"), value)
        for id, value in (
            ("chosen", " · ".join(line.value for line in seen.lines[:5])),
            ("stuck", f"{prompts(language)['way'].title} {say('no-paper')}"),
            ("tried", ", ".join(say(f"tried-{code}", count=2) for code in ("pay-declined", "back", "silence"))),
            ("machine", say("no-paper.staff")),
        )
    )
    sold = [
        Choice(str(n), say("staff-ticket", number="7KM2 QX4P"), NOTHING,
               f"19:5{n} · {say(f'staff-is-{state}')}", price="€ 47,60")
        for n, state in enumerate(("done", "undone", "refunded"))
    ]  # fmt: skip
    deeds = tuple(
        Choice(deed, say(f"staff-{deed}"), NOTHING, say(f"staff-{deed}.detail"))
        for deed in ("print-again", "give-back")
    )
    looks = tuple(
        Choice(id, say(f"staff-{id}"), NOTHING, say(f"staff-{id}.detail"), "ticket") for id in ("why", "sold")
    )
    stuck = f"{say('staff-stuck')}: {lines[1].value}"
    title = say("staff-sale", number="7KM2 QX4P", price="€ 47,60")
    one = page("staff-sale", title, say("staff-is-done"), choices=deeds)
    sure = page(
        "staff-sure",
        say("staff-sure-give-back", price="€ 47,60"),
        say("staff-sure-give-back.detail", number="7KM2 QX4P"),
        choices=(replace(deeds[1], detail="", primary=True), Choice("no", say("staff-not-now"), NOTHING)),
    )
    return {
        "staff": page("staff", say("staff-title", name="Anna"), stuck, choices=looks),
        "why": page("staff-why", say("staff-why"), "", lines=lines, kind="info"),
        "sold": page("staff-sold", say("staff-sold"), say("staff-sold.help"), choices=tuple(sold)),
        "sale": one,
        "sure": replace(sure, next_label=""),
        "failed": replace(one, trouble=f"{say('staff-not-done')} {say('printer-mute.staff')}"),
    }
