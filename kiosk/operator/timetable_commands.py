"""`./loket timetable import | check | show | demo`: what an operator does with feeds, said in plain words."""

import argparse
import getpass
import json
import os
import sys
from datetime import date
from pathlib import Path

from kiosk.errors import Fault, FaultyFile
from kiosk.operator.findings import in_short
from kiosk.settings import Settings, read_settings

TIMETABLE = "timetable"  # after --only: no other part of the feed
OURS = "# Written by ./loket timetable import. Take this line away to make the file yours."


def add_commands(timetable: argparse.ArgumentParser) -> None:
    """Everything that can be said after `./loket timetable`."""
    from kiosk.fares.feed_parts import PARTS

    verbs = timetable.add_subparsers(required=True, metavar="import | check | show | demo")
    feed = argparse.ArgumentParser(add_help=False)
    feed.add_argument("file", type=Path, help="a GTFS zip or folder")
    feed.add_argument("--station", default="", help="where this kiosk stands, by name or id in the feed")
    feed.add_argument("--replay", action="store_true", help="repeat it by whole weeks, as a demonstration")
    everything = argparse.ArgumentParser(add_help=False)
    everything.add_argument("--all", action="store_true", help="name every single finding")
    importing = verbs.add_parser("import", parents=[feed, everything], help="put a feed in force")
    kinds = (TIMETABLE, *(part.kind for part in PARTS))
    importing.add_argument("--only", choices=kinds, default="", help="take this part of the feed alone")
    importing.add_argument(
        "--overrule", metavar='"WHY"', help="take it although its report says no; the reason is kept"
    )
    importing.add_argument("--by", metavar="NAME", default="", help="who overrules; default: who is logged in")
    importing.set_defaults(run=_import)
    checking = verbs.add_parser("check", parents=[feed, everything], help="what an import would say; changes nothing")
    checking.set_defaults(run=_check)
    verbs.add_parser("show", parents=[everything], help="what is in force").set_defaults(run=_show)
    verbs.add_parser("demo", parents=[everything], help="go back to the demo feed").set_defaults(run=_restore_demo)


def say_faults(faulty: FaultyFile, options: argparse.Namespace) -> None:
    """What refuses a feed in full, the rest in short; where the feed has other parts, how to take these."""
    from kiosk.fares.feed_parts import PARTS
    from kiosk.timetable.parts import kinds_in

    for line in map(str, faulty.faults) if options.all else in_short(faulty.faults):
        _say(line)
    file = getattr(options, "file", None)
    if file and (kinds := kinds_in(file, PARTS)) and not getattr(options, "only", ""):
        _say(f"It has {' and '.join(kinds)} all the same: ./loket timetable import {file} --only {kinds[0]}")


def _settings(options: argparse.Namespace) -> Settings:
    return read_settings(home=options.home)


def _import(options: argparse.Namespace) -> int:
    from kiosk.fares.feed_parts import PARTS
    from kiosk.operator.imports import import_part, import_timetable
    from kiosk.timetable.acceptance import Overruling

    settings = _settings(options)
    home, file = settings.home, settings.home / "loket.toml"
    if options.only not in ("", TIMETABLE):
        sentence, findings = import_part(options.file, home, options.only)
        _say(sentence)
        for line in map(str, findings) if options.all else in_short(findings):
            _say(f"    {line}")
        return 0
    if options.station and file.exists() and not _is_ours(file) and options.station != settings.kiosk.station:
        what = f"says that the kiosk stands at {settings.kiosk.station!r}, not at {options.station!r}."
        cure = "Write the new station into it, under [kiosk], and import then; or leave --station away."
        raise FaultyFile([Fault(str(file), 0, "ST007", what, cure)])
    overruling = None
    if options.overrule is not None:
        overruling = Overruling(options.by.strip() or _login(), options.overrule.strip())
        if not any(letter.isalpha() for letter in overruling.reason):
            raise FaultyFile([Fault("--overrule", 0, "GT123", "gives no reason.", "Write why, for those after you.")])
    parts = () if options.only == TIMETABLE else PARTS
    report = import_timetable(
        options.file, home, options.station, replay=options.replay, overruling=overruling, parts=parts
    )
    _say(report.whole() if options.all else str(report))
    if options.station and (not file.exists() or _is_ours(file)):
        _move(home, options.station)
    return 0


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name
        return f"user {os.getuid()}"


def _check(options: argparse.Namespace) -> int:
    from kiosk.operator.imports import check_feed

    report = check_feed(options.file, _settings(options).home, options.station, replay=options.replay)
    _say(report.whole() if options.all else str(report))
    return 0 if report.fit else 1


def _move(home: Path, station: str) -> None:
    """The kiosk stands here from now on: written into its settings, at once or not at all."""
    from kiosk.timetable.shipped import timetables
    from kiosk.timetable.stations import StationIndex

    timetable = timetables(home).in_force()
    assert timetable is not None
    name = StationIndex(timetable).named(station).name
    lines = f'[kiosk]\nstation = {json.dumps(name, ensure_ascii=False)}\ntimezone = "{timetable.tz.key}"\n'
    file = home / "loket.toml"
    new = file.with_suffix(".new")
    with new.open("w", encoding="utf-8") as written:
        written.write(f"{OURS}\n{lines}")
        written.flush()
        os.fsync(written.fileno())
    new.replace(file)
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
        report = restore_demo(home)
    except FaultyFile:
        if aside:
            aside.rename(file)
        raise
    _say(report.whole() if options.all else str(report))
    if aside:
        _say(f"The settings that the import had written are in {aside} now.")
    return 0


def _show(options: argparse.Namespace) -> int:
    from kiosk.clock import SystemClock
    from kiosk.operator.imports import beside
    from kiosk.operator.report import report_of
    from kiosk.timetable.shipped import timetables

    settings = _settings(options)
    kept = timetables(settings.home)
    known, timetable = kept.imported(), kept.in_force()
    if known is None:
        _say(f"No timetable was imported yet. The kiosk will start with: {settings.content.timetable}.")
        for line in beside(kept):
            _say(f"  {line}")
        return 0
    if timetable is None:
        what, cure = f"{known.name} was imported for another version of Loket.", "Import its feed again."
        raise FaultyFile([Fault("timetable.db", 0, "GT114", what, cure)])
    how = "played again and again by whole weeks, as a demonstration" if timetable.source.demo else "in force"
    verdict = f"{known.name} is {how}. Taken on {known.imported_at:%Y-%m-%d at %H:%M}, sha256 {known.sha256[:16]}."
    left = (date.fromisoformat(timetable.source.last_day) - SystemClock(settings.kiosk.timezone).now().date()).days
    ends = "It ends today." if left == 0 else f"It ends in {left} days." if left > 0 else f"It ended {-left} days ago."
    told = [ends] * (not timetable.source.demo) + beside(kept)
    findings = (*known.findings, *(fault for part in kept.parts() for fault in part.findings))
    report = report_of(verdict, timetable, findings, told=told)
    _say(report.whole() if options.all else str(report))
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
