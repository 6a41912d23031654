"""What was tried before help came, in words for staff: on the desk's cards and in the staff view of the kiosk."""

from collections import Counter
from collections.abc import Iterable

from kiosk.language import Texts

SAYS_NOTHING = ("help",)  # that a person was called is what a call is


def tried_words(tried: Iterable[str], texts: Texts) -> str:
    """What was tried, in words, the newest first and each once: "card refused twice, went back"."""
    codes = [code for code in tried if code not in SAYS_NOTHING]
    counts, newest_first = Counter(codes), dict.fromkeys(reversed(codes))
    return ", ".join(_tried(code, counts[code], texts) for code in newest_first)


def plain(code: str) -> str:
    """A code that has no words yet is still readable."""
    return code.replace("-", " ").replace("_", " ").replace(":", ": ")


def _tried(code: str, count: int, texts: Texts) -> str:
    kind, _, what = code.partition(":")
    whole, key = f"tried-{kind}-{what}", f"tried-{kind}"
    if texts.has(whole):
        return texts.say(whole, count=count)
    if texts.has(key):
        named = next((name for name in (f"fact-{what}", f"listen-{what}.staff") if texts.has(name)), "")
        return texts.say(key, count=count, what=texts.say(named) if named else plain(what))
    return plain(code) + (f" ({count})" if count > 1 else "")
