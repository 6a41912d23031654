"""The first frame: it waits for nothing but the screen's own modules, all else is opened behind it."""

import subprocess
import sys

BEHIND_IT = ("sqlalchemy", "numpy", "PIL", "httpx", "websockets", "aiortc", "av", "llvmlite", "cryptography")


def test_the_screen_waits_for_no_library_of_the_core() -> None:
    """SQLAlchemy alone takes a quarter of a second and 30 MB, before a traveller sees anything."""
    asked = f"import sys, ui.app; print([name for name in {BEHIND_IT} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
