"""How a name sounds, in the phones of the American dictionary: for names that no dictionary of English has.

espeak-ng says it as an English speaker reads it, and as the name's own country does; both are ways to say it.
"""

import ctypes
import re
from collections.abc import Iterable
from typing import Any

from voice.engines.espeak_driver import load_espeak

VOICES = ("gmw/en-us", "gmw/de", "gmw/nl")  # how a name on a board here may be read
UTF8, IPA = 1, 0x02

# IPA, longest first, in phones of CMUdict. What English lacks becomes its neighbour, as a speaker of English makes it.
PHONES = {
    "tʃ": "CH", "dʒ": "JH", "ts": "T S", "pf": "P F",
    "aɪ": "AY", "aʊ": "AW", "eɪ": "EY", "oʊ": "OW", "əʊ": "OW", "ɔɪ": "OY", "ɔø": "OY", "ɔʏ": "OY", "œy": "AW",
    "ʌy": "AW", "ɛɪ": "EY", "ɛi": "EY", "ʌʊ": "AW", "ʊɐ": "UH R", "iə": "IY AH", "aɪə": "AY ER", "ɪɐ": "IH R",
    "ɛɐ": "EH R", "oːɐ": "AO R", "ɔːɹ": "AO R", "ɑːɹ": "AA R", "oːɹ": "AO R", "ɛɹ": "EH R", "ɪɹ": "IH R", "ʊɹ": "UH R",
    "iː": "IY", "uː": "UW", "ɑː": "AA", "aː": "AA", "ɔː": "AO", "oː": "OW", "eː": "EY", "ɛː": "EH", "yː": "UW",
    "øː": "ER", "ɜː": "ER", "ɚ": "ER", "ɝ": "ER", "əl": "AH L", "ən": "AH N",
    "i": "IY", "ɪ": "IH", "e": "EH", "ɛ": "EH", "æ": "AE", "a": "AA", "ɑ": "AA", "ɒ": "AA", "ɐ": "AH", "ʌ": "AH",
    "ə": "AH", "ᵻ": "IH", "ɔ": "AO", "o": "OW", "ʊ": "UH", "u": "UW", "y": "UW", "ʏ": "UH", "ø": "ER", "œ": "ER",
    "p": "P", "b": "B", "t": "T", "d": "D", "ɾ": "D", "k": "K", "g": "G", "ɡ": "G", "ʔ": "", "m": "M", "n": "N",
    "ŋ": "NG", "f": "F", "v": "V", "θ": "TH", "ð": "DH", "s": "S", "z": "Z", "ʃ": "SH", "ʒ": "ZH", "ç": "SH", "x": "K",
    "χ": "K", "ɣ": "G", "h": "HH", "ɦ": "HH", "j": "Y", "l": "L", "ɫ": "L", "ɭ": "L", "r": "R", "ɹ": "R", "ʁ": "R",
    "ʀ": "R", "w": "W", "ʋ": "V",
}  # fmt: skip
LONGEST = max(map(len, PHONES))
UNHEARD = re.compile(r"[ː\s]|\([a-z-]+\)")  # length, blanks, and marks of a voice that changes: (de)


def phones_of(ipa: str) -> str:
    """Phones with spaces between them: "kœln" is "K ER L N". What is no sound (stress) is left out."""
    found: list[str] = []
    at = 0
    while at < len(ipa):
        for length in range(min(LONGEST, len(ipa) - at), 0, -1):
            if (phones := PHONES.get(ipa[at : at + length])) is not None:
                found.extend(phones.split())
                break
        else:
            length = 1
        at += length
    return " ".join(found)


def pronounced(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Ways to say each word, by word; words without a sound are left out. Raises VoiceTrouble without espeak-ng.

    espeak-ng has one voice per process: not in a process that is speaking.
    """
    binding = load_espeak().binding
    wanted = list(words)
    ways: dict[str, list[str]] = {word: [] for word in wanted}
    for voice in VOICES:
        binding.SetVoiceByName(voice.encode())
        for word in wanted:
            said = phones_of(_ipa(binding, word))
            if said and said not in ways[word]:
                ways[word].append(said)
    return {word: tuple(said) for word, said in ways.items() if said}


def sounds_of(texts: Iterable[str], voice: str) -> list[str]:
    """Each text as it sounds (IPA without blanks, stress or length), said by this voice of espeak-ng.

    Raises VoiceTrouble without espeak-ng. Not in a process that is speaking, as above.
    """
    binding = load_espeak().binding
    binding.SetVoiceByName(voice.encode())
    return [UNHEARD.sub("", _ipa(binding, text)) for text in texts]


def _ipa(binding: Any, word: str) -> str:
    translate = binding.dll.espeak_TextToPhonemes
    translate.restype = ctypes.c_char_p
    translate.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
    rest, parts = ctypes.c_char_p(word.encode()), []
    while rest.value:  # one clause at a time
        parts.append(translate(ctypes.byref(rest), UTF8, IPA).decode())
    return "".join(parts).replace("ˈ", "").replace("ˌ", "").replace("\u0361", "")
