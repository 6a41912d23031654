"""Builds the kiosk's screen and wires all its signals: the one place where the wings meet."""

import argparse
import linecache
import logging
import os
import signal
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.clock import Clock, SystemClock
from kiosk.errors import Fault, FaultyFile
from kiosk.flows.prompt import Prompt
from kiosk.language import WORDS, read_words
from kiosk.settings import PanelSettings, Settings, read_settings
from ui.help_link import HelpLink
from ui.idle import Idle
from ui.news_link import NewsLink
from ui.open_sales import OpenSales
from ui.presenter import Presenter
from ui.tally_link import TallyLink
from ui.tasks import Tasks
from ui.view import Frame, view_of
from ui.voice_link import VoiceLink
from ui.window import Window, open_application

if TYPE_CHECKING:
    from assistance.caller.caller import Caller
    from assistance.caller.newsstand import Source
    from assistance.caller.practice import PracticeCaller
    from kiosk.assembly import Kiosk
    from kiosk.practice import PracticeKiosk
    from voice.speaker import Speaker

log = logging.getLogger(__name__)

PLAYED_SECONDS = 4.0  # practice: until a card is thought to be held to the reader


@dataclass(frozen=True)
class Wings:
    """What is opened on a worker after the first frame: the core, the way to the desk, the voice, and the live news."""

    kiosk: "Kiosk | PracticeKiosk"
    caller: "Caller | PracticeCaller"
    speaker: "Speaker"
    news: "tuple[tuple[str, Source], ...]" = ()  # where it is fetched, each by its name in the settings
    sells: "tuple[Kiosk, Caller] | None" = None  # the same two where something is sold; None: practice


class App:
    """Everything that lives as long as the program."""

    def __init__(self, settings: Settings, clock: Clock, wings: Wings, window: Window, core: Tasks) -> None:
        self.window = window
        self.wings = wings
        self.core = core
        self.help_tasks = Tasks("help")
        self.presenter = Presenter(wings.kiosk, window, core)
        self.help_link = HelpLink(self.presenter, wings.caller, self.help_tasks, settings.desk)
        self.open_sales = OpenSales(self.presenter, *wings.sells, core, self.help_tasks) if wings.sells else None
        self.tally_link = TallyLink(*wings.sells, core, self.help_tasks) if wings.sells else None
        self.voice_link = VoiceLink(self.presenter, wings.speaker, window.focused_label)
        self.idle = Idle(self.presenter, clock, lambda: self.help_link.live, self.voice_link.speaking)
        seconds = settings.content.realtime_seconds
        self.news_link = NewsLink(self.presenter, wings.kiosk.actions.live, core, wings.news, seconds)
        self._wire()

    def _wire(self) -> None:
        """Who hears whom, as a table."""
        presenter, help_link, voice, idle = self.presenter, self.help_link, self.voice_link, self.idle
        self.window.acted.connect(presenter.act)
        self.window.focus_moved.connect(voice.focused)
        presenter.touched.connect(idle.touched)
        presenter.touched.connect(voice.touched)
        presenter.missed.connect(idle.missed)
        presenter.visit_begun.connect(idle.begin)
        presenter.visit_begun.connect(help_link.greet)
        presenter.visit_begun.connect(voice.begin)
        presenter.prompt_shown.connect(idle.reached)
        presenter.prompt_shown.connect(voice.show)
        presenter.reworded.connect(voice.show)
        presenter.news_shown.connect(voice.tell)
        presenter.repeat_wanted.connect(voice.repeat)
        presenter.reading_changed.connect(voice.switch)
        presenter.headphones_changed.connect(voice.plug)
        presenter.help_wanted.connect(idle.offered)
        presenter.help_wanted.connect(help_link.call)
        presenter.help_refused.connect(help_link.put_away)
        presenter.help_withdrawn.connect(help_link.withdraw)
        presenter.face_chosen.connect(help_link.thank)
        presenter.language_changed.connect(help_link.speak)
        help_link.told.connect(voice.tell)
        idle.offer_due.connect(help_link.offer)
        idle.hint_due.connect(voice.hint)
        if self.open_sales and self.tally_link:
            presenter.prompt_shown.connect(self.open_sales.look)
            presenter.help_wanted.connect(self.open_sales.called)
            presenter.visit_begun.connect(self.tally_link.look)
        else:
            presenter.visit_begun.connect(help_link.withdraw)  # nobody ever comes to a call in practice

    def start(self) -> None:
        """Greet the first traveller; then have the planner ready, before the first question about trains."""
        self.help_link.start()
        self.news_link.start()
        self.idle.start()
        self.presenter.start()
        self.core.run(self.wings.kiosk.warm_up, done=lambda _: None, failed=_not_warm)

    def close(self) -> None:
        """Stop everything that runs; nothing is lost."""
        self.idle.stop()
        self.news_link.close()
        self.presenter.visit.cancel()
        self.core.close()
        self.help_tasks.close()
        self.wings.caller.stop()
        self.wings.speaker.close()
        self.window.close()


def _not_warm(error: BaseException) -> None:
    log.error("the planner is not ready", exc_info=error)


def open_wings(settings: Settings, clock: Clock, card_after_seconds: float | None = 4.0) -> Wings:
    """Open the core, the outbox and the voice. Takes about a second: on a worker, after the first frame.

    `card_after_seconds`: when a card is held to a simulated terminal by itself.
    """
    from assistance.caller.caller import open_caller
    from kiosk.assembly import assemble
    from kiosk.devices.cabinet import open_cabinet
    from voice.assembly import open_voice

    linecache.clearcache()  # importing SQLAlchemy leaves 20 MB of sources there; what is opened now takes their place
    cabinet = open_cabinet(settings, clock, card_after_seconds)
    kiosk = assemble(settings, clock, cabinet)
    news = tuple((place, _news_source(place, kiosk, clock)) for place in settings.content.realtime)
    caller = open_caller(settings, clock)
    return Wings(kiosk, caller, open_voice(settings), news, (kiosk, caller))


def open_practice(settings: Settings, clock: Clock) -> Wings:
    """The same to practise at: nothing is sold, nobody is called, and nothing of either is opened."""
    from assistance.caller.practice import PracticeCaller
    from kiosk.practice import assemble_practice
    from voice.assembly import open_voice

    def played() -> bool:
        sleep(PLAYED_SECONDS)
        return True

    return Wings(assemble_practice(settings, clock, card=played), PracticeCaller(), open_voice(settings))


def _news_source(place: str, kiosk: "Kiosk", clock: Clock) -> "Source":
    """Where live news comes from: a file, an address, or "demo", which makes it up."""
    from assistance.caller.newsstand import source_of
    from kiosk.devices.simulated.faults import Faults
    from kiosk.timetable.simulated_news import SimulatedNews

    if place != "demo":
        return source_of(place)
    if not kiosk.source.demo:  # what is made up must never stand beside real trains
        what = 'content.realtime = "demo" makes delays up, and the timetable is a real one.'
        cure = "Name the operator's own message, or take the line away."
        raise FaultyFile([Fault("loket.toml", 0, "ST007", what, cure)])
    faults = Faults(kiosk.settings.home / "devices.json")
    timetable, station = kiosk.actions.planner.timetable, kiosk.actions.origin
    return SimulatedNews(timetable, clock, station, lambda: faults.now("news"))


def run(settings: Settings, practice: bool = False) -> int:
    """Show the kiosk, or one to practise at, until it is told to stop; the exit code."""
    application = open_application(sys.argv[:1])
    window = Window(_fitting(settings.panel))
    window.drawn.connect(lambda: log.info("first frame"), Qt.ConnectionType.SingleShotConnection)
    window.show(opening_view(settings))
    core = Tasks("core")
    clock = SystemClock(settings.kiosk.timezone)
    opened = open_practice if practice else open_wings
    running: list[App] = []

    def ready(wings: Wings) -> None:
        running.append(App(settings, clock, wings, window, core))
        running[0].start()
        log.info("open")

    def failed(error: BaseException) -> None:
        log.error("the kiosk cannot open: %s", error, exc_info=None if isinstance(error, FaultyFile) else error)
        application.exit(1)

    QTimer.singleShot(0, lambda: core.run(opened, settings, clock, done=ready, failed=failed))
    for ending in (signal.SIGTERM, signal.SIGINT):  # `exit`, not `quit`: a full screen cannot be closed by asking
        signal.signal(ending, lambda *_: application.exit(0))
    awake = QTimer()  # Python hears signals only while Python runs
    awake.start(200)
    code = application.exec()
    for app in running:
        app.close()
    return code


def opening_view(settings: Settings) -> dict[str, Any]:
    """What is shown in the second before the core is there: our picture, and a greeting."""
    languages = settings.kiosk.languages
    texts = read_words(languages[:1], WORDS).texts(languages[0])
    prompt = Prompt("opening", "welcome", texts.language, texts.say("opening"), "")
    return view_of(prompt, Frame(texts.language, languages), texts)


def _fitting(panel: PanelSettings) -> PanelSettings:
    """The same panel in smaller pixels, when this screen is smaller: what is seen stays in proportion."""
    room = QGuiApplication.primaryScreen().availableSize()
    if panel.full_screen:
        return panel
    share = min(1.0, room.width() / panel.width_px, room.height() / panel.height_px)
    return replace(panel, width_px=int(panel.width_px * share), height_px=int(panel.height_px * share))


def has_display() -> bool:
    """Whether there is a screen to show a window on."""
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main() -> int:
    """Run the kiosk: `./loket kiosk`."""
    parser = argparse.ArgumentParser(prog="./loket kiosk", description="The kiosk alone.")
    parser.add_argument("--settings", type=Path, help="a loket.toml")
    parser.add_argument("--home", type=Path, help="the folder for all that the kiosk writes")
    parser.add_argument("--practice", action="store_true", help="nothing is sold and nobody is called")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    if not has_display():
        sys.stderr.write("There is no display here. On a panel without a desktop: cage -- ./loket kiosk\n")
        return 2
    try:
        return run(read_settings(options.settings, options.home), options.practice)
    except FaultyFile as faulty:
        sys.stderr.write(f"{faulty}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
