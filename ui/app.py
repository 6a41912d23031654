"""Builds the kiosk's screen and wires all its signals: the one place where the wings meet."""

import argparse
import gc
import logging
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.clock import Clock, SystemClock
from kiosk.devices.sound_opening import open_sound
from kiosk.errors import FaultyFile
from kiosk.flows.prompt import Prompt
from kiosk.language import WORDS, read_words
from kiosk.settings import PanelSettings, Settings, read_settings
from ui.basket_link import BasketLink
from ui.condition_link import ConditionLink
from ui.ear_link import EarLink
from ui.hands_free import HandsFree
from ui.help_link import HelpLink
from ui.idle import Idle
from ui.keeper import MEMORY
from ui.keeping import Keeping
from ui.keepsake import Keepsake
from ui.listen_link import ListenLink
from ui.looks_link import LooksLink
from ui.news_link import NewsLink
from ui.open_sales import OpenSales
from ui.patience import Patience
from ui.practice_link import PracticeLink
from ui.presenter import Presenter
from ui.pulse import descriptor, pulse_of
from ui.spoken import Spoken
from ui.staff_link import StaffLink
from ui.talk_link import TalkLink
from ui.tally_link import TallyLink
from ui.tasks import Tasks
from ui.themes import BOTTOM_MM
from ui.view import Frame, view_of
from ui.voice_line import VoiceLine, captions_of
from ui.voice_link import VoiceLink
from ui.window import Window, open_application
from ui.wings import Wings, open_practice, open_wings
from ui.word_link import WordLink

log = logging.getLogger(__name__)


class App:
    """Everything that lives as long as the program."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        wings: Wings,
        window: Window,
        core: Tasks,
        keepsake: Keepsake | None = None,
    ) -> None:
        self.window = window
        self.wings = wings
        self.core = core
        self.help_tasks = Tasks("help")
        self.presenter = Presenter(wings.kiosk, window, core)
        self.help_link = HelpLink(self.presenter, wings.caller, self.help_tasks, settings.desk, wings.relay)
        self.open_sales = OpenSales(self.presenter, *wings.sells, core, self.help_tasks) if wings.sells else None
        self.tally_link = TallyLink(*wings.sells, core, self.help_tasks) if wings.sells else None
        self.staff_link = StaffLink(self.presenter, *wings.sells, window, clock) if wings.sells else None
        keepsake = keepsake or Keepsake()
        self.keeping = Keeping(self.presenter, wings.sells[0], window, core, keepsake) if wings.sells else None
        self.voice_link = VoiceLink(self.presenter, wings.speaker, window.focused_label)
        self.word_link = WordLink(wings.speaker, window.spoken)
        spoken = Spoken(self.presenter, self.voice_link, wings.kiosk, wings.flow, self._stand_on_next)
        voice = settings.voice
        self.ear_link = EarLink(self.presenter, self.voice_link, self._show_level, voice.patience, voice.duplex)
        self.listen_link = ListenLink(self.presenter, self.voice_link, spoken, self.ear_link, wings.hearing)
        self.hands_free = HandsFree(
            self.presenter, self.voice_link, spoken, self.ear_link, self.listen_link, clock, wanted=voice.listen_idle
        )
        self.condition_link = (
            ConditionLink(
                self.presenter, *wings.sells, wings.speaker, core, self.help_tasks, clock,
                sound=settings.devices.sound != "none",
            )
            if wings.sells
            else None
        )  # fmt: skip
        self.patience = Patience(self.presenter)
        self.idle = Idle(self.presenter, clock, lambda: self.help_link.live, self._talking)
        self.practice_link = PracticeLink(self.presenter, wings.practice, window, clock, self.voice_link.speaking)
        self.looks_link = LooksLink(self.presenter, self.voice_link, reads_codes=settings.devices.code_reader)
        self.basket_link = BasketLink(self.presenter, wings.kiosk, clock)
        seconds = settings.content.realtime_seconds
        self.news_link = NewsLink(self.presenter, wings.kiosk.actions.live, core, wings.news, seconds)
        self.talk_link = TalkLink(
            self.presenter, wings.caller, self.help_tasks, window, clock, lambda: self.help_link.can_talk
        )
        self.talk_link.signs = lambda: self.help_link.signs
        sound = open_sound(settings)
        if sound is not None:
            captions, lease = captions_of(settings), self.voice_link.lease
            self.talk_link.line = VoiceLine(self.talk_link, sound, lease, self._hush, captions)
        self._wire()

    def _wire(self) -> None:
        """Who hears whom, as a table."""
        presenter, help_link, voice, idle = self.presenter, self.help_link, self.voice_link, self.idle
        self.window.acted.connect(presenter.act)
        self.window.focus_moved.connect(voice.focused)
        self.window.turned.connect(idle.touched)
        self.window.turned.connect(voice.turn)
        presenter.touched.connect(idle.touched)
        presenter.touched.connect(voice.touched)
        presenter.touched.connect(self.word_link.hush)
        self.word_link.became.connect(voice.became)
        presenter.missed.connect(idle.missed)
        presenter.missed.connect(voice.missed)
        presenter.visit_begun.connect(idle.begin)
        presenter.visit_begun.connect(help_link.greet)
        presenter.visit_begun.connect(voice.begin)
        presenter.prompt_shown.connect(idle.reached)
        presenter.prompt_shown.connect(voice.show)
        presenter.reworded.connect(voice.show)
        presenter.news_shown.connect(voice.tell)
        presenter.prompt_shown.connect(self.patience.reached)
        presenter.news_shown.connect(self.patience.told)
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
        help_link.changed.connect(self.talk_link.look)
        presenter.visit_begun.connect(self.talk_link.over)
        presenter.reworded.connect(self.talk_link.look)
        self.talk_link.told.connect(voice.announce)
        self.talk_link.read.connect(voice.tell)
        self._wire_wishes()
        self._wire_ear()
        idle.offer_due.connect(help_link.offer)
        idle.hint_due.connect(voice.hint)
        if self.staff_link:  # last: what it shows instead is heard after what she touched
            presenter.touched.connect(self.staff_link.touched)
            presenter.prompt_shown.connect(self.staff_link.shown)
            presenter.visit_begun.connect(self.staff_link.forget)
        if self.open_sales and self.tally_link:
            presenter.prompt_shown.connect(self.open_sales.look)
            presenter.help_wanted.connect(self.open_sales.called)
            presenter.visit_begun.connect(self.tally_link.look)
        else:
            presenter.visit_begun.connect(help_link.withdraw)  # nobody ever comes to a call in practice

    def _wire_ear(self) -> None:
        """What is said to the kiosk: after the voice, which speaks first."""
        presenter, listen, ear = self.presenter, self.listen_link, self.ear_link
        self.window.acted.connect(listen.acted)
        presenter.touched.connect(self.hands_free.stop)
        presenter.prompt_shown.connect(listen.shown)
        presenter.visit_begun.connect(listen.begin)
        presenter.reworded.connect(listen.get_ready)
        presenter.help_wanted.connect(ear.hush)
        self.talk_link.told.connect(ear.refresh)
        ear.alive.connect(self.idle.touched)
        if self.condition_link:
            ear.became.connect(self.condition_link.heard_of_ear)
        listen.person_due.connect(self.idle.offered)
        listen.person_due.connect(self.help_link.offer)

    def _hush(self) -> None:
        """Somebody speaks with a helper: the kiosk is silent, and does not listen."""
        self.voice_link.touched()
        self.ear_link.refresh()

    def _talking(self) -> bool:
        """Whether the kiosk speaks, or listens: nobody is silent for too long then."""
        return self.voice_link.speaking() or self.listen_link.busy

    def _stand_on_next(self) -> None:
        item = self.window.item("next")
        if item is not None:
            item.forceActiveFocus(Qt.FocusReason.OtherFocusReason)

    def _show_level(self, loud: float) -> None:
        level = self.window.quick.findChild(QObject, "sign-level")
        if level is not None:
            level.setProperty("loud", loud)

    def _wire_wishes(self) -> None:
        """What one traveller wishes and another does not: her own settings, practice, her basket back."""
        presenter, looks, practice, basket = self.presenter, self.looks_link, self.practice_link, self.basket_link
        self.window.scanned.connect(looks.scanned)
        presenter.reworded.connect(looks.reworded)
        presenter.visit_begun.connect(looks.begin)
        presenter.touched.connect(practice.touched)
        presenter.prompt_shown.connect(practice.shown)
        presenter.visit_begun.connect(practice.forget)
        practice.said.connect(self.voice_link.announce)
        practice.goes_on.connect(self.idle.touched)
        self.idle.gone.connect(basket.keep)
        presenter.visit_begun.connect(basket.greet)
        presenter.prompt_shown.connect(basket.shown)

    def start(self) -> None:
        """Greet the first traveller, or go on with the one whose screen died; then have the planner ready."""
        self.help_link.start()
        self.talk_link.start()
        self.news_link.start()
        self.idle.start()
        if self.keeping is None or not self.keeping.come_back():
            self.presenter.begin_again()
        self.listen_link.start()
        self.core.run(self.wings.kiosk.warm_up, done=lambda _: None, failed=_not_warm)
        if self.condition_link:
            self.condition_link.start()

    def close(self) -> None:
        """Stop everything that runs; nothing is lost."""
        self.idle.stop()
        self.patience.stop()
        self.practice_link.forget()
        self.hands_free.close()
        self.listen_link.close()
        self.news_link.close()
        if self.condition_link:
            self.condition_link.close()
        self.presenter.visit.cancel()
        self.talk_link.close()
        if self.staff_link:
            self.staff_link.forget()
        self.core.close()
        self.help_tasks.close()
        self.wings.caller.stop()
        self.wings.speaker.close()
        self.word_link.close()
        self.window.close()


def count_as_ours() -> None:
    """What is here now stays as long as the program: the clean-up after each visit need not look through it again."""
    gc.collect()
    gc.freeze()


def _not_warm(error: BaseException) -> None:
    log.error("the planner is not ready", exc_info=error)


def run(settings: Settings, practice: bool = False) -> int:
    """Show the kiosk, or one to practise at, until it is told to stop; the exit code."""
    application = open_application(sys.argv[:1])
    window = Window(_fitting(settings.panel), bottom_mm=settings.mounting.display_bottom_mm or BOTTOM_MM)
    window.drawn.connect(lambda: log.info("first frame"), Qt.ConnectionType.SingleShotConnection)
    keepsake = Keepsake(descriptor(MEMORY))
    pulse = pulse_of(window)
    kept = keepsake.found()
    window.show(dict(kept.view) if kept and kept.view and not practice else opening_view(settings))
    core = Tasks("core")
    clock = SystemClock(settings.kiosk.timezone)
    opened = open_practice if practice else open_wings
    running: list[App] = []

    def ready(wings: Wings) -> None:
        running.append(App(settings, clock, wings, window, core, keepsake))
        running[0].start()
        core.run(lambda: None, done=lambda _: count_as_ours(), failed=_not_warm)
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
    gc.unfreeze()
    pulse.stop()
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
