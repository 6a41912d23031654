"""The demo kiosk as sentences find it: its own flow, stations and words, at a set time."""

from datetime import datetime

from benchmarks.understand import world
from kiosk.flows.model import Facts
from tests.clock import ZONE
from voice.understanding.model import Asked, Meaning
from voice.understanding.screens import screen_at
from voice.understanding.understanding import Understanding

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=ZONE)  # a Friday
HOME = world()
HERE = HOME.stations.named("Köln Hbf").id
UNDERSTANDING = Understanding(HOME.flow, HOME.stations, HERE)


def station(name: str) -> str:
    """Its id."""
    return HOME.stations.named(name).id


def asked(step: str = "welcome", language: str = "en", known: Facts | None = None, now: datetime = NOW) -> Asked:
    """The kiosk at this step."""
    texts = HOME.words.texts(language)
    prompt = screen_at(HOME.flow, step, known or {}, texts, HOME.stations, HERE, now)
    return Asked(HOME.flow, language, now, HERE, prompt, known or {})


def understood(text: str, step: str = "welcome", language: str = "en", known: Facts | None = None) -> Meaning:
    """What the kiosk makes of it there."""
    return UNDERSTANDING.meaning(text, asked(step, language, known))
