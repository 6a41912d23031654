"""A line of settings becomes a card terminal: zvt://, nexo+https://, or a person at the counter."""

import os
import secrets
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kiosk.clock import Clock
from kiosk.devices.payment.address import Address, faulty, read_address
from kiosk.devices.payment.currencies import NUMBERS
from kiosk.devices.ports import PaymentTerminal

ZVT, NEXO, NEXO_PLAIN, COUNTER = "zvt", "nexo+https", "nexo+http", "counter"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
ZVT_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "password": (),
    "mode": ("hold", "vending", "payment"),
    "currency": tuple(NUMBERS),
    "polls": (),
    "holds": ("yes", "no"),
}
NEXO_OPTIONS: Mapping[str, tuple[str, ...]] = {"sale": (), "poi": (), "ca": (), "name": (), "key": ()}
COUNTER_OPTIONS: Mapping[str, tuple[str, ...]] = {"way": ("away", "here"), "minutes": ()}
MOST_POLLS = 255
SECRET = "counter.key"  # in the home


def open_payment(written: str, home: Path, clock: Clock) -> PaymentTerminal | None:
    """The terminal that `written` names; None for a scheme that is none of ours. Nothing is connected yet.

    Paths in `written` count from `home`. Raises FaultyFile.
    """
    scheme = written.partition("?")[0].partition("://")[0]
    opener = _OPENERS.get(scheme)
    return opener(written, home, clock) if opener else None


def way_of(written: str) -> str:
    """How one pays at the terminal that `written` names: "card", "counter" or "person"."""
    if written.partition("?")[0].partition("://")[0] != COUNTER:
        return "card"
    return "person" if read_address(written, 0, COUNTER_OPTIONS).options["way"] == "here" else "counter"


def _zvt(written: str, home: Path, clock: Clock) -> PaymentTerminal:
    from kiosk.devices.payment.zvt import HOLD, VENDING, ZvtTerminal
    from kiosk.devices.payment.zvt_line import Patience
    from kiosk.devices.payment.zvt_till import Place
    from kiosk.devices.payment.zvt_vending import POLLS, VendingTerminal

    address = _with_host(read_address(written, 20007, ZVT_OPTIONS), "zvt://192.168.1.20:20007")
    options = address.options
    password = _number("password", options["password"] or "000000", 999_999)
    currency = NUMBERS[options["currency"] or "EUR"]
    place = Place(address.host, address.port, password, currency, lists_holds=options["holds"] != "no")
    polls = _number("polls", options["polls"] or str(POLLS), MOST_POLLS)
    if options["mode"] == VENDING:
        return VendingTerminal(place, Patience(), clock, polls)
    return ZvtTerminal(place, options["mode"] or HOLD, Patience(), clock)


def _nexo(written: str, home: Path, clock: Clock) -> PaymentTerminal:
    from kiosk.devices.payment.nexo import NexoTerminal
    from kiosk.devices.payment.nexo_line import Door, Seal

    address = _with_host(read_address(written, 8443, NEXO_OPTIONS), "nexo+https://192.168.1.20:8443/nexo")
    options = address.options
    for name in ("sale", "poi"):
        if not options[name]:
            raise faulty(f"{name} is missing.", f"Write {name}=..., as the terminal's maker has it.")
    if address.scheme == NEXO and not options["ca"]:
        raise faulty("ca is missing.", "Write ca=FILE: the maker's certificate, so that no other box is believed.")
    if address.scheme == NEXO_PLAIN and address.host not in LOOPBACK:
        raise faulty("nexo+http is for a simulator on this machine alone.", "Write nexo+https.")
    ca = str(_there("ca", home / options["ca"])) if options["ca"] else ""
    door = Door(address.host, address.port, address.path or "/nexo", ca, options["name"])
    seal = Seal(_key(_there("key", home / options["key"]))) if options["key"] else None
    return NexoTerminal(door, options["sale"], options["poi"], clock, seal)


def _key(file: Path) -> Any:
    from kiosk.devices.payment.nexo_line import Key

    try:
        tree = tomllib.loads(file.read_text("utf-8"))
        return Key(str(tree["identifier"]), int(tree["version"]), str(tree["passphrase"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        cure = 'Three lines: identifier = "...", version = 1, passphrase = "...".'
        raise faulty(f"key={file} cannot be understood.", cure) from error


def _counter(written: str, home: Path, clock: Clock) -> PaymentTerminal:
    from kiosk.devices.payment.counter import AWAY_MINUTES, HERE_MINUTES, AwayCounter, HereCounter

    options = read_address(written, 0, COUNTER_OPTIONS).options
    here = options["way"] == "here"
    minutes = _number("minutes", options["minutes"] or str(HERE_MINUTES if here else AWAY_MINUTES), 24 * 60)
    secret = counter_secret(home)
    return HereCounter(secret, clock, minutes * 60.0) if here else AwayCounter(secret, clock, minutes)


def counter_secret(home: Path) -> bytes:
    """What kiosk and staff share; made here, for the kiosk's user alone, when there is none."""
    file = home / SECRET
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_bytes()
    with os.fdopen(handle, "wb") as made:
        made.write(secrets.token_hex(32).encode())
    return file.read_bytes()


def _with_host(address: Address, example: str) -> Address:
    if not address.host:
        raise faulty("it names no host.", f"Write {example}.")
    return address


def _there(option: str, file: Path) -> Path:
    if not file.is_file():
        raise faulty(f"{option}={file} is not there.", "Check the name of the file.")
    return file


def _number(option: str, value: str, most: int) -> int:
    if not value.isdecimal() or int(value) > most:
        raise faulty(f"{option}={value} is no number up to {most}.")
    return int(value)


_OPENERS: Mapping[str, Callable[[str, Path, Clock], PaymentTerminal]] = {
    ZVT: _zvt,
    NEXO: _nexo,
    NEXO_PLAIN: _nexo,
    COUNTER: _counter,
}
SCHEMES = (f"{ZVT}://", f"{NEXO}://", COUNTER)
