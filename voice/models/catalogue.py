"""Models that an installer can ask for by language: where each is, how large, whose licence, and its pinned hashes."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CATALOGUE = Path(__file__).with_name("models.toml")


@dataclass(frozen=True)
class Model:
    """One model that can be had. Hashes are SHA-256; "": not pinned yet, so nothing vouches for a download."""

    id: str
    language: str
    engine: str
    url: str = ""
    bytes: int = 0  # of the archive, about
    unpacked: int = 0  # bytes at the very most
    licence: str = ""
    sha256: str = ""  # of the archive
    fingerprint: str = ""  # of its unpacked files: `voice verify` shows it
    package: str = ""  # "module:folder", when a package carries it


@cache
def read_catalogue(file: Path) -> tuple[Model, ...]:
    """All of them, the best of a language first."""
    return tuple(Model(**one) for one in tomllib.loads(file.read_text("utf-8"))["model"])


def wanted(language: str) -> Model | None:
    """The one to install for a language."""
    return next((one for one in read_catalogue(CATALOGUE) if one.language == language and one.url), None)
