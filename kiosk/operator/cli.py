"""The operator's commands: `./loket timetable`, `./loket flow`, `./loket fares`, `./loket devices`."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import Fault, FaultyFile, Trouble
from kiosk.settings import Settings, default_home, read_settings

OURS = "# Written by ./loket timetable import. Take this line away to make the file yours."


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; the exit code is 0 when all is well, 1 for findings, 2 for a command nobody knows."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except FaultyFile as faulty:
        _say(str(faulty))
        _say(f"{len(faulty.faults)} fault(s). Nothing was changed.")
        return 1
    except Trouble as trouble:
        _say(f"{trouble}. Nothing was changed. Is the kiosk's folder yours, and is the disk full?")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./loket")
    parser.add_argument("--home", type=Path, help="the kiosk's folder")
    anywhere = argparse.ArgumentParser(add_help=False)  # `./loket timetable --home X show`: also after the room
    anywhere.add_argument("--home", type=Path, default=argparse.SUPPRESS, help="the kiosk's folder")
    anywhere.add_argument(
        "--demo",
        dest="home",
        action="store_const",
        const=default_home() / "demo",
        default=argparse.SUPPRESS,
        help="the kiosk of ./loket demo",
    )
    rooms = parser.add_subparsers(required=True, metavar="timetable | flow | fares | devices")
    timetable = rooms.add_parser(
        "timetable", parents=[anywhere], help="import a GTFS feed, go back to the demo, show what is in force"
    )
    verbs = timetable.add_subparsers(required=True)
    importing = verbs.add_parser("import", help="import a GTFS zip or folder")
    importing.add_argument("file", type=Path)
    importing.add_argument("--station", default="", help="where this kiosk stands, by name or id in the feed")
    importing.add_argument("--replay", action="store_true", help="repeat it by whole weeks, as a demonstration")
    importing.add_argument("--overrule", action="store_true", help="take it although its report says no")
    importing.set_defaults(run=_import_timetable)
    verbs.add_parser("demo", help="go back to the demo feed").set_defaults(run=_restore_demo)
    verbs.add_parser("show", help="what is in force").set_defaults(run=_show_timetable)
    for room, check in (("flow", _check_flow), ("fares", _check_fares)):
        verbs = rooms.add_parser(room, parents=[anywhere], help="check a folder").add_subparsers(required=True)
        verb = verbs.add_parser("check")
        verb.add_argument("folder", type=Path, nargs="?", help="default: what ships with Loket")
        verb.set_defaults(run=check)
    devices = rooms.add_parser("devices", parents=[anywhere], help="are printer and card terminal fit to open?")
    verbs = devices.add_subparsers(required=True)
    verbs.add_parser("check", help="asks each machine; sells and prints nothing").set_defaults(run=_check_devices)
    return parser


def _settings(options: argparse.Namespace) -> Settings:
    return read_settings(home=options.home)


def _import_timetable(options: argparse.Namespace) -> int:
    from kiosk.operator.imports import import_timetable

    settings = _settings(options)
    home, file = settings.home, settings.home / "loket.toml"
    if options.station and file.exists() and not _is_ours(file) and options.station != settings.kiosk.station:
        what = f"says that the kiosk stands at {settings.kiosk.station!r}, not at {options.station!r}."
        cure = "Write the new station into it, under [kiosk], and import then; or leave --station away."
        raise FaultyFile([Fault(str(file), 0, "ST007", what, cure)])
    _say(str(import_timetable(options.file, home, options.station, replay=options.replay, overrule=options.overrule)))
    if options.station and (not file.exists() or _is_ours(file)):
        _move(home, options.station)
    return 0


def _move(home: Path, station: str) -> None:
    """The kiosk stands here from now on: written into its settings."""
    from kiosk.timetable.shipped import timetables
    from kiosk.timetable.stations import StationIndex

    timetable = timetables(home).in_force()
    assert timetable is not None
    name = StationIndex(timetable).named(station).name
    lines = f'[kiosk]\nstation = {json.dumps(name, ensure_ascii=False)}\ntimezone = "{timetable.tz.key}"\n'
    file = home / "loket.toml"
    file.write_text(f"{OURS}\n{lines}", "utf-8")
    _say(f"Written to {file}: the kiosk stands at {name}.")


def _is_ours(file: Path) -> bool:
    """Whether `_move` wrote these settings, and no operator has made them theirs."""
    return file.exists() and file.read_text("utf-8").startswith(f"{OURS}\n")


def _restore_demo(options: argparse.Namespace) -> int:
    from kiosk.operator.imports import restore_demo

    home = _settings(options).home
    file = home / "loket.toml"
    aside = file.rename(file.with_suffix(".before-demo")) if _is_ours(file) else None
    try:
        _say(str(restore_demo(home)))
    except FaultyFile:
        if aside:
            aside.rename(file)
        raise
    if aside:
        _say(f"The settings that the import had written are in {aside} now.")
    return 0


def _show_timetable(options: argparse.Namespace) -> int:
    from kiosk.timetable.shipped import open_timetable

    timetable = open_timetable(_settings(options))
    source = timetable.source
    _say(f"{source.name}\n  {source.attribution}")
    _say(f"  {source.first_day} to {source.last_day}, sha256 {source.sha256[:16]}")
    _say("  a demonstration, replayed by whole weeks" if source.demo else "  in force as it is")
    return 0


def _check_flow(options: argparse.Namespace) -> int:
    from kiosk.flows.checker import check
    from kiosk.flows.reader import STANDARD

    faults = check(options.folder or STANDARD)
    for fault in faults:
        _say(str(fault))
    _say(f"{len(faults)} finding(s)." if faults else "This flow is fit to be published.")
    return 1 if faults else 0


def _check_fares(options: argparse.Namespace) -> int:
    from kiosk.fares.tariff_file import DEMO, read_tariff

    tariff = read_tariff(options.folder or DEMO)
    _say(f"{tariff.id}: this tariff is fit to be used.")
    return 0


def _check_devices(options: argparse.Namespace) -> int:
    from kiosk.operator.devices import checked

    lines, good = checked(_settings(options))
    for line in lines:
        _say(line)
    return 0 if good else 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
