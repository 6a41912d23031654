"""A kiosk that is killed at every step of a sale, and again at every step of its recovery: who paid, and for what?

Each scenario is a process that sells one ticket and is killed by SIGKILL at a named moment; then it starts again and
recovers, or is killed again meanwhile. Terminal and printer are programs of their own, which are killed and broken too.
All ways of paying: over ZVT "hold" (reserve, print, book), "vending" (the terminal undoes what nobody confirms) and
"payment" (pay, and reverse if there is no ticket); "nexo", which pays and reverses too; "counter" (a slip, a person's
till, and the way back for the ticket); and "phone" (held, signed, taken, shown). What counts is the ledger of terminal
and counter and the paper that came out. `--all`: each death with each death in its recovery.
"""

import argparse
import json
import logging
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.crash_law import KILLED, RECOVERY_SECONDS, Case, Verdict
from benchmarks.crash_world import World
from kiosk.fares.model import Offer
from tests.sales.journeys import simple_offer

CARD_MODES = ("hold", "vending", "payment", "nexo")
MODES = (*CARD_MODES, "counter", "phone")
WORKERS = 4  # each waits for its machines most of the time
FEWEST_POINTS = dict.fromkeys(CARD_MODES, 26) | {"counter": 26, "phone": 20}  # a phone's ticket needs no printer
MEMORY = Path("/dev/shm")  # the roll asks its disk to keep each row of dots: no figure of this bench is about a disk
JAMMED = "unplugged at cut"  # perhaps the paper is out, and the printer does not say so
TERMINAL_FAULTS = ("decline=6c", "refuse=83", "cancel", "silent", "busy", "cut-before-auth", "unplugged", "slow=0.3")
TERMINAL_HABITS = ("twice", "split", "together", "no-holds=refuse", "no-original", "own-receipts", "no-state")
NEXO_FAULTS = ("decline=Refusal", "cancel", "silent", "busy", "cut-before-auth", "unplugged", "slow=0.3")
NEXO_FAULTS += ("fixed-ids", "not-found", "other-key", "whole-pan")
NEXO_HABITS = ("twice", "split", "logged-out")
CUTS = ("cut-after-auth once", "die-after-auth once", "cut-before-end once", "wrong-amount once", "twice once")
MONEY = {  # the words at which these happen
    "hold": ("authorise: terminal 06220a #1", "complete: terminal 06240d #1", "release: terminal 062503 #1"),
    "vending": ("authorise: terminal 06010e #1", "complete: terminal 800000 #1", "release: terminal 846600 #1"),
    "payment": ("authorise: terminal 06010a #1", "taking is written", "release: terminal 063006 #1"),
    "nexo": ("authorise: terminal Payment #1", "taking is written", "release: terminal Reversal #1"),
}
PRINTER_FAULTS = (
    "paper-out", "cover-open", "off-line", "mute", "near-end", "jam", "no-wipe", "chatty", "jam at row 40",
    "half at row 40", "paper-out at row 300", "cover-open at row 40", "cable-out at row 40", "unplugged at row 40",
    "unplugged at cut", "mute at answer", "cutter-jam at cut", "deaf at row 40",
)  # fmt: skip

Play = Callable[[Sequence[Case]], list[Verdict]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Play all scenarios, print what came of them; 1 when a rule was broken, or too few moments were found."""
    parser = argparse.ArgumentParser(prog="./loket bench crash")
    parser.add_argument(
        "--all", action="store_true", help="each death with each death in its recovery: some 20 minutes"
    )
    parser.add_argument("--mode", choices=MODES, action="append", help="one way of paying only")
    options = parser.parse_args(arguments)
    logging.disable(logging.WARNING)  # machines are silent here on purpose
    began = time.monotonic()
    try:
        with players(simple_offer()) as play:
            modes = options.mode or MODES
            verdicts = [verdict for mode in modes for verdict in scenarios(play, mode, whole=options.all)]
    finally:
        logging.disable(logging.NOTSET)
    figures = tally(verdicts)
    figures["seconds"] = round(time.monotonic() - began)
    for verdict in verdicts:
        if verdict.wrong:
            print(f"WRONG {', '.join(verdict.wrong)}: {verdict.case} {verdict.state} {verdict.notes}")
    print(json.dumps(figures))
    return 1 if broken(figures) else 0


def scenarios(play: Play, mode: str, *, whole: bool = False) -> Iterator[Verdict]:
    """Every death of one way of paying."""
    paper = mode != "phone"
    good, jammed = play([Case(mode), Case(mode, printer_fault=JAMMED if paper else "")])
    yield from (good, jammed)
    points = dict.fromkeys(good.points)
    only_jammed = [point for point in jammed.points if point not in points]
    deaths = [Case(mode, dies=point) for point in points]
    deaths += [Case(mode, dies=point, printer_fault=JAMMED) for point in only_jammed]
    once = play(deaths)
    yield from once
    yield from play([replace(verdict.case, dies_again=point) for verdict, point in _again(once, whole=whole)])
    if mode in CARD_MODES:
        yield from play(list(_machines_die(mode, [*points, *only_jammed], good)))
        yield from play(list(_machines_break(mode)))
    elif paper:
        yield from play([Case(mode, printer_fault=fault, fixed=True) for fault in PRINTER_FAULTS])
        falls = [point for point in points if ": printer " in point]
        yield from play([Case(mode, printer_fault=KILLED, falls=point) for point in falls])
    else:
        yield from play([Case(mode, terminal_fault=fault, fixed=True) for fault in TERMINAL_FAULTS])
        falls = [point for point in points if ": terminal " in point]
        yield from play([Case(mode, terminal_fault=KILLED, falls=point) for point in falls])


def _again(once: Iterable[Verdict], *, whole: bool) -> Iterator[tuple[Verdict, str]]:
    """Each recovery with each moment in it; alike ones once, unless the `whole` product is wanted."""
    seen: set[tuple[str, ...]] = set()
    for verdict in once:
        like = tuple(verdict.recovery_points)
        if whole or like not in seen:
            seen.add(like)
            yield from ((verdict, point) for point in verdict.recovery_points)


def _machines_die(mode: str, points: Iterable[str], good: Verdict) -> Iterator[Case]:
    """The terminal, or the printer, is killed at each word with it; the kiosk lives on."""
    for point in points:
        if ": terminal " in point or point == "after print is written":
            yield Case(mode, terminal_fault=KILLED, falls=point, printer_fault="" if point in good.points else JAMMED)
        if ": printer " in point and point in good.points:
            yield Case(mode, printer_fault=KILLED, falls=point)


def _machines_break(mode: str) -> Iterator[Case]:
    """Everything that the simulated machines can be told to do wrong."""
    nexo = mode == "nexo"
    for fault in NEXO_FAULTS if nexo else TERMINAL_FAULTS:
        yield Case(mode, terminal_fault=fault, fixed=True)
    for habit in NEXO_HABITS if nexo else TERMINAL_HABITS:
        yield Case(mode, terminal_fault=habit)
        yield Case(mode, terminal_fault=habit, dies="after held is written")
        yield Case(mode, terminal_fault=habit, dies="after taking is written")
    for fault in PRINTER_FAULTS:
        yield Case(mode, printer_fault=fault, fixed=True)
    asked, told, undone = MONEY[mode]
    for cut in CUTS:
        if nexo and cut.startswith("cut-before-end"):
            continue  # its answer is one piece
        yield Case(mode, terminal_fault=cut, falls=f"before {asked}")
        yield Case(mode, terminal_fault=cut, falls=f"before {told}")
        yield Case(mode, terminal_fault=cut, printer_fault="jam at row 40", falls=f"before {undone}", fixed=True)
    if mode == "vending":
        yield Case(mode, terminal_fault="polls-used-up=1")
    if nexo:  # it always goes on alone
        yield Case(mode, terminal_fault="reversal-refused", printer_fault="jam at row 40", fixed=True)
        yield Case(mode, terminal_fault="slow=1", dies=f"sent {asked}")
    else:
        yield Case(mode, terminal_fault="alone=1", dies=f"sent {asked}")  # she is still there
    yield Case(mode, printer_fault="jam at row 40", dies="after printing is written")


def tally(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """What came of all of them, as counts."""
    wrong = list(chain.from_iterable(verdict.wrong for verdict in verdicts))
    free = [verdict for verdict in verdicts if verdict.tickets and not verdict.charged]
    return {
        "scenarios": len(verdicts),
        "points": {mode: len({v.case.dies for v in verdicts if v.died and v.case.mode == mode}) for mode in MODES},
        "deaths": sum(verdict.died for verdict in verdicts),
        "deaths_in_recovery": sum(verdict.died_again for verdict in verdicts),
        "machines_killed": sum(KILLED in (v.case.terminal_fault, v.case.printer_fault) for v in verdicts),
        "machines_broken": sum(bool(v.case.terminal_fault or v.case.printer_fault) for v in verdicts),
        "double_charges": wrong.count("double charge"),
        "charges_without_ticket_or_debt": wrong.count("charge without a ticket or a recorded debt"),
        "holds_left": wrong.count("money left held"),
        "left_open": wrong.count("left open"),
        "violations": len(wrong),
        "sold": sum(bool(verdict.charged) for verdict in verdicts),
        "free_tickets_with_a_note": len(free),
        "recovery_s_max": round(max(verdict.recovery_seconds for verdict in verdicts), 2),
    }


def broken(figures: dict[str, Any]) -> bool:
    """Whether a rule was broken, or so few moments were found that the bench proves nothing."""
    few = [mode for mode, count in figures["points"].items() if 0 < count < FEWEST_POINTS[mode]]
    return bool(figures["violations"] or few or figures["recovery_s_max"] > RECOVERY_SECONDS)


class players:  # noqa: N801  it reads as a verb: with players(offer) as play
    """Processes that play cases side by side, each in a world of its own."""

    def __init__(self, offer: Offer, sabotage: Callable[[], None] = lambda: None, workers: int = WORKERS) -> None:
        self._offer, self._sabotage, self._workers = offer, sabotage, workers

    def __enter__(self) -> Play:
        fork = multiprocessing.get_context("fork")
        self._folder = tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
        self._cases: Any = fork.Queue()
        self._verdicts: Any = fork.Queue()
        self._processes = [
            fork.Process(target=self._work, args=(Path(self._folder.name) / str(n),)) for n in range(self._workers)
        ]
        for process in self._processes:
            process.start()
        return self._play

    def __exit__(self, *_: object) -> None:
        for _process in self._processes:
            self._cases.put(None)
        for process in self._processes:
            process.join()
        self._folder.cleanup()

    def _play(self, cases: Sequence[Case]) -> list[Verdict]:
        for place, case in enumerate(cases):
            self._cases.put((place, case))
        found: dict[int, Verdict] = {}
        while len(found) < len(cases):
            place, verdict = self._verdicts.get(timeout=60)
            if isinstance(verdict, str):
                raise RuntimeError(verdict)
            found[place] = verdict
        return [found[place] for place in range(len(cases))]

    def _work(self, folder: Path) -> None:
        folder.mkdir()
        world = World(folder, self._offer, self._sabotage)
        try:
            while (order := self._cases.get()) is not None:
                place, case = order
                try:
                    self._verdicts.put((place, world.play(case)))
                except Exception as bug:  # noqa: BLE001  told to the one who waits for the verdict
                    self._verdicts.put((place, f"{case}: {bug!r}"))
        finally:
            world.close()


if __name__ == "__main__":
    sys.exit(main())
