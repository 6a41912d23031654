"""Puts a model into the kiosk's home: fetched, compared with its hash, unpacked, tried, and swapped in one step."""

import errno
import hashlib
import json
import shutil
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from voice.models.archive import BadArchive, unpack
from voice.models.catalogue import Model
from voice.models.found import FOLDER, RECORD
from voice.models.proof import Proof, fingerprint, hashes

PIECE = 1 << 20
LARGEST = 2_000_000_000  # bytes of an archive, and of what comes out of it, where the catalogue does not say
PATIENCE = 30.0  # seconds without a byte
Try = Callable[[Path], Proof]


class NotInstalled(Exception):  # noqa: N818  told to an installer as it is
    """Nothing was changed. The text says why, and what to do."""


@dataclass(frozen=True)
class Installed:
    """What was put where."""

    folder: Path
    archive_sha256: str  # "": it was a folder
    fingerprint: str
    vouched: str  # by what: "pinned", "--sha256", "--trust"


def install(
    model: Model, source: str, home: Path, attempt: Try, sha256: str = "", trust: bool = False,
    say: Callable[[str], None] = lambda line: None,
) -> Installed:  # fmt: skip
    """Install `model` from a file, a folder or an https address. `attempt` loads it. Raises NotInstalled.

    Something must vouch for it: the catalogue's pinned hash, a hash that the operator was given (`sha256`, of the
    archive or the fingerprint of a folder), or the operator (`trust`), which is written down.
    """
    folder = home / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as work:
            return _install(model, source, folder, Path(work), attempt, sha256.lower(), trust, say)
    except BadArchive as error:
        raise NotInstalled(f"{error} Nothing was changed.") from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        cure = "The disk is full: make room, and try again." if full else "Check the place and its rights."
        raise NotInstalled(f"{source}: {error.strerror or error}. {cure} Nothing was changed.") from error


def _install(
    model: Model, source: str, folder: Path, work: Path, attempt: Try, sha256: str, trust: bool,
    say: Callable[[str], None],
) -> Installed:  # fmt: skip
    packed = _fetched(source, work, model.bytes) if urlsplit(source).scheme in ("http", "https") else Path(source)
    if not packed.exists():
        raise NotInstalled(f"{packed} is not there. Check the name.")
    archive = "" if packed.is_dir() else _sha256(packed)
    if archive and archive not in (sha256, model.sha256) and (sha256 or model.sha256):
        raise NotInstalled(_another(packed, archive, sha256 or model.sha256))
    new = work / "model"
    new.mkdir()
    unpack(packed, new, model.unpacked or LARGEST)
    files = hashes(new)
    whole = fingerprint(files)
    vouched = _vouched(model, archive, whole, sha256, trust)
    say(f"{len(files)} files, fingerprint {whole}")
    proof = attempt(new)
    if proof.why:
        raise NotInstalled(f"{model.id} cannot be used: {proof.why}. Nothing was changed.")
    record = {
        "id": model.id, "language": model.language, "engine": model.engine, "source": source, "licence": model.licence,
        "archive_sha256": archive, "fingerprint": whole, "trusted": "" if vouched != "--trust" else "the installer",
        "vouched": vouched, "installed": datetime.now(UTC).isoformat(timespec="seconds"),
        "size": sum((new / name).stat().st_size for name in files), "files": files,
    }  # fmt: skip
    (new / RECORD).write_text(json.dumps(record, indent=1), "utf-8")
    return Installed(_swapped(new, folder / model.id, work), archive, whole, vouched)


def _vouched(model: Model, archive: str, whole: str, sha256: str, trust: bool) -> str:
    if (model.sha256 and model.sha256 == archive) or (model.fingerprint and model.fingerprint == whole):
        return "pinned"
    if sha256 and sha256 in (archive, whole):
        return "--sha256"
    if sha256:
        raise NotInstalled(f"{model.id}: its fingerprint is {whole}, not {sha256}. It is not what was promised.")
    if trust:
        return "--trust"
    found = f"archive {archive}" if archive else f"fingerprint {whole}"
    raise NotInstalled(
        f"{model.id} is not pinned yet: nothing vouches for what was fetched ({found}). Compare that with what"
        " its maker publishes and pass --sha256 HASH, or pass --trust to vouch for it yourself (it is written down)."
    )


def _another(packed: Path, found: str, wanted: str) -> str:
    return f"{packed.name} has the SHA-256 {found}, not {wanted}: it is damaged, or not what was promised."


def _fetched(url: str, work: Path, declared: int) -> Path:
    """Only https; no more bytes than were declared, and a half."""
    if urlsplit(url).scheme != "https":
        raise NotInstalled(f"{url} could be changed on its way. Use https, or a file with --from FILE.")
    most = declared * 3 // 2 or LARGEST
    target = work / "fetched"
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer, target.open("wb") as file:
            while piece := answer.read(PIECE):
                file.write(piece)
                if file.tell() > most:
                    raise NotInstalled(f"{url} is larger than was declared ({declared} bytes).")
    except urllib.error.URLError as error:
        cure = "Fetch it elsewhere, and install it with --from FILE: no network is needed then."
        raise NotInstalled(f"{url} cannot be fetched: {error.reason}. {cure}") from error
    return target


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _swapped(new: Path, target: Path, work: Path) -> Path:
    """In its place with one rename; an older one of the same name goes with the temporary folder."""
    if target.exists():
        target.rename(work / "old")
    try:
        new.rename(target)
    except OSError:
        if (work / "old").exists():
            (work / "old").rename(target)
        raise
    return target


def removed(id: str, home: Path) -> None:
    """Take an installed model away. Raises OSError."""
    shutil.rmtree(home / FOLDER / id)
