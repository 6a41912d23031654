"""The tour: the whole story on real parts, alone, in every language and on two panels, and a report of it."""

import argparse
import json
import logging
import os
import shutil
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.settings import DeviceSettings, PanelSettings, read_settings
from ui.browser import open_helpers
from ui.desk import open_desk
from ui.stage import open_app
from ui.story import Story
from ui.window import open_application

REPORT = "report.json"
PANELS = {"1080x1920": PanelSettings(1080, 1920, 559.0), "1280x800": PanelSettings(1280, 800, 380.0)}


def play(out: Path) -> int:
    """Play it all into the folder `out`; 0 when the whole story went as it should."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # also where there is a display: the tour is not in anybody's way
    clear(out)
    began = time.perf_counter()
    report: dict[str, object] = {"began": datetime.now(UTC).isoformat(timespec="seconds"), "failed": "not at its end"}
    _write(report, out)  # so that the next tour knows this one, even if it is broken off
    try:
        report |= _played(out)
    except Exception as error:  # whatever went wrong stands in the report, and the exit code tells
        logging.getLogger(__name__).error("the tour stopped", exc_info=error)
        report["failed"] = f"{type(error).__name__}: {error}"
    report["seconds"] = round(time.perf_counter() - began, 1)
    _write(report, out)
    _say(f"{report['failed'] or 'The whole story went as it should.'} See {out / REPORT}")
    return 1 if report["failed"] else 0


def clear(out: Path) -> None:
    """What an earlier tour left in its home, such as a call or a payment that nobody ended, is not told again."""
    out.mkdir(parents=True, exist_ok=True)
    if (out / REPORT).is_file():
        shutil.rmtree(out / "home", ignore_errors=True)


def _write(report: dict[str, object], out: Path) -> None:
    (out / REPORT).write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _played(out: Path) -> dict[str, object]:
    application = open_application(sys.argv[:1])
    home = out / "home"
    languages: dict[str, dict[str, object]] = {}
    pictures = spoken = 0
    faults: list[str] = []
    with open_desk(home / "desk") as desk, open_helpers(desk.links) as helper:
        base = read_settings(home=home)
        base = replace(base, desk=replace(base.desk, url=desk.url), devices=DeviceSettings(sound="none"))
        base = replace(base, voice=replace(base.voice, listen="scripted"))
        for name, panel in PANELS.items():
            with open_app(replace(base, panel=panel), listens=True) as app:
                story = Story(app, out, name, helper, records=name == next(iter(PANELS)))
                for language in app.wings.kiosk.words.languages:
                    _say(f"{name}: {language}")
                    if story.records:
                        helper.speak(language)
                    languages.setdefault(language, {})[name] = story.play(language)
                story.looks()
                pictures, spoken = pictures + story.pictures, spoken + story.spoken
                faults += story.faults
    for name, panel in PANELS.items():  # the staff server is gone now
        with open_app(replace(base, panel=panel)) as app:
            story = Story(app, out, name, None, records=False)
            story.language = app.wings.kiosk.words.languages[0]
            story.finds_nobody()
            pictures += story.pictures
            faults += story.faults
    del application
    failed = f"{len(faults)} faults on the screens, such as {faults[0]}" if faults else ""
    return {"languages": languages, "pictures": pictures, "spoken": spoken, "faults": faults, "failed": failed}


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Play the tour: `./loket tour OUT`."""
    parser = argparse.ArgumentParser(prog="./loket tour", description="The whole story, played alone.")
    parser.add_argument("out", type=Path, help="folder for pictures, ticket, sound and report.json")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    return play(parser.parse_args().out.resolve())


if __name__ == "__main__":
    sys.exit(main())
