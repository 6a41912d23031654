"""Reads reasons.toml: the tree of reasons, and the rules by which three are suggested."""

from pathlib import Path

from assistance.plan.model import Reason, Reasons
from assistance.plan.written import Written, begun
from kiosk.errors import FaultyFile
from kiosk.flows.tree import Branch, Faults, Row, meant
from kiosk.language import read_words

SHIPPED_WORDS = Path(__file__).parents[1] / "words"
MOST = 8  # at the top: all fit on one screen
SUGGESTED = 3


def read_reasons(file: Path) -> Reasons:
    """The reasons that `file` holds. Raises FaultyFile with everything that is wrong with it."""
    part, faults = begun(file)
    version = part.number("version", 1, 1, 1_000_000)
    if not part.has("version"):
        faults.add(1, "HP003", "version is missing.", "Write  version = 1  and count on with each change.")
    top = _tree(part, faults)
    ids = [reason.id for reason in top]
    elsewhere = part.section("elsewhere")
    found = Reasons(
        version=version,
        top=top,
        happened=_happened(part.branch("happened"), ids, faults),
        steps=_steps(part, ids),
        anywhere=elsewhere.all_named("reasons", ids, "reason at the top"),
        access=elsewhere.named("access", ids, "reason at the top", needed=False),
    )
    elsewhere.done()
    part.done()
    if faults.found:
        raise FaultyFile(faults.found)
    return found


def _tree(part: Written, faults: Faults) -> tuple[Reason, ...]:
    shipped = read_words(("en",), SHIPPED_WORDS).texts("en")
    found: list[Reason] = []
    taken: list[str] = []
    for one in part.parts("reason", needed=True):
        id = one.new_id(taken)
        taken.append(id)
        words = one.said(needed=not shipped.has(f"reason-{id}"))
        under = []
        for finer in one.parts("under"):
            under.append(Reason(finer.new_id(taken), finer.said()))
            taken.append(under[-1].id)
        found.append(Reason(id, words, tuple(under)))
    lines = part.row("reason").lines
    if len(found) > MOST:
        what = f"there are {len(found)} reasons at the top."
        faults.add(lines[MOST], "HP031", what, f"At most {MOST}: put finer ones under another, as [[reason.under]].")
    elif 0 < len(found) < SUGGESTED:
        faults.add(lines[0], "HP031", f"there are only {len(found)} reasons.", f"At least {SUGGESTED} are suggested.")
    return tuple(found)


def _happened(branch: Branch, ids: list[str], faults: Faults) -> dict[str, tuple[str, ...]]:
    found = {}
    for id, codes in branch.items():
        line = branch.lines[id]
        if id not in ids:
            faults.add(line, "HP006", f"there is no reason {id!r} at the top.", meant(id, ids))
        elif not isinstance(codes, Row) or not all(isinstance(code, str) and code for code in codes):
            faults.add(line, "HP003", f"{id} must be a list of codes.", f'Write  {id} = ["pay-declined"]')
        else:
            found[id] = tuple(codes)
    return found


def _steps(part: Written, ids: list[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for one in part.parts("at"):
        word = one.word("step", needed=True)
        hides = next((earlier for earlier in found if earlier in word), "")
        if hides and word:
            what = f"{word!r} is never reached: {hides!r} above fits every step that it fits."
            one.wrong("step", what, "Move it up, or take it away.", "HP032")
        found[word] = one.all_named("reasons", ids, "reason at the top")
    return tuple(found.items())
