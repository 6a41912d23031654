"""Everything on one machine: the staff server, a kiosk, and the dashboard's address with a ready sign-in."""

import logging
import sys
import webbrowser
from dataclasses import replace

from kiosk.errors import FaultyFile
from kiosk.settings import Settings, default_home, read_settings
from kiosk.timetable.shipped import timetables
from ui import app
from ui.desk import open_desk


def main() -> int:
    """Run the demonstration: `./loket demo`."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    home = default_home() / "demo"
    if not app.has_display():
        from ui import tour

        _say("There is no display here, so the tour is played instead; its pictures are saved.")
        return tour.play(home / "tour")
    try:
        with open_desk(home / "desk") as desk:
            _say(f"Staff dashboard: {desk.url}")
            for name, link in desk.links.items():
                _say(f"  sign in as {name}: {link}")
            _say("The kiosk opens in a window of its own. Close it, or press Ctrl+C here, to end the demonstration.")
            webbrowser.open(desk.links["Anna"])
            settings = with_live_news(read_settings(home=home))
            return app.run(replace(settings, desk=replace(settings.desk, url=desk.url)))
    except FaultyFile as faulty:
        sys.stderr.write(f"{faulty}\n")
        return 2


def with_live_news(settings: Settings) -> Settings:
    """Made-up delays for the demo timetable, unless the settings name live news, or another timetable is in force."""
    known = timetables(settings.home).imported()
    real = settings.content.timetable != "demo" or (known is not None and not known.demo)
    if settings.content.realtime or real:
        return settings
    return replace(settings, content=replace(settings.content, realtime=("demo",)))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
