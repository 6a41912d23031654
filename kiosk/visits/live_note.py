"""The small true sentence beside trains: how old the live times are, and what the operator says of these trains."""

from collections.abc import Collection
from datetime import datetime
from textwrap import shorten

from kiosk.language import Texts
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.live import Age, Freshness
from kiosk.timetable.model import Itinerary
from kiosk.timetable.news import News, Notice

MOST_NOTICES = 2
LONGEST_NOTICE = 160  # characters
AGES = {Freshness.LIVE: "live-as-of", Freshness.PARTLY: "live-partly", Freshness.STALE: "live-stale"}


def live_note(age: Age, notices: Collection[Notice], texts: Texts, reference: str) -> str:
    """How old the live times are, then the operator's own words; "" where no live news is configured."""
    if age.freshness is Freshness.NONE:
        return ""
    told = [texts.say(AGES[age.freshness], time=texts.time(age.as_of) if age.as_of else "")]
    said = dict.fromkeys(notice.says(texts.language, reference) for notice in notices)
    told += [_words(words, language, texts) for words, language in [*said][:MOST_NOTICES]]
    return " ".join(told)


def notices_for(
    ways: Collection[Itinerary], here: str, now: datetime, news: News, timetable: Timetable
) -> tuple[Notice, ...]:
    """What concerns the trains and stations of these ways while one travels; of no ways: this station, now.

    What concerns everybody comes last.
    """
    legs = [leg for way in ways for leg in way.legs]
    ids = {call.station.id for leg in legs for call in (leg.start, leg.end)} | {here}
    stations = {timetable.number_of.get(id, -1) for id in ids}
    routes, trips = {leg.route for leg in legs}, {leg.trip for leg in legs}
    first, last = min((way.departure for way in ways), default=now), max((way.arrival for way in ways), default=now)
    special, general = [], []
    for notice in news.notices:
        named = {timetable.routes[route] for route in notice.routes}
        if not notice.counts_between(first, last):
            continue
        if not (notice.stations or named or notice.trips):
            general.append(notice)
        elif notice.stations & stations or notice.trips & trips or named & routes:
            special.append(notice)
    return *special, *general


def _words(words: str, language: str, texts: Texts) -> str:
    """In the traveller's language, or marked with the name of the language that it is in; long ones are cut."""
    words = shorten(words, LONGEST_NOTICE, placeholder=" …")
    if language in ("", texts.language):
        return texts.say("notice", words=words)
    return texts.say("notice-in", words=words, language=texts.language_name(language))
