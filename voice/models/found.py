"""Speech models that are on this machine: installed ones in the kiosk's home, and those that a package carries."""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, EntryPoint, PackageNotFoundError, distribution, entry_points
from importlib.util import find_spec
from pathlib import Path

from voice.models.catalogue import CATALOGUE, read_catalogue

GROUP = "loket.voice_models"  # entry points "ko.vosk = package:folder in it"
FOLDER = "voice"  # in the home
RECORD = "installed.json"  # beside the model's files


@dataclass(frozen=True)
class Found:
    """One model: the engine that loads it, where it lies, and what its files must be."""

    id: str
    language: str
    engine: str
    folder: Path
    size: int  # bytes
    files: Mapping[str, str]  # SHA-256 by path in the folder; none: nobody has said
    source: str  # where it came from
    trusted: str = ""  # who vouched for it, when no hash did


def found_models(home: Path) -> tuple[Found, ...]:
    """Those that were installed come first: an operator's choice goes before what a package brings."""
    return (*_installed(home / FOLDER), *_packaged())


def _installed(folder: Path) -> Iterator[Found]:
    for record in sorted(folder.glob(f"[!.]*/{RECORD}")):
        try:
            told = json.loads(record.read_text("utf-8"))
            yield Found(
                told["id"], told["language"], told["engine"], record.parent, told["size"], told["files"],
                told["source"], told["trusted"],
            )  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError):
            continue  # `voice verify` tells of it


def _packaged() -> Iterator[Found]:
    """Nothing of a package is run to find its model."""
    for point in entry_points(group=GROUP):
        language, _, engine = point.name.partition(".")
        folder = _folder_of(point)
        if folder and engine:
            yield _of_package(point.name, language, engine, folder, point.dist)
    for model in read_catalogue(CATALOGUE):
        if model.package and (folder := _folder_of(EntryPoint(model.id, model.package, GROUP))):
            try:
                whose = distribution(model.package.partition(":")[0].replace("_", "-"))
            except PackageNotFoundError:
                continue
            yield _of_package(model.id, model.language, model.engine, folder, whose)


def _folder_of(point: EntryPoint) -> Path | None:
    module, _, inside = point.value.partition(":")
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0], inside)
    return folder if folder.is_dir() else None


def _of_package(id: str, language: str, engine: str, folder: Path, whose: Distribution | None) -> Found:
    """Its hashes are those that the installer of packages wrote down."""
    files, size = {}, 0
    for file in (whose.files if whose else None) or ():
        place = Path(str(file.locate()))
        if place.is_relative_to(folder) and file.hash and file.hash.mode == "sha256":
            digest = base64.urlsafe_b64decode(file.hash.value + "=" * (-len(file.hash.value) % 4))
            files[str(place.relative_to(folder))] = digest.hex()
            size += file.size or 0
    name = f"{whose.metadata['Name']} {whose.version}" if whose else "a package"
    return Found(id, language, engine, folder, size, files, name)
