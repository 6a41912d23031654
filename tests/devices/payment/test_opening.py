"""Stories of an installer: a line of settings, a plain answer whether it works, and no riddle when it does not."""

import socket
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.devices.cabinet import open_cabinet
from kiosk.devices.payment import nexo_words, zvt_words
from kiosk.devices.payment.counter import AwayCounter, HereCounter
from kiosk.devices.payment.nexo import NexoTerminal
from kiosk.devices.payment.opening import SECRET, open_payment
from kiosk.devices.payment.zvt import ZvtTerminal
from kiosk.devices.payment.zvt_vending import VendingTerminal
from kiosk.devices.ports import PaymentTerminal
from kiosk.errors import FaultyFile
from kiosk.operator.cli import main
from kiosk.operator.devices import checked
from kiosk.settings import DeviceSettings, Settings, read_settings
from tests.devices.payment.hall import FARE, TerminalOnTheWall, Till, zvt
from tests.devices.payment.test_nexo import NexoOnTheWall
from tests.sales.shop import ALL_WORDS


def opened(home: Path, written: str) -> PaymentTerminal | None:
    return open_payment(written, home, SystemClock())


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("zvt://192.168.1.20", ZvtTerminal),
        ("zvt://192.168.1.20:20008?password=123456&mode=payment&holds=no&currency=CHF", ZvtTerminal),
        ("zvt://host?mode=vending&polls=30", VendingTerminal),
        ("nexo+http://127.0.0.1:9000/nexo?sale=KIOSK-1&poi=V400m-1", NexoTerminal),
        ("counter", AwayCounter),
        ("counter?way=here", HereCounter),
    ],
)
def test_each_line_of_settings_opens_its_terminal(tmp_path: Path, written: str, kind: type) -> None:
    """Nothing is connected yet: a kiosk starts although its terminal is still off."""
    assert type(opened(tmp_path, written)) is kind
    settings = Settings(tmp_path, devices=DeviceSettings(terminal=written))
    assert type(open_cabinet(settings).terminal) is kind


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("zvt://", "names no host"),
        ("zvt://host?mode=vendin", "Did you mean vending?"),
        ("zvt://host?passwort=1", "Did you mean password?"),
        ("zvt://host?password=abc", "no number"),
        ("zvt://host?polls=300", "no number up to 255"),
        ("zvt://host?currency=XYZ", "means nothing"),
        ("zvt://host:port", "cannot be understood"),
        ("nexo+https://host?sale=K", "poi is missing"),
        ("nexo+https://host?sale=K&poi=P", "ca is missing"),
        ("nexo+https://host?sale=K&poi=P&ca=nowhere.pem", "is not there"),
        ("nexo+http://192.168.1.20?sale=K&poi=P", "Write nexo+https"),
        ("counter?way=gone", "Known: away, here"),
    ],
)
def test_a_slip_in_the_line_is_said_with_its_cure(tmp_path: Path, written: str, says: str) -> None:
    """At the start, not at the first sale."""
    with pytest.raises(FaultyFile) as faulty:
        opened(tmp_path, written)
    assert says in str(faulty.value)
    assert "devices.terminal" in str(faulty.value)


def test_a_key_file_is_read_or_explained(tmp_path: Path) -> None:
    """The passphrase stands in a file of its own, not in the settings that everybody is sent."""
    line = "nexo+http://127.0.0.1?sale=K&poi=P&key=key.toml"
    key = tmp_path / "key.toml"
    key.write_text('identifier = "k"\nversion = 1\n')
    with pytest.raises(FaultyFile, match="passphrase"):
        opened(tmp_path, line)
    key.write_text('identifier = "k"\nversion = 1\npassphrase = "p"\n')
    terminal = opened(tmp_path, line)
    assert isinstance(terminal, NexoTerminal)
    assert terminal.sealed


def test_the_counters_secret_is_made_once_and_for_nobody_else(tmp_path: Path) -> None:
    """Slips of yesterday are still good today; other users of the machine cannot make any."""
    opened(tmp_path, "counter")
    secret = (tmp_path / SECRET).read_bytes()
    opened(tmp_path, "counter?way=here")
    assert (tmp_path / SECRET).read_bytes() == secret
    assert (tmp_path / SECRET).stat().st_mode & 0o077 == 0


def check(home: Path, terminal: str) -> tuple[str, bool]:
    lines, good = checked(Settings(home, devices=DeviceSettings(terminal=terminal)))
    return "\n".join(lines), good


def test_a_good_terminal_is_fit_to_open(tmp_path: Path, wall: TerminalOnTheWall) -> None:
    """Registered, our currency, idle, no day end due, lists its holds: an installer can go home."""
    told, good = check(tmp_path, f"zvt://127.0.0.1:{wall.port}")
    assert good
    for words in (
        "has registered this kiosk",
        "currency is EUR, as yours",
        "no day end is due",
        "none is",
        "a simulated machine is there to try",  # the printer: only the terminal is real here
    ):
        assert words in told


def test_what_is_not_good_is_said_with_what_to_do(tmp_path: Path, wall: TerminalOnTheWall) -> None:
    """Money still held, a full memory, another currency, nobody there: each with its cure, and exit code 1."""
    till = Till(zvt(wall.port))
    till.authorise(FARE)
    till.terminal.close()
    line = f"zvt://127.0.0.1:{wall.port}"
    told, good = check(tmp_path, line)
    assert not good
    assert "Money is still held: receipt 0001." in told
    assert "1 thing(s) to do before you open." in told
    till.release()
    till.terminal.close()
    told, _ = check(tmp_path, f"{line}?currency=CHF")
    assert "Its currency is EUR, yours is CHF." in told
    wall.faults.set("full")
    assert "Run a day end at the terminal" in check(tmp_path, line)[0]
    wall.faults.mend()
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        told, good = check(tmp_path, f"zvt://127.0.0.1:{nobody.getsockname()[1]}")
    assert not good
    assert "It does not answer" in told


def test_a_terminal_that_lists_no_holds_is_found_out(tmp_path: Path, wall: TerminalOnTheWall) -> None:
    """Else recovery would ask for ever after a power cut; with holds=no it never asks, and says so."""
    wall.faults.set("no-holds", "refuse")
    told, good = check(tmp_path, f"zvt://127.0.0.1:{wall.port}")
    assert good
    assert "Write holds=no" in told
    assert "Write holds=no" not in check(tmp_path, f"zvt://127.0.0.1:{wall.port}?holds=no")[0]


def test_a_nexo_terminal_is_checked_too(tmp_path: Path) -> None:
    """It answers, it is idle, and of a payment that was never made it says that there was none."""
    wall = NexoOnTheWall(tmp_path)
    line = f"nexo+http://127.0.0.1:{wall.port}/nexo?sale=K&poi=P"
    told, good = check(tmp_path, line)
    assert good
    assert "after a power cut it can be asked" in told
    wall.faults.set("busy")
    assert not check(tmp_path, line)[1]
    assert wall.payments == 0
    wall.unplug()


@pytest.mark.parametrize("line", ["counter", "counter?way=here"])
def test_a_kiosk_at_which_a_person_is_paid_is_fit(tmp_path: Path, line: str) -> None:
    """An installer learns who takes the money, and what staff need for it."""
    told, good = check(tmp_path, line)
    assert good
    assert "takes the money" in told
    assert "counter.key" in told


def test_a_fallback_must_be_a_person(tmp_path: Path) -> None:
    """A second card reader is no way out where cards fail: the installer is told what to write."""
    (tmp_path / "loket.toml").write_text('[devices]\nfallback = "zvt://192.168.1.20"\n')
    settings = read_settings(home=tmp_path)
    with pytest.raises(FaultyFile, match="is no person"):
        open_cabinet(settings)
    (tmp_path / "loket.toml").write_text('[devices]\nfallback = "counter?minutes=30"\n')
    assert open_cabinet(read_settings(home=tmp_path)).ways == ("card", "counter")


def test_the_command_prints_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`./loket devices check` on a fresh machine: simulated, and it says that no real money moves."""
    assert main(["devices", "--home", str(tmp_path), "check"]) == 0
    told = capsys.readouterr().out
    assert "printer: good  It is simulated" in told
    assert "no real money moves" in told
    assert "not fit to open" in told
    assert main(["devices", "--home", str(tmp_path), "check", "--print"]) == 0
    assert "The test print came out" in capsys.readouterr().out
    (tmp_path / "loket.toml").write_text('[devices]\nterminal = "zvd://host"\n')
    assert main(["devices", "--home", str(tmp_path), "check"]) == 1
    assert '"zvd://host" is not a terminal that we have.' in capsys.readouterr().out


def test_every_word_of_an_adapter_is_a_sentence() -> None:
    """Nothing that a terminal can say leaves a traveller before an empty screen."""
    ends = [zvt_words.ended(code)[1] for code in range(256)] + [say for _, say in nexo_words._ENDS.values()]
    keys = {zvt_words.told(step) for step in range(256)} | set(ends)
    keys |= {"follow-reader", "wait-card", "pay-person", "wrong-code", "pay-at-counter", "nobody-confirmed"}
    keys |= {"terminal-setup", "terminal-refused", "terminal-unplugged", "terminal-busy", "terminal-full"}
    for language in ALL_WORDS.languages:
        assert not [key for key in keys if not ALL_WORDS.texts(language).has(key)]
