"""The search's machine code is made once, and read by every kiosk without the compiler that made it."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kiosk.timetable import search_kept, search_plain
from kiosk.timetable.engine import open_engine
from kiosk.timetable.planner import Planner
from tests.clock import FakeClock
from tests.timetable.feeds import at, read

TRAINS = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 11:10", "C 12:00"]}


def code() -> bytes:
    """The code of this machine, made by the first who asked for it."""
    open_engine()
    found = search_kept.read()
    assert found is not None
    return found


def test_a_kiosk_does_not_load_the_compiler() -> None:
    """A third of the memory, and half a second: the code is there when a kiosk starts."""
    code()
    asked = (
        "import sys; from kiosk.timetable.engine import open_engine;"
        "assert open_engine().fast; print([name for name in ('numba', 'scipy') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.slow
def test_what_is_made_now_is_what_was_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Made anew in a folder of its own, kept there under the same name, and trains are found with it."""
    name = search_kept.kept().name
    monkeypatch.setattr(search_kept, "KEPT", tmp_path / "new")
    engine = open_engine()
    assert engine.fast
    assert [file.name for file in (tmp_path / "new").iterdir()] == [name]
    asked = Planner(read(tmp_path, TRAINS).timetable, FakeClock(at(9)), engine=engine)
    assert asked.itineraries("A", "C", at(9))[0].arrival == at(12)


def test_what_others_can_write_is_never_run(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """To load machine code is to run it."""
    found = code()
    monkeypatch.setattr(search_kept, "KEPT", tmp_path)
    search_kept.keep(found)
    assert search_kept.read() == found
    search_kept.kept().chmod(0o666)
    assert search_kept.read() is None
    assert "can be written by others" in caplog.text


def test_code_of_another_text_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever changes a word of the search gets what the new text says; the old code is cleared away."""
    found = code()
    monkeypatch.setattr(search_kept, "KEPT", tmp_path)
    search_kept.keep(found)
    changed = tmp_path / "search_plain.py"
    changed.write_bytes(Path(str(search_plain.__file__)).read_bytes() + b"\n")
    monkeypatch.setattr(search_kept, "TEXTS", (changed, *search_kept.TEXTS[1:]))
    assert search_kept.read() is None
    search_kept.keep(found)
    assert [file.name for file in tmp_path.glob("*.o")] == [search_kept.kept().name]


def test_the_code_takes_whole_arrays_only() -> None:
    """It would read beside the numbers of another kind of array, and say nothing."""
    function = search_kept.loaded(code())["link"]
    with pytest.raises(TypeError, match="whole"):
        function(np.zeros((4, 4), np.int32)[:, 1:])
    with pytest.raises(TypeError, match="whole"):
        function([1, 2])
