"""Stories of a receipt printer: paper counts when the printer itself says so, and nothing comes out later."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kiosk.devices import escpos_words as words
from kiosk.devices.escpos_line import Address
from kiosk.devices.escpos_printer import MIDWAY, EscposPrinter
from kiosk.devices.ports import DeviceTrouble
from kiosk.devices.simulated.escpos_machine import LINE, STOPS
from tests.devices.escpos_bench import PROGRAM, QUICK, Bench, picture, png, until

TICKET = png(picture())
BEFORE = {
    "paper-out": "no-paper",
    "cover-open": "cover-open",
    "off-line": "printer-offline",
    "cutter-jam": "cutter-jam",
    "fatal": "printer-error",
    "jam": "printer-stuck",  # says that it is ready: found out because it does nothing
    "half": "printer-stuck",
    "mute": "printer-mute",
    "deaf": "printer-mute",
    "unplugged": "printer-unplugged",
    "cable-out": "printer-unplugged",
}
WITHIN = {
    "paper-out": "paper-ran-out",
    "cover-open": "cover-opened",
    "off-line": "printer-stopped",
    "cutter-jam": "paper-jam",
    "fatal": "printer-broke",
    "jam": "printer-silent",
    "half": "printer-silent",
    "mute": "printer-silent",
    "deaf": "printer-silent",
    "unplugged": "printer-lost",
    "cable-out": "printer-lost",
}
MOMENTS = ("row 300", "cut", "answer")
EVERYDAY = [("paper-out", "row 300"), ("jam", "cut"), ("unplugged", "answer"), ("cable-out", "row 300")]
SLOW = [(fault, moment) for fault in WITHIN for moment in MOMENTS if (fault, moment) not in EVERYDAY]
GOES_ON = {"mute", "deaf", "cable-out"}  # nobody can reach it: it prints on alone, before anybody can wipe it


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "paper")
    yield bench
    bench.stop()


def trouble_of(printer: EscposPrinter, ticket: bytes = TICKET) -> DeviceTrouble:
    with pytest.raises(DeviceTrouble) as caught:
        printer.print(ticket, "K7Q2M9XP")
    return caught.value


@pytest.mark.parametrize("width", [576, 384])
def test_what_is_drawn_is_what_comes_out(tmp_path: Path, width: int) -> None:
    """Each dot, on rolls of 80 and of 58 mm, and one piece of paper for each ticket: an inspector scans them."""
    bench = Bench(tmp_path / "paper", width)
    printer = bench.printer()
    tickets = [picture(seed, width, height) for seed, height in ((1, 700), (2, 128), (3, 1604))]
    try:
        printer.check()
        for ticket in tickets:
            printer.print(png(ticket), "K7Q2M9XP")
    finally:
        bench.stop()

    assert [piece.tobytes() for piece in bench.pieces()] == [ticket.tobytes() for ticket in tickets]


@pytest.mark.parametrize("cut", ["half", "full"])
def test_the_last_line_is_fed_to_the_cutter_first(bench: Bench, cut: str) -> None:
    """The knife sits 12 mm above the print head: without feeding, the help number would be on the next ticket."""
    bench.printer(options=f"&cut={cut}").print(TICKET, "K7Q2M9XP")

    assert len(bench.pieces()) == 1
    assert bench.state()["hanging"] == 0


@pytest.mark.parametrize("fault", BEFORE)
def test_a_printer_that_cannot_print_is_seen_before_a_card_is_asked(bench: Bench, fault: str) -> None:
    """Each thing that staff must do has its own words, and not one dot of a ticket was printed."""
    bench.order(f"fault {fault}")
    printer = bench.printer()

    with pytest.raises(DeviceTrouble) as caught:
        printer.check()
    assert caught.value.say == BEFORE[fault]
    assert trouble_of(printer).say in (BEFORE[fault], "printer-stuck")
    bench.order("mend")
    assert (bench.settled()["hanging"], bench.pieces()) == (0, [])
    printer.print(TICKET, "K7Q2M9XP")
    assert len(bench.pieces()) == 1


@pytest.mark.parametrize(("fault", "moment"), EVERYDAY + [pytest.param(*case, marks=pytest.mark.slow) for case in SLOW])
def test_whatever_breaks_within_a_ticket_nothing_comes_out_later(bench: Bench, fault: str, moment: str) -> None:
    """The money is let go: a ticket that came out when the roll is changed would travel for nothing."""
    bench.order(f"fault {fault} at {moment}")
    printer = bench.printer()

    assert trouble_of(printer).say == WITHIN[fault]
    before = bench.settled()
    bench.order("mend")
    after = bench.settled()
    if fault not in GOES_ON:  # there a torn row may wait, if the line broke before all of the ticket was over it
        assert after["pieces"] == before["pieces"]
        assert after["held"] == 0

    printer.check()
    assert bench.settled()["held"] == 0, "whatever still lay there was wiped before another sale begins"
    printer.print(png(picture(2)), "NEXT2222")
    assert bench.pieces()[-1].tobytes() == picture(2).tobytes(), "the half ticket is cut off before the next one"
    assert bench.settled()["pieces"] == len(bench.pieces())


def test_each_trouble_of_the_roll_is_in_these_tables() -> None:
    """A fault that somebody adds to the simulator is tried at each moment too."""
    assert set(BEFORE) == set(WITHIN) == STOPS | LINE | {"half", "mute"}
    assert set(WITHIN.values()) <= set(MIDWAY.values())
    assert {key for _, _, key in words.TROUBLES} <= set(MIDWAY)


def test_without_a_wipe_the_ticket_would_come_out_with_the_next_roll(bench: Bench) -> None:
    """This is what the wipe is for: the printer holds what it was told, and is not ashamed of it."""
    bench.order("fault paper-out")
    with socket.create_connection(("127.0.0.1", bench.port)) as kiosk_that_dies:
        kiosk_that_dies.sendall(words.INIT + b"".join(words.strips(TICKET, 576)) + words.CUTS["full"])
        until(lambda: int(str(bench.state()["held"])) > 40_000)

    bench.order("mend")
    bench.settled()
    assert [piece.tobytes() for piece in bench.pieces()] == [picture().tobytes()]


def test_a_restarted_kiosk_has_the_held_ticket_forgotten(bench: Bench) -> None:
    """The power went within a ticket, with the paper out: recovery wipes, and the new roll stays white."""
    bench.order("fault paper-out")
    with socket.create_connection(("127.0.0.1", bench.port)) as kiosk_that_dies:
        kiosk_that_dies.sendall(words.INIT + b"".join(words.strips(TICKET, 576)) + words.CUTS["full"])
        until(lambda: int(str(bench.state()["held"])) > 40_000)

    bench.printer().wipe()
    bench.order("mend")
    assert (bench.settled()["held"], bench.pieces()) == (0, [])


@pytest.mark.slow
def test_an_older_printer_that_cannot_forget_is_not_trusted_until_it_is_empty(bench: Bench) -> None:
    """It knows no wipe: the void ticket does come out, but no other sale begins before, and staff know of it."""
    bench.order("fault no-wipe")
    bench.order("fault paper-out at row 300")
    printer = bench.printer()

    assert trouble_of(printer).detail.endswith("not wiped")
    for again in (printer.check, printer.wipe, bench.printer().wipe):
        with pytest.raises(DeviceTrouble, match="printer-stuck"):
            again()
    bench.order("mend paper-out")
    printer.check()
    printer.print(png(picture(2)), "NEXT2222")
    assert [piece.tobytes() for piece in bench.pieces()] == [picture().tobytes(), picture(2).tobytes()]


def test_a_printer_is_asked_whether_it_can_forget(bench: Bench) -> None:
    """The installer is told which kind it is."""
    assert bench.printer().knows_wipe()
    bench.order("fault no-wipe")
    assert not bench.printer().knows_wipe()


def test_a_printer_that_is_too_slow_is_stopped(bench: Bench) -> None:
    """Nobody waits for ever, and a ticket that was given up does not creep out afterwards."""
    bench.order("fault slow")

    assert trouble_of(bench.printer()).say == "printer-silent"
    bench.order("mend")
    assert bench.settled()["held"] == 0
    assert not bench.pieces()


class ScriptedLine:
    """Says exactly what a test wants: `ready`, in pieces, to the question before the ticket; `said` to the ticket;
    `late` when it is wiped; and the error `after` it.
    """

    def __init__(
        self, said: bytes = b"", late: bytes = b"", after: int = 0, ready: tuple[bytes, ...] = (b"\x00",)
    ) -> None:
        self._ready, self._said, self._late, self._after = ready, said, late, after
        self._asked = 0
        self._answers: list[bytes] = []

    def send(self, data: bytes, seconds: float) -> None:
        if data.endswith(words.ASK_QUEUED):
            self._asked += 1
            self._answers += self._ready if self._asked == 1 else [self._said]
        elif data == words.WIPE:
            self._answers += [self._late + b"\x37\x25\x00"]
        elif data in words.STATUS.values():
            error = self._after if data == words.STATUS[3] and self._asked == 2 else 0
            self._answers += [bytes([0x12 | error])]

    def receive(self, seconds: float) -> bytes:
        return self._answers.pop(0) if self._answers else b""

    def close(self) -> None: ...


@dataclass(frozen=True)
class ScriptedPrinter(Address):
    line: ScriptedLine = field(default_factory=ScriptedLine)

    def open(self, seconds: float) -> ScriptedLine:
        return self.line


def scripted(**said: object) -> EscposPrinter:
    return EscposPrinter(ScriptedPrinter("escpos", line=ScriptedLine(**said)), replace(QUICK, confirm=0.02))


def test_an_answer_in_the_last_moment_counts() -> None:
    """The paper is out, and the printer says so just before it is wiped: a good ticket is not made void."""
    scripted(late=b"\x00").print(TICKET, "K7Q2M9XP")


def test_an_answer_with_the_paper_at_its_end_does_not_count() -> None:
    """The roll ended with this ticket: nobody knows whether its last line is on it."""
    assert trouble_of(scripted(said=b"\x0c")).say == "paper-ran-out"


def test_a_ticket_that_is_stuck_at_the_knife_does_not_count() -> None:
    """Printed, and nobody can take it: the printer reports its cutter after it has answered."""
    assert trouble_of(scripted(said=b"\x00", after=0x08)).say == "paper-jam"
    scripted(said=b"\x00").print(TICKET, "K7Q2M9XP")


def test_an_answer_to_somebody_elses_ticket_does_not_count() -> None:
    """A job from before a restart ends only now, and its answer comes to us: ours is still to come, and never does."""
    assert trouble_of(scripted(ready=(b"\x00", b"\x00"))).say == "printer-silent"


def test_a_printer_that_talks_unasked_is_not_misunderstood(bench: Bench) -> None:
    """Its status packets hold bytes that look like "done": only an answer to our ticket is one."""
    bench.order("fault chatty")
    printer = bench.printer()
    printer.check()
    bench.order("fault jam at row 300")

    assert trouble_of(printer).say == "printer-silent"


def test_a_nearly_empty_roll_still_sells(bench: Bench) -> None:
    """Staff are told in time; the traveller notices nothing."""
    bench.order("fault near-end")
    printer = bench.printer()
    assert not printer.near_end, "nobody has looked yet"

    printer.check()
    assert printer.near_end
    printer.print(TICKET, "K7Q2M9XP")
    bench.order("mend")
    printer.check()
    assert not printer.near_end


def test_somebody_else_on_the_line_is_seen(bench: Bench) -> None:
    """Such a printer serves one connection: a till that still holds it makes the kiosk say so, not hang."""
    with socket.create_connection(("127.0.0.1", bench.port)), pytest.raises(DeviceTrouble, match="printer-mute"):
        bench.printer().check()
    bench.printer().check()


@pytest.mark.parametrize(
    "wrong",
    [png(picture(1, 384)), png(picture().convert("L")), b"not a picture at all"],
    ids=["narrow", "grey", "none"],
)
def test_a_picture_that_does_not_fit_is_our_bug_and_is_not_sent(bench: Bench, wrong: bytes) -> None:
    """It would come out cut off or garbled: refused before a byte of it leaves."""
    with pytest.raises(ValueError, match="The printer takes"):
        bench.printer().print(wrong, "K7Q2M9XP")
    assert bench.settled()["hanging"] == 0


def test_switched_off_within_a_ticket(bench: Bench) -> None:
    """Somebody pulls the plug and puts it in again: half a ticket hangs there, the rest is forgotten."""
    bench.order("fault unplugged at row 300")
    printer = bench.printer()

    assert trouble_of(printer).say == "printer-lost"
    assert bench.state()["hanging"] == 300
    bench.order("mend")
    printer.print(png(picture(2)), "NEXT2222")
    half, whole = bench.pieces()
    assert half.crop((0, 0, 576, 300)).tobytes() == picture().crop((0, 0, 576, 300)).tobytes()
    assert whole.tobytes() == picture(2).tobytes()


def test_paper_outlives_the_printers_program(bench: Bench) -> None:
    """What is printed stays printed: killed between two tickets and within one, nothing is lost or doubled."""
    bench.printer().print(TICKET, "K7Q2M9XP")
    bench.order("fault jam at row 300")
    trouble_of(bench.printer())
    bench.stop()
    bench.start()

    assert bench.state()["hanging"] == 300
    printer = bench.printer()
    printer.wipe()
    printer.print(png(picture(2)), "NEXT2222")
    whole, half, last = bench.pieces()
    assert (whole.tobytes(), last.tobytes()) == (picture().tobytes(), picture(2).tobytes())
    assert half.height >= 300


def test_the_control_door_helps_who_mistypes(bench: Bench) -> None:
    """A demonstrator in front of an audience reads what to type instead."""
    assert bench.order("fault paper-oot")["wrong"] == "'paper-oot' means nothing. Did you mean paper-out?"
    assert "no such order" in str(bench.order("explode")["wrong"])
    assert "means nothing" in str(bench.order("fault jam at noon")["wrong"])
    assert bench.state()["faults"] == []


def test_the_simulator_starts_without_heavy_libraries() -> None:
    """The crash bench starts it hundreds of times."""
    source = f"import sys, {PROGRAM}; print([name for name in ('PIL', 'escpos', 'sqlalchemy') if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"
