"""A cable is pulled while a row of the ticket is half over it: what lies in the printer then must not be forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.escpos_line import _EscposLine
from kiosk.devices.ports import DeviceTrouble
from tests.devices.escpos_bench import Bench, picture, png, until

ROW = 576 // 8  # bytes


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "paper")
    yield bench
    bench.stop()


def test_the_rest_of_a_torn_row_is_wiped_before_the_next_sale(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kiosk is slower than the printer, as on a busy machine: the break leaves half a row in its memory.

    Nobody can reach it then. At the next look it is wiped, so that it does not swallow the start of the next ticket.
    """
    whole = _EscposLine.send
    over = 0

    def slowly(line: _EscposLine, data: bytes, seconds: float) -> None:
        nonlocal over
        for at in range(0, len(data), 1000):
            part = data[at : at + 1000]
            whole(line, part, seconds)
            over += len(part) if len(data) > 1000 else 0
            until(arrived)

    def arrived() -> bool:
        state = bench.state()
        return bool(state["faults"]) or ROW * int(str(state["hanging"])) + int(str(state["held"])) > over - 1000

    monkeypatch.setattr(_EscposLine, "send", slowly)
    bench.order("fault cable-out at row 300")
    printer = bench.printer()

    with pytest.raises(DeviceTrouble) as caught:
        printer.print(png(picture()), "K7Q2M9XP")
    assert (caught.value.say, caught.value.detail) == ("printer-lost", "K7Q2M9XP, not wiped")
    assert 0 < int(str(bench.settled()["held"])) < ROW
    bench.order("mend")
    monkeypatch.undo()
    printer.check()
    assert bench.settled()["held"] == 0
    printer.print(png(picture(2)), "NEXT2222")
    assert bench.pieces()[-1].tobytes() == picture(2).tobytes()
