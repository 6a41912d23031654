"""Understanding: what one sentence asks for, in the light of the screen it was said to."""

import logging
from collections.abc import Sequence
from functools import cached_property

from kiosk.flows.engine import can_answer, start
from kiosk.flows.model import Flow, Progress, Value
from kiosk.timetable.model import Station
from kiosk.timetable.stations import StationIndex
from voice.model import Screen
from voice.understanding.choices import chosen
from voice.understanding.gist import gist_of
from voice.understanding.grammar import NAMED, calls_of, phrases_of, short_name
from voice.understanding.light import Light
from voice.understanding.model import Asked, Meaning
from voice.understanding.order import Order, order_of
from voice.understanding.pack import Pack, read_pack
from voice.understanding.places import Places
from voice.understanding.reading import read
from voice.understanding.wish import Wish, in_passing, speaks_of_else
from voice.understanding.words import words_of

log = logging.getLogger(__name__)

POPULAR, NAMES = 40, 120  # of stations that may be named: where most go from here; with the busiest of the rest


class Understanding:
    """Knows a flow, its stations and a pack for each language. `here`: id of the station where the kiosk stands."""

    def __init__(self, flow: Flow, stations: StationIndex, here: str) -> None:
        self._flow = flow
        self._stations = stations
        self._here = here
        self._places: dict[str, Places] = {}
        spec = next((fact for fact in flow.facts.values() if fact.type == "party"), None)
        self._kinds, self._most = (spec.kinds, spec.max) if spec else ((), 0)

    def warm_up(self, languages: Sequence[str]) -> None:
        """Read the packs now, so that nobody waits at her first sentence. Raises FaultyFile."""
        for language in languages:
            self._names(read_pack(language))

    def meaning(self, text: str, asked: Asked) -> Meaning:
        """What `text`, typed or heard, asks for. Never raises; what means nothing here is an empty Meaning."""
        try:
            return self._meaning(text, asked)
        except Exception:  # noqa: BLE001  # a sentence is anything at all: it must never stop a kiosk
            log.warning("a sentence could not be understood", exc_info=False)
            return Meaning()

    def screen(self, number: int, asked: Asked) -> Screen:
        """What can be said now: the phrases of the screen and the names that an order may hold."""
        pack = read_pack(asked.language)
        names: tuple[str, ...] = ()
        if asked.prompt is None or asked.prompt.kind in NAMED:
            names = tuple(self._stations.called(one, asked.language) or one.name for one in self._likely)
        return Screen(number, asked.language, phrases_of(asked, pack, names), names)

    def calls(self, number: int, asked: Asked) -> Screen:
        """The words of help, and nothing else: nobody is here."""
        return Screen(number, asked.language, calls_of(read_pack(asked.language)))

    @cached_property
    def _likely(self) -> tuple[Station, ...]:
        """Where she may go, likeliest first; a town that is next door too, or needs a change."""
        found = {one.id: one for one in self._stations.popular(self._here, POPULAR)}
        towns = {short_name(one.name) for one in found.values()}
        others = sorted((one for one, _ in self._stations.names()), key=lambda one: -self._stations.trains_at(one.id))
        for one in others[:NAMES]:
            if one.id != self._here and short_name(one.name) not in towns:
                found.setdefault(one.id, one)
        return tuple(found.values())[:NAMES]

    def _names(self, pack: Pack) -> Places:
        if pack.language not in self._places:
            self._places[pack.language] = Places(self._stations, self._here, pack)
        return self._places[pack.language]

    def _meaning(self, text: str, asked: Asked) -> Meaning:
        pack = read_pack(asked.language)
        said = words_of(text)
        if not said:
            return Meaning()
        fact = asked.prompt.fact if asked.prompt else ""
        reading = read(said, pack, self._names(pack), fact)
        light = Light(fact, asked.known, asked.now, self._here)
        order = order_of(reading.pieces, reading.named, light, self._kinds, self._most)
        if in_passing(reading, order, fact):
            if speaks_of_else(reading):
                return Meaning()
            order = Order()
        asks_when = order.facts.get("need") == "find-train" and ("destination" in order.facts or bool(order.doubts))
        if asks_when:  # when is the next train | to Bonn
            del order.facts["need"]
        facts, wish = self._possible(order, asked), Wish.of(reading)
        if (facts or order.doubts or order.unmet) and not wish.outweighs(facts, order):
            if wish.question is not None:  # what both of us pay asks for no change
                facts = {fact: value for fact, value in facts.items() if asked.known.get(fact) != value}
            question = wish.question.value if wish.question is not None else "departure" if asks_when else ""
            unmet = tuple(dict.fromkeys(order.unmet))
            told = self._sorted(facts)
            return Meaning(told, command=wish.beside, question=question, doubts=tuple(order.doubts), unmet=unmet)
        if choice := chosen(said, reading.pieces, asked, pack):
            return Meaning(choice=choice)
        meaning = wish.meaning(fact, tuple(self._flow.facts))
        if meaning.empty and not speaks_of_else(reading):
            kind, value = gist_of(reading.words, pack)
            return Meaning(command=value if kind == "command" else "", question=value if kind == "question" else "")
        return meaning

    def _possible(self, order: Order, asked: Asked) -> dict[str, Value]:
        """The facts that the flow can take, in their order; the doubts and wishes stay."""
        known = {fact: value for fact, value in asked.known.items() if fact in self._flow.facts}
        progress = Progress(tuple(sorted(known.items()))) if known else start(self._flow)
        found: dict[str, Value] = {}
        facts = dict(order.facts)
        if facts.keys() & {"destination"} and "need" not in known:
            facts.setdefault("need", "ticket")
        for fact in ("out", *(name for name in facts if name != "out")):
            if fact in facts and can_answer(self._flow, progress, fact, facts[fact]):
                if fact != "way" or facts[fact] != known.get(fact) or len(facts) == 1:
                    found[fact] = facts[fact]
                progress = Progress(tuple(sorted({**progress.known, fact: facts[fact]}.items())))
        return found

    def _sorted(self, facts: dict[str, Value]) -> tuple[tuple[str, Value], ...]:
        return tuple((fact, facts[fact]) for fact in self._flow.facts if fact in facts)
