"""Every page in every look, each language with each theme, size, spacing and panel: `./loket accessibility sweep`."""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMetaObject, QTimer
from PySide6.QtQuick import QQuickItem

from tests.accessibility.pages import pages
from tests.ui.said import LANGUAGES
from ui.audit import faults_of, visible
from ui.glass import faint_texts
from ui.manners import ROBOT_MANNERS
from ui.preview import panel_of
from ui.themes import CAPITAL, LETTERS, LINES, PALETTES, SCALES, WORDS, px_per_mm, tokens
from ui.window import Window, open_application

ROOT = Path(__file__).parents[2]
PANELS = ("1080x1920", "1920x1080", "1280x800", "1024x768")
SPACINGS = ("ordinary", "wider")
LARGE_MM = 12.0  # capitals of text that was enlarged to 200 percent
MOST_PARTS = 60  # of one page
LOOKED_AT = ("ui/*.py", "ui/qml/**/*.qml", "kiosk/words/**/*.ftl", "tests/ui/prompts.py", "tests/ui/said*.py")
LOOKED_AT += ("tests/ui/staff_pages.py", "tests/ui/talks.py")  # when any of these changes, all is swept anew


@dataclass(frozen=True)
class Look:
    """One way to see the kiosk."""

    panel: str
    language: str
    theme: str
    scale: float
    spacing: str = "ordinary"  # of letters, words and lines; or wider


@dataclass(frozen=True)
class Seen:
    """What was found in one look."""

    look: Look
    pages: int
    faults: tuple[tuple[str, str], ...]  # page, what is wrong with it
    capitals_mm: tuple[tuple[str, float], ...]  # page, height of the capitals that it is written in
    closer: tuple[tuple[str, str], ...] = ()  # page, words on it that had no room for all of the wider spacing


def looks(
    panels: Sequence[str],
    languages: Sequence[str],
    themes: Sequence[str],
    scales: Sequence[float],
    spacings: Sequence[str] = SPACINGS,
) -> list[Look]:
    """All combinations, panel by panel."""
    return [Look(*one) for one in product(panels, languages, themes, scales, spacings)]


def covering(every: Sequence[Look]) -> list[Look]:
    """Few of them in which each two values that can meet do meet: a fault that two cause together is found."""
    missing = {pair for look in every for pair in _pairs(look)}
    chosen = []
    while missing:
        best = max(every, key=lambda look: len(missing & _pairs(look)))
        missing -= _pairs(best)
        chosen.append(best)
    return chosen


def _pairs(look: Look) -> set[tuple[tuple[str, object], tuple[str, object]]]:
    values = sorted(asdict(look).items())
    return {(one, other) for one in values for other in values if one[0] < other[0]}


def see(window: Window, look: Look, only: Sequence[str] = ()) -> Seen:
    """Show every page in this look, and hold it against what is required."""
    sizes = tokens(window.panel, look.scale)
    faults, capitals, near, count = [], [], [], 0
    spaced = look.spacing == "wider"
    for name, view in pages(look.language, look.theme, look.scale, spaced=spaced).items():
        if only and name not in only:
            continue
        count += 1
        window.show(view)
        _settle()
        least = []
        for _ in parts(window):
            found = [*faults_of(window.quick, sizes, look.theme), *faint_texts(window.quick, window.grab())]
            faults += [(name, fault) for fault in found]
            least.append(smallest(window))
            near += [(name, words) for words in closer(window)] if spaced else []
        capitals.append((name, round(min(least) * CAPITAL / px_per_mm(window.panel), 2)))
    return Seen(look, count, tuple(faults), tuple(capitals), tuple(dict.fromkeys(near)))


def parts(window: Window) -> Iterator[int]:
    """Lead the page through its parts, as "More below" does; once where it is shown at once."""
    yield 0
    for number in range(1, MOST_PARTS):
        button = window.item("below")
        if button is None or not button.isEnabled():
            return
        QMetaObject.invokeMethod(button, "click")
        _settle()
        yield number
    raise RuntimeError(f"a page of more than {MOST_PARTS} parts")


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(1, loop.quit)
    loop.exec()


def smallest(window: Window) -> int:
    """The least size of all letters that are seen now, those of header and footer among them, in pixels."""
    shown = [item for item in visible(window.quick.contentItem()) if item.inherits("QQuickText")]
    return min(int(item.property("font").pixelSize()) for item in shown if str(item.property("text")).strip())


def closer(window: Window) -> list[str]:
    """What is seen now whose letters, words or lines stand closer than the wider spacing asks (WCAG 1.4.12)."""
    shown = [item for item in visible(window.quick.contentItem()) if item.inherits("QQuickText")]
    return [str(item.property("text")) for item in shown if item.property("text") and not _spaced(item)]


def _spaced(item: QQuickItem) -> bool:
    font, lines = item.property("font"), item.property("lineCount")
    size = font.pixelSize()
    apart = font.letterSpacing() >= LETTERS * size and font.wordSpacing() >= WORDS * size
    return apart and (lines < 2 or item.property("contentHeight") / lines >= LINES * size - 0.01)


@contextmanager
def panel_window(size: str) -> Iterator[Window]:
    """The window of one panel, without delays."""
    window = Window(panel_of(size), ROBOT_MANNERS)
    try:
        yield window
    finally:
        window.close()


class Notebook:
    """What was seen, look by look, on disk: a sweep that was stopped goes on where it was."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._build = _build()

    def read(self) -> dict[Look, Seen]:
        """What this build has been seen to do; what an older one did does not count."""
        if not self._file.exists():
            return {}
        rows = [json.loads(line) for line in self._file.read_text("utf-8").splitlines() if line.endswith("}")]
        return {
            (look := Look(**row["look"])): Seen(
                look,
                row["pages"],
                tuple((page, fault) for page, fault in row["faults"]),
                tuple((page, height) for page, height in row["capitals_mm"]),
                tuple((page, words) for page, words in row["closer"]),
            )
            for row in rows
            if row["build"] == self._build
        }

    def write(self, seen: Seen) -> None:
        """One line, at once."""
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"build": self._build, **asdict(seen)}, ensure_ascii=False) + "\n")


def _build() -> str:
    found = sha256()
    for file in sorted(file for place in LOOKED_AT for file in ROOT.glob(place)):
        found.update(file.read_bytes())
    return found.hexdigest()[:16]


def all_seen(folder: Path) -> dict[Look, Seen]:
    """What is in all notebooks of a folder."""
    return {look: seen for file in sorted(folder.glob("sweep-*.jsonl")) for look, seen in Notebook(file).read().items()}


def sweep(wanted: Sequence[Look], notebook: Notebook) -> None:
    """See these looks, in this process, and write down each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = open_application(sys.argv[:1])
    for size in dict.fromkeys(look.panel for look in wanted):
        with panel_window(size) as window:
            for look in wanted:
                if look.panel == size:
                    notebook.write(see(window, look))
    del application


def report(wanted: Sequence[Look], seen: dict[Look, Seen], seconds: float) -> dict[str, object]:
    """The table of what failed, and the figures; a look that nobody has seen is a failure too."""
    rows = [(look, page, fault) for look in wanted if look in seen for page, fault in seen[look].faults]
    near = [(look, page, words) for look in wanted if look in seen for page, words in seen[look].closer]
    for look, page, fault in rows:
        how = f"{look.panel:10} {look.language:3} {look.theme:7} {look.scale:<4} {look.spacing:8}"
        sys.stdout.write(f"{how} {page:24} {fault}\n")
    heights = [(look, page, mm) for look in wanted if look in seen for page, mm in seen[look].capitals_mm]
    ordinary = [mm for look, _, mm in heights if look.scale == min(SCALES)]
    large = [(look, page, mm) for look, page, mm in heights if look.scale == max(SCALES)]
    short = Counter((look.panel, page) for look, page, mm in large if mm < LARGE_MM - 0.1)
    return {
        "looks": len(wanted),
        "unseen": sum(look not in seen for look in wanted),
        "screens": sum(seen[look].pages for look in wanted if look in seen),
        "faults": len(rows),
        "smallest_capitals_mm": min(ordinary, default=None),
        "screens_at_200": len(large),
        "of_them_below_12_mm": sum(short.values()),
        "closer_than_wider": dict(Counter(f"{look.panel} {look.scale}" for look, _, _ in near)),
        "below_12_mm_by_panel": dict(Counter(panel for panel, _ in short.elements())),
        "seconds": round(seconds, 1),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every look was seen and nothing is wrong."""
    parser = argparse.ArgumentParser(prog="./loket accessibility sweep", description=__doc__)
    parser.add_argument("--panel", nargs="+", choices=PANELS, default=PANELS)
    parser.add_argument("--lang", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--theme", nargs="+", choices=list(PALETTES), default=list(PALETTES))
    parser.add_argument("--scale", nargs="+", type=float, choices=SCALES, default=SCALES)
    parser.add_argument("--spacing", nargs="+", choices=SPACINGS, default=SPACINGS)
    parser.add_argument("--covering", action="store_true", help="only so many that each two values meet once")
    parser.add_argument("--out", type=Path, default=Path("accessibility-report"), help="folder for sweep.jsonl")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--anew", action="store_true", help="also what this build was seen to do before")
    parser.add_argument("--part", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    wanted = looks(given.panel, given.lang, given.theme, given.scale, given.spacing)
    wanted = covering(wanted) if given.covering else wanted
    given.out.mkdir(parents=True, exist_ok=True)
    if given.part is not None:
        done, notebook = all_seen(given.out), Notebook(given.out / f"sweep-{given.part}.jsonl")
        sweep([look for look in wanted[given.part :: given.jobs] if look not in done], notebook)
        return 0
    for file in given.out.glob("sweep-*.jsonl") if given.anew else ():
        file.unlink()
    began = time.perf_counter()
    command = [sys.executable, "-m", "tests.accessibility.sweep", *(arguments or sys.argv[1:])]
    running = [
        subprocess.Popen([*command, "--part", str(part), "--jobs", str(given.jobs)]) for part in range(given.jobs)
    ]
    for one in running:
        one.wait()
    told = report(wanted, all_seen(given.out), time.perf_counter() - began)
    sys.stdout.write(json.dumps(told) + "\n")
    return 1 if told["faults"] or told["unseen"] else 0


if __name__ == "__main__":
    sys.exit(main())
