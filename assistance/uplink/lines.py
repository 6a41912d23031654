"""The words between a station's desk and the centre's: how far are you, here is more, and it is kept."""

import json
from typing import Any

from assistance.desk.copies.store import Lines
from assistance.messages import BadMessage

VERSION = 1


def hello(station: str, log: str) -> str:
    """The station's first word: whose log, and which."""
    return _text({"kind": "uplink.hello", "station": station, "log": log})


def kept(seq: int) -> str:
    """The centre's answer to every word: everything up to event `seq` is committed there."""
    return _text({"kind": "uplink.kept", "seq": seq})


def more(lines: Lines) -> str:
    """A piece of the log."""
    tree = {"after": lines.after, "upto": lines.upto, "requests": lines.requests, "events": lines.events}
    return _text({"kind": "uplink.lines", **tree})


def read_hello(text: str) -> tuple[str, str]:
    """(station, log). Raises BadMessage for anything else."""
    tree = _tree(text, "uplink.hello")
    station, log = tree.get("station"), tree.get("log")
    if not isinstance(station, str) or not isinstance(log, str) or not station or not log:
        raise BadMessage("an uplink begins with its station and the name of its log")
    return station, log


def read_kept(text: str) -> int:
    """The last event that the centre has. Raises BadMessage for anything else."""
    return _number(_tree(text, "uplink.kept"), "seq")


def read_lines(text: str) -> Lines:
    """A piece of a log. Raises BadMessage for anything else."""
    tree = _tree(text, "uplink.lines")
    rows = {name: _rows(tree, name) for name in ("requests", "events")}
    if any(not isinstance(event.get("seq"), int) for event in rows["events"]):
        raise BadMessage("an event without a number")
    return Lines(_number(tree, "after"), _number(tree, "upto"), rows["requests"], rows["events"])


def _text(tree: dict[str, Any]) -> str:
    return json.dumps({"v": VERSION, **tree}, ensure_ascii=False, separators=(",", ":"))


def _tree(text: str, kind: str) -> dict[str, Any]:
    try:
        tree = json.loads(text)
    except ValueError as error:
        raise BadMessage(f"this is not JSON: {error}") from error
    if not isinstance(tree, dict) or tree.get("v") != VERSION:
        raise BadMessage(f"an uplink of another version than {VERSION}")
    if tree.get("kind") != kind:
        raise BadMessage(f"{tree.get('kind')!r} where {kind!r} was expected")
    return tree


def _number(tree: dict[str, Any], name: str) -> int:
    value = tree.get(name)
    if type(value) is not int or value < 0:
        raise BadMessage(f"{name} = {value!r}, but it must be the number of an event")
    return value


def _rows(tree: dict[str, Any], name: str) -> tuple[dict[str, Any], ...]:
    value = tree.get(name)
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise BadMessage(f"{name} must be a list of rows")
    return tuple(value)
