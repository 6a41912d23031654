"""Where a PKCS#11 token is: read from a `pkcs11:` address as RFC 7512 writes it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from kiosk.barcode.vault import fault

EXAMPLE = (
    "Write pkcs11:token=NAME?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:/etc/loket/pin "
    "(docs/tickets.md)."
)
PATH = ("token", "serial", "object")
QUERY = ("module-path", "pin-source")


@dataclass(frozen=True)
class TokenAddress:
    """Which module, which token in it, and the first word of the labels of its keys. `pin`: a file, if any."""

    module: Path
    token: str = ""
    serial: str = ""
    label: str = "loket"
    pin: Path | None = None


def read_token_address(text: str) -> TokenAddress:
    """An address such as `pkcs11:token=loket?module-path=...`. Raises FaultyFile: what is wrong with it."""
    path, _, query = text.removeprefix("pkcs11:").partition("?")
    said = _attributes(path, ";", PATH) | _attributes(query, "&", QUERY)
    if "token" not in said and "serial" not in said:
        raise _wrong("names no token.")
    module = Path(said.get("module-path", ""))
    if not module.is_absolute():
        raise _wrong("names no module: module-path is the whole path of its library.")
    return TokenAddress(
        module, said.get("token", ""), said.get("serial", ""), said.get("object", "loket"), _pin(said.get("pin-source"))
    )


def _attributes(text: str, between: str, known: tuple[str, ...]) -> dict[str, str]:
    said: dict[str, str] = {}
    for part in filter(None, text.split(between)):
        name, equals, value = part.partition("=")
        if name == "pin-value":
            raise _wrong("has a PIN in it, where others may read it: name a file, pin-source=file:/etc/loket/pin.")
        if name not in known or name in said:
            raise _wrong(f"says {name!r}{' twice' if name in said else ''}; known here: {', '.join(known)}.")
        if not equals or not value:
            raise _wrong(f"does not say what {name} is.")
        said[name] = unquote(value, errors="replace")
    return said


def _pin(source: str | None) -> Path | None:
    if source is None:
        return None
    file = Path(source.removeprefix("file:").replace("///", "/", 1))
    if not file.is_absolute():
        raise _wrong("wants a PIN from no file: pin-source=file:/etc/loket/pin.")
    return file


def _wrong(what: str) -> Exception:
    return fault("loket.toml", "KY008", f"[tickets] keys {what}", EXAMPLE)
