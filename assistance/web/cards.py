"""A help request as a card in the helper's language: where, how long, which way, which language, stuck at what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistance.desk.canary.model import Alarm, AlarmKind
from assistance.desk.reasons import Suggestions
from assistance.desk.staff.rights import may_ask
from assistance.model import LIVE, Helper, HelpRequest, RequestState
from assistance.web.around import NOWHERE, Around
from assistance.web.map import NO_WAY, Picture, Way
from assistance.web.phrases import PhraseBook, Phrases
from kiosk.flows.reader import STANDARD
from kiosk.language import WORDS, Texts, read_words
from kiosk.visits.model import Situation
from kiosk.visits.tried import plain, tried_words

HERE = Path(__file__).parent
LANGUAGES = ("en", "nl", "de")
SAID_BY_WHAT_WAS_TRIED = {
    "card-declined": ("pay-declined",),
    "payment-cancelled": ("pay-cancelled",),
    "no-train": ("offers-none", "offers-no-train"),
    "no-fare": ("offers-no-fare",),
    "no-way": ("offers-no-way",),
    "storage-failed": ("offers-storage-failed", "trouble:storage-failed"),
}
STANDARD_FLOW = "buy-ticket@"  # its steps have names in each language; another flow's title comes with the call
SOON_SECONDS, LATE_SECONDS = 30, 90  # urgency: new, soon, late
USUAL_MINUTES = 2  # offered when nobody knows the walk
MORE_MINUTES = (2, 5, 10, 15, 20)  # beside them, the next two longer ones
MOST_NAMES = 1000  # of languages, remembered: a kiosk may say any code
IN_HAND = ("mine", "here")
LINE = ("waiting", "")  # others were asked to come: until she touches it, a line that is the same for all


@dataclass(frozen=True)
class Card:
    """What the template shows; words only, nothing to work out."""

    id: str
    rev: int
    called: float  # seconds since 1970
    kind: str  # waiting, offered (by a colleague who has it), mine, here (mine, arrived), taken (another's), over
    loud: str  # "asked": she is; "all": everybody is; "": others are
    urgency: str
    place: str
    kiosk: str
    waited: str
    speaks: str  # the traveller's language, in the helper's
    own_name: str  # the same, in itself; "" if that says nothing new
    language: str  # its code
    needs: tuple[str, ...]  # how she likes to communicate, and what is set on the screen
    step: str  # where it is stuck
    tried: str
    machine: str  # what is wrong with the machine itself
    way: Way = NO_WAY
    minutes: int = USUAL_MINUTES
    other_minutes: tuple[int, ...] = ()
    promise: str = ""  # who said what
    due: float = 0.0  # when she said that she would be there, seconds since 1970
    asks: bool = False  # the viewer may ask somebody by name to take it
    hand_to: bool = False  # a colleague was asked to take it, and has not answered
    suggested: tuple[tuple[str, str], ...] = ()  # reason id, words
    others: tuple[tuple[str, str], ...] = ()
    phrases: Phrases | None = None
    notice: str = ""  # why the last touch did nothing

    @property
    def in_hand(self) -> bool:
        """Whether the viewer has it."""
        return self.kind in IN_HAND

    @property
    def calls(self) -> bool:
        """Whether it rings for the viewer."""
        return self.kind in ("waiting", "offered") and bool(self.loud)

    @property
    def quiet(self) -> bool:
        """Whether others were asked to come: one line is enough until she touches it."""
        return self.kind == "waiting" and not self.loud


class Cards:
    """Makes cards, and the pages around them."""

    def __init__(self, suggestions: Suggestions) -> None:
        self._suggestions = suggestions
        self._phrases = PhraseBook()
        words = read_words(LANGUAGES, STANDARD / "texts", WORDS, HERE.parent / "words")
        self._texts = {language: words.texts(language).remembering() for language in LANGUAGES}
        self._pages = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._pages.globals["drawn"] = cache(self._map)

    def texts(self, language: str) -> Texts:
        """The words of `language`; of English if we have none."""
        return self._texts[language if language in LANGUAGES else LANGUAGES[0]]

    def page(self, template: str, language: str, **values: Any) -> str:
        """A whole page."""
        texts = self.texts(language)
        page = self._pages.get_template(template)
        return page.render(say=texts.say, language=texts.language, languages=LANGUAGES, **values)

    def read(
        self,
        request: HelpRequest,
        viewer: Helper,
        language: str,
        now: datetime,
        around: Around = NOWHERE,
        notice: str = "",
    ) -> Card:
        """One card as words, as `viewer` sees it; `notice` is the key of words about her last touch."""
        texts = self.texts(language)
        return card_of(request, viewer, texts, now, self._suggestions, around, self._phrases, notice)

    def draw(self, card: Card, language: str, chosen: str = "") -> Markup:
        """A card as a part of the page; `chosen` is the id of the one that is shown whole. A quiet one is a line."""
        return Markup(self.page("card.html", language, card=card, chosen=card.id == chosen))

    def card(
        self,
        request: HelpRequest,
        viewer: Helper,
        language: str,
        now: datetime,
        around: Around = NOWHERE,
        notice: str = "",
    ) -> Markup:
        """One card, read and drawn."""
        return self.draw(self.read(request, viewer, language, now, around, notice), language)

    def alarms(self, language: str, alarms: Iterable[Alarm]) -> list[dict[str, str]]:
        """For kiosks whose help does not work, and, `calm`, those with a device that fails: a line for each thing."""
        texts = self.texts(language)
        kiosks: dict[tuple[AlarmKind, str], list[str]] = {}
        for alarm in alarms:
            kiosks.setdefault((alarm.kind, alarm.what), []).append(alarm.kiosk)
        return [
            {
                "title": texts.say("ailing" if what else "alarm", kiosks=texts.listed(at)),
                "detail": _for_staff(what, texts) if what else texts.say(f"alarm.{kind}"),
                "calm": "calm" if what else "",
            }
            for (kind, what), at in kiosks.items()
        ]

    def _map(self, picture: Picture, language: str) -> Markup:
        return Markup(self.page("map.html", language, picture=picture))

    def status(self, language: str, waiting: int, calling: str = "") -> str:
        """The one line that is read aloud: how many wait, and who just called from where."""
        texts = self.texts(language)
        news = texts.say("new-call", place=calling) + " " if calling else ""
        return news + texts.say("waiting", count=waiting)


def first_shown(cards: Iterable[Card]) -> str:
    """The id of the card that is shown whole: the one in hand, else the oldest that rings; "" for none."""
    cards = sorted(cards, key=lambda card: card.called)
    shown = [card.id for card in cards if card.in_hand] or [card.id for card in cards if card.calls]
    return shown[0] if shown else ""


def card_of(
    request: HelpRequest,
    viewer: Helper,
    texts: Texts,
    now: datetime,
    suggestions: Suggestions,
    around: Around = NOWHERE,
    book: PhraseBook | None = None,
    notice: str = "",
) -> Card:
    """The words of a card, as `viewer` sees it at `now`."""
    situation = request.situation
    waited = max(timedelta(0), now - request.called_at)
    kind = _kind(request, viewer)
    way = around.way(request, texts.language) if kind in ("waiting", "offered", "mine") else NO_WAY
    minutes = way.minutes or USUAL_MINUTES
    speaks, own_name = _names(situation.language, texts.language)
    return Card(
        id=request.id,
        rev=request.rev,
        called=round(request.called_at.timestamp(), 3),
        kind=kind,
        loud=_loud(request, viewer),
        urgency=_urgency(waited.total_seconds()),
        place=situation.place,
        kiosk=situation.kiosk,
        waited=_waited(int(waited.total_seconds()), texts),
        speaks=texts.say("speaks", language=speaks),
        own_name=own_name if own_name != speaks else "",
        language=situation.language,
        needs=tuple(_needs(situation, texts)),
        step=_step(situation, texts),
        tried=tried_words(situation.tried, texts),
        machine=_machine(situation, texts),
        way=way,
        minutes=minutes,
        other_minutes=tuple(more for more in MORE_MINUTES if more > minutes)[:2],
        promise=_promise(request, viewer, kind, texts, now),
        due=round(request.promised_at.timestamp(), 3) if request.promised_at is not None and kind == "mine" else 0.0,
        asks=may_ask(viewer, request),
        hand_to=bool(request.hand_to) and kind in IN_HAND,
        suggested=_reasons(suggestions.suggested(situation), texts, suggestions) if kind == "here" else (),
        others=_reasons(suggestions.others(situation), texts, suggestions) if kind == "here" else (),
        phrases=book.of(situation.language, texts.language) if book is not None and kind in IN_HAND else None,
        notice=texts.say(notice) if notice else "",
    )


def _for_staff(what: str, texts: Texts) -> str:
    """The sentence for staff behind a key; a kiosk that is newer than this desk may say one that is unknown here."""
    return texts.say(f"{what}.staff") if texts.has(f"{what}.staff") else plain(what)


def _needs(situation: Situation, texts: Texts) -> Iterable[str]:
    for need in situation.access:
        yield texts.say(f"need-{need}") if texts.has(f"need-{need}") else plain(need)


def _step(situation: Situation, texts: Texts) -> str:
    key = f"{situation.step}.name"
    if situation.flow.startswith(STANDARD_FLOW) and texts.has(key):
        return texts.say(key)
    return situation.step_title or plain(situation.step)


def _machine(situation: Situation, texts: Texts) -> str:
    """The trouble on the screen, in the words that `kiosk/words/<language>/trouble.ftl` has for staff."""
    key = situation.trouble
    if not key or any(code in situation.tried for code in SAID_BY_WHAT_WAS_TRIED.get(key, (key,))):
        return ""
    return texts.say(f"{key}.staff") if texts.has(f"{key}.staff") else plain(key)


def _kind(request: HelpRequest, viewer: Helper) -> str:
    if request.state not in LIVE:
        return "over"
    if request.helper is None:
        return "waiting"
    if request.hand_to == viewer.id:
        return "offered"
    if request.helper.id != viewer.id:
        return "taken"
    return "here" if request.state is RequestState.ARRIVED else "mine"


def seen_by(request: HelpRequest | None, viewer: Helper) -> tuple[str, ...]:
    """What of `viewer` decides how her card looks; those for whom it is the same get the same card."""
    if request is None:
        return ()
    kind, loud = _kind(request, viewer), _loud(request, viewer)
    if kind == "waiting" and not loud:
        return LINE
    return kind, loud, "asks" if may_ask(viewer, request) else ""


def _loud(request: HelpRequest, viewer: Helper) -> str:
    """Whom a call rings for. One that nobody was asked of, or that nobody answered, is everybody's."""
    if viewer.id in request.asked or request.hand_to == viewer.id:
        return "asked"
    return "all" if not request.asked or request.state is RequestState.UNANSWERED else ""


def _promise(request: HelpRequest, viewer: Helper, kind: str, texts: Texts, now: datetime) -> str:
    if kind == "waiting":
        if request.state is RequestState.UNANSWERED:
            return texts.say("told-unanswered")
        return "" if _loud(request, viewer) else texts.say("others-asked")
    if request.helper is None or request.changed_at is None or kind == "over":
        return ""
    late = now >= (request.promised_at or request.changed_at + timedelta(minutes=request.minutes))
    mine = {"mine": "you-are-late" if late else "you-said", "here": "you-are-there", "offered": "offers-you"}
    is_there = request.state is RequestState.ARRIVED
    key = mine.get(kind) or ("is-there" if is_there else "took-it")
    return texts.say(key, name=request.helper.name, minutes=request.minutes)


def _reasons(ids: Iterable[str], texts: Texts, suggestions: Suggestions) -> tuple[tuple[str, str], ...]:
    return tuple((id, suggestions.words(id, texts.language) or texts.say(f"reason-{id}")) for id in ids)


def _urgency(seconds: float) -> str:
    return "new" if seconds < SOON_SECONDS else "soon" if seconds < LATE_SECONDS else "late"


def _waited(seconds: int, texts: Texts) -> str:
    return texts.say("waited", minutes=seconds // 60, seconds=seconds % 60)


@lru_cache(MOST_NAMES)
def _names(code: str, reader: str) -> tuple[str, str]:
    """A language in the reader's words, and in its own; the code for one that nobody knows."""
    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return code, code
    return str(locale.get_language_name(reader) or code), str(locale.get_language_name() or code)
