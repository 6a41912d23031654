"""Understanding: what one sentence asks for, in the light of the screen it was said to."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from kiosk.flows.engine import can_answer, start
from kiosk.flows.model import Flow, Progress, Value
from kiosk.timetable.stations import StationIndex
from voice.model import Screen
from voice.understanding.choices import chosen, phrases_of
from voice.understanding.model import Asked, Doubt, Meaning
from voice.understanding.moments import TIME_KINDS
from voice.understanding.order import Light, Order, order_of
from voice.understanding.pack import Pack, read_pack
from voice.understanding.party import PARTY_KINDS
from voice.understanding.places import Named, Places
from voice.understanding.spotter import Piece, mended, pieces_of
from voice.understanding.words import Word, words_of

log = logging.getLogger(__name__)

ROLES = frozenset({"to", "from", "via"})
WEAK = frozenset({"yes", "no", "wait"})  # commands that are also said in passing
SPOKEN = 0.34  # of the words of a sentence: where fewer mean something, it was not meant for the kiosk
MOST_OTHERS = 2  # words beside a command of one word
RUNS = 3  # words that are tried together as a name that is misspelt or misheard
TRIED = 10  # such names in one sentence


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
        phrases = phrases_of(asked, pack)
        names: tuple[str, ...] = ()
        if asked.prompt is None or asked.prompt.kind in ("station", "welcome"):
            popular = self._stations.popular(self._here, 40)
            names = tuple(self._stations.called(one, asked.language) or one.name for one in popular)
        return Screen(number, asked.language, phrases, names)

    def _names(self, pack: Pack) -> Places:
        if pack.language not in self._places:
            self._places[pack.language] = Places(self._stations, self._here, pack)
        return self._places[pack.language]

    def _meaning(self, text: str, asked: Asked) -> Meaning:
        pack = read_pack(asked.language)
        said = words_of(text)
        if not said:
            return Meaning()
        step, fact = (asked.prompt.step, asked.prompt.fact) if asked.prompt else ("", "")
        words, named, pieces = self._read(said, pack, expects=fact == "destination")
        pieces = _in_the_light(_by_the_others(pieces), words, fact)
        light = Light(step, fact, asked.known, asked.now, self._here)
        order = order_of(pieces, named, light, self._kinds, self._most)
        if _in_passing(words, pieces, order, fact):
            if any(piece.kind == "nothing" for piece in pieces):
                return Meaning()
            order = Order()
        choice = chosen(said, words, pieces, asked, pack) if not order.doubts else ""
        return self._told(pieces, order, asked, choice, len(words))

    def _read(self, said: Sequence[Word], pack: Pack, *, expects: bool) -> tuple[list[Word], dict[int, Named], list[Piece]]:
        """The words with each name of a station as one, which stations these are, and all pieces."""
        places = self._names(pack)
        marked, names = _with_names(said, places, pack, expects)
        words = mended(marked, pack)
        pieces = pieces_of(words, pack)
        words, names = _with_alike(words, names, pieces, places, pack, expects)
        pieces = pieces_of(words, pack)
        return words, {at: names[int(word.text)] for at, word in enumerate(words) if word.kind == "place"}, pieces

    def _told(self, pieces: Sequence[Piece], order: Order, asked: Asked, choice: str, words: int) -> Meaning:
        facts = self._possible(order, asked)
        others = words - sum(_size(piece) for piece in pieces if piece.kind in ("filler", "command", "question"))
        question = _longest(pieces, "question", others)
        command = _longest(pieces, "command", others)
        unmet = tuple(dict.fromkeys(order.unmet))
        doubts = tuple(order.doubts)
        if facts or doubts or unmet:
            if command is not None and command.value in ("language",):
                return Meaning(command="language", subject=command.slots.get("language", ""))
            if facts == {"need": "ticket"} and command is not None and command.value not in WEAK and not doubts and not unmet and not question:
                facts = {}
            else:
                asks = question.value if question is not None else ""
                return Meaning(self._sorted(facts), "", "", "", asks, doubts, unmet)
        if choice:
            return Meaning(choice=choice)
        changes = any(piece.kind == "change" or (piece.kind, piece.value) == ("command", "no") for piece in pieces)
        subject = next((piece.value for piece in pieces if piece.kind == "subject"), "")
        if changes and subject in self._flow.facts:
            return Meaning(command="change", subject=subject)
        if any(piece.kind == "change" for piece in pieces) and (command is None or command.value in WEAK):
            return Meaning(command="change")
        if question is not None and (command is None or command.value in WEAK or _size(question) >= _size(command)):
            return Meaning(question=question.value)
        if command is not None:
            return self._commanded(command, asked, words)
        return Meaning()

    def _commanded(self, command: Piece, asked: Asked, words: int) -> Meaning:
        fact = asked.prompt.fact if asked.prompt else ""
        if command.value == "language":
            return Meaning(command="language", subject=command.slots.get("language", ""))
        if command.value in ("yes", "no"):
            if fact == "way":
                return Meaning((("way", "return" if command.value == "yes" else "one-way"),))
            if fact == "card" and command.value == "no":
                return Meaning((("card", "none"),))
            if fact == "walk" and command.value == "no":
                return Meaning((("walk", "usual"),))
        return Meaning(command=command.value)

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


def _with_names(
    said: Sequence[Word], places: Places, pack: Pack, expects: bool
) -> tuple[list[Word], list[Named]]:
    words: list[Word] = []
    names: list[Named] = []
    prepositions = frozenset(
        template.split()[-1] for kind in ROLES for _, template in pack.templates(kind) if template.isalpha()
    )
    at = 0
    while at < len(said):
        asked = (expects and len(said) <= 3) or bool(words and words[-1].text in prepositions)
        found = places.exact(said, at, asked=asked)
        if found:
            words.append(Word(str(len(names)), "place"))
            names.append(found[0])
            at = found[1]
        else:
            words.append(said[at])
            at += 1
    return words, names


def _with_alike(
    words: list[Word], names: list[Named], pieces: Sequence[Piece], places: Places, pack: Pack, expects: bool
) -> tuple[list[Word], list[Named]]:
    """Words that nothing is known of, where a name may stand: as the station that they are most like."""
    covered = {at for piece in pieces for at in range(piece.start, piece.end)}
    ends = {piece.end for piece in pieces if piece.kind in ROLES}
    wanted = not any(word.kind == "place" for word in words)
    at, tried = 0, 0
    while at < len(words):
        free = _free_run(words, covered, at, pack)
        if not free or tried >= TRIED:
            at += 1
            continue
        expected = at in ends or (expects and wanted and len(words) <= 4)
        for length in range(min(free, RUNS), 0, -1):
            tried += 1
            if not (expected or wanted):
                break
            if named := places.alike(words[at : at + length], expected=expected):
                words = [*words[:at], Word(str(len(names)), "place"), *words[at + length :]]
                names = [*names, named]
                covered = {one if one < at else one - length + 1 for one in covered} | {at}
                ends = {one if one <= at else one - length + 1 for one in ends}
                wanted = False
                break
        at += 1
    return words, names


def _free_run(words: Sequence[Word], covered: set[int], at: int, pack: Pack) -> int:
    length = 0
    while (
        at + length < len(words)
        and at + length not in covered
        and words[at + length].kind == "word"
        and (words[at + length].text not in pack.vocabulary)
    ):
        length += 1
    return length


def _by_the_others(pieces: list[Piece]) -> list[Piece]:
    """Words of two meanings, by what is said beside them: "terug" alone is a command, "zondag terug" is a way."""
    wants = [piece for piece in pieces if piece.kind == "need" and piece.value != "ticket"]
    pieces = [one for one in pieces if one in wants or not any(_is_within(one, want) for want in wants)]
    content = any(piece.kind in TIME_KINDS | PARTY_KINDS | {"place", "way"} for piece in pieces)
    timed = any(piece.kind in TIME_KINDS for piece in pieces)
    back = any(("leg", "back") in _meanings(piece) or ("way", "return") in _meanings(piece) for piece in pieces)
    found = []
    for piece in pieces:
        wanted = ("", "")
        if {("leg", "back"), ("command", "back")} <= _meanings(piece):
            wanted = ("leg", "back") if content else ("command", "back")
        elif {("leg", "out"), ("way", "one-way")} <= _meanings(piece):
            wanted = ("leg", "out") if timed and back else ("way", "one-way")
        found.append(replace(piece, kind=wanted[0], value=wanted[1]) if wanted[0] else piece)
    return found


def _is_within(piece: Piece, other: Piece) -> bool:
    """Whether it is only a part of what was said: "a person" of "talk to a person"."""
    return other.start <= piece.start and piece.end <= other.end


def _meanings(piece: Piece) -> set[tuple[str, str]]:
    return {(piece.kind, piece.value), *piece.also}


def _in_the_light(pieces: list[Piece], words: Sequence[Word], fact: str) -> list[Piece]:
    """A bare number where a moment is asked is an hour, where no one is counted."""
    if fact not in ("out", "back") or any(piece.kind in PARTY_KINDS or piece.kind == "clock" for piece in pieces):
        return pieces
    return [
        Piece("clock", "", piece.start, piece.end, {"hour": piece.value})
        if piece.kind == "number" and int(piece.value) <= 24
        else piece
        for piece in pieces
    ]


def _in_passing(words: Sequence[Word], pieces: Sequence[Piece], order: Order, fact: str) -> bool:
    """Whether she speaks of something else: little of it means anything here."""
    if "destination" in order.facts or order.doubts:
        return False
    if any(piece.kind == "nothing" for piece in pieces):
        return True
    meant = sum(piece.end - piece.start for piece in pieces)
    strong = [piece for piece in pieces if piece.kind not in TIME_KINDS | {"number", "filler", "to", "from", "not", "correct", "or"}]
    return meant / len(words) < SPOKEN or (not strong and meant / len(words) < 0.6 and fact not in ("out", "back"))


def _size(piece: Piece) -> int:
    return piece.end - piece.start


def _longest(pieces: Sequence[Piece], kind: str, others: int) -> Piece | None:
    """The longest of this kind; one word alone is none among many `others`."""
    found = [piece for piece in pieces if piece.kind == kind and (_size(piece) > 1 or others <= MOST_OTHERS)]
    return max(found, key=lambda piece: (piece.value not in WEAK, _size(piece)), default=None)
