"""The letter board on the panel: what the plan counts on has room, and the largest text pushes nothing out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.flows.model import Answer
from kiosk.flows.prompt import Beginning, Choice, Suggestions
from kiosk.timetable.letter_board import LINES
from kiosk.timetable.shipped import read_demo
from kiosk.timetable.stations import StationIndex
from kiosk.visits.actions import BOARD_STATIONS
from tests.timetable.spellers import with_room
from tests.ui.conftest import WORDS
from tests.ui.prompts import frame, prompts
from ui.view import view_of
from ui.window import Window

TITLES = {"en": "Where do you want to go?", "nl": "Waar wilt u naartoe?", "de": "Wohin möchten Sie?"}


@pytest.mark.slow
@pytest.mark.parametrize("language", TITLES)
def test_the_panel_has_the_room_that_the_plan_counts_on(windows: Callable[[str], Window], language: str) -> None:
    """Six tiles and two lines of jumps: the fewest touches are promised for what is really shown."""
    window = windows("portrait")
    index = StationIndex(read_demo().timetable)
    here = index.named("Köln Hbf").id
    step = replace(prompts(language)["station"], title=TITLES[language])
    for typed in ("", "b", "m", "s", "w", "ha", "f", "frankfurt"):
        found = index.suggest(typed, BOARD_STATIONS, here)
        places = tuple(
            Choice(s.id, s.name, Answer.of(destination=s.id), index.called(s, language)) for s in found.stations
        )
        keys = tuple(Beginning(jump.typed, jump.label, jump.rank) for jump in found.jumps)
        shown = Suggestions(typed.upper(), places, found.letters, found.count, beginnings=keys)
        window.show(view_of(step, frame(language, "station", suggestions=shown), WORDS.texts(language)))
        names = [item.objectName() for item in window.items()]
        assert len([name for name in names if name.startswith("choice-")]) == len(places)
        assert len([name for name in names if name.startswith("begin-")]) >= len(with_room(keys, LINES)) - 1


def test_no_jumps_no_gap(windows: Callable[[str], Window]) -> None:
    """Where nothing can be jumped to, no empty line stays behind."""
    window = windows("portrait")
    step = prompts("en")["station"]
    empty = Suggestions("QX", (), "ABC", 0, "No place starts with QX.")
    window.show(view_of(step, frame("en", "station", suggestions=empty), WORDS.texts("en")))
    assert not [item for item in window.items() if item.objectName().startswith("begin-")]
