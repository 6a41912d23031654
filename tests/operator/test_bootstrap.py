"""./loket on machines that are not ours: other names of libraries, nobody who may install, and a wall that falls."""

import os
import re
import subprocess
from pathlib import Path

import pytest

LOKET = Path(__file__).parents[2] / "loket"
DPKG = """#!/bin/sh
for name; do :; done
case $name in libglib2.0-0t64|libgl1) echo "install ok installed";; *) exit 1;; esac
"""
APT = """#!/bin/sh
case $2 in libglib2.0-0t64|chromium-browser) echo "  Candidate: 1.0";; *) echo "  Candidate: (none)";; esac
"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A Debian 13 of three packages, on which nobody may install anything."""
    for name, text in {
        "dpkg-query": DPKG,
        "apt-cache": APT,
        "sudo": "#!/bin/sh\nexit 1\n",
        "id": "#!/bin/sh\necho 1000\n",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name).chmod(0o755)
    return tmp_path


def _said(machine: Path, command: str) -> subprocess.CompletedProcess[str]:
    path = f"{machine}:{os.environ['PATH']}"
    ours = ["bash", "-c", f"source {LOKET}; {command}"]
    return subprocess.run(ours, env={"PATH": path}, capture_output=True, text=True, check=False)


def test_a_library_may_have_its_new_name(machine: Path) -> None:
    """Debian 13 and Ubuntu 24.04 renamed libraries: what is there under its new name is not asked for again."""
    assert _said(machine, "apt_install 'libglib2.0-0|libglib2.0-0t64' libgl1").returncode == 0


def test_what_is_missing_is_asked_for_by_its_name_here(machine: Path) -> None:
    """A command that is to be copied must work on this machine: Ubuntu's browser has another name than Debian's."""
    said = _said(machine, "apt_install libgl1 'chromium|chromium-browser' libatomic1")
    assert said.returncode == 1
    assert "apt-get install --no-install-recommends chromium-browser libatomic1" in said.stderr


def test_a_wall_that_falls_is_named_with_its_cure(machine: Path) -> None:
    """Whoever runs the checks reads which of them fails, why, and what to do; what is good takes one line."""
    said = _said(machine, "wall format 'Run it.' true; wall lint 'Mend it.' ls no-such-file; wall types '' true")
    assert said.returncode == 1
    assert "format: good" in said.stderr
    assert "no-such-file" in said.stdout
    assert "lint: NOT good. Mend it." in said.stderr
    assert "types" not in said.stderr


def test_every_command_is_in_the_list() -> None:
    """`./loket` alone lists everything that it can do."""
    listed = subprocess.run([str(LOKET)], capture_output=True, text=True, check=True).stdout
    commands = re.search(r"^case \$command in\n(.*)^esac", LOKET.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert commands
    names = re.findall(r"^    ([a-z |]+)\)", commands[1], re.MULTILINE)
    for name in " | ".join(names).split(" | "):
        assert re.search(rf"\b{name}\b", listed), name
