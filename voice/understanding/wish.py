"""What a sentence is: an order, a choice on the screen, a change, a question or a command, or nothing to us."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.flows.model import Value
from voice.understanding.denial import DENIED_WITHIN
from voice.understanding.goal import is_within
from voice.understanding.model import Meaning
from voice.understanding.order import Order
from voice.understanding.reading import Reading
from voice.understanding.spotter import Piece
from voice.understanding.when import TIME_KINDS

WEAK = frozenset({"yes", "no", "wait"})  # commands that are also said in passing
# What a bare yes or no answers, by the fact that is asked.
ANSWERS = {
    ("way", "yes"): "return", ("way", "no"): "one-way", ("card", "no"): "none", ("walk", "no"): "usual",
}  # fmt: skip
SPOKEN, TIMED = 0.34, 0.6  # of the words of a sentence: where fewer mean something, it was not meant for the kiosk
MANY = 2  # unknown words beside a time: I left my umbrella on the bus at ten
MOST_OTHERS, MOST_CLEAR = 2, 5  # words beside a command of one word; beside one that is hardly said by chance
CLEAR = frozenset({"louder", "softer", "slower", "faster", "help", "larger", "cheapest", "earliest"})
MANNER = frozenset({"louder", "softer", "slower", "faster", "larger"})  # "say that louder" asks for no more than louder
ASIDE = MANNER | {"help", "start-again"}  # a "now" beside them is no moment
CARRY = TIME_KINDS | {"number", "filler", "to", "from", "not", "correct", "or", "sum"}  # mean nothing by themselves
WISHED = frozenset({"need", "way", "question", "unmet", "command"})  # what is said of a journey to come
SPOKEN_OF = frozenset({"to", "place", "filler", "sum", "visiting", "not", "or", "nothing"})
LIVES = ("visiting", "lives")
MOST_BESIDE = 3  # words beside "my cousin lives in Bonn"; more unknown ones beside "in Hamburg" are no order
CARRIED = frozenset({"filler", "sum", "command", "question", "change", "subject"})


def in_passing(reading: Reading, order: Order, fact: str) -> bool:
    """Whether she speaks of something else: little of it means anything here."""
    if _is_told(reading, fact) or _is_of_a_place(reading, fact):
        return True
    if "destination" in order.facts or order.doubts:
        return False
    if speaks_of_else(reading):
        return True
    if fact and fact in order.facts:
        return False
    words = len(reading.words)
    meant = sum(_size(piece) for piece in reading.pieces) / words
    strong = any(piece.kind not in CARRY and not _is_weak(piece) for piece in reading.pieces)
    unknown = words - len({at for piece in reading.pieces for at in range(piece.start, piece.end)})
    only_time = not strong and fact not in ("out", "back")
    return meant < SPOKEN or (only_time and (meant < TIMED or unknown >= MANY))


def _is_weak(piece: Piece) -> bool:
    """Whether it is said in any talk: "I", "no"."""
    return (piece.kind, piece.value) == ("me", "bare") or (piece.kind == "command" and piece.value in WEAK)


def _is_told(reading: Reading, fact: str) -> bool:
    """Whether it tells of the past and of nothing to come: we were in Hamburg last year."""
    kinds = {piece.kind for piece in reading.pieces}
    moment = kinds & TIME_KINDS and ("place" in kinds or fact in ("out", "back"))  # yesterday at nine I stood here too
    return "past" in kinds and not moment and not kinds & WISHED


def _is_of_a_place(reading: Reading, fact: str) -> bool:
    """Whether a place is only spoken of: my cousin lives in Bonn; in Hamburg they say it has rained all week."""
    if fact == "destination":
        return False
    places = [at for at, piece in enumerate(reading.pieces) if piece.kind == "place"]
    kinds = {piece.kind for piece in reading.pieces if not _is_weak(piece)}
    if not places or kinds - SPOKEN_OF:
        return False
    said = {at for piece in reading.pieces if piece.kind in ("visiting", "to", "place") for at in _places_of(piece)}
    if any(LIVES in ((piece.kind, piece.value), *piece.also) for piece in reading.pieces):
        return len(reading.words) - len(said) <= MOST_BESIDE
    known = {at for piece in reading.pieces for at in _places_of(piece)}
    within = all(is_within(reading.pieces, at, reading.named) for at in places)
    if within and speaks_of_else(reading):
        return True
    return within and len(reading.words) - len(known) > MOST_BESIDE


def _places_of(piece: Piece) -> range:
    return range(piece.start, piece.end)


def speaks_of_else(reading: Reading) -> bool:
    """Whether it holds what no kiosk is asked for: the weather, toilets, a coffee."""
    return any(piece.kind == "nothing" for piece in reading.pieces)


@dataclass(frozen=True)
class Wish:
    """The commands and questions of one sentence beside its facts."""

    pieces: tuple[Piece, ...]
    command: Piece | None
    question: Piece | None

    @classmethod
    def of(cls, reading: Reading) -> "Wish":
        """The longest of each."""
        pieces = reading.pieces
        carried = sum(_size(piece) for piece in pieces if piece.kind in CARRIED)
        others = len(reading.words) - carried
        unknown = len(reading.words) - len({at for piece in pieces for at in range(piece.start, piece.end)})
        command = _longest(pieces, "command", others)
        if command is not None and command.value == "yes" and pieces[0].kind == "command" and pieces[0].value == "no":
            command = pieces[0]  # no thank you, that is fine
        return cls(pieces, command, _longest(pieces, "question", unknown))

    @property
    def _strong(self) -> Piece | None:
        return self.command if self.command is not None and self.command.value not in WEAK else None

    @property
    def _about(self) -> str:
        """What is to be changed, where that was said."""
        for piece in self.pieces:
            for kind, value in ((piece.kind, piece.value), *piece.also):
                if kind in ("subject", "change") and value:
                    return value
        return ""

    @property
    def beside(self) -> str:
        """What she wants of the trains to come, said with the order: the cheapest."""
        wish = next((one for one in self.pieces if (one.kind, one.value) == ("command", "cheapest")), None)
        if wish is None or any(one.kind == "question" for one in self.pieces):
            return ""  # is the cheapest valid tomorrow, too
        denied = any(one.kind == "not" and 0 <= wish.start - one.end <= DENIED_WITHIN for one in self.pieces)
        return "" if denied else wish.value

    def outweighs(self, facts: dict[str, Value], order: Order) -> bool:
        """Whether the facts were only said in passing: "what was the question now", "help me buy a ticket"."""
        if order.doubts or order.unmet:
            return False
        if self._is_reason(facts) or (self._strong is not None and self._strong.value == "language"):
            return True
        if facts.keys() == {"way"} and self._about and any(piece.kind == "change" for piece in self.pieces):
            return True  # change the way back
        if facts == {"need": "ticket"}:
            return self._strong is not None and self.question is None
        if self._strong is not None and self._strong.value == "next" and self.question is None:
            return False  # I would rather go on | Sunday
        timed = sum(_size(piece) for piece in self.pieces if piece.kind in TIME_KINDS)
        longest = max((_size(one) for one in (self._strong, self.question) if one is not None), default=0)
        return facts.keys() <= {"out", "back", "way"} and longest > max(timed, 1)

    def _is_reason(self, facts: dict[str, Value]) -> bool:
        """Whether the facts only say why: talk slower, I am eighty-five; what must I press now."""
        value = self._strong.value if self._strong is not None else ""
        beside = bool(facts) and facts.keys() <= {"party", "need"}
        return (beside and value in MANNER) or (facts == {"out": "now"} and value in ASIDE)

    def meaning(self, fact: str, known_facts: Sequence[str]) -> Meaning:
        """What is meant where nothing fills the order. `fact`: what is asked."""
        command, question, strong = self.command, self.question, self._strong
        changes = any(piece.kind == "change" for piece in self.pieces)
        about = self._about
        if about in known_facts and (changes or (command is not None and command.value == "no")):
            return Meaning(command="change", subject=about)
        if changes and (strong is None or _size(strong) == 1):
            return Meaning(command="change")
        if question is not None and (strong is None or _size(question) >= _size(strong)):
            return Meaning(question=question.value)
        if command is not None and command.value == "yes" and any(piece.kind == "not" for piece in self.pieces):
            return _commanded(replace(command, value="no"), fact)  # de: so stimmt das nicht
        return _commanded(command, fact) if command is not None else Meaning()


def _commanded(command: Piece, fact: str) -> Meaning:
    if command.value == "language":
        return Meaning(command="language", subject=command.slots.get("language", ""))
    if answer := ANSWERS.get((fact, command.value)):
        return Meaning(((fact, answer),))
    return Meaning(command=command.value)


def _begins_with_wait(piece: Piece) -> bool:
    return piece.value == "wait" and piece.start == 0  # moment, I cannot find my glasses


def _most_others(piece: Piece) -> int:
    return MOST_CLEAR if piece.value in CLEAR or piece.kind == "question" else MOST_OTHERS


def _size(piece: Piece) -> int:
    return piece.end - piece.start


def _longest(pieces: Sequence[Piece], kind: str, others: int) -> Piece | None:
    """The longest of this kind; one word alone is none among many `others`."""
    found = [
        piece
        for piece in pieces
        if piece.kind == kind and (_size(piece) > 1 or others <= _most_others(piece) or _begins_with_wait(piece))
    ]
    return max(
        found,
        key=lambda piece: (piece.value not in WEAK or _size(piece) > 2, piece.value in MANNER, _size(piece)),
        default=None,
    )
