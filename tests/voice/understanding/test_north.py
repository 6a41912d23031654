"""Finnish, Swedish and Norwegian: names in all their cases, home to a place, and who is named twice."""

from collections.abc import Iterator

import pytest

from kiosk.flows.model import Party
from kiosk.timetable.model import Station
from tests.voice.understanding.world import station, understood
from voice.understanding.pack import read_pack
from voice.understanding.places import Places
from voice.understanding.words import words_of


class FinnishStations:
    """A timetable of Finland, as far as its names go."""

    NAMES = ("Tampere", "Turku", "Lahti", "Helsinki", "Oulu", "Seinäjoki", "Rovaniemi", "Riihimäki", "Lappeenranta")

    def names(self) -> Iterator[tuple[Station, tuple[str, ...]]]:
        """Each station by its one name."""
        return ((Station(name, name, 60.0, 25.0), (name,)) for name in self.NAMES)

    def trains_at(self, id: str) -> int:
        """The same everywhere."""
        return 10


FINLAND = Places(FinnishStations(), "", read_pack("fi"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "name", "role"),
    [
        ("Tampereelle", "Tampere", "to"), ("Tampereelta", "Tampere", "from"), ("Turkuun", "Turku", "to"),
        ("Turusta", "Turku", "from"), ("Lahteen", "Lahti", "to"), ("Lahdesta", "Lahti", "from"),
        ("Helsinkiin", "Helsinki", "to"), ("Helsingistä", "Helsinki", "from"), ("Oulusta", "Oulu", "from"),
        ("Ouluun", "Oulu", "to"), ("Ouluunko", "Oulu", "to"), ("Seinäjoelle", "Seinäjoki", "to"),
        ("Rovaniemelle", "Rovaniemi", "to"), ("Riihimäelle", "Riihimäki", "to"),
        ("Lappeenrannasta", "Lappeenranta", "from"), ("Helsinkii", "Helsinki", "to"),
    ],
)  # fmt: skip
def test_a_finnish_name_is_known_in_every_case(said: str, name: str, role: str) -> None:
    """Nobody says "Turku": she goes Turkuun, comes Turusta, and k, p and t give way in between."""
    found = FINLAND.exact(words_of(said), 0, asked=False)
    assert found is not None
    assert ([one.name for one in found[0].stations], found[0].role) == ([name], role)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "jag ska hem till Leipzig på söndag kväll, enkel"),
        ("nb", "jeg skal hjem til Leipzig på søndag kveld, en vei"),
        ("fi", "menisin kotiin Leipzigiin sunnuntai-iltana, pelkkä meno"),
    ],
)
def test_home_to_a_place_is_the_way_there(language: str, said: str) -> None:
    """Who lives in Leipzig goes home one way: no way back is sold to her."""
    facts = dict(understood(said, language=language).facts)
    assert (facts["destination"], facts["way"]) == (station("Leipzig Hbf"), "one-way")
    assert facts["out"] == "2026-11-29T18:00"
    assert "back" not in facts


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "min mormor och jag ska till Ulm, mormor är åttiotvå"),
        ("nb", "bestemor og jeg skal til Ulm, bestemor er åttito"),
        ("fi", "äiti on seitsemänkymmentäyhdeksän ja mennään Ulmiin, äiti ja minä"),
        ("sv", "mamma och jag åker till Ulm, hon är sextioåtta"),
    ],
)
def test_who_is_named_twice_pays_once(language: str, said: str) -> None:
    """Her grandmother, and how old she is: two travel, not three."""
    assert dict(understood(said, language=language).facts)["party"] == Party((("senior", 1), ("adult", 1)))


def test_the_eighth_is_not_the_eighteenth() -> None:
    """Norwegian åttende and attende differ by one ring, and by ten days."""
    said = "til Wien den femte desember, hjem den {}"
    assert dict(understood(said.format("åttende"), language="nb").facts)["back"] == "2026-12-08T08:00"
    assert dict(understood(said.format("attende"), language="nb").facts)["back"] == "2026-12-18T08:00"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "alla åker ju hem till jul"),
        ("sv", "vi var i Hamburg förra året"),
        ("nb", "det er hell i uhell"),
        ("nb", "vi var i Hamburg i fjor"),
        ("fi", "lahti on jäässä"),
        ("fi", "hän täyttää kahdeksankymmentä lauantaina"),
    ],
)
def test_talk_beside_buys_nothing(language: str, said: str) -> None:
    """People talk while they stand here: of Christmas, of last year, of luck."""
    assert understood(said, language=language).empty
