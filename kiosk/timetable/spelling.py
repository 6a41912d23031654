"""How names are compared: accents folded in two ways, begun at any word, and by how many letters they differ."""

import unicodedata

# Both habits are right: Müller is typed as Muller and as Mueller, Århus as Arhus and Aarhus.
LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ß": "ss"})
SHORT = str.maketrans({"ø": "o", "å": "a", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ı": "i"})


def plain(text: str) -> str:
    """Small letters without accents, words apart by one blank: "Köln Messe/Deutz" is "koln messe deutz"."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(SHORT))
    kept = (letter for letter in folded if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).replace("  ", " ").split())


def spellings(text: str) -> tuple[str, ...]:
    """The plain forms of a name: with ü as u, and with ü as ue."""
    composed = unicodedata.normalize("NFC", text.lower())
    return tuple(dict.fromkeys((plain(composed), plain(composed.translate(LONG)))))


def word_starts(text: str) -> tuple[tuple[str, int], ...]:
    """Every way to begin typing a name, without blanks, and at which word: ("kolnmessedeutz", 0), ("messedeutz", 1)."""
    found: dict[str, int] = {}
    for spelling in spellings(text):
        words = spelling.split()
        for place in range(len(words)):
            found.setdefault("".join(words[place:]), place)
    return tuple(found.items())


def typed_key(text: str) -> str:
    """What was typed, as it is looked up: plain and without blanks."""
    return plain(text).replace(" ", "")


def letters_of(text: str) -> int:
    """One bit for each letter that occurs: a quick measure of likeness."""
    bits = 0
    for letter in text:
        bits |= 1 << (ord(letter) & 31)
    return bits


def difference(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]
