"""The ways of speaking: what each language calls a price, an hour, a platform or a train."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Unit = tuple[str, str]  # one, many
Coin = tuple[Unit, Unit]  # whole, hundredth


@dataclass(frozen=True)
class Ways:
    """One language's words. Sayings of numbers stay digits: the engine knows them best."""

    clock: Callable[[int, int], str]  # hour 0-24, minute 0-59
    money: Mapping[str, Coin]  # by the sign that is written
    hours: Unit
    minutes: Unit
    minus: str
    plus: str
    times: str
    until: str  # from 6 until 22, platform 7 A to D
    towards: str  # Köln -> Berlin
    along: str  # &
    ending: str  # of a masked card
    platform: str
    one: Mapping[str, str] = field(default_factory=dict)  # German: "ein" or "eine" before this word, never "eins"
    short: Mapping[str, str] = field(default_factory=dict)
    trains: Mapping[str, str] = field(default_factory=dict)


TRAINS = {
    "ICE": "I C E", "ECE": "Eurocity Express", "IC": "Intercity", "EC": "Eurocity", "TGV": "T G V", "EN": "Euronight",
    "NJ": "Nightjet", "RJ": "Railjet", "RJX": "Railjet Express", "FLX": "Flixtrain", "EST": "Eurostar", "IR": "I R",
    "RE": "R E", "RB": "R B", "IRE": "I R E", "S": "S", "U": "U",
}  # fmt: skip
ALONE = ("ICE", "ECE", "IC", "EC", "TGV", "RJX", "FLX", "NJ")  # names a train also without a number


def _english_clock(hour: int, minute: int) -> str:
    """As British stations announce it: 9 oh 5, 14 15, 14 hundred."""
    if hour == 0:
        return f"{minute} minute{'s' * (minute != 1)} past midnight" if minute else "midnight"
    if not minute:
        return f"{hour} o'clock" if hour <= 12 else f"{hour} hundred"
    return f"{hour} oh {minute}" if minute < 10 else f"{hour} {minute}"


def _dutch_clock(hour: int, minute: int) -> str:
    return f"{hour} uur {minute}" if minute else f"{hour} uur"


def _german_clock(hour: int, minute: int) -> str:
    said = "ein" if hour == 1 else str(hour)
    return f"{said} Uhr {minute}" if minute else f"{said} Uhr"


def _plain_clock(hour: int, minute: int) -> str:
    return f"{hour} {minute:02}"


def _money(euro: Coin, pound: Coin, franc: Coin) -> dict[str, Coin]:
    return {"€": euro, "EUR": euro, "£": pound, "GBP": pound, "CHF": franc}


ENGLISH = Ways(
    clock=_english_clock,
    money=_money((("euro", "euros"), ("cent", "cents")), (("pound", "pounds"), ("penny", "pence")),
                 (("franc", "francs"), ("centime", "centimes"))),
    hours=("hour", "hours"), minutes=("minute", "minutes"), minus="minus", plus="plus", times="times", until="to",
    towards="to", along="and", ending="ending in", platform="platform",
    short={
        "Hbf": "central station", "HB": "central station", "hl.n.": "central station", "hl.st.": "central station",
        "Bf": "station", "Bhf": "station", "Fernbf": "long-distance station", "Regionalbf": "regional station",
        "Busbf": "bus station", "ZOB": "bus station", "(Gr)": " border", "St.": "Saint", "approx.": "about",
        "Tel.": "telephone", "incl.": "including", "e.g.": "for example", "i.e.": "that is",
    },
    trains=TRAINS,
)  # fmt: skip

DUTCH = Ways(
    clock=_dutch_clock,
    money=_money((("euro", "euro"), ("cent", "cent")), (("pond", "pond"), ("penny", "pence")),
                 (("frank", "frank"), ("rappen", "rappen"))),
    hours=("uur", "uur"), minutes=("minuut", "minuten"), minus="min", plus="plus", times="keer", until="tot",
    towards="naar", along="en", ending="eindigend op", platform="spoor",
    short={
        "Hbf": "centraal station", "HB": "centraal station", "hl.n.": "centraal station", "hl.st.": "centraal station",
        "CS": "centraal station", "Bf": "station", "Bhf": "station", "Fernbf": "langeafstandsstation",
        "Regionalbf": "regionaal station", "Busbf": "busstation", "ZOB": "busstation", "(Gr)": " grens",
        "St.": "Sint", "ca.": "ongeveer", "nr.": "nummer", "Nr.": "Nummer", "tel.": "telefoon", "incl.": "inclusief",
        "bijv.": "bijvoorbeeld", "d.w.z.": "dat wil zeggen", "a.u.b.": "alstublieft",
    },
    trains=TRAINS,
)  # fmt: skip

GERMAN = Ways(
    clock=_german_clock,
    money=_money((("Euro", "Euro"), ("Cent", "Cent")), (("Pfund", "Pfund"), ("Penny", "Pence")),
                 (("Franken", "Franken"), ("Rappen", "Rappen"))),
    hours=("Stunde", "Stunden"), minutes=("Minute", "Minuten"), minus="minus", plus="plus", times="mal", until="bis",
    towards="nach", along="und", ending="mit den Endziffern", platform="Gleis",
    one=dict.fromkeys(("Stunde", "Minute", "Person", "Fahrkarte", "kleine", "Begleitperson"), "eine")
    | dict.fromkeys(("Uhr", "Euro", "Cent", "Pfund", "Franken"), "ein")
    | dict.fromkeys(("Erwachsener", "Senior", "Kind", "Umstieg", "Mal"), "ein"),
    short={
        "Hbf": "Hauptbahnhof", "HB": "Hauptbahnhof", "hl.n.": "Hauptbahnhof", "hl.st.": "Hauptbahnhof",
        "Bf": "Bahnhof", "Bhf": "Bahnhof", "Fernbf": "Fernbahnhof", "Regionalbf": "Regionalbahnhof",
        "Busbf": "Busbahnhof", "ZOB": "Busbahnhof", "(Gr)": " Grenze", "St.": "Sankt", "ca.": "circa",
        "Nr.": "Nummer", "Tel.": "Telefon", "inkl.": "inklusive", "z. B.": "zum Beispiel", "z.B.": "zum Beispiel",
        "d.h.": "das heißt", "bzw.": "beziehungsweise", "Abf.": "Abfahrt", "Ank.": "Ankunft", "Ri.": "Richtung",
        "Str.": "Straße", "(M)": " Main", "(N)": " Neckar",
    },
    trains=TRAINS | {"RE": "Regional-Express", "RB": "Regionalbahn"},
)  # fmt: skip


_CENT = ("cent", "cent")
_NORTH = _money((("euro", "euro"), _CENT), (("pund", "pund"), ("penny", "pence")), (("franc", "franc"), _CENT))
_SENTTI = ("sentti", "senttiä")
_FINNISH = _money((("euro", "euroa"), _SENTTI), (("punta", "puntaa"), ("penny", "pennyä")),
                  (("frangi", "frangia"), _SENTTI))  # fmt: skip

# These languages only speak so far: their abbreviations come with their words.
SWEDISH = Ways(clock=_plain_clock, money=_NORTH, hours=("timme", "timmar"), minutes=("minut", "minuter"),
               minus="minus", plus="plus", times="gånger", until="till", towards="till", along="och",
               ending="som slutar på", platform="spår", trains=TRAINS)  # fmt: skip
NORWEGIAN = Ways(clock=_plain_clock, money=_NORTH, hours=("time", "timer"), minutes=("minutt", "minutter"),
                 minus="minus", plus="pluss", times="ganger", until="til", towards="til", along="og",
                 ending="som slutter på", platform="spor", trains=TRAINS)  # fmt: skip
FINNISH = Ways(clock=_plain_clock, money=_FINNISH, hours=("tunti", "tuntia"), minutes=("minuutti", "minuuttia"),
               minus="miinus", plus="plus", times="kertaa", until="–", towards="–", along="ja",
               ending="päättyy", platform="raide", trains=TRAINS)  # fmt: skip

WAYS: Mapping[str, Ways] = {
    "en": ENGLISH, "nl": DUTCH, "de": GERMAN, "sv": SWEDISH, "fi": FINNISH, "nb": NORWEGIAN,
}  # fmt: skip
