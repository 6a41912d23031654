"""An operator writes down which stations are free of steps, and how staff want to be told."""

from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.language import WORDS
from kiosk.timetable.facts import NO_FACTS, Freedom, StationFacts, facts_for, read_facts
from kiosk.timetable.shipped import read_demo
from kiosk.timetable.step_free import StepFreeWays
from tests.timetable.stations_on_foot import step_free


def test_facts_as_an_operator_writes_them(tmp_path: Path) -> None:
    """One line for most stations; a table where staff must be told."""
    known = step_free(tmp_path)
    file = tmp_path / "step-free.toml"
    file.write_text(
        'attribution = "Test Rail"\nphone = "123"\n[stations]\nMitte = "partly"\n'
        'ost = { step_free = "yes", notice_minutes = 60, phone = "456" }\n'
    )
    facts = read_facts(file, known.timetable)
    numbers = known.timetable.number_of
    assert facts.attribution == "Test Rail"
    assert facts.at(numbers["mitte"]) == StationFacts(Freedom.PARTLY, 0, "123")
    assert facts.at(numbers["ost"]) == StationFacts(Freedom.YES, 60, "456")
    assert facts.at(99) == StationFacts(Freedom.UNKNOWN, 0, "123")
    assert facts_for(tmp_path, known.timetable) == facts
    assert facts_for(tmp_path / "elsewhere", known.timetable) is NO_FACTS


def test_the_guides_own_example_can_be_copied(tmp_path: Path) -> None:
    """An operator begins with what the guide shows."""
    guide = (WORDS.parents[1] / "docs" / "step-free.md").read_text("utf-8").partition("## Stations: step-free.toml")[2]
    lines = [line[4:] for line in guide.partition('"no" closes')[0].splitlines() if line.startswith("    ")]
    (tmp_path / "step-free.toml").write_text("\n".join(lines), "utf-8")
    facts = facts_for(tmp_path, read_demo().timetable, demo=True)
    assert sorted(said.step_free for said in facts.of.values()) == [Freedom.NO, Freedom.PARTLY, Freedom.YES]
    assert facts.otherwise.notice_minutes == 60


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[stations]\nMitte = yes\n", ":2: SF001 is not TOML"),
        ('[stations]\nMitte = "yess"\n', ':2: SF003 Mitte: \'yess\' is no answer. Write "yes", "partly" or "no".'),
        ('[stations]\nMite = "yes"\n', ":2: SF004 no station is called 'Mite'. Did you mean 'Mitte'?"),
        (
            '[stations]\nMitte = { stepfree = "yes" }\n',
            ":2: SF002 stepfree means nothing here. Did you mean step_free?",
        ),
        ('notice_minutes = "60"\n', ":1: SF003 notice_minutes = '60' is not a number of minutes."),
        ("notice_minutes = -1\n", ":1: SF003 notice_minutes = -1 is not a number of minutes."),
        ("[stations]\nMitte = { phone = 5 }\n", ":2: SF003 phone = 5 is not words in quotes."),
        ('stations = "all"\n', ":1: SF003 stations is not a table."),
        ('step_free = "yes"\n', ":1: SF002 step_free means nothing here."),
        ("notice_minutes = true\n", ":1: SF003 notice_minutes = True is not a number of minutes."),
    ],
)
def test_a_mistake_in_the_facts_is_named(tmp_path: Path, text: str, told: str) -> None:
    """File, line and cure; nothing is taken of a file with a mistake."""
    known = step_free(tmp_path)
    file = tmp_path / "step-free.toml"
    file.write_text(text)
    with pytest.raises(FaultyFile) as caught:
        read_facts(file, known.timetable)
    assert str(caught.value.faults[0]).removeprefix(str(file)).startswith(told)


def test_the_demo_knows_its_german_stations(tmp_path: Path) -> None:
    """Deutsche Bahn says of its stations what the demo timetable does not; abroad nothing is claimed."""
    timetable = read_demo().timetable
    facts = facts_for(tmp_path, timetable, demo=True)
    assert "Deutsche Bahn" in facts.attribution
    known = {timetable.stations[number].name: said.step_free for number, said in facts.of.items()}
    assert known["Köln Hbf"] == Freedom.YES
    assert "Utrecht Centraal" not in known
    assert len(known) >= 300
    now = StepFreeWays(timetable, facts=facts).access()
    at_home = {platform.station for number, platform in enumerate(timetable.platforms) if number in now.enter}
    assert at_home == {number for number, said in facts.of.items() if said.step_free != Freedom.PARTLY}
