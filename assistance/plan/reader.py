"""Reads an operator's plan for help, a folder of files; every mistake is named with its line and its cure."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from assistance.plan.model import Places, Plan, Policy, Relay, Ring
from assistance.plan.places_file import read_places
from assistance.plan.policy_file import read_policy
from assistance.plan.reasons_file import read_reasons
from assistance.plan.relay_file import read_relay
from kiosk.errors import Fault, FaultyFile

T = TypeVar("T")
STANDARD = Path(__file__).with_name("standard")
FILES = ("policy.toml", "places.toml", "reasons.toml")
RELAY = "relay.toml"  # none ships


def read_plan(where: str | Path = "standard") -> Plan:
    """The plan in the folder `where`; "standard" ships, and a file that the folder does not have is taken from it.

    Raises FaultyFile with the faults of all files, or when the folder is not there.
    """
    folder = STANDARD if str(where) == "standard" else Path(where)
    if not any((folder / name).exists() for name in (*FILES, RELAY)):
        cure = f"A plan is a folder with {', '.join((*FILES, RELAY))} in it, or some of them."
        raise FaultyFile([Fault(str(folder), 0, "HP001", "is not a plan for help.", cure)])
    faults: list[Fault] = []

    def read(reading: Callable[[Path], T], name: str) -> T | None:
        own = folder / name
        try:
            return reading(own if own.exists() else STANDARD / name)
        except FaultyFile as faulty:
            faults.extend(faulty.faults)
            return None

    policy, places = read(read_policy, "policy.toml"), read(read_places, "places.toml")
    reasons = read(read_reasons, "reasons.toml")
    relay = read(read_relay, RELAY) if (folder / RELAY).exists() else None
    if policy and places:
        faults.extend(_together(policy, places, folder / "policy.toml"))
    if faults or policy is None or places is None or reasons is None:
        raise FaultyFile(faults)
    return Plan(policy, places, reasons, relay)


def relay_in(where: str | Path) -> Relay | None:
    """The relay in the folder `where`, for a kiosk; None: there is none. Raises FaultyFile."""
    file = (STANDARD if str(where) == "standard" else Path(where)) / RELAY
    return read_relay(file) if file.exists() else None


def _together(policy: Policy, places: Places, file: Path) -> list[Fault]:
    """What each file cannot know alone."""
    faults = []
    asked = {ring for step in policy.steps for ring in step.ask}
    if Ring.ZONE in asked and not places.zones:
        cure = "Write a [[zone]] in places.toml, or take the step away."
        faults.append(Fault(str(file), 0, "HP017", "a step asks the zone, and there are no zones.", cure))
    return faults
