"""Bytes from values and back: unaligned PER, through asn1tools and our own two modules, ticket.asn and header.asn."""

import hashlib
import logging
import os
import pickle
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any, NoReturn

import asn1tools

from kiosk.barcode.model import Cannot, Reason, Refused

MODULES = tuple(Path(__file__).with_name(name) for name in ("ticket.asn", "header.asn"))
KEPT = Path(__file__).with_name("__pycache__")  # beside the .pyc files, which are trusted just as far
LARGEST = 2048  # the largest Aztec symbol holds 1,914 bytes
LOG = logging.getLogger(__name__)

Values = dict[str, Any]
# What asn1tools raises on bytes that were never this type: its own errors, and what Python says below them.
UNREADABLE = (asn1tools.Error, ValueError, LookupError, TypeError, OverflowError, MemoryError, RuntimeError)


def encode(type_name: str, values: Mapping[str, Any]) -> bytes:
    """The octets of these values. Raises Cannot where a value is outside of what the standard allows.

    Without the check of constraints, asn1tools writes wrong values and says nothing: 5000 minutes become 904.
    """
    try:
        return bytes(_codec().encode(type_name, values, check_constraints=True))
    except (asn1tools.Error, ValueError, LookupError, TypeError) as error:
        raise Cannot(f"{type_name}: {error}") from error


def decode(type_name: str, octets: bytes) -> Values:
    """The values in these octets. Raises Refused for what is not this type, or has a kind of ticket not handled."""
    if len(octets) > LARGEST:
        raise Refused(Reason.NOT_A_TICKET, f"{len(octets)} bytes are too many")
    try:
        values: Values = _codec().decode(type_name, octets, check_constraints=True)
    except UNREADABLE as error:
        raise Refused(Reason.NOT_A_TICKET) from error
    documents = values.get("transportDocument", ()) if type_name == "UicRailTicketData" else ()
    if any(document["ticket"][0] is None for document in documents):
        raise Refused(Reason.UNKNOWN_KIND, "newer than this reader")  # skipped by its length, but never accepted
    return values


def compile_ahead() -> Path:
    """Compile both modules and keep the result for the next start (1 s becomes 25 ms): done when Loket is set up."""
    kept = _kept()
    kept.parent.mkdir(exist_ok=True)
    with suppress(PermissionError):  # a folder that others may write would not be trusted
        kept.parent.chmod(0o755)
    for old in kept.parent.glob("asn1-*.pickle"):
        old.unlink()
    new = kept.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as file:
        pickle.dump(_compiled(), file)
    return new.replace(kept)


@cache
def _codec() -> Any:
    """The codec that was compiled ahead; compiled now where there is none that may be trusted."""
    kept = _kept()
    if not kept.exists():
        LOG.warning("the barcode's ASN.1 modules are compiled now, which takes a second: run ./loket setup once")
    elif not _ours_alone(kept):
        LOG.warning("%s can be written by others; it is not used. Delete it, and run ./loket setup", kept)
    else:
        return pickle.loads(kept.read_bytes())
    return _compiled()


def _kept() -> Path:
    """Where the compiled codec lies; another name for each release of asn1tools and Python, and each text of ours."""
    text = "".join(module.read_text("utf-8") for module in MODULES) + f"{asn1tools.__version__} {sys.version}"
    return KEPT / f"asn1-{hashlib.sha256(text.encode()).hexdigest()[:16]}.pickle"


def _ours_alone(file: Path) -> bool:
    """Whether only this user and root can have written it: to unpickle is to run."""
    found = [path.stat() for path in (file, file.parent)]
    return all(it.st_uid in (0, os.geteuid()) and not it.st_mode & (stat.S_IWGRP | stat.S_IWOTH) for it in found)


def _compiled() -> Any:
    codec = asn1tools.compile_files([str(module) for module in MODULES], "uper")
    ticket = codec.types["UicRailTicketData"]._type
    documents = next(member for member in ticket.root_members if member.name == "transportDocument").element_type
    choice = next(member for member in documents.root_members if member.name == "ticket")
    for kind in choice.root_index_to_member.values():
        if type(kind).__name__ == "Null":
            kind.decode = partial(_refuse, kind.name)
    return codec


def _refuse(kind: str, _decoder: Any) -> NoReturn:
    """A kind without a structure here is no empty one: whatever follows it would be read at wrong places."""
    raise Refused(Reason.UNKNOWN_KIND, kind)
