"""Every screen as a picture: `python -m ui.preview --out DIR --panel 1080x1920`. Look at them, all of them."""

import argparse
import importlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from kiosk.language import WORDS, read_words
from kiosk.settings import PanelSettings
from ui.audit import faults_of
from ui.manners import Manners
from ui.themes import PALETTES, SCALES, tokens
from ui.window import Window, open_application

DIAGONALS_MM = {"1080x1920": 559.0, "1920x1080": 559.0, "1280x800": 380.0, "1024x768": 380.0}


def panel_of(size: str, diagonal_mm: float = 0.0) -> PanelSettings:
    """The panel "1280x800" with its usual diagonal, unless another is given. Raises ValueError for anything else."""
    width, _, height = size.partition("x")
    return PanelSettings(int(width), int(height), diagonal_mm or DIAGONALS_MM.get(size, 559.0))


def settle(milliseconds: int = 30) -> None:
    """Let the screen draw what it was told."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(arguments: list[str] | None = None) -> int:
    """Draw the screens that were asked for; 1 if one of them fails the audit."""
    parser = argparse.ArgumentParser(prog="python -m ui.preview", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--panel", default="1080x1920", help="width x height in pixels")
    parser.add_argument("--diagonal", type=float, default=0.0, help="in mm")
    parser.add_argument("--theme", default="light", choices=list(PALETTES))
    parser.add_argument("--scale", type=float, default=1.0, choices=SCALES)
    parser.add_argument("--lang", default="en")
    parser.add_argument("--only", nargs="*", help="names of screens; default: all")
    parser.add_argument(
        "--views", default="tests.ui.prompts", help="module with `views(language, texts, theme, scale)`"
    )
    asked = parser.parse_args(arguments)

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = open_application(sys.argv[:1])
    asked.out.mkdir(parents=True, exist_ok=True)
    texts = read_words((asked.lang,), WORDS).texts(asked.lang)
    views = importlib.import_module(asked.views).views(asked.lang, texts, asked.theme, asked.scale)
    panel = panel_of(asked.panel, asked.diagonal)
    window = Window(panel, Manners(fade=0))
    found = 0
    for name, view in views.items():
        if asked.only and name not in asked.only:
            continue
        window.show(view)
        settle()
        window.grab().save(str(asked.out / f"{name}.png"))
        faults = faults_of(window.quick, tokens(panel, asked.scale), asked.theme)
        found += len(faults)
        for fault in faults:
            sys.stderr.write(f"{name}: {fault}\n")
    window.close()
    del application
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
