"""How a card terminal stands in the settings: scheme, host, port and what else it must be told."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from kiosk.errors import Fault, FaultyFile

FILE = "loket.toml"


@dataclass(frozen=True)
class Address:
    """A terminal's line of settings, taken apart; `options` holds the known options, those not given at ""."""

    scheme: str
    host: str
    port: int
    path: str
    options: Mapping[str, str]


def read_address(written: str, port: int, known: Mapping[str, tuple[str, ...]]) -> Address:
    """Take `written` apart. `known`: each option with the values it may have (() for any).

    Raises FaultyFile with "did you mean".
    """
    try:
        parts = urlsplit(written)
        found = Address(parts.scheme, parts.hostname or "", parts.port or port, parts.path, {})
        given = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    except ValueError as error:
        raise faulty(f"{written!r} cannot be understood: {error}.", "Write zvt://host:port?option=value.") from error
    for name, value in given.items():
        if name not in known:
            raise faulty(f"a terminal has no option {name!r}.", _meant(name, tuple(known)))
        if known[name] and value not in known[name]:
            raise faulty(f"{name}={value} means nothing.", _meant(value, known[name]))
    return Address(found.scheme, found.host, found.port, found.path, dict.fromkeys(known, "") | given)


def faulty(what: str, cure: str = "") -> FaultyFile:
    """A mistake in the line `terminal` of the settings."""
    return FaultyFile([Fault(FILE, 0, "DV004", f"devices.terminal: {what}", cure)])


def _meant(word: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
