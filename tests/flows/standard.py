"""The flow that ships, its words, and what a visit would look up for it."""

from datetime import datetime
from functools import cache

from kiosk.flows import engine
from kiosk.flows.model import Answer, Event, Flow, Next, Party, Progress
from kiosk.flows.prompt import Choice, Line, Prompt
from kiosk.flows.reader import STANDARD, read_flow
from kiosk.flows.wording import Found, prompt_for
from kiosk.language import WORDS, Words, read_words
from tests.clock import ZONE

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)  # a Friday
PLACES = ("Hamburg Hbf", "Berlin Hbf", "München Hbf", "Aachen Hbf", "Bremen Hbf", "Trier Hbf", "Kiel Hbf")
TILE = Answer.of(destination="0", need="ticket", way="one-way", out="now", quick="yes")
SENIOR, COUPLE = Party((("senior", 1),)), Party((("senior", 2),))
BOUGHT = (TILE, Answer.of(party=SENIOR), Answer.of(offer="best"), Answer.of(agreed="yes"))


@cache
def flow() -> Flow:
    return read_flow(STANDARD)


@cache
def words() -> Words:
    return read_words(flow().languages, WORDS, STANDARD / "texts")


def after(*events: Event) -> Progress:
    """Progress when all this has happened, from the start."""
    progress = engine.start(flow())
    for event in events:
        progress = engine.send(flow(), progress, event)
    return progress


def on_screen(*events: Event) -> str:
    """The step that is shown after all this."""
    return engine.due(flow(), after(*events)).id


def one_by_one(*more: Event) -> Progress:
    """A traveller who is asked one question at a time, up to who travels; then `more`."""
    answers = ({"need": "ticket"}, {"destination": "0"}, {"way": "return"}, {"out": "2026-11-21T08:00"})
    asked = [Answer.of(**answer) for answer in (*answers, {"back": "2026-11-21T18:00"})]
    return after(Next(), *asked, *more)


def found(**more: object) -> Found:
    """What the visit looked up."""
    tiles = tuple(Choice(str(number), name, Next()) for number, name in enumerate(PLACES))
    offers = (
        Choice("best", "09:48 – 13:46", Next(), "ICE 41", price="€19.90", badge="Cheapest"),
        Choice("noon", "12:48 – 16:46", Next(), "ICE 43", price="€24.90"),
    )
    return Found(
        NOW,
        here="Köln Hbf",
        names={str(number): name for number, name in enumerate(PLACES)},
        stations=tiles,
        departures=(Line("1", "10:10", "ICE 41, Hamburg, platform 7"),),
        offers=offers,
        offer=("ICE 41, 09:48 – 13:46", "ICE 42, 18:02 – 22:00"),
        total="€19.90",
        why=("1 senior: €19.90",),
        number="ABCD2345",
        **more,  # type: ignore[arg-type]
    )


def shown(progress: Progress, language: str = "en", **more: object) -> Prompt:
    """What the screen shows in this language."""
    return prompt_for(flow(), progress, words().texts(language), found(**more))
