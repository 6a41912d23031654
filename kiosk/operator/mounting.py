"""The installer's checklist: what only place and hardware can meet, held against what somebody measured there."""

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

from kiosk.settings import MountingSettings, PanelSettings, Settings

Held = Callable[[MountingSettings, PanelSettings], bool | None]  # None: nobody has looked


@dataclass(frozen=True)
class Point:
    """One line of the list."""

    requirement: str  # "A11Y-34"
    asks: str
    fill_in: str  # the keys of [mounting]
    held: Held


def _measured(*values: float) -> bool:
    return all(value > 0 for value in values)


def _there(requirement: str, asks: str, key: str) -> Point:
    """What is there, or is not; somebody says yes or no."""

    def said(m: MountingSettings, _: PanelSettings) -> bool | None:
        value = getattr(m, key)
        return None if value == "" else value == "yes"

    return Point(requirement, asks, key, said)


def panel_height_mm(panel: PanelSettings) -> float:
    """From the diagonal: what a screen tells of its own size is fiction."""
    return panel.diagonal_mm * panel.height_px / hypot(panel.width_px, panel.height_px)


def _display(m: MountingSettings, panel: PanelSettings) -> bool | None:
    top = m.display_bottom_mm + panel_height_mm(panel)
    return m.display_bottom_mm >= 800 and top <= 1600 if _measured(m.display_bottom_mm) else None


def _controls(m: MountingSettings, _: PanelSettings) -> bool | None:
    if not _measured(m.controls_lowest_mm, m.controls_highest_mm, m.depth_mm, m.width_mm):
        return None
    return m.controls_lowest_mm >= 800 and m.controls_highest_mm <= 1100 and m.depth_mm <= 300 and m.width_mm <= 900


def _force(m: MountingSettings, _: PanelSettings) -> bool | None:
    return m.force_n <= 22.2 if _measured(m.force_n) else None


def _loud(m: MountingSettings, _: PanelSettings) -> bool | None:
    return m.loudspeaker_dba >= 65 if _measured(m.loudspeaker_dba) else None


POINTS = (
    Point(
        "A11Y-34",
        "The display begins 800 mm above the floor or higher, and ends below 1600 mm.",
        "display_bottom_mm",
        _display,
    ),
    Point(
        "A11Y-62",
        "Keypad, card reader and slots are 800 to 1100 mm high, 300 mm deep at most and 900 mm wide at most.",
        "controls_lowest_mm, controls_highest_mm, depth_mm, width_mm",
        _controls,
    ),
    Point("A11Y-65", "Nothing needs more than 22.2 N (better: 2.5 to 5 N).", "force_n", _force),
    Point("A11Y-12", "The loudspeaker reaches 65 dBA where the ear is.", "loudspeaker_dba", _loud),
    _there("A11Y-3", "There is a socket for headphones, 3.5 mm.", "jack"),
    _there("A11Y-18", "Five keys that one can feel: next, previous, enter, back, help.", "keypad"),
    _there("A11Y-21", "A sign that one can feel says where the socket is and which machine this is.", "sign"),
    _there("A11Y-40", "There is a loop for hearing aids.", "loop"),
    _there("A11Y-64", "Everything is done with one hand, without gripping, pinching or twisting.", "one_hand"),
    _there("A11Y-66", "One feels which way round a ticket is: a notch, or a corner that is cut.", "ticket_notch"),
)


def held(settings: Settings) -> dict[str, bool | None]:
    """Of each requirement of the list: met, not met, or None where nobody has looked."""
    return {point.requirement: point.held(settings.mounting, settings.panel) for point in POINTS}


def checklist(settings: Settings) -> str:
    """The list in plain words, for paper; the last line says what is still to do."""
    marks = {True: "[x]", False: "[!]", None: "[ ]"}
    of = held(settings)
    kiosk, looked = settings.kiosk, settings.mounting
    signed = f"Looked at by {looked.looked_by} on {looked.looked_on}."
    who = signed if looked.looked_by else "Nobody has signed this yet."
    high = f"The panel is {panel_height_mm(settings.panel):.0f} mm high."
    lines = [f"Kiosk {kiosk.id}, {kiosk.place}. {who}", high, ""]
    for point in POINTS:
        lines.append(f"{marks[of[point.requirement]]} {point.asks}")
        values = ", ".join(f"{key} = {getattr(looked, key)!r}" for key in point.fill_in.split(", "))
        lines.append(f"      {point.requirement}; [mounting] {values}")
    wrong, missing = sum(one is False for one in of.values()), sum(one is None for one in of.values())
    lines += ["", f"{wrong} not right, {missing} not looked at. [x] right, [!] not right, [ ] not looked at."]
    return "\n".join(lines)
