"""A help request as a card in the helper's language: where, how long, which language, stuck at what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistance.desk import reasons
from assistance.desk.canary.model import Alarm, AlarmKind
from assistance.model import LIVE, Helper, HelpRequest, RequestState
from kiosk.flows.reader import STANDARD
from kiosk.language import WORDS, Texts, Words, read_words
from kiosk.visits.model import Situation

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
SAYS_NOTHING = ("help",)  # that a person was called is what the card is
STANDARD_FLOW = "buy-ticket@"  # its steps have names in each language; another flow's title comes with the call
SOON_SECONDS, LATE_SECONDS = 30, 90  # urgency: new, soon, late


@dataclass(frozen=True)
class Card:
    """What the template shows; words only, nothing to work out."""

    id: str
    rev: int
    called: float  # seconds since 1970
    kind: str  # waiting, mine, here (mine, arrived), taken (another helper's), over
    urgency: str
    place: str
    kiosk: str
    waited: str
    marks: tuple[str, ...]  # the language, then what is set on the screen
    step: str  # where it is stuck
    tried: str
    machine: str  # what is wrong with the machine itself
    promise: str = ""  # who said what
    suggested: tuple[tuple[str, str], ...] = ()  # reason id, words
    others: tuple[tuple[str, str], ...] = ()


class Cards:
    """Makes cards, and the pages around them."""

    def __init__(self) -> None:
        self._words: Words = read_words(LANGUAGES, STANDARD / "texts", WORDS, HERE.parent / "words")
        self._pages = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def texts(self, language: str) -> Texts:
        """The words of `language`; of English if we have none."""
        return self._words.texts(language if language in LANGUAGES else LANGUAGES[0])

    def page(self, template: str, language: str, **values: Any) -> str:
        """A whole page."""
        texts = self.texts(language)
        page = self._pages.get_template(template)
        return page.render(say=texts.say, language=texts.language, languages=LANGUAGES, **values)

    def card(self, request: HelpRequest, viewer: Helper, language: str, now: datetime) -> Markup:
        """One card, as `viewer` sees it."""
        return Markup(self.page("card.html", language, card=card_of(request, viewer, self.texts(language), now)))

    def alarms(self, language: str, alarms: Iterable[Alarm]) -> list[dict[str, str]]:
        """The banner for kiosks whose help does not work: one line for each thing that is wrong."""
        texts = self.texts(language)
        kiosks: dict[AlarmKind, list[str]] = {}
        for alarm in alarms:
            kiosks.setdefault(alarm.kind, []).append(alarm.kiosk)
        return [
            {"title": texts.say("alarm", kiosks=texts.listed(at)), "detail": texts.say(f"alarm.{kind}")}
            for kind, at in kiosks.items()
        ]

    def status(self, language: str, waiting: int, calling: str = "") -> str:
        """The one line that is read aloud: how many wait, and who just called from where."""
        texts = self.texts(language)
        news = texts.say("new-call", place=calling) + " " if calling else ""
        return news + texts.say("waiting", count=waiting)


def card_of(request: HelpRequest, viewer: Helper, texts: Texts, now: datetime) -> Card:
    """The words of a card, as `viewer` sees it at `now`."""
    situation = request.situation
    waited = max(timedelta(0), now - request.called_at)
    kind = _kind(request, viewer)
    return Card(
        id=request.id,
        rev=request.rev,
        called=round(request.called_at.timestamp(), 3),
        kind=kind,
        urgency=_urgency(waited.total_seconds()),
        place=situation.place,
        kiosk=situation.kiosk,
        waited=_waited(int(waited.total_seconds()), texts),
        marks=tuple(_marks(situation, texts)),
        step=_step(situation, texts),
        tried=tried_words(situation.tried, texts),
        machine=_machine(situation, texts),
        promise=_promise(request, kind, texts, now),
        suggested=_reasons(reasons.suggested(situation), texts) if kind == "here" else (),
        others=_reasons(reasons.others(situation), texts) if kind == "here" else (),
    )


def tried_words(tried: Iterable[str], texts: Texts) -> str:
    """What was tried, in words, the newest first and each once: "card refused twice, went back"."""
    codes = [code for code in tried if code not in SAYS_NOTHING]
    counts, newest_first = Counter(codes), dict.fromkeys(reversed(codes))
    return ", ".join(_tried(code, counts[code], texts) for code in newest_first)


def _tried(code: str, count: int, texts: Texts) -> str:
    kind, _, what = code.partition(":")
    whole, key = f"tried-{kind}-{what}", f"tried-{kind}"
    if texts.has(whole):
        return texts.say(whole, count=count)
    if texts.has(key):
        fact = f"fact-{what}"
        return texts.say(key, count=count, what=texts.say(fact) if texts.has(fact) else _plain(what))
    return _plain(code) + (f" ({count})" if count > 1 else "")


def _marks(situation: Situation, texts: Texts) -> Iterable[str]:
    yield texts.say("speaks", language=_language_name(situation.language, texts.language))
    for need in situation.access:
        yield texts.say(f"need-{need}") if texts.has(f"need-{need}") else _plain(need)


def _step(situation: Situation, texts: Texts) -> str:
    key = f"{situation.step}.name"
    if situation.flow.startswith(STANDARD_FLOW) and texts.has(key):
        return texts.say(key)
    return situation.step_title or _plain(situation.step)


def _machine(situation: Situation, texts: Texts) -> str:
    """The trouble on the screen, in the words that `kiosk/words/<language>/trouble.ftl` has for staff."""
    key = situation.trouble
    if not key or any(code in situation.tried for code in SAID_BY_WHAT_WAS_TRIED.get(key, (key,))):
        return ""
    return texts.say(f"{key}.staff") if texts.has(f"{key}.staff") else _plain(key)


def _kind(request: HelpRequest, viewer: Helper) -> str:
    if request.state not in LIVE:
        return "over"
    if request.helper is None:
        return "waiting"
    if request.helper.id != viewer.id:
        return "taken"
    return "here" if request.state is RequestState.ARRIVED else "mine"


def _promise(request: HelpRequest, kind: str, texts: Texts, now: datetime) -> str:
    if request.state is RequestState.UNANSWERED:
        return texts.say("told-unanswered")
    if request.helper is None or request.changed_at is None or kind == "over":
        return ""
    name, minutes = request.helper.name, request.minutes
    if request.state is RequestState.ARRIVED:
        return texts.say("you-are-there" if kind == "here" else "is-there", name=name)
    if kind == "mine" and now >= request.changed_at + timedelta(minutes=minutes):
        return texts.say("you-are-late")
    return texts.say("you-said" if kind == "mine" else "took-it", name=name, minutes=minutes)


def _reasons(ids: Iterable[str], texts: Texts) -> tuple[tuple[str, str], ...]:
    return tuple((id, texts.say(f"reason-{id}")) for id in ids)


def _urgency(seconds: float) -> str:
    return "new" if seconds < SOON_SECONDS else "soon" if seconds < LATE_SECONDS else "late"


def _waited(seconds: int, texts: Texts) -> str:
    return texts.say("waited", minutes=seconds // 60, seconds=seconds % 60)


def _language_name(code: str, reader: str) -> str:
    try:
        name = Locale.parse(code.replace("-", "_")).get_language_name(reader)
    except (UnknownLocaleError, ValueError):
        name = None
    return str(name or code)


def _plain(code: str) -> str:
    """A code that has no words yet is still readable."""
    return code.replace("-", " ").replace("_", " ").replace(":", ": ")
