"""A screen that dies: another one is there at once and finds what she had chosen; after her visit nothing is left."""

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ui.keeper import Keeper, Patience
from ui.keepsake import Keepsake, Kept, made

SCREEN = """
import os, signal, sys, time
from pathlib import Path
from ui.keepsake import Keepsake, Kept
lives = Path(sys.argv[1])
keepsake = Keepsake(int(os.environ["LOKET_MEMORY"]))
found = keepsake.found()
with lives.open("a") as file:
    file.write((found.step if found else "nothing") + "\\n")
life = len(lives.read_text().splitlines())
def frame():
    os.write(int(os.environ["LOKET_PULSE"]), b".")
def die():
    os.kill(os.getpid(), signal.SIGKILL)
def hang():
    os.kill(os.getpid(), signal.SIGSTOP)
"""
QUICK = Patience(asleep=0.2, at_work=60, again=0)


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    """The keeper takes the signals that end a program; afterwards they are as they were."""
    kept = {sign: signal.getsignal(sign) for sign in (signal.SIGTERM, signal.SIGINT)}
    yield
    for sign, handler in kept.items():
        signal.signal(sign, handler)


@pytest.fixture
def lives(tmp_path: Path) -> Callable[..., list[str]]:
    """Run a screen of these lines under a keeper; what each of its lives found, and the keeper itself in `.keeper`."""

    def run(script: str, patience: Patience = QUICK) -> list[str]:
        command = [sys.executable, "-c", SCREEN + script, str(tmp_path / "lives")]
        keeper = Keeper(command, patience)
        assert keeper.run() == 0
        assert keeper.keepsake.found() is None, "the program has ended: nobody's visit stays"
        return (tmp_path / "lives").read_text().splitlines()

    return run


def test_a_screen_that_is_killed_is_followed_by_one_that_knows_her_step(lives: Callable[..., list[str]]) -> None:
    """The screen goes black for a moment; she must not begin from the start, nor wait for a person."""
    assert lives("keepsake.keep(Kept('review')); frame(); die() if life == 1 else sys.exit(0)") == ["nothing", "review"]


def test_a_screen_that_hangs_is_noticed_and_replaced(lives: Callable[..., list[str]]) -> None:
    """Touching a dead screen again and again is what makes people give up."""
    assert lives("keepsake.keep(Kept('pay')); frame(); hang() if life == 1 else sys.exit(0)") == ["nothing", "pay"]


def test_a_screen_that_works_hard_is_given_time(lives: Callable[..., list[str]]) -> None:
    """A busy machine is no dead one: killing it would only make it slower."""
    script = "frame()\nend = time.process_time() + 0.6\nwhile time.process_time() < end: pass\nsys.exit(0)"
    assert lives(script) == ["nothing"]


def test_a_visit_that_kills_every_screen_is_let_go(lives: Callable[..., list[str]]) -> None:
    """One visit that no screen can show must not keep the kiosk from everybody after her."""
    found = lives("keepsake.keep(Kept('offers')) if life == 1 else None; frame(); die() if life < 5 else sys.exit(0)")
    assert found[:2] == ["nothing", "offers"]
    assert found[-1] == "nothing"


def test_who_was_without_a_screen_for_long_has_gone(lives: Callable[..., list[str]]) -> None:
    """The next traveller must not find her visit there."""
    script = "keepsake.keep(Kept('review')) if life == 1 else None; frame(); die() if life == 1 else sys.exit(0)"
    assert lives(script, Patience(absent=-1)) == ["nothing", "nothing"]


def test_the_service_manager_hears_of_frames_only(
    lives: Callable[..., list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An operator's watchdog that is fed by a program without a picture would guard a black screen."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        lives("sys.exit(0)")
        with pytest.raises(BlockingIOError):
            manager.recv(100)
        lives("frame(); sys.exit(0)")
        assert manager.recv(100) == b"READY=1\nWATCHDOG=1"


def test_a_writing_that_was_cut_short_leaves_the_one_before() -> None:
    """She died while it was written: what she saw a moment before is there."""
    place = made()
    keepsake = Keepsake(place)
    keepsake.keep(Kept("way", visit=b"one"))
    keepsake.keep(Kept("out", visit=b"another"))
    os.pwrite(place, b"?", 40)  # the younger of the two
    assert Keepsake(place).found() == Kept("way", visit=b"one")
    os.close(place)


def test_after_a_visit_the_memory_holds_nothing() -> None:
    """Where she went and what she needs is nobody's business once she has gone."""
    place = made()
    keepsake = Keepsake(place)
    for step in ("destination", "travellers", "review"):
        keepsake.keep(Kept(step, view={"chosen": "Hannover, step-free"}, visit=b"Hannover"))
    keepsake.forget()
    assert os.pread(place, 1 << 22, 0) == b""
    assert Keepsake(place).found() is None
    assert str(Path(f"/proc/self/fd/{place}").readlink()).startswith("/memfd:"), "no file system has it"
    os.close(place)
