"""Proves a flow before anybody meets it: its file, its rules, every state, every word, every example."""

from pathlib import Path

from kiosk.errors import Fault, FaultyFile
from kiosk.flows.cases import check_cases
from kiosk.flows.model import Flow
from kiosk.flows.proof import broken_promises, known_at
from kiosk.flows.readability import check_words
from kiosk.flows.reader import read_flow
from kiosk.flows.rules import broken_rules
from kiosk.flows.walk import walk


def check(folder: Path) -> list[Fault]:
    """Everything that is wrong with the flow in `folder`, each with file, line and cure; [] means proven.

    A flow whose file or names are broken is not walked: what that would say is not worth reading.
    """
    try:
        flow = read_flow(folder)
    except FaultyFile as broken:
        return list(broken.faults)
    faults = [Fault(flow.file, *found) for found in broken_rules(flow)]
    if faults:
        return _in_order(faults)
    faults = _prove(flow, folder)
    return _in_order(faults)


def _prove(flow: Flow, folder: Path) -> list[Fault]:
    walked = walk(flow)
    faults = [Fault(flow.file, *found) for found in broken_promises(flow, walked)]
    faults += check_words(flow, folder, known_at(flow, walked))
    return faults + list(check_cases(flow, folder))


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, fault.line, fault.code))
