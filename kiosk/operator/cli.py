"""The operator's commands: `./loket timetable`, `flow`, `fares`, `ticket`, `sales`, `devices`, `accessibility`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import FaultyFile, Trouble
from kiosk.operator import fares_commands, sales_commands, tickets
from kiosk.operator.timetable_commands import add_commands, say_faults
from kiosk.settings import default_home, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; the exit code is 0 when all is well, 1 for findings, 2 for a command nobody knows."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:  # whoever reads has read enough: "| head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except FaultyFile as faulty:
        if hasattr(options, "all"):
            say_faults(faulty, options)
        else:
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
    rooms = parser.add_subparsers(required=True, metavar="timetable | flow | fares | ...")
    timetable = rooms.add_parser(
        "timetable", parents=[anywhere], help="import or check a GTFS feed, show what is in force"
    )
    add_commands(timetable)
    flow = rooms.add_parser("flow", parents=[anywhere], help="check a flow").add_subparsers(required=True)
    checking = flow.add_parser("check")
    checking.add_argument("folder", type=Path, nargs="?", help="default: what ships with Loket")
    checking.set_defaults(run=_check_flow)
    fares_commands.add_commands(rooms.add_parser("fares", parents=[anywhere], help="check a tariff, explain a price"))
    tickets.add_to(rooms.add_parser("ticket", parents=[anywhere], help="show a ticket; the keys that sign tickets"))
    sales_commands.add_commands(rooms.add_parser("sales", parents=[anywhere], help="sales, refunds and the day end"))
    devices = rooms.add_parser("devices", parents=[anywhere], help="are printer and card terminal fit to open?")
    verbs = devices.add_subparsers(required=True)
    asked = verbs.add_parser("check", help="asks each machine; sells nothing")
    asked.add_argument("--print", action="store_true", dest="test_print", help="a test print comes out")
    asked.set_defaults(run=_check_devices)
    access = rooms.add_parser("accessibility", parents=[anywhere], help="the installer's checklist")
    listed = access.add_subparsers(required=True).add_parser("checklist", help="what only the place can meet")
    listed.set_defaults(run=_list_mounting)
    return parser


def _list_mounting(options: argparse.Namespace) -> int:
    from kiosk.operator.mounting import checklist, held

    settings = read_settings(home=options.home)
    _say(checklist(settings))
    return 0 if all(held(settings).values()) else 1


def _check_flow(options: argparse.Namespace) -> int:
    from kiosk.flows.checker import check
    from kiosk.flows.reader import STANDARD

    faults = check(options.folder or STANDARD)
    for fault in faults:
        _say(str(fault))
    _say(f"{len(faults)} finding(s)." if faults else "This flow is fit to be published.")
    return 1 if faults else 0


def _check_devices(options: argparse.Namespace) -> int:
    from kiosk.operator.devices import checked

    lines, good = checked(read_settings(home=options.home), options.test_print)
    for line in lines:
        _say(line)
    return 0 if good else 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
