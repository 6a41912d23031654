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
    days: Mapping[str, str] = field(default_factory=dict)  # Finnish: 3.12. and 3. joulukuuta are "kolmas"
    months: Mapping[str, str] = field(default_factory=dict)  # and 12. is "joulukuuta"
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


def _finnish_clock(hour: int, minute: int) -> str:
    """As everybody says it: 14, 14 05; midnight keeps its zeros."""
    return _plain_clock(hour, minute) if minute or not hour else str(hour)


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


_FIRST = ("ensimmäinen", "toinen", "kolmas", "neljäs", "viides", "kuudes", "seitsemäs", "kahdeksas", "yhdeksäs")
_AFTER = ("yhdes", "kahdes", *_FIRST[2:])  # yhdestoista, kahdestoista, kolmastoista
_DAYS = (*_FIRST, "kymmenes", *(f"{day}toista" for day in _AFTER), "kahdeskymmenes",
         *(f"kahdeskymmenes{day}" for day in _FIRST), "kolmaskymmenes", "kolmaskymmenesensimmäinen")  # fmt: skip
_MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")
_CENT = ("cent", "cent")
_NORTH = _money((("euro", "euro"), _CENT), (("pund", "pund"), ("penny", "pence")), (("franc", "franc"), _CENT))
_SENTTI = ("sentti", "senttiä")
_FINNISH = _money((("euro", "euroa"), _SENTTI), (("punta", "puntaa"), ("penny", "pennyä")),
                  (("frangi", "frangia"), _SENTTI))  # fmt: skip

_SWEDISH_CENTRALS = (  # of towns whose main station is written with a C
    "Borås", "Eskilstuna", "Falun", "Gävle", "Göteborg", "Halmstad", "Helsingborg", "Jönköping", "Kalmar", "Karlskrona",
    "Karlstad", "Kristianstad", "Linköping", "Luleå", "Lund", "Malmö", "Norrköping", "Skövde", "Stockholm", "Sundsvall",
    "Södertälje", "Umeå", "Uppsala", "Västerås", "Växjö", "Örebro", "Östersund",
)  # fmt: skip
_KRONA = (("krona", "kronor"), ("öre", "öre"))
SWEDISH = Ways(
    clock=_plain_clock,  # as Swedish stations announce it: 14 0 5, 14 0 0
    money=_NORTH | {"kr": _KRONA, "SEK": _KRONA}, hours=("timme", "timmar"), minutes=("minut", "minuter"),
    minus="minus", plus="plus", times="gånger", until="till", towards="till", along="och", ending="som slutar på",
    platform="spår",
    one=dict.fromkeys(("timme", "minut", "sekund", "person", "vuxen", "senior", "ledsagare", "biljett"), "en")
    | dict.fromkeys(("enkelbiljett", "dagbiljett", "siffra", "euro", "cent", "krona", "penny", "franc"), "en")
    | dict.fromkeys(("barn", "byte", "pund"), "ett"),
    short={
        "Hbf": "centralstation", "HB": "centralstation", "hl.n.": "centralstation", "hl.st.": "centralstation",
        "Bf": "station", "Bhf": "station", "Fernbf": "fjärrtågsstation", "Regionalbf": "regionaltågsstation",
        "Busbf": "busstation", "ZOB": "busstation", "(Gr)": " gräns", "St.": "Sankt", "S:t": "Sankt", "S:ta": "Sankta",
        "ca": "cirka", "ca.": "cirka", "kl.": "klockan", "nr": "nummer", "Nr": "Nummer", "tel.": "telefon",
        "Tel.": "Telefon", "inkl.": "inklusive", "t.ex.": "till exempel", "t. ex.": "till exempel",
        "d.v.s.": "det vill säga", "dvs.": "det vill säga",
    } | {f"{town} C": f"{town} central" for town in _SWEDISH_CENTRALS},
    trains=TRAINS,
)  # fmt: skip

_KRONE = (("krone", "kroner"), ("øre", "øre"))
NORWEGIAN = Ways(
    clock=_plain_clock,  # as Norwegian stations announce it: 14 0 5, 14 0 0
    money=_NORTH | {"kr": _KRONE, "NOK": _KRONE},
    hours=("time", "timer"), minutes=("minutt", "minutter"), minus="minus", plus="pluss", times="ganger", until="til",
    towards="til", along="og", ending="som slutter på", platform="spor",
    one=dict.fromkeys(("barn", "bytte", "minutt", "pund", "sekund", "sted", "tall"), "ett"),
    short={
        "Hbf": "sentralstasjon", "HB": "sentralstasjon", "hl.n.": "sentralstasjon", "hl.st.": "sentralstasjon",
        "Bf": "stasjon", "Bhf": "stasjon", "Fernbf": "fjerntogstasjon", "Regionalbf": "regiontogstasjon",
        "Busbf": "bussterminal", "ZOB": "bussterminal", "(Gr)": " grense", "St.": "Sankt", "ca.": "omtrent",
        "kl.": "klokken", "nr.": "nummer", "Nr.": "Nummer", "tlf.": "telefon", "Tlf.": "Telefon",
        "inkl.": "inkludert", "f.eks.": "for eksempel", "dvs.": "det vil si", "bl.a.": "blant annet",
    },
    trains=TRAINS,
)  # fmt: skip
FINNISH = Ways(
    clock=_finnish_clock, money=_FINNISH, hours=("tunti", "tuntia"), minutes=("minuutti", "minuuttia"),
    minus="miinus", plus="plus", times="kertaa", until="viiva", towards="määränpää", along="ja",
    ending="jonka lopussa on", platform="raide",
    one={"minuutin": "yhden", "sekunnin": "yhden", "tunnin": "yhden"},  # one minute late: yhden minuutin myöhässä
    days={str(number): day for number, day in enumerate(_DAYS, 1)},
    months={str(number): f"{month}kuuta" for number, month in enumerate(_MONTHS, 1)},
    short={
        "Hbf": "päärautatieasema", "HB": "päärautatieasema", "hl.n.": "päärautatieasema", "hl.st.": "päärautatieasema",
        "Bf": "asema", "Bhf": "asema", "Fernbf": "kaukojunien asema", "Regionalbf": "paikallisjunien asema",
        "Busbf": "linja-autoasema", "ZOB": "linja-autoasema", "(Gr)": " raja", "St.": "Sankt", "klo": "kello",
        "nro": "numero", "puh.": "puhelin", "esim.": "esimerkiksi",
    },
    trains=TRAINS,
)  # fmt: skip

WAYS: Mapping[str, Ways] = {
    "en": ENGLISH, "nl": DUTCH, "de": GERMAN, "sv": SWEDISH, "fi": FINNISH, "nb": NORWEGIAN,
}  # fmt: skip
