"""`./loket staff …`: who may come in, shared devices, kiosks and the trail; for whoever runs the staff server."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from assistance.desk.audit.table import as_csv
from assistance.desk.desk import Desk, desk_of
from assistance.desk.office import Refused
from assistance.model import Role
from kiosk.clock import SystemClock
from kiosk.errors import FaultyFile, Trouble
from kiosk.settings import Settings, default_home, read_settings

CURES = {
    "no-name": "A name is missing. Write it in quotes if it has a blank.",
    "like-an-account": "A name with @ is one of the operator's own accounts. Write it without.",
    "is-here": "{name} is on the list already. Another role or station: ./loket staff role",
    "nobody-of-that-name": "Nobody is called {name} here. Who is: ./loket staff list",
    "badge-taken": "Badge {number} is somebody else's. Leave the number out, and a free one is taken.",
    "helpers-have-badges": "{name} is a helper, and helpers have a badge and a PIN: ./loket staff pin {name}",
    "no-device": "There is no shared device {id}. Which there are: ./loket staff list",
    "no-kiosk": "Kiosk {id} has no token at {station}. Which have: ./loket staff list",
    "no-station": "This desk does not serve {station!r}. It serves: {known} (desk.stations in loket.toml).",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; 0: done, 1: refused or trouble, 2: a faulty file."""
    given = _parser().parse_args(arguments)
    try:
        settings = read_settings(home=given.home)
        desk = desk_of(settings, SystemClock(settings.kiosk.timezone))
    except FaultyFile as faulty:
        _say(str(faulty), to=sys.stderr.write)
        return 2
    except Trouble as trouble:
        _say(f"{given.home}: the database cannot be used: {trouble.detail}", to=sys.stderr.write)
        return 1
    try:
        given.run(given, desk, settings)
    except Refused as refused:
        _say(f"{CURES[refused.why].format(**refused.values)}\nNothing was changed.", to=sys.stderr.write)
        return 1
    except Trouble as trouble:
        _say(f"{given.home}: the database cannot be used: {trouble.detail}", to=sys.stderr.write)
        return 1
    finally:
        desk.requests.close()
    return 0


def _list(_: argparse.Namespace, desk: Desk, settings: Settings) -> None:
    office, served = desk.accounts.office, desk.requests.stations
    for one in office.people(None):
        badge = desk.accounts.badges.number_of(one.id)
        stations = ", ".join(station + ("" if station in served else " (not served here)") for station in one.stations)
        _say(f"{one.role:9} {one.id}: {stations or 'no station'}" + (f", badge {badge}" if badge else ""))
    for device in office.devices(None):
        _say(f"device    {device.id}: {device.name}, {device.station}")
    for kiosk in office.kiosks(None):
        _say(f"kiosk     {kiosk.kiosk}: {kiosk.station}, token of {kiosk.made_at:%Y-%m-%d}")
    _say(f"This desk serves {', '.join(served)}.")


def _add(given: argparse.Namespace, desk: Desk, settings: Settings) -> None:
    one = desk.accounts.office.add(None, given.name, Role(given.role), _stations(given, settings))
    _say(f"{one.name} is a {one.role} at {', '.join(one.stations)}.")
    next_step = "pin" if one.role is Role.HELPER else "passkey-link"
    _say(f'Next: ./loket staff {next_step} "{one.id}"')


def _role(given: argparse.Namespace, desk: Desk, settings: Settings) -> None:
    desk.accounts.office.appoint(None, _id(given), Role(given.role), _stations(given, settings))
    _say(f"{given.name} is a {given.role} now. Open pages follow in a few seconds.")


def _end(given: argparse.Namespace, desk: Desk, _: Settings) -> None:
    desk.accounts.office.end(None, _id(given))
    _say(f"{given.name} can sign in nowhere now, and is signed out in a few seconds.")


def _badge(given: argparse.Namespace, desk: Desk, _: Settings) -> None:
    number = desk.accounts.office.badge(None, _id(given), given.number)
    _say(f"The badge of {given.name} is {number}.")
    if given.picture is not None:
        import segno  # only whoever wants a picture waits for it

        segno.make(number, micro=False).save(str(given.picture), scale=8, border=4)
        _say(f"Its code is in {given.picture}: print it on her badge. A reader must type the number.")


def _pin(given: argparse.Namespace, desk: Desk, _: Settings) -> None:
    pin = desk.accounts.office.pin(None, _id(given))
    number = desk.accounts.badges.number_of(_id(given))
    _say(f"Badge {number}, PIN {pin}. The PIN is shown now, and never again.")


def _passkey_link(given: argparse.Namespace, desk: Desk, settings: Settings) -> None:
    link = desk.accounts.office.passkey_link(None, _id(given))
    _say(f"Send this to {given.name}. It is good once, and for one day:")
    _say(f"  {_here(given, settings)}/passkey/new?link={link}")


def _device(given: argparse.Namespace, desk: Desk, settings: Settings) -> None:
    if given.drop:
        desk.accounts.office.drop_device(None, given.drop)
        _say("Nobody can sign in on that device now.")
        return
    for station in _stations(given, settings)[:1]:
        code = desk.accounts.office.device_code(None, given.name, station)
        _say(f"Open this on the device in the next ten minutes, and touch the button. The code is {code}.")
        _say(f"  {_here(given, settings)}/device?code={code}")


def _kiosk(given: argparse.Namespace, desk: Desk, settings: Settings) -> None:
    for station in _stations(given, settings)[:1]:
        if given.drop:
            desk.accounts.office.drop_kiosk(None, given.name, station)
            _say(f"Kiosk {given.name} cannot speak to this desk now; an open link ends in a few seconds.")
            return
        code = desk.accounts.office.kiosk_code(None, given.name, station)
        _say(f"At kiosk {given.name} ({station}), in the next ten minutes:")
        _say(f"  ./loket kiosk enrol {code}")


def _audit(given: argparse.Namespace, desk: Desk, _: Settings) -> None:
    since = desk.clock.now() - timedelta(days=given.days)
    lines = desk.accounts.audit.lines(since, most=100_000)
    if given.csv:
        sys.stdout.write(as_csv(reversed(lines)))
        return
    for line in reversed(lines):
        _say(
            f"{_time(line.at)}  {line.who}  {line.what}  {line.whom}" + (f"  ({line.station})" if line.station else "")
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./loket staff", description="Who may come in to the staff server.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--home", type=Path, default=default_home(), help="the folder of the staff server")
    common.add_argument("--station", action="append", default=[], help="default: the first of this desk; repeat it")
    common.add_argument("--public-url", default="", help="how people reach the server, for links: https://desk.example")
    verbs = parser.add_subparsers(required=True, metavar="list | add | role | end | badge | pin | passkey-link | …")

    def verb(
        name: str, run: Callable[[argparse.Namespace, Desk, Settings], None], about: str
    ) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, parents=[common], help=about, description=about)
        one.set_defaults(run=run)
        return one

    def person(
        name: str, run: Callable[[argparse.Namespace, Desk, Settings], None], about: str
    ) -> argparse.ArgumentParser:
        one = verb(name, run, about)
        one.add_argument("name")
        return one

    roles = [role.value for role in Role]
    verb("list", _list, "who may come in, the shared devices, the kiosks with a token")
    person("add", _add, "somebody new").add_argument("--role", choices=roles, default=Role.HELPER.value)
    person("role", _role, "another role, other stations").add_argument("role", choices=roles)
    person("end", _end, "somebody leaves: every way in is shut now")
    badge = person("badge", _badge, "a badge for a helper")
    badge.add_argument("number", nargs="?", default="", help="what is on her badge; default: a free number")
    badge.add_argument("--picture", type=Path, help="a file for its QR code: badge.svg or badge.png")
    person("pin", _pin, "a fresh PIN for a helper")
    person("passkey-link", _passkey_link, "a link with which a manager, operator or auditor makes a passkey")
    device = verb("device", _device, "a tablet or PC that several helpers use")
    device.add_argument("name", nargs="?", default="", help="what it is called")
    device.add_argument("--drop", metavar="ID", help="take this one off the list")
    kiosk = person("kiosk", _kiosk, "a code with which the kiosk of this number gets a token of its own")
    kiosk.add_argument("--drop", action="store_true", help="its tokens end now")
    audit = verb("audit", _audit, "who did what, oldest first")
    audit.add_argument("--days", type=int, default=90)
    audit.add_argument("--csv", action="store_true")
    return parser


def _id(given: argparse.Namespace) -> str:
    return " ".join(given.name.split()).casefold()


def _stations(given: argparse.Namespace, settings: Settings) -> list[str]:
    return given.station or [settings.desk.stations[0] if settings.desk.stations else settings.kiosk.station]


def _here(given: argparse.Namespace, settings: Settings) -> str:
    return str(given.public_url or settings.desk.address or settings.desk.url).rstrip("/")


def _time(at: datetime) -> str:
    return at.isoformat(sep=" ", timespec="seconds")


def _say(text: str, to: Callable[[str], object] | None = None) -> None:
    (to or sys.stdout.write)(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
