"""python -m voice check-phrases: can every choice of every screen be said, in every language that has a pack?"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.content import open_content
from kiosk.errors import FaultyFile
from kiosk.settings import Settings, read_settings
from voice.understanding.lint import collisions
from voice.understanding.pack import languages


def main(arguments: list[str]) -> int:
    """0: all is well; 1: what is not stands line by line."""
    parser = argparse.ArgumentParser("python -m voice check-phrases", description=__doc__)
    parser.add_argument("languages", nargs="*", help="else all that have a pack")
    parser.add_argument("--settings", type=Path, help="loket.toml; without it the flow and timetable that ship")
    wanted = parser.parse_args(arguments)
    known = languages()
    if unknown := [one for one in wanted.languages if one not in known]:
        parser.error(f"there is no pack for {', '.join(unknown)}; known: {', '.join(known)}")
    asked = tuple(wanted.languages or known)
    try:
        settings = read_settings(wanted.settings) if wanted.settings else Settings(Path(tempfile.mkdtemp()))
        settings = replace(settings, kiosk=replace(settings.kiosk, languages=known))
        content = open_content(settings, SystemClock(settings.kiosk.timezone))
        noon = content.clock.now().replace(hour=10, minute=0)
        found = list(collisions(content.flow, content.words, content.stations, content.origin, asked, noon))
    except FaultyFile as faulty:
        sys.stderr.write(f"{faulty}\n")
        return 1
    for one in found:
        sys.stdout.write(f"{one}\n")
    sys.stdout.write(f"{', '.join(asked)}: {len(found) or 'no'} choices that cannot be said for sure\n")
    return 1 if found else 0
