"""The bytes of a receipt printer: as others write them, in whatever pieces they come, no command hidden."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from escpos.printer import Dummy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.devices import escpos_words as words
from kiosk.devices.escpos_line import LineBroken, read_address
from kiosk.devices.escpos_printer import EscposPrinter
from kiosk.devices.simulated.escpos_machine import Machine
from kiosk.devices.simulated.roll import CUTTER, Roll
from tests.devices.escpos_bench import QUICK, picture, png, until

STATUS_BYTES = [byte for byte in range(256) if byte & 0x93 == 0x12]
ASB_FIRST = [byte for byte in range(256) if byte & 0x93 == 0x10 and byte != 0x37]
QUEUED_BYTES = [byte for byte in range(256) if byte & 0x90 == 0]


def test_pictures_are_written_as_python_escpos_writes_them() -> None:
    """Another implementation, which prints in thousands of shops, gives the same bytes for the same picture."""
    other = Dummy()
    other.image(picture(), impl="bitImageRaster", fragment_height=words.STRIP_ROWS, center=False)

    assert b"".join(words.strips(png(picture()), 576)) == other.output


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=64, max_size=64), st.integers(1, 40))
def test_no_command_hides_in_a_picture(row: bytes, rows: int) -> None:
    """Printers carry out real-time commands inside pictures too: one could open a drawer, or lose a strip."""
    image = Image.frombytes("1", (512, rows), row * rows)
    try:
        sent = b"".join(words.strips(png(image), 512))
    except ValueError:
        return  # refused aloud: the next test has such a picture
    assert not any(command in sent for command in words.AT_ONCE)


def dots(*offsets: int) -> Image.Image:
    """Rows with the two dots of 10 04, each row shifted by so many dots."""
    rows = [(0x10040000 >> offset).to_bytes(4, "big") for offset in offsets]
    return Image.frombytes("1", (32, len(rows)), bytes(byte ^ 0xFF for row in rows for byte in row))


def test_a_picture_with_a_command_in_it_moves_by_a_dot() -> None:
    """Nobody sees an eighth of a millimetre; and where no place is free, it is refused rather than sent."""
    moved = b"".join(words.strips(png(dots(0)), 32))
    assert moved.endswith((0x10040000 >> 1).to_bytes(4, "big"))
    with pytest.raises(ValueError, match="No position"):
        words.strips(png(dots(*(-shift % 8 for shift in range(8)))), 32)


def test_the_simulator_does_carry_out_hidden_commands(tmp_path: Path) -> None:
    """Else the guard would be proved against a printer that is too kind."""
    machine = Machine(Roll(tmp_path, 32))
    answers: list[bytes] = []
    machine.take(b"\x1dv0\x00\x04\x00\x01\x00\x10\x04\x01\x00", answers.append)

    assert answers == [b"\x12"]
    assert machine.state()["hanging"] == 0, "the row is short of what was taken for a command"


@pytest.mark.parametrize(
    ("status", "key"),
    [
        ({1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}, ""),
        ({1: 0x12, 4: 0x1E}, ""),  # near the end
        ({1: 0x1A, 2: 0x16}, "cover-open"),
        ({1: 0x1A, 2: 0x32, 4: 0x7E}, "no-paper"),
        ({1: 0x1A, 2: 0x12, 4: 0x7E}, "no-paper"),
        ({1: 0x1A, 2: 0x52, 3: 0x1A}, "cutter-jam"),
        ({1: 0x1A, 2: 0x52, 3: 0x32}, "printer-error"),
        ({1: 0x1A, 2: 0x52, 3: 0x52}, "printer-error"),
        ({1: 0x1A, 2: 0x36, 3: 0x12, 4: 0x7E}, "cover-open"),  # open, so it sees no paper: closing may be enough
        ({1: 0x1A}, "printer-offline"),
    ],
)
def test_four_bytes_become_one_thing_to_do(status: dict[int, int], key: str) -> None:
    """Of all that it reports, staff read what explains the rest."""
    assert words.trouble(status) == key


def asb(first: int, rest: bytes) -> bytes:
    return bytes([first]) + bytes(byte & 0x6F for byte in rest)


SAID = st.lists(
    st.one_of(
        st.sampled_from(STATUS_BYTES).map(lambda byte: ("status", bytes([byte]))),
        st.sampled_from(QUEUED_BYTES).map(lambda byte: ("queued", bytes([byte]))),
        st.builds(
            lambda first, rest: ("asb", asb(first, rest)), st.sampled_from(ASB_FIRST), st.binary(min_size=3, max_size=3)
        ),
        st.sampled_from(
            [("flow", b"\x11"), ("flow", b"\x13"), ("wiped", b"\x37\x25\x00"), ("block", b"\x37\x22abcd\x00")]
        ),
    )
)


@given(SAID, st.data())
def test_answers_are_understood_in_whatever_pieces_they_come(
    said: list[tuple[str, bytes]], data: st.DataObject
) -> None:
    """A status that nobody asked for is never taken for "your ticket is out"."""
    ear = words.Ear()
    stream = b"".join(answer for _, answer in said)
    for piece in chunks(stream, data):
        ear.hear(piece)

    assert ear.status == [answer[0] for kind, answer in said if kind == "status"]
    assert ear.queued == [answer[0] for kind, answer in said if kind == "queued"]
    assert ear.wiped == any(kind == "wiped" for kind, _ in said)


def chunks(stream: bytes, data: st.DataObject) -> Iterator[bytes]:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)), max_size=12)))
    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        yield stream[start:end]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_job_prints_alike_in_whatever_pieces_it_comes(tmp_path: Path, data: st.DataObject) -> None:
    """Networks cut where they like, also within a command: the paper and the answers are the same."""
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    image = picture(7, 64, 40)
    job = (
        words.STATUS[1] + words.INIT + words.ASB_OFF + b"".join(words.strips(png(image), 64))
        + words.STATUS[4] + words.CUTS["half"] + words.ASK_QUEUED
    )  # fmt: skip
    machine = Machine(Roll(folder, 64))
    answers: list[bytes] = []
    kept = b""
    for piece in chunks(job, data):
        kept = machine.take(kept + piece, answers.append)

    until(lambda: len(answers) == 3)
    assert sorted(answers) == [b"\x00", b"\x12", b"\x12"]
    paper = Image.open(folder / "0001.png")
    assert paper.crop((0, CUTTER, 64, paper.height)).tobytes() == image.tobytes()


def test_stray_letters_are_seen_on_the_paper(tmp_path: Path) -> None:
    """A printer prints whatever it does not understand: garbage must not vanish in a simulator."""
    machine = Machine(Roll(tmp_path, 64))
    machine.take(b"AB\n", lambda _: None)
    until(lambda: machine.state()["hanging"] == 24)


def test_a_printer_on_a_serial_line(tmp_path: Path) -> None:
    """Older machines hang on /dev/ttyS0: the same words over a device file, which is listened to as well."""
    master, device = os.openpty()
    name = os.ttyname(device)
    machine = Machine(Roll(tmp_path / "paper", 384))

    def wire() -> None:
        kept = b""
        while True:
            try:
                kept = machine.take(kept + os.read(master, 4096), lambda answer: void(os.write(master, answer)))
            except OSError:
                return

    threading.Thread(target=wire, daemon=True).start()
    printer = EscposPrinter(read_address(f"escpos+file://{name}?width=384&baud=38400"), QUICK)
    printer.check()
    printer.print(png(picture(1, 384, 300)), "K7Q2M9XP")
    os.close(device)

    paper = Image.open(tmp_path / "paper" / "0001.png")
    assert paper.crop((0, CUTTER, 384, paper.height)).tobytes() == picture(1, 384, 300).tobytes()


def void(_: int) -> None: ...


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("escpos://printer.local", ("printer.local", 9100, 576, "half")),
        ("escpos://10.0.0.7:9101?width=384&cut=full", ("10.0.0.7", 9101, 384, "full")),
    ],
)
def test_an_address_says_where_and_what_kind(text: str, said: tuple[object, ...]) -> None:
    """One line in loket.toml; what is left out is what most printers are."""
    address = read_address(text)
    assert (address.host, address.port, address.width_dots, address.cut) == said


def test_usb_and_files_are_addresses_too() -> None:
    """As `lsusb` and `ls /dev` show them."""
    usb = read_address("escpos+usb://04b8:0e28")
    assert (usb.vendor, usb.product) == (0x04B8, 0x0E28)
    assert read_address("escpos+file:///dev/usb/lp0?confirm=15").file == "/dev/usb/lp0"


@pytest.mark.parametrize(
    ("text", "what", "cure"),
    [
        ("laser", "not a printer that we have", 'Write "escpos://'),
        ("escpos://", "names no host", 'Write "escpos://'),
        ("escpos://host:70000", "cannot be read", 'Write "escpos://'),
        ("escpos+usb://epson", "not vendor:product", 'Write "escpos://'),
        ("escpos+file://dev/usb/lp0", "three strokes", 'Write "escpos://'),
        ("escpos://host?width=80", "no roll is 80 dots wide", "576 (an 80 mm roll)"),
        ("escpos://host?cut=knife", '"knife" is no way to cut', "half, full"),
        ("escpos://host?colour=red", 'nobody reads the option "colour"', "width, cut"),
        ("escpos://host?confirm=soon", "confirm = soon is not a whole number", "digits"),
    ],
)
def test_a_slip_in_the_address_is_told_with_its_cure(text: str, what: str, cure: str) -> None:
    """Whoever mounts the machine has no programmer at hand."""
    with pytest.raises(ValueError) as wrong:
        read_address(text)
    told, advice = wrong.value.args
    assert what in told
    assert cure in advice


@pytest.mark.parametrize("address", ["escpos+file:///dev/no-such-printer", "escpos+usb://04b8:0e28"])
def test_a_printer_that_is_not_there_is_said_to_be_so(address: str) -> None:
    """A loose cable, or a library that USB needs: named, instead of a bug in the log."""
    with pytest.raises(LineBroken, match=r"there is no|pyusb is not installed|no printer"):
        read_address(address).open(0.1)
