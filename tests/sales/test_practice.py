"""A machine to practise at: she may do everything wrong, and no cent and no ticket number is ever touched."""

import json
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kiosk.barcode.symbol import read
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.printer import SimulatedPrinter
from kiosk.practice import assemble_practice
from kiosk.sales.practice import PracticeTill
from kiosk.sales.till import LETTERS
from kiosk.settings import DeviceSettings, Settings
from tests.clock import FakeClock
from tests.sales.shop import ALL_WORDS, ISSUER, OFFER

BUY = """
import json, sys
from pathlib import Path
from dataclasses import replace
from kiosk.practice import assemble_practice
from kiosk.settings import DeviceSettings, Settings
from tests.clock import FakeClock

home, port = Path(sys.argv[1]), sys.argv[2]
settings = replace(Settings(home), devices=DeviceSettings(terminal=f"zvt://127.0.0.1:{port}"))
kiosk = assemble_practice(settings, FakeClock())
kiosk.settle()
visit = kiosk.open_visit("en")
prompt = visit.send(visit.prompt().choices[0].answer)
prompt = visit.send(next(choice.answer for choice in prompt.choices if choice.id == "senior:1"))
visit.send(prompt.choices[0].answer)
told = []
visit.act(told.append)
end = visit.act(told.append)
print(json.dumps({"step": end.step, "told": told, "modules": sorted(sys.modules)}))
"""
FORBIDDEN = ("kiosk.devices.payment", "kiosk.sales.store", "kiosk.sales.till", "kiosk.sales.sealing", "kiosk.barcode",
             "kiosk.devices.simulated.terminal", "kiosk.devices.simulated.store")  # fmt: skip


@pytest.mark.slow
def test_a_whole_purchase_leaves_no_trace_but_its_paper(home: Path) -> None:
    """From hello to the paper in the hand: no call to the terminal, no file of sales, no key."""
    before = {file.name for file in home.iterdir()}
    with socket.create_server(("127.0.0.1", 0)) as terminal:
        terminal.setblocking(False)
        port = str(terminal.getsockname()[1])
        ran = subprocess.run(
            [sys.executable, "-c", BUY, str(home), port], capture_output=True, text=True, check=False, cwd=Path.cwd()
        )
        assert ran.returncode == 0, ran.stderr
        with pytest.raises(BlockingIOError):
            terminal.accept()  # nobody has called: not one byte

    said = json.loads(ran.stdout.splitlines()[-1])
    assert said["step"] == "your-ticket"
    assert "practice-card" in said["told"]
    assert not [name for name in said["modules"] if name.startswith(FORBIDDEN)]
    assert {file.name for file in home.iterdir()} - before == {"paper"}
    (paper,) = (home / "paper").iterdir()
    assert read(Image.open(paper)) == (), "nothing on it that an inspector's device could take for a ticket"


@pytest.mark.parametrize("language", ALL_WORDS.languages)
def test_the_paper_says_what_it_is_in_the_largest_letters(tmp_path: Path, language: str) -> None:
    """Nobody can take it for a ticket, not even from across the platform: the largest letters say so twice."""
    till = PracticeTill(SimulatedPrinter(tmp_path, Faults()), ALL_WORDS, FakeClock(), ISSUER)
    sale = till.charge(replace(OFFER, demo=False), language, str).sale
    document = till.document(sale)

    texts = ALL_WORDS.texts(language)
    assert document.words().count(texts.say("practice-paper")) == 2
    assert document.marking == texts.say("practice-not-a-ticket")
    assert not {type(block).__name__ for block in document.blocks} & {"FromTo", "Barcode", "Title"}


def test_practice_fails_as_the_real_one_does(tmp_path: Path) -> None:
    """One learns most from an empty roll and from pressing stop."""
    faults = Faults()
    till = PracticeTill(SimulatedPrinter(tmp_path, faults), ALL_WORDS, FakeClock(), ISSUER)
    paid = till.charge(OFFER, "en", str)
    faults.set("printer", "jam-once")
    assert till.deliver(paid.sale, str).outcome == "jammed"
    faults.set("printer", "no-paper")
    assert till.deliver(paid.sale, str).outcome == "no-paper"
    assert till.charge(OFFER, "en", str).outcome == "no-paper"
    faults.set("printer", "works")
    assert till.charge(OFFER, "en", lambda _: till.cancel()).outcome == "cancelled"
    assert till.deliver(paid.sale, str).outcome == "done"
    assert till.settle() == ()


def test_its_number_is_no_ticket_number() -> None:
    """It cannot be drawn from the number range, whatever chance does."""
    from kiosk.sales.practice import NUMBER

    assert set(NUMBER) - set(LETTERS)


def test_it_has_the_words_for_its_band(home: Path) -> None:
    """Each screen of a practice kiosk says that it is one; the screens themselves come later."""
    settings = replace(Settings(home), devices=DeviceSettings())
    kiosk = assemble_practice(settings, FakeClock())
    assert "not a ticket" in kiosk.note(kiosk.content.words.texts("en"))
