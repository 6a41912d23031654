"""The flow that this kiosk opens: the one that ships, or an operator's own, and that only when it is proven."""

import hashlib
import logging
import shutil
from pathlib import Path

from kiosk.errors import Fault, FaultyFile, Trouble
from kiosk.flows.checker import check
from kiosk.flows.model import Flow
from kiosk.flows.reader import STANDARD, read_flow
from kiosk.settings import Settings

LOG = logging.getLogger(__name__)
PARTS = ("flow.yaml", "texts/*.ftl", "cases/*.yaml")
PROVEN = "proven"  # beside the copy of a flow: the digest of all that was proven, and of the checker that did it


def open_flow(settings: Settings) -> tuple[Flow, Path]:
    """The flow to be asked, and the folder with its words.

    An operator's flow is checked when it is new, and a copy of what was proven is kept in the home; the kiosk asks from
    that copy, so a file that is half written meanwhile harms nobody. When the operator's folder has a fault, the faults
    are logged and the last good copy is asked, or the standard flow when there is none.
    """
    flow, folder = _opened(settings)
    if silent := [code for code in settings.kiosk.languages if code not in flow.languages]:
        LOG.warning("%s has no words in %s: the kiosk does not offer it", flow.file, ", ".join(silent))
    return flow, folder


def _opened(settings: Settings) -> tuple[Flow, Path]:
    if settings.content.flow == "standard":
        return read_flow(STANDARD), STANDARD
    kept = settings.home / "flow"
    try:
        return _proven(Path(settings.content.flow), kept)
    except FaultyFile as error:
        good = kept if _is_good(kept) else STANDARD
        flow = read_flow(good)
        LOG.error("the flow %s is not opened; %s is asked instead:\n%s", settings.content.flow, _name(good), error)
        return flow, good


def _proven(folder: Path, kept: Path) -> tuple[Flow, Path]:
    """The proven copy of `folder`. Raises FaultyFile with all that is wrong, Trouble when it cannot be written down."""
    digest = _digest(folder)
    if not (_mark(kept) == digest == _digest(kept)):
        if faults := check(folder):
            raise FaultyFile(faults)
        try:
            _keep(folder, kept, digest)
        except OSError as error:
            raise Trouble("storage-failed", str(error)) from error
    return read_flow(kept), kept


def _keep(folder: Path, kept: Path, digest: str) -> None:
    """The copy takes the place of the one before only when it is whole."""
    fresh = kept.with_name("flow.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for file in _files(folder):
        copy = fresh / file.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    if _digest(fresh) != digest:
        raise FaultyFile(
            [Fault(str(folder), 0, "LF001", "was changed while it was checked.", "Start the kiosk again.")]
        )
    (fresh / PROVEN).write_text(digest, "utf-8")
    shutil.rmtree(kept, ignore_errors=True)
    fresh.rename(kept)


def _is_good(kept: Path) -> bool:
    """Whether there is a copy that is still whole; one that an older checker proved is proven again."""
    if not (kept / PROVEN).exists():
        return False
    return _mark(kept) == _digest(kept) or not check(kept)


def _mark(kept: Path) -> str:
    mark = kept / PROVEN
    return mark.read_text("utf-8") if mark.exists() else ""


def _digest(folder: Path) -> str:
    """Of every file of the flow, and of the checker: what another version proved is proven again."""
    found = hashlib.sha256()
    for file in (*sorted(Path(__file__).parent.glob("*.py")), *_files(folder)):
        found.update(f"{file.name}\0{file.stat().st_size}\0".encode())
        found.update(file.read_bytes())
    return found.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(file for part in PARTS for file in folder.glob(part))


def _name(folder: Path) -> str:
    return "the standard flow" if folder == STANDARD else "the last good copy"
