"""`./loket fares check` and `./loket fares explain`: is this tariff fit, and why does this party pay that?"""

import argparse
import difflib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from kiosk.clock import Clock, SystemClock
from kiosk.errors import Fault, FaultyFile, Trouble
from kiosk.fares.feed_parts import PARTS
from kiosk.fares.fit import alone_without_ticket, cards_apart, cheaper_with_more, stations_missing
from kiosk.fares.imported import ImportedFares
from kiosk.fares.model import Offer, OfferLine
from kiosk.fares.offers import NO_CARD, Offers
from kiosk.fares.price import lines_of
from kiosk.fares.reasons import all_reasons, product_name
from kiosk.fares.tariff import Tariff
from kiosk.fares.tariff_file import read_tariff
from kiosk.flows.model import Party
from kiosk.flows.opening import open_flow
from kiosk.language import WORDS, Texts, read_words
from kiosk.money import Money
from kiosk.settings import Settings, read_settings
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import open_timetable
from kiosk.timetable.stations import StationIndex

SHOWN = 12  # stations, or tickets of one product, of a long list
WAYS = {"out": "there", "back": "back", "": "there and back"}
MOST_PEOPLE = 9


@dataclass(frozen=True)
class Question:
    """What an operator asks `fares explain`, as it was written."""

    origin: str
    destination: str
    who: str
    out: str = "now"
    back: str = ""
    card: str = NO_CARD
    folder: str | Path = ""  # "": the tariff in force


def add_commands(fares: argparse.ArgumentParser) -> None:
    """What may be said after `./loket fares`."""
    verbs = fares.add_subparsers(required=True, metavar="check | explain")
    tariff = "a folder with tariff.yaml, or demo, dutch; default: the tariff in force"
    checking = verbs.add_parser("check", help="is a tariff fit to be used? Also for the timetable in force")
    checking.add_argument("folder", nargs="?", default="", help=tariff)
    checking.set_defaults(run=_check)
    explaining = verbs.add_parser("explain", help="why a party pays what it pays: every ticket that was weighed")
    explaining.add_argument("origin", metavar="from", help="a station, by name or id")
    explaining.add_argument("destination", metavar="to")
    explaining.add_argument("--who", default="1 adult", help='such as "2 seniors, 1 child"; default: 1 adult')
    explaining.add_argument("--out", default="now", help='"now", "14:05", "tomorrow 9:00" or "2026-11-21 9:00"')
    explaining.add_argument(
        "--back", default="", help="the same for the way back, hours alone are of the day of --out; default: one way"
    )
    explaining.add_argument("--card", default=NO_CARD, help="a discount card, by its id in the tariff")
    explaining.add_argument("--tariff", default="", help=tariff)
    explaining.set_defaults(run=_explain)


def _check(options: argparse.Namespace) -> int:
    sys.stdout.write(f"{told(check(read_settings(home=options.home), options.folder))}\n")
    return 0


def _explain(options: argparse.Namespace) -> int:
    asked = (options.origin, options.destination, options.who, options.out, options.back, options.card, options.tariff)
    sys.stdout.write(f"{told(explain(read_settings(home=options.home), Question(*asked)))}\n")
    return 0


def check(settings: Settings, folder: str | Path = "") -> Iterator[str]:
    """Lines for an operator. Raises FaultyFile when the tariff cannot be used, or is not what its operator can mean.

    Also held against the timetable in force: a station that a tariff lacks has no fare; and against the flow's cards.
    """
    timetable = open_timetable(settings, PARTS)
    tariff = _tariff(settings, folder)
    texts = _texts(tariff, "en")
    yield f"{tariff.id}: {tariff.name}"
    counts = f"{len(tariff.products)} products, {len(tariff.prices)} prices, {len(tariff.cards)} cards"
    yield f"  {counts}; valid from {tariff.valid_from} to {tariff.valid_until}; sha256 {tariff.sha256[:16]}"
    gaps = list(stations_missing(tariff, timetable))
    for price, missing in gaps:
        names = ", ".join(f"{station.name} ({station.id})" for station in missing[:SHOWN])
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        yield f"  No fare: price {price!r} lacks {len(missing)} station(s) of the timetable: {names}{more}."
    for rider in alone_without_ticket(tariff):
        yield f"  Remark: {rider} alone has no ticket that is always good for one way; a person will be called."
    if apart := cards_apart(tariff, open_flow(settings)[0]):
        yield f"  Remark: {apart}"
    odd = list(_odd(tariff, texts))
    if odd and not tariff.company_saves:
        cure = "Change the amounts; or, where that is meant, write  company_saves: true"
        raise FaultyFile([Fault(f"{tariff.folder}/tariff.yaml", 0, "TF023", what, cure) for what in odd])
    yield from (f"  Remark: {what}" for what in odd)
    but = ", but who travels to the stations named above is sent to a person" if gaps else ""
    yield f"{tariff.id}: this tariff is fit to be used{but}."


def _odd(tariff: Tariff, texts: Texts) -> Iterator[str]:
    for party, rider, before, after in cheaper_with_more(tariff):
        who = texts.listed(_people(kind, count, texts) for kind, count in party.items())
        prices = f"{texts.price(Money(before, tariff.currency))}, and {texts.price(Money(after, tariff.currency))}"
        yield f"{who} would pay {prices} with one more {rider}."


def explain(settings: Settings, question: Question, clock: Clock | None = None) -> Iterator[str]:
    """Lines for an operator: the offers, every ticket that was weighed, the next best, and why.

    Raises FaultyFile for a question that cannot be understood, with what to write instead.
    """
    clock = clock or SystemClock(settings.kiosk.timezone)
    timetable = open_timetable(settings, PARTS)
    tariff = _tariff(settings, question.folder)
    texts = _texts(tariff, "en")
    index = StationIndex(timetable)
    origin, destination = (index.named(name, "fares explain") for name in (question.origin, question.destination))
    party = party_of(question.who, tariff)
    out = moment_of(question.out, "--out", clock.now())
    back = moment_of(question.back, "--back", clock.now(), out.date()) if question.back else None
    if back and back < out:
        what = f"{back:%Y-%m-%d %H:%M} is before --out, {out:%Y-%m-%d %H:%M}."
        raise _fault("--back", what, "Write when the way home may begin, after --out.")
    card = _card(question.card, tariff)
    offers = Offers(tariff, Planner(timetable, clock), clock)
    who = texts.listed(_people(kind, count, texts) for kind, count in party.counts)
    yield f"{origin.name} to {destination.name}, {who}, {'no card' if card == NO_CARD else card}"
    yield f"  out from {out:%Y-%m-%d %H:%M}" + (f", back from {back:%Y-%m-%d %H:%M}" if back else ", one way")
    yield f"  tariff {tariff.id} {tariff.sha256[:16]}, timetable {timetable.source.sha256[:16]}"
    try:
        found = offers.offers_for(origin.id, destination.id, out, back, party, card)
    except Trouble as trouble:
        yield f"There is no offer ({trouble.say}). {trouble.detail}"
        return
    for offer in found:
        yield ""
        yield from _offer(offer, texts)
    yield ""
    yield from _weighed(offers, found[0], card, texts)


def _tariff(settings: Settings, folder: str | Path) -> Tariff:
    return read_tariff(
        folder or settings.content.tariff, ImportedFares(settings.home).prices, languages=settings.kiosk.languages
    )


def _offer(offer: Offer, texts: Texts) -> Iterator[str]:
    trains = " | ".join(
        f"{way.departure:%a %H:%M}-{way.arrival:%H:%M} {', '.join(leg.line for leg in way.legs)}"
        for way in (offer.out, offer.back)
        if way
    )
    badges = f"  [{', '.join(offer.badges)}]" if offer.badges else ""
    yield f"{texts.price(offer.total)}  {trains}{badges}"
    for line in offer.lines:
        yield f"    {_line(line, texts)}"
    for sentence in all_reasons(offer, texts):
        yield f"    - {sentence}"


def _weighed(offers: Offers, offer: Offer, card: str, texts: Texts) -> Iterator[str]:
    """For the first offer: every ticket, and the cheapest sets that do without one of its products."""
    journey, pricing = offers.weighed(offer, card)
    tickets = pricing.tickets(journey)
    yield f"For {texts.price(offer.total)}, {len(tickets)} sales were weighed against each other:"
    sets: dict[str, list[str]] = {}
    for column in sorted(tickets, key=lambda column: column.minor):
        price = texts.price(Money(column.minor, offers.tariff.currency))
        what = " + ".join(_line(line, texts, priced=False) for line in lines_of([column]))
        sets.setdefault(column.lines[0].product, []).append(f"    {price:>10}  {what}")
    for product in sorted(sets):
        lines_shown = list(dict.fromkeys(sets[product]))
        yield from lines_shown[:SHOWN]
        if len(lines_shown) > SHOWN:
            yield f"                ... and {len(lines_shown) - SHOWN} more of {product}"
    yield "The cheapest tickets that do without one of its products:"
    others = pricing.without_each(journey)
    for rival, lines, minor in others:
        more = texts.price(Money(minor - offer.total.minor, offer.total.currency))
        yield f"    without {rival}: {texts.price(Money(minor, offer.total.currency))}, {more} more"
        for line in lines:
            yield f"        {_line(line, texts)}"
    if not others:
        yield "    none: nobody could travel without it"


def _line(line: OfferLine, texts: Texts, *, priced: bool = True) -> str:
    riders = texts.listed(_people(kind, count * line.count, texts) for kind, count in line.riders)
    card = f", with {line.card}" if line.card else ""
    sums = f": {line.count} x {texts.price(line.each)}" if priced else ""
    return f"{product_name(line, texts)} ({WAYS[line.way]}) for {riders}{card}{sums}"


def party_of(said: str, tariff: Tariff) -> Party:
    """Who travels: "2 seniors, 1 child", in any language of the kiosk. Raises FaultyFile."""
    names = _names(tariff)
    counts: dict[str, int] = {}
    for part in re.split(r"\s*(?:,|;|\band\b|\bund\b|\ben\b|&)\s*", said.strip()):
        match = re.fullmatch(r"(\d+)\s+(.+)", part)
        name = match[2].lower() if match else part.lower()
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            cure = f"Did you mean {near[0]!r}?" if near else f'Write it as "2 seniors, 1 child"; known: {_ids(tariff)}.'
            raise _fault("--who", f"{part!r} is nobody that {tariff.id} knows.", cure)
        counts[names[name]] = counts.get(names[name], 0) + (int(match[1]) if match else 1)
    if not 0 < sum(counts.values()) <= MOST_PEOPLE:
        raise _fault("--who", f"these are {sum(counts.values())} people.", f"A party is 1 to {MOST_PEOPLE}.")
    return Party(tuple(counts.items()))


def moment_of(said: str, option: str, now: datetime, day: date | None = None) -> datetime:
    """When: "now", "9:00", "tomorrow 9:00", "2026-11-21 9:00"; hours alone are of `day`, else of today. FaultyFile."""
    words = said.strip().lower().split()
    if words == ["now"]:
        return now
    days = {"today": now.date(), "tomorrow": now.date() + timedelta(days=1)}
    try:
        hour = time.fromisoformat(words[-1].zfill(5))
        on = day or now.date()
        if len(words) > 1:
            on = days.get(words[0]) or date.fromisoformat(words[0])
        if len(words) > 2:
            raise ValueError(said)
        return datetime.combine(on, hour, now.tzinfo)
    except (ValueError, IndexError) as error:
        cure = 'Write "now", "14:05", "tomorrow 9:00" or "2026-11-21 9:00".'
        raise _fault(option, f"{said!r} is no moment.", cure) from error


def _card(said: str, tariff: Tariff) -> str:
    known = [NO_CARD, *(card.id for card in tariff.cards)]
    if said not in known:
        near = difflib.get_close_matches(said, known, 1)
        cure = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
        raise _fault("--card", f"{tariff.id} has no card {said!r}.", cure)
    return said


def _fault(option: str, what: str, cure: str) -> FaultyFile:
    return FaultyFile([Fault(f"fares explain {option}", 0, "TF031", what, cure)])


def _names(tariff: Tariff) -> dict[str, str]:
    """What people call each rider category, in small letters, in every language of the kiosk."""
    words = read_words(sorted(path.name for path in WORDS.iterdir() if path.is_dir()), WORDS)
    names: dict[str, str] = {}
    for rider in tariff.riders:
        names |= {rider.id.lower(): rider.id, f"{rider.id.lower()}s": rider.id}
        for language in words.languages:
            for count in (1, 2):
                if words.texts(language).has(f"fare-{rider.id}"):
                    said = words.texts(language).say(f"fare-{rider.id}", count=count)
                    names[said.partition(" ")[2].lower()] = rider.id
    return names


def _ids(tariff: Tariff) -> str:
    return ", ".join(rider.id for rider in tariff.riders)


def _people(kind: str, count: int, texts: Texts) -> str:
    return texts.say(f"fare-{kind}", count=count) if texts.has(f"fare-{kind}") else f"{count} x {kind}"


def _texts(tariff: Tariff, language: str) -> Texts:
    return read_words([language], WORDS, Path(tariff.folder) / "texts").texts(language)


def told(lines: Sequence[str] | Iterator[str]) -> str:
    """One text; currency signs and their blanks stay together on a terminal too."""
    return "\n".join(lines).replace("\N{NARROW NO-BREAK SPACE}", " ")
