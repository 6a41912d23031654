"""What a station is called on the screen: the name that people say; all its other names are kept for searching."""

import re
from collections.abc import Iterable, Mapping

# A name that starts with one of these says nothing outside its own town; a platform area is no station either.
EMPTY = re.compile(
    r"^(Hauptbahnhof|Bahnhof|Ostbahnhof|Westbahnhof|Hbf|Bf|Bhf)\b|\bGl\.\s?\d|\b(Steig|Gleis)\s?\d", re.IGNORECASE
)
CLUTTER = re.compile(
    r"^S\+U |^[SU] (?=[A-ZÄÖÜ])|^[A-Z]{1,3},? (?=[A-ZÄÖÜ])|\b(ZOB|Busbahnhof|Busbf|Bustreff)\b|,|\bB(ah)?n?h?f\b$"
)
# "Utrecht Centraal, spoor 7", "Track 3b", "Gl. 12": a number must follow, and nothing after it. A span such as
# "Gl.27-36" is an area of platforms, and "Terminal 2" or "Bay 4" is none.
PLATFORM = re.compile(
    r"(?:^|[\s,;:(\-–])\s*(?:platform|plat\.|track|gleis|gl\.|bahnsteig|spoor|perron|voie|quai|binario|bin\.|andén|vía|"
    r"spår|spor|raide|laituri|peron|kolej|nástupiště|vágány)\s*(\d{1,3}\s?[a-z]?)\)?$",
    re.IGNORECASE,
)
# These names say what a place is, not where it is.
BARE = re.compile(
    r"(hauptbahnhof|bahnhof|hbf|bf|bhf|station|central station|railway station|train station|gare|gare centrale|"
    r"centraal station|stazione|stazione centrale|estación|estación central|estação|centralstation)"
    r"(\s*\([^)]*\))?",
    re.IGNORECASE,
)
TIDY = (
    (re.compile(r",? Hauptbahnhof\b"), " Hbf"),
    (re.compile(r"(?<=\w)\("), " ("),
    (re.compile(r"\)(?=\w)"), ") "),
    (re.compile(r"\s+"), " "),
)


def tidied(name: str) -> str:
    """The name with blanks where people write them: "Frankfurt(Main)Hbf" is "Frankfurt (Main) Hbf"."""
    for pattern, instead in TIDY:
        name = pattern.sub(instead, name)
    return name.strip() or name


def without_platform(name: str) -> tuple[str, str]:
    """The name of a platform taken apart: "Utrecht Centraal, spoor 7b" is ("Utrecht Centraal", "7b"); "": no number."""
    found = PLATFORM.search(name)
    return (name[: found.start()].rstrip(" ,;:-–("), re.sub(r"\s", "", found[1])) if found else (name, "")


def is_bare(name: str) -> bool:
    """Whether this name could be any station's: "Hauptbahnhof", "Bahnhof (oben)"."""
    return bool(BARE.fullmatch(name))


def shown_name(own: str, platforms: Mapping[str, int]) -> str:
    """The best of the station's own name and the names of its platforms (name: how many trains use it).

    A platform's name wins where it says more ("Hauptbahnhof (oben)" is "Stuttgart Hbf") or is less cluttered
    ("Altena, Bahnhof" is "Altena (Westf)"); the station's own name stays where the platform's says less.
    """
    candidates = [name for name in platforms if not EMPTY.search(name)]
    if own in candidates and not CLUTTER.search(own):
        return tidied(own)
    candidates = [name for name in candidates if not CLUTTER.search(name)]
    if not candidates:
        return tidied(own)
    return tidied(max(candidates, key=lambda name: (platforms[name], -len(name), name)))


def other_names(shown: str, names: Iterable[str]) -> tuple[str, ...]:
    """All further names of the station, each once. What foreigners call its town is added by `abroad`, not here."""
    return tuple(dict.fromkeys(name for name in names if name and name != shown))
