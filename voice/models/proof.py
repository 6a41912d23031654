"""Is a model fit? Its files are what they were, and an engine loads it and hears, in a process that may die of it."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = str(Path(__file__).parents[2])
PATIENCE = 120.0  # seconds for a large model on a small machine


@dataclass(frozen=True)
class Proof:
    """What came of it. `why` "": it is fit."""

    why: str = ""
    unknown: tuple[str, ...] = ()  # words, of those that were asked, that it cannot hear


def hashes(folder: Path, leave_out: Iterable[str] = ()) -> dict[str, str]:
    """SHA-256 of each file, by its path in the folder. Raises OSError."""
    out = set(leave_out)
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in out:
            with path.open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def fingerprint(files: Mapping[str, str]) -> str:
    """One SHA-256 for all of them: of lines "hash  path", sorted by path, as sha256sum writes them."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def prove(maker: str, arguments: Mapping[str, Any], words: Iterable[str] = ()) -> Proof:
    """Load and hear in a child. Never raises for what the model does to it."""
    asked = json.dumps({"maker": maker, "arguments": dict(arguments), "words": list(words)})
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "voice.engines.probe"], input=asked.encode(), capture_output=True, check=False,
            timeout=PATIENCE, env=os.environ | {"PYTHONPATH": ROOT},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Proof(f"it was not loaded in {PATIENCE:.0f} seconds")
    try:
        told = json.loads(ended.stdout)
    except ValueError:
        return Proof(f"the engine died of it (exit {ended.returncode})")
    return Proof(told["why"], tuple(told["unknown"]))
