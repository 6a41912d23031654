"""The gist of a sentence that holds no known phrase: the command or question whose words it mostly uses."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from voice.understanding.pack import Pack
from voice.understanding.templates import words_in
from voice.understanding.words import Word

KINDS = ("command", "question")
LEFT_OUT = frozenset({"yes", "no", "wait", "back", "next", "start-again", "language", "same-again", "earliest"})
ENOUGH, APART = 2.6, 1.35  # of telling words; as many times more than the next
FEWEST = 2  # words: one alone may be misheard
SHARE = 0.5  # of the words that carry a meaning: where fewer are known, it is talk


@lru_cache(maxsize=16)
def _told_by(pack: Pack) -> tuple[dict[tuple[str, str], frozenset[str]], dict[str, float]]:
    """Which words tell of which command or question, and how much each tells: the fewer it tells of, the more."""
    fillers = frozenset(word for _, template in pack.templates("filler") for word in words_in(template))
    told: dict[tuple[str, str], set[str]] = {}
    for kind in KINDS:
        for value, template in pack.templates(kind):
            if value not in LEFT_OUT:
                told.setdefault((kind, value), set()).update(words_in(template) - fillers)
    often = Counter(word for words in told.values() for word in words)
    weight = {word: math.log((1 + len(told)) / many) for word, many in often.items()}
    return {one: frozenset(words) for one, words in told.items()}, weight


def gist_of(words: Sequence[Word], pack: Pack) -> tuple[str, str]:
    """Kind and value of what is meant; two empty texts where nothing is likely enough."""
    told, weight = _told_by(pack)
    fillers = frozenset(word for _, template in pack.templates("filler") for word in words_in(template))
    said = {word.text for word in words if word.kind == "word"} - fillers
    if not said or sum(word in weight for word in said) / len(said) < SHARE:
        return "", ""
    scored = sorted(((sum(weight[word] for word in said & known), one) for one, known in told.items()), reverse=True)
    (best, meant), (next_best, _) = scored[0], scored[1]
    if len(said & told[meant]) < FEWEST:
        return "", ""
    return meant if best >= ENOUGH and best >= APART * next_best else ("", "")
