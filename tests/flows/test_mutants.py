"""Every single edit of the standard flow, one at a time: what the checker does not find is listed here by name."""

import copy
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from kiosk.errors import FaultyFile
from kiosk.flows.cases import check_cases
from kiosk.flows.proof import broken_promises
from kiosk.flows.reader import STANDARD, read_flow
from kiosk.flows.rules import broken_rules
from kiosk.flows.walk import walk

Tree = dict[str, Any]
REACTIONS: tuple[Any, ...] = ("next", "end", {"handover": "asked"}, {"forget": ["agreed"]}, {"forget": ["offer"]})
HARMLESS = {  # edits after which the flow is another good flow, each with the reason
    "payment no longer depends on agreed": "once it is known, nothing can be changed any more",
    "step card one earlier": "it is asked on wish only, so its place does not matter",
    "step walk one earlier": "it is asked on wish only, so its place does not matter",
    "step at-counter one earlier": "its condition waits for `payment`",
    "step medium one earlier": "it is asked on wish only, so its place does not matter",
    "step slip one earlier": "its condition and that of `person` exclude each other",
    "step your-ticket one earlier": "its condition and that of `phone-ticket` exclude each other",
    "step person one earlier": "its condition waits for `need`",
    "step trains one earlier": "its condition and that of `person` exclude each other",
}


def mutants(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """Name and changed copy."""

    def edit(name: str, change: Callable[[Tree], object]) -> tuple[str, Tree]:
        new = copy.deepcopy(tree)
        change(new)
        return name, new

    for fact, spec in tree["facts"].items():
        yield edit(f"fact {fact} dropped", lambda new, f=fact: new["facts"].pop(f))
        for i, on in enumerate(spec.get("depends_on", [])):
            yield edit(
                f"{fact} no longer depends on {on}", lambda new, f=fact, i=i: new["facts"][f]["depends_on"].pop(i)
            )
    for n, step in enumerate(tree["steps"]):
        id = step["id"]
        yield edit(f"step {id} dropped", lambda new, n=n: new["steps"].pop(n))
        if n:
            yield edit(f"step {id} one earlier", lambda new, n=n: new["steps"].insert(n - 1, new["steps"].pop(n)))
        for key in ("when", "ends", "may_skip", "on", "options", "lists", "take_best", "sets", "tile", "after"):
            if key in step:
                yield edit(f"{id}.{key} dropped", lambda new, n=n, k=key: new["steps"][n].pop(k))
        if "when" in step:
            yield edit(
                f"{id}.when turned round",
                lambda new, n=n: new["steps"][n].update(when={"not": new["steps"][n]["when"]}),
            )
        for key in ("options", "lists"):
            for i in range(len(step.get(key, []))):
                yield edit(f"{id}.{key} without {i}", lambda new, n=n, k=key, i=i: new["steps"][n][k].pop(i))
        for outcome, now in step.get("on", {}).items():
            yield edit(f"{id}.on.{outcome} dropped", lambda new, n=n, o=outcome: new["steps"][n]["on"].pop(o))
            for other in REACTIONS:
                if other != now:
                    yield edit(
                        f"{id}.on.{outcome} = {other}",
                        lambda new, n=n, o=outcome, r=other: new["steps"][n]["on"].update({o: r}),
                    )


def is_found(bundle: Path) -> bool:
    """Whether file, rules, walk or examples complain (words are left out: they would find more)."""
    try:
        flow = read_flow(bundle)
    except FaultyFile:
        return True
    return (
        any(True for _ in broken_rules(flow))
        or any(True for _ in broken_promises(flow, walk(flow)))
        or any(True for _ in check_cases(flow, bundle))
    )


@pytest.mark.slow
def test_every_single_edit_is_found_or_harmless(tmp_path: Path) -> None:
    """The yardstick of the checker: not the defects that we thought of, but all that one edit can do."""
    yaml = YAML()
    yaml.width = 4096
    tree = yaml.load((STANDARD / "flow.yaml").read_text("utf-8"))
    bundle = tmp_path / "bundle"
    shutil.copytree(STANDARD, bundle)
    missed = set()
    for name, mutant in mutants(tree):
        text = io.StringIO()
        yaml.dump(mutant, text)
        (bundle / "flow.yaml").write_text(text.getvalue(), "utf-8")
        if not is_found(bundle):
            missed.add(name)
    assert missed == HARMLESS.keys()
