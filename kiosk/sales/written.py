"""An offer as one line of text in the journal, and back again, losing nothing."""

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from kiosk.fares.model import Offer
from kiosk.flows.model import Party
from kiosk.money import Money, total
from kiosk.timetable.model import Itinerary

FORGOTTEN = '{"id":"",'  # so begins the text of an offer that is forgotten


def written(offer: Offer) -> str:
    """JSON; moments in ISO 8601 with their offset from UTC. Raises ValueError when its lines are not its total."""
    _adds_up(offer)
    return json.dumps(_plain(offer), ensure_ascii=False, separators=(",", ":"))


def read_offer(text: str) -> Offer:
    """The offer as it was sold. A field that came with a later version has its default.

    Raises ValueError when something is missing that has none: that journal is older than this program can read; and
    when its lines are not its total, or its seal is broken: then somebody changed it.
    """
    offer: Offer = _built(Offer, json.loads(text))
    _adds_up(offer)
    if offer.seal and offer.seal != offer.fingerprint:
        raise ValueError(f"offer {offer.id} in the journal is not what was sold")
    return offer


def forgotten(cost: Money, at: datetime) -> Offer:
    """What is kept of an offer that was not bought: what it cost. `at`, when it was asked for, stands for its days."""
    nowhere = Itinerary(())
    return Offer("", nowhere, None, Party(()), "none", (), cost, (), (), at, at, tariff="", demo=False)


def _adds_up(offer: Offer) -> None:
    """The total is the sum of the lines; a forgotten offer has none."""
    if offer.id and total((line.sum for line in offer.lines), offer.total.currency) != offer.total:
        raise ValueError(f"the lines of offer {offer.id} are not its total of {offer.total}")


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _built(kind: Any, plain: Any) -> Any:
    """`plain` as `kind`: a frozen dataclass of these, a tuple, a moment, or one of them or None."""
    if is_dataclass(kind):
        return kind(**dict(_fields(kind, plain)))  # type: ignore[operator]
    if get_origin(kind) is UnionType:
        return None if plain is None else _built(next(part for part in get_args(kind) if part is not NoneType), plain)
    if get_origin(kind) is tuple:
        return tuple(_parts(get_args(kind), plain))
    return datetime.fromisoformat(plain) if kind is datetime else plain


def _parts(kinds: tuple[Any, ...], plain: list[Any]) -> Iterable[Any]:
    alike = kinds[-1:] == (Ellipsis,)
    return [_built(kinds[0] if alike else kinds[place], part) for place, part in enumerate(plain)]


def _fields(kind: Any, plain: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    hints = get_type_hints(kind)
    for field in fields(kind):
        if field.name in plain:
            yield field.name, _built(hints[field.name], plain[field.name])
        elif field.default is MISSING:
            raise ValueError(f"{kind.__name__} in the journal has no {field.name}")
