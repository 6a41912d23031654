"""`./loket ticket`: shows what a ticket's barcode holds, and keeps the keys that sign tickets."""

import argparse
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk.barcode.key_lists import list_key, read_signed_list, read_uic_xml, signed_list, uic_xml
from kiosk.barcode.keys import NOBODY, SELLS, Keys, PublicKey, Realm, open_keys
from kiosk.barcode.model import Company
from kiosk.clock import SystemClock
from kiosk.errors import Fault, FaultyFile
from kiosk.settings import Settings, read_settings

SOON = timedelta(days=30)  # before a key stops signing


def add_to(room: argparse.ArgumentParser) -> None:
    """The verbs of `./loket ticket`."""
    verbs = room.add_subparsers(required=True, metavar="show | keys")
    showing = verbs.add_parser("show", help="what a ticket holds, and whether its signature is good")
    showing.add_argument("file", type=Path, help="a picture, a PDF, or the bytes of the barcode")
    showing.add_argument(
        "--keys", type=Path, action="append", default=[], help="a list of public keys: ours, or the UIC's"
    )
    showing.add_argument(
        "--list-key", type=Path, help="the key that signs our lists, if they come from another machine"
    )
    showing.set_defaults(run=_show)
    keys = verbs.add_parser("keys", help="the keys that sign tickets").add_subparsers(
        required=True, metavar="new | list | export | rotate"
    )
    for name, run, words in (
        ("new", _new, "make a key"),
        ("list", _list, "which keys there are"),
        ("export", _export, "write the public keys to a file"),
        ("rotate", _rotate, "make the next key; the old one still verifies its tickets"),
    ):
        verb = keys.add_parser(name, help=words)
        verb.set_defaults(run=run)
        if name in ("new", "export"):
            verb.add_argument("--live", action="store_true", help="of tickets that are valid; else of specimens")
        if name in ("new", "rotate"):
            verb.add_argument("--id", type=int, default=0, help="its number; else the next free one of this kiosk")
            verb.add_argument("--from", dest="first", type=_day, help="its first day, such as 2027-01-15; else today")
            verb.add_argument("--days", type=_days, default=SELLS, help="how long it signs; else a year")
        if name == "export":
            verb.add_argument("out", type=Path, help="the file to write")
            verb.add_argument("--uic", action="store_true", help="in the form in which the UIC publishes keys")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"a day is written as 2027-01-15, not as {text}") from error
    if day < _today():
        raise argparse.ArgumentTypeError(f"a key cannot have signed already on {day}")
    return day


def _days(text: str) -> timedelta:
    days = int(text)
    if not 0 < days <= 3660:
        raise argparse.ArgumentTypeError(f"a key signs for 1 to 3660 days, not {days}")
    return timedelta(days)


def _show(options: argparse.Namespace) -> int:
    from kiosk.operator.pictures import barcodes_in
    from kiosk.operator.slip_words import is_slip, slip_told
    from kiosk.operator.ticket_words import told

    settings = read_settings(home=options.home)
    keys = _keys(settings)
    known = [*keys.all(), *(key for file in options.keys for key in _read_list(file, keys, options.list_key))]

    def find(company: Company, key_id: int) -> PublicKey | None:
        return next((key for key in known if (key.company, key.id) == (company, key_id)), None)

    all_genuine = True
    for octets in barcodes_in(options.file):
        now = SystemClock(settings.kiosk.timezone).now()
        genuine, lines = slip_told(octets, find) if is_slip(octets) else told(octets, find, now)
        _say("\n".join(lines))
        all_genuine &= genuine
    return 0 if all_genuine else 1


def _new(options: argparse.Namespace) -> int:
    settings = read_settings(home=options.home)
    _made(settings, Realm.LIVE if options.live else Realm.SPECIMEN, options)
    return 0


def _rotate(options: argparse.Namespace) -> int:
    settings = read_settings(home=options.home)
    keys = _keys(settings)
    signing = [key for key in keys.all() if keys.is_here(key) and key.company == _company(settings)]
    if not signing:
        raise _fault(keys.folder, "KY009", "has no key to rotate.", "Make the first: ./loket ticket keys new.")
    realm = Realm.LIVE if any(key.realm is Realm.LIVE for key in signing) else Realm.SPECIMEN
    _made(settings, realm, options)
    old = max((key for key in signing if key.realm is realm), key=lambda key: key.id)
    _say(f"Key {old.id} verifies its tickets until {old.verifies_until}: leave its .crt where it is.")
    return 0


def _made(settings: Settings, realm: Realm, options: argparse.Namespace) -> None:
    keys = _keys(settings)
    first = options.first or _today()
    key = keys.new(_company(settings), realm, first, settings.kiosk.id, options.id, options.days)
    _say(f"Key {key.id} of {key.company}, {key.realm}: signs from {key.sells_from} until {key.sells_until}.")
    _say(f"  {keys.vault.where(realm)}")
    if realm is Realm.LIVE:
        _say("  Before that: publish it at the UIC, and give it to your inspectors (keys export).")


def _list(options: argparse.Namespace) -> int:
    settings = read_settings(home=options.home)
    keys, today = _keys(settings), _today()
    for key in keys.all():
        here = "here" if keys.is_here(key) else "another kiosk's"
        _say(f"{key.realm:<9}{key.company!s:>5} key {key.id:<6}{here:<16} {_standing(key, today)}  {key.name}")
    if not keys.all():
        _say("There are no keys yet. The first ticket makes a specimen key.")
    real = any(key.realm is Realm.LIVE and keys.is_here(key) for key in keys.all())
    if not settings.tickets.company:
        _say("Every ticket is a specimen: [tickets] company is not set in loket.toml.")
    elif not real:
        _say("Every ticket is a specimen: there is no live key. Make one: ./loket ticket keys new --live.")
    return 0


def _standing(key: PublicKey, today: date) -> str:
    if today > key.verifies_until:
        return f"ended on {key.verifies_until}"
    if today > key.sells_until:
        return f"verifies until {key.verifies_until}"
    if today < key.sells_from:
        return f"signs from {key.sells_from}"
    soon = ", SOON: rotate" if key.sells_until - today < SOON else ""
    return f"signs until {key.sells_until}{soon}"


def _export(options: argparse.Namespace) -> int:
    settings = read_settings(home=options.home)
    keys, realm = _keys(settings), Realm.LIVE if options.live else Realm.SPECIMEN
    found = [key for key in keys.all() if key.realm is realm]
    if not found:
        raise _fault(keys.folder / realm, "KY009", "has no keys.", "Make one: ./loket ticket keys new.")
    if options.uic:
        if not settings.tickets.company_name.strip():
            cure = "The UIC prints it beside your code."
            raise _fault("loket.toml", "KY010", "[tickets] company_name is not set.", cure)
        _write(options.out, uic_xml(found, settings.tickets.company_name))
        _say(f"{options.out}: {len(found)} key(s) as the UIC publishes them.")
        return 0
    _write(options.out, signed_list(keys, realm, _today()).encode())
    _say(f"{options.out}: {len(found)} {realm} key(s), signed.")
    _say(f"  Inspectors' devices check it with {list_key(keys, realm)}; give it to them once.")
    return 0


def _read_list(file: Path, keys: Keys, trusted: Path | None) -> tuple[PublicKey, ...]:
    """A list in either form. Ours counts only if a list key of this home signed it, or the one that was named."""
    try:
        content = file.read_bytes()
        if content.lstrip().startswith(b"<"):
            return read_uic_xml(content)
        pems = (
            [trusted] if trusted else [path for realm in Realm if (path := keys.folder / realm / "list.pub").exists()]
        )
        for pem in pems:
            try:
                return read_signed_list(content.decode(), pem.read_bytes())
            except ValueError:
                if pem == pems[-1]:
                    raise
    except (OSError, ValueError, LookupError) as error:
        raise _fault(file, "KY011", f"is no list of keys to trust: {error}.", "Fetch it again.") from error
    raise _fault(file, "KY011", "is a list, and no list key is here to check it.", "Name it: --list-key FILE.")


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise _fault(file, "KY012", f"cannot be written: {error.strerror}.", "Name another file.") from error


def _keys(settings: Settings) -> Keys:
    return open_keys(settings.home, settings.tickets.keys)


def _company(settings: Settings) -> Company:
    return settings.tickets.company or NOBODY


def _today() -> date:
    return datetime.now(UTC).date()


def _fault(file: object, code: str, what: str, cure: str) -> FaultyFile:
    return FaultyFile([Fault(str(file), 0, code, what, cure)])


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
