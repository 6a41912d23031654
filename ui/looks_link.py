"""How she has the screen: larger, contrast, low, dark, soft, spaced, her pace, motion; a code brings all of it back."""

from PySide6.QtCore import QObject

from kiosk.flows.prompt import Prompt
from kiosk.language import Texts
from ui.laid_by import Cover
from ui.looks import KEEP, PACE, SOFT, SPACED, STILL, languages_prompt, settings_prompt, square_prompt
from ui.presenter import Presenter
from ui.profile import Profile, read_profile
from ui.softened import next_softness
from ui.themes import next_scale, next_theme
from ui.view import LANGUAGES, Frame
from ui.voice_link import VoiceLink


class LooksLink(QObject):
    """Everything here is forgotten with the visit."""

    def __init__(self, presenter: Presenter, voice: VoiceLink, *, reads_codes: bool) -> None:
        super().__init__()
        self._presenter = presenter
        self._voice = voice
        self._reads_codes = reads_codes
        self._restoring = False  # her language is on its way
        presenter.hear(
            {
                "larger": lambda _: presenter.dress(scale=next_scale(presenter.frame.scale)),
                "theme": lambda _: presenter.dress(theme=next_theme(presenter.frame.theme)),
                "reach": lambda _: presenter.dress(reach=not presenter.frame.reach),
                "dark": lambda _: self.darken(),
                "dark-touched": lambda _: presenter.news_shown.emit(presenter.texts.say("frame-dark")),
                "looks": lambda _: self.open(),
                "part": self._part,
                "languages": lambda _: presenter.cover(Cover(languages_prompt, self._spoken)),
            }
        )

        presenter.language_changed.connect(self._close_list)

    def darken(self) -> None:
        """Draw the curtain before the screen, or away: what one hears need not be seen by the whole hall."""
        presenter = self._presenter
        dark = not presenter.frame.dark
        if dark and not presenter.frame.reading:
            presenter.read(True)
        presenter.dress(dark=dark)
        presenter.news_shown.emit(presenter.texts.say("frame-dark" if dark else "frame-lit"))

    def open(self) -> None:
        """Her own settings, in the place of the question, which waits as it is."""
        self._presenter.cover(Cover(self._settings, self._touched))

    def _part(self, place: str) -> None:
        number, of = place.split()
        self._presenter.news_shown.emit(self._presenter.texts.say("frame-part", number=int(number), of=int(of)))

    def _spoken(self, language: str) -> None:
        self._presenter.cover(None)
        if language in self._presenter.frame.languages:
            self._presenter.act("language", language)

    def _close_list(self) -> None:
        shown = self._presenter.shown
        if shown is not None and shown.step == LANGUAGES:  # she said her language, and did not touch it
            self._presenter.cover(None)

    def scanned(self, code: str) -> None:
        """A code was held to the reader: everything as she likes it, or a plain sentence why not."""
        presenter, profile = self._presenter, read_profile(code)
        if presenter.lent or not self._reads_codes:
            return
        presenter.act("touched")
        if profile is None:
            presenter.tell("looks-unknown", aloud=True)
            return
        presenter.dress(
            scale=profile.scale, theme=profile.theme, reach=profile.reach, quick=profile.quick, still=profile.still,
            softness=profile.softness, spaced=profile.spaced,
        )  # fmt: skip
        self._voice.be(profile.loudness, profile.speed)
        if profile.reading != presenter.frame.reading:
            presenter.read(profile.reading or self._voice.plugged)
        if profile.language != presenter.frame.language and profile.language in presenter.frame.languages:
            self._restoring = True
            presenter.act("language", profile.language)
        else:
            presenter.tell("looks-restored", aloud=True)

    def reworded(self, _: Prompt, __: bool) -> None:
        """The screen speaks her language now: it is said in that one."""
        if self._restoring:
            self._restoring = False
            self._presenter.tell("looks-restored", aloud=True)

    def begin(self) -> None:
        """The next visit."""
        self._restoring = False

    def _touched(self, what: str) -> None:
        presenter, frame = self._presenter, self._presenter.frame
        if what == PACE:
            presenter.dress(quick=not frame.quick)
        elif what == STILL:
            presenter.dress(still=not frame.still)
        elif what == SOFT:
            presenter.dress(softness=next_softness(frame.softness))
        elif what == SPACED:
            presenter.dress(spaced=not frame.spaced)
        elif what == KEEP and self._reads_codes:
            presenter.cover(Cover(self._square, lambda _: self.open()))
        else:
            presenter.cover(None)
        if what in (PACE, STILL, SOFT, SPACED):
            self._say(what)

    def _say(self, what: str) -> None:
        """How it is now, for who does not see the tick."""
        shown = self._settings(self._presenter.frame, self._presenter.texts)
        self._presenter.news_shown.emit(next(f"{one.label}. {one.detail}." for one in shown.choices if one.id == what))

    def _settings(self, frame: Frame, texts: Texts) -> Prompt:
        return settings_prompt(frame, texts, keeps=self._reads_codes)

    def _square(self, frame: Frame, texts: Texts) -> Prompt:
        loudness, speed = self._voice.steps
        profile = Profile(
            frame.language, frame.scale, frame.theme, frame.reading, loudness, speed,
            frame.reach, frame.quick, frame.still, frame.softness, frame.spaced,
        )  # fmt: skip
        return square_prompt(frame, texts, profile.square())
