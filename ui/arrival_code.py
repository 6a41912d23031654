"""What the screen shows a helper who is on her way: four digits, and a picture that opens her page with them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from kiosk.settings import DeskSettings

DARK = re.compile("1+")  # of a code's row
ONLY_HERE = ("127.0.0.1", "localhost", "::1")  # no telephone finds a desk at these


@dataclass(frozen=True)
class ArrivalCode:
    """`label` is read by a person ("" for none), `rows` by a camera: a QR code, "1" for black; () for none."""

    label: str = ""
    rows: tuple[str, ...] = ()


def picture_of(desk: DeskSettings, digits: str) -> tuple[str, ...]:
    """The address of the helper's page with the code in it, as a QR code; () where no telephone would find the desk."""
    from kiosk.paper.symbol import qr  # not needed for the first frame

    if urlsplit(desk.url).hostname in ONLY_HERE:
        return ()
    return qr(f"{desk.url.rstrip('/')}/?code={digits}")


def path_of(rows: tuple[str, ...]) -> dict[str, Any]:
    """A code for a camera as one path of an SVG, a unit for each module; "" where there is none."""
    return {"path": _path(rows), "modules": len(rows)}


def forget_paths() -> None:
    """The next traveller: nothing of her ticket or receipt is left here."""
    _path.cache_clear()


@lru_cache(maxsize=4)  # the screen is drawn anew with each touch
def _path(rows: tuple[str, ...]) -> str:
    runs = [
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(rows)
        for run in DARK.finditer(row)
    ]
    return "".join(runs)


def shown(code: ArrivalCode) -> dict[str, Any]:
    """As the screen gets it."""
    return path_of(code.rows) | {"label": code.label}
