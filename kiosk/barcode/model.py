"""Ticket, AccessRight, Riders, Place: everything that an inspector must be able to read from the barcode."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from kiosk.money import Money

Company = int | str  # RICS code (UIC), or letters such as "DEMO" for somebody who has none

FIRST_MINUTE, LAST_MINUTE = time(0, 0), time(23, 59)


class Refused(Exception):  # noqa: N818  it is no error of ours
    """This is not a ticket that may be trusted; `reason` says why. Nothing in it counts."""

    def __init__(self, reason: "Reason", detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Reason(StrEnum):
    """Why a barcode is refused."""

    NOT_A_TICKET = "not-a-ticket"  # other bytes, or another kind of barcode
    ALTERED = "altered"  # written again it would be other bytes: something was changed or added
    UNSIGNED = "unsigned"
    UNKNOWN_KEY = "unknown-key"
    BAD_SIGNATURE = "bad-signature"
    WRONG_KEY = "wrong-key"  # a good signature by a key that may not sign this: other dates, specimen, company
    UNKNOWN_KIND = "unknown-kind"  # a kind of ticket that is not handled; what follows it cannot be read


class Cannot(ValueError):  # noqa: N818  it is a limit, not an error
    """The standard has no place for this value, so that no such ticket can be sold: the message says which."""


class Kind(StrEnum):
    """What sort of right it is; the standard has a structure for each."""

    JOURNEY = "journey"  # from one station to another (OpenTicketData)
    PASS = "pass"  # any number of journeys in a time, everywhere or in an area (PassData)


@dataclass(frozen=True)
class Place:
    """A station. The code is its UIC number; where it has none, what the carrier's own list calls it."""

    name: str = ""
    uic: int = 0  # 0: none
    local: str = ""


@dataclass(frozen=True)
class Riders:
    """So many people of one rider category, and what they must show. Ages as the standard has them; 0: any."""

    category: str  # of the tariff: adult, senior, child, companion ...
    count: int
    age_below: int = 0
    age_above: int = 0
    card: str = ""  # the discount card without which the ticket is not valid


@dataclass(frozen=True)
class BoundTrain:
    """The right is good on this train only. `departs` is local, without a zone."""

    name: str  # "ICE 41"
    departs: datetime
    start: Place = Place()
    end: Place = Place()


@dataclass(frozen=True)
class Vat:
    """Value added tax inside the price. `country`: ISO 3166-1 numeric; `tenths`: of a per cent; `minor`: the amount."""

    country: int
    tenths: int
    minor: int


@dataclass(frozen=True)
class AccessRight:
    """One product for some riders: where, when, in which class, for how much.

    `valid_from` and `valid_until` are local times without a zone, exact to the minute; a whole day ends at 23:59.
    """

    reference: str
    product: str  # id in the tariff
    riders: tuple[Riders, ...]
    valid_from: datetime
    valid_until: datetime
    kind: Kind = Kind.JOURNEY
    name: str = ""  # of the product, as printed
    start: Place = Place()
    end: Place = Place()
    and_back: bool = False
    travel_class: str = "second"  # the standard's words: first, second, comfort ...
    price: Money | None = None
    vat: tuple[Vat, ...] = ()
    via: tuple[Place, ...] = ()  # in this order; a code each, the barcode has no room for their names
    zones: tuple[int, ...] = ()
    trains: tuple[BoundTrain, ...] = ()  # empty: any train
    conditions: str = ""  # in plain words: "Good after 9:00."
    owner: Company = ""  # of the product; "": the issuer


@dataclass(frozen=True)
class Ticket:
    """What one barcode says. `issued` is aware and UTC, exact to the minute: the standard counts days from it."""

    number: str  # of the sale: 8 characters of A-Z 2-9 without I and O
    issuer: Company
    issued: datetime
    rights: tuple[AccessRight, ...]
    specimen: bool
    language: str = ""
    holder: tuple[str, str] = ("", "")  # first and last name, where the ticket is for one person only
    age_check: bool = False
    others: tuple[str, ...] = ()  # only when read: members of the standard that are there and that we have no words for

    @property
    def valid_from(self) -> datetime:
        """When the first of its rights begins, local."""
        return min(right.valid_from for right in self.rights)

    @property
    def valid_until(self) -> datetime:
        """When the last of its rights ends, local."""
        return max(right.valid_until for right in self.rights)

    @property
    def card_check(self) -> bool:
        """Whether somebody must show a discount card."""
        return any(riders.card for right in self.rights for riders in right.riders)
