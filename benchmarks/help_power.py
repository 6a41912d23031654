"""The light goes out, for `help_chaos`: what outbox and desk had promised is on the disk when it comes back."""

import random
import sqlite3
from pathlib import Path
from typing import Any

from assistance.caller.store import Outbox
from assistance.caller.store import metadata as outbox_tables
from assistance.desk.desk import open_desk
from assistance.model import HelpRequest
from benchmarks.help_load import CLOCK, situation
from kiosk.database import open_database
from tests.power_cuts.forgetful_disk import Cuts, Word, overheard

CALLS = 60
PROMISED = {"outbox.db": "select id from outbox", "desk.db": "select id from help_request"}


def power_cuts(folder: Path, cuts: int, seed: int) -> dict[str, Any]:
    """So many power cuts at any moment of a day of calls. `lost`: promised, and not there; `doubled`: there twice."""
    (folder / "day").mkdir()
    (folder / "disk").mkdir()
    said = _day(folder / "day")
    chance = random.Random(seed)
    disk, place, promised, lost, doubled = Cuts(chance), 0, dict.fromkeys(PROMISED, 0), 0, 0
    for cut in sorted(chance.randrange(len(said)) for _ in range(cuts)):
        for word in said[place:cut]:
            disk.go_on(word)
            if word.what == "commit":
                promised[word.file] += 1
        place = max(place, cut)
        for file in (folder / "disk").iterdir():
            file.unlink()
        disk.power_goes(folder / "disk")
        for file, query in PROMISED.items():
            found = _found(folder / "disk" / file, query)
            lost += len({f"r{n}" for n in range(promised[file])} - set(found))
            doubled += len(found) - len(set(found))
    return {"cuts": cuts, "promised": 2 * CALLS, "lost": lost, "doubled": doubled}


def _day(home: Path) -> list[Word]:
    """Calls written down by a kiosk, then by the desk; each promise as a "commit" of its file."""
    with overheard() as said:
        outbox = Outbox(open_database(f"sqlite:///{home / 'outbox.db'}", outbox_tables))
        desk = open_desk(f"sqlite:///{home / 'desk.db'}", CLOCK)
        for n in range(CALLS):
            request = HelpRequest(f"r{n}", situation(f"k{n}"), CLOCK.now())
            outbox.add_call(request)
            said.append(Word("commit", "outbox.db"))
            desk.handling.receive(request)
            said.append(Word("commit", "desk.db"))
        outbox.close()
        desk.requests.close()
    return said


def _found(file: Path, query: str) -> list[str]:
    if not file.exists():
        return []
    database = sqlite3.connect(file)
    try:
        whole = database.execute("pragma quick_check").fetchone()[0] == "ok"
        return [row[0] for row in database.execute(query)] if whole else []
    except sqlite3.DatabaseError:
        return []
    finally:
        database.close()
