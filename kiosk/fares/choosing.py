"""Which few of many trains are worth showing: the cheapest, the fastest, the calmest; equal ones are one card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.fares.rating import Journey
from kiosk.fares.tariff import Offered
from kiosk.timetable.calm import TO_SPARE, tightest
from kiosk.timetable.model import Itinerary

WORTH_TELLING = 5 * 60  # seconds: who is there sooner by less is not called the fastest

Calmest = Callable[[Sequence[Itinerary]], Itinerary | None]  # None: there is none among none


@dataclass(frozen=True)
class Found:
    """Trains there, and back, with what the whole party pays in them."""

    out: Itinerary
    back: Itinerary | None
    minor: int
    journey: Journey  # as the tariff sees them
    later: bool = False  # not at the hour that was asked for: looked at for its price

    @property
    def hours(self) -> timedelta:
        """Time spent travelling, both ways."""
        return self.out.duration + (self.back.duration if self.back else timedelta())

    @property
    def changes(self) -> int:
        """How often one changes trains, both ways."""
        return self.out.changes + (self.back.changes if self.back else 0)


@dataclass(frozen=True)
class Chosen:
    """What is shown, in its order, and what each is best at."""

    found: Found
    badges: tuple[str, ...]


def choose(made: Sequence[Found], show: int, offered: Offered, calmest: Calmest) -> tuple[Chosen, ...]:
    """At most `show` of `made`, which is not empty; the cheapest comes first, the others by departure.

    What is cheaper later that day takes the place of a card that is best at nothing. One card for each way out.
    """
    window = [found for found in made if not found.later]
    cheapest = min(window, key=lambda found: (found.minor, _soonest(found, offered)))
    fastest = min(window, key=lambda found: (found.hours, found.minor, found.out.departure, found.changes))
    calmest_one = next((found for found in (cheapest, fastest) if not found.changes), None) or _calmest(window, calmest)
    best = {found.out: found for found in (calmest_one, fastest, cheapest)}
    cards = list({found.out: best[found.out] for found in (cheapest, fastest, calmest_one)}.values())[:show]
    saving = _saving(made, cheapest, offered)
    if saving and len(cards) < show and saving.out not in best:
        cards.append(saving)
    for found in sorted(window, key=lambda found: _soonest(found, offered)):
        if len(cards) < show and found.out not in [card.out for card in cards]:
            cards.append(found)
    cards = [cards[0], *sorted(cards[1:], key=lambda found: found.out.departure)]
    return tuple(Chosen(card, tuple(_badges(card, cards, calmest_one))) for card in cards)


def cheaper_than(this: Found, made: Sequence[Found], offered: Offered) -> Found | None:
    """The cheapest trains of the day, if they save enough to be worth telling; the nearest in time of equal ones."""
    best = min(made, key=lambda other: (other.minor, abs(other.out.departure - this.out.departure), _back(other)))
    return best if this.minor - best.minor >= offered.later_saves and this.minor > best.minor else None


def _back(found: Found) -> float:
    return found.back.departure.timestamp() if found.back else 0.0


def _saving(made: Sequence[Found], cheapest: Found, offered: Offered) -> Found | None:
    """What is cheaper than everything at the hour that was asked for."""
    other = cheaper_than(cheapest, made, offered)
    return other if other and other.later else None


def _soonest(found: Found, offered: Offered) -> tuple[datetime, datetime, datetime]:
    """Being there soon without changing trains; then being home soon; then leaving late."""
    home, worth = found.back or found.out, offered.a_change_is_worth
    return found.out.arrival + worth * found.out.changes, home.arrival + worth * home.changes, found.out.departure


def _calmest(window: Sequence[Found], calmest: Calmest) -> Found:
    """The calmest way out, and home; of several journeys in these trains the cheapest."""
    out = calmest(list(dict.fromkeys(found.out for found in window)))
    those = [found for found in window if found.out == out]
    backs = list(dict.fromkeys(found.back for found in those if found.back))
    home = calmest(backs) if backs else None
    return min((found for found in those if found.back == home), key=lambda found: found.minor)


def _badges(card: Found, cards: Sequence[Found], calmest: Found) -> list[str]:
    """What a card is best at, where the shown ones differ; the earlier one of equals gets the word."""
    now = [other for other in cards if not other.later]
    told = []
    if card.later:
        return ["cheapest-today"]
    if min(other.minor for other in now) < max(other.minor for other in now) and card is _first(now, _minor):
        told.append("cheapest")
    if _hours(card) + WORTH_TELLING <= max(map(_hours, now)) and card is _first(now, _hours):
        told.append("fastest")
    if card is calmest and any(_hurry(other) != _hurry(card) for other in now):
        told.append("calmest")
    return told


def _hurry(found: Found) -> tuple[int, bool]:
    """What makes one way less calm than another: its changes, and whether one must hurry at some of them."""
    return found.changes, any(tightest(way) < TO_SPARE for way in (found.out, found.back) if way)


def _minor(found: Found) -> float:
    return found.minor


def _hours(found: Found) -> float:
    return found.hours.total_seconds()


def _first(cards: Sequence[Found], measure: Callable[[Found], float]) -> Found:
    return min(cards, key=measure)
