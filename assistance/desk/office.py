"""The office: who may come in, from where and as what; each change by somebody with the right, and on the trail."""

from collections.abc import Sequence
from datetime import datetime

from assistance.desk.audit.store import CONSOLE, Audit
from assistance.desk.badges.pins import Badges, fresh_pin
from assistance.desk.once.store import Kind, Once, typed
from assistance.desk.passkeys.ceremony import Passkeys
from assistance.desk.staff.rights import Right, may
from assistance.desk.staff.store import SharedDevice, Staff
from assistance.desk.tokens.store import EnrolledKiosk, KioskTokens
from assistance.model import Helper, Role
from kiosk.clock import Clock
from kiosk.database import Engine, together

BELOW_A_MANAGER = (Role.HELPER, Role.MANAGER)  # whom a manager may appoint


class Refused(Exception):  # noqa: N818
    """It was not done; `why` is the key of the words that say why, `values` what stands in them."""

    def __init__(self, why: str, **values: str) -> None:
        super().__init__(why)
        self.why = why
        self.values = values


class Office:
    """`by`: who does it; None: the operator, at the server itself. Everything raises Refused and then changed nothing.

    A manager does it for the people, devices and kiosks of her own stations, and appoints nobody above herself.
    """

    def __init__(
        self, engine: Engine, staff: Staff, badges: Badges, passkeys: Passkeys, tokens: KioskTokens, once: Once,
        audit: Audit, stations: Sequence[str], clock: Clock,
    ) -> None:  # fmt: skip
        self._engine = engine
        self._staff = staff
        self._badges = badges
        self._passkeys = passkeys
        self._tokens = tokens
        self._once = once
        self._audit = audit
        self._stations = tuple(stations)
        self._clock = clock

    def people(self, by: Helper | None) -> list[Helper]:
        """Whom `by` looks after."""
        if by is not None:
            _need(by, Right.STAFF)
        return [one for one in self._staff.everybody() if by is None or set(one.stations) & set(by.stations)]

    def add(self, by: Helper | None, name: str, role: Role, stations: Sequence[str]) -> Helper:
        """Somebody new, known by her name in small letters."""
        id = " ".join(name.split()).casefold()
        if not id:
            raise Refused("no-name")
        if "@" in id:  # so are the operator's own accounts called, and nobody may own one of them beforehand
            raise Refused("like-an-account")
        self._may_appoint(by, role, stations)
        with together(self._engine):
            if not self._staff.add(id, " ".join(name.split()), role, stations):
                raise Refused("is-here", name=name)
            self._note(by, f"added as {role}", id, stations)
        return Helper(id, name, role=role, stations=tuple(stations))

    def account(self, id: str, name: str, role: Role, stations: Sequence[str]) -> Helper | None:
        """Somebody comes from the operator's own accounts, and is what the settings say. None: she was ended here."""
        self._served(stations)
        with together(self._engine):
            known = self._staff.find(id)
            if known is None and self._staff.ended(id):
                return None
            if known is None:
                self._staff.add(id, name, role, stations)
            else:
                self._staff.appoint(id, role, stations)
        return self._staff.find(id)

    def appoint(self, by: Helper | None, id: str, role: Role, stations: Sequence[str]) -> None:
        """Another role, other stations; from her next request on, and her open pages follow."""
        self._hers(by, id)
        self._may_appoint(by, role, stations)
        with together(self._engine):
            self._staff.appoint(id, role, stations)
            self._note(by, f"made {role}", id, stations)

    def move(self, by: Helper | None, id: str, stations: Sequence[str]) -> None:
        """Exactly these stations, in the role that she has; those that she leaves have it on their trail too."""
        if by is not None and id == by.id:
            raise Refused("yourself")
        if not stations:
            raise Refused("no-station-left")
        with together(self._engine):  # her role is read and written in one piece: somebody may just change it
            one = self._hers(by, id)
            self._may_appoint(by, one.role, stations)
            self._staff.appoint(id, one.role, stations)
            here = dict.fromkeys((*one.stations, *stations))
            self._note(by, f"moved to {', '.join(stations)}", id, tuple(here))

    def end(self, by: Helper | None, id: str) -> None:
        """She works here no more: shifts, links, badge, PIN and passkeys end now."""
        one = self._hers(by, id)
        with together(self._engine):
            self._badges.take_away(id)
            self._passkeys.take_away(id)
            self._staff.end(id, self._clock.now())
            self._note(by, "ended", id, one.stations)

    def badge(self, by: Helper | None, id: str, number: str = "") -> str:
        """Give her a badge; its number."""
        one = self._hers(by, id)
        with together(self._engine):
            given = self._badges.give(id, number.strip())
            if not given:
                raise Refused("badge-taken", number=number)
            self._note(by, "gave a badge", id, one.stations)
        return given

    def pin(self, by: Helper | None, id: str) -> str:
        """Give her a fresh PIN, which is shown now and never again; one who has no badge gets one."""
        one, pin = self._hers(by, id), fresh_pin()
        with together(self._engine):
            if not self._badges.number_of(id):
                self._badges.give(id)
            self._badges.set_pin(id, pin)
            self._note(by, "gave a PIN", id, one.stations)
        return pin

    def passkey_link(self, by: Helper | None, id: str) -> str:
        """The secret of a link with which she can make one passkey, today."""
        one = self._hers(by, id)
        if one.role is Role.HELPER:
            raise Refused("helpers-have-badges", name=one.name)
        with together(self._engine):
            link = self._passkeys.link(id, self._clock.now())
            self._note(by, "gave a passkey link", id, one.stations)
        return link

    def no_passkeys(self, by: Helper | None, id: str) -> None:
        """A device of hers is lost: no passkey of hers is good."""
        one = self._hers(by, id)
        with together(self._engine):
            self._passkeys.take_away(id)
            self._note(by, "took passkeys away", id, one.stations)

    def device_code(self, by: Helper | None, name: str, station: str) -> str:
        """A code with which a tablet becomes a shared one, in the next ten minutes."""
        self._at(by, Right.STAFF, station)
        if not name.strip():
            raise Refused("no-name")
        with together(self._engine):
            code = self._once.code(Kind.DEVICE, {"name": name.strip(), "station": station}, self._clock.now())
            self._note(by, "gave a device code", name.strip(), [station])
        return code

    def enrol_device(self, code: str) -> tuple[SharedDevice, str] | None:
        """The tablet itself uses its code up: what it is called, and its key. None: the code is not good."""
        now = self._clock.now()
        with together(self._engine):
            body = self._once.take(Kind.DEVICE, typed(code), now)
            if body is None:
                return None
            made = self._staff.share(body["name"], body["station"])
            self._audit.note(now, "device", "enrolled", f"{made[0].name} ({made[0].id})", body["station"])
        return made

    def drop_device(self, by: Helper | None, id: str) -> None:
        """A shared device is lost or given away: nobody can sign in on it, and whoever is signed in there is out."""
        found = next((one for one in self._staff.devices() if one.id == id), None)
        if found is None:
            raise Refused("no-device", id=id)
        self._at(by, Right.STAFF, found.station)
        with together(self._engine):
            self._staff.unshare(id)
            self._note(by, "dropped a device", f"{found.name} ({id})", [found.station])

    def kiosk_code(self, by: Helper | None, kiosk: str, station: str) -> str:
        """A code with which a kiosk fetches its token, in the next ten minutes."""
        self._at(by, Right.KIOSKS, station)
        if not kiosk.strip():
            raise Refused("no-name")
        with together(self._engine):
            code = self._once.code(Kind.KIOSK, {"kiosk": kiosk.strip(), "station": station}, self._clock.now())
            self._note(by, "gave a kiosk code", kiosk.strip(), [station])
        return code

    def enrol_kiosk(self, code: str, kiosk: str) -> str | None:
        """The kiosk itself uses its code up: its token. None: the code is not good, or is another kiosk's."""
        now = self._clock.now()
        with together(self._engine):
            body = self._once.look(Kind.KIOSK, typed(code), now)
            if body is None or body["kiosk"] != kiosk:
                return None
            if self._once.take(Kind.KIOSK, typed(code), now) is None:
                return None
            token = self._tokens.make(body["station"], kiosk, now)
            self._audit.note(now, f"kiosk {kiosk}", "enrolled", kiosk, body["station"])
        return token

    def renew_kiosk(self, token: str) -> str | None:
        """A kiosk changes its token for a fresh one; the old one ends when the fresh one is used. None: not known."""
        now = self._clock.now()
        with together(self._engine):
            known = self._tokens.whose(token)
            if known is None:
                return None
            fresh = self._tokens.make(known.station, known.kiosk, now, beside=token)
            self._audit.note(now, f"kiosk {known.kiosk}", "renewed its token", known.kiosk, known.station)
        return fresh

    def drop_kiosk(self, by: Helper | None, kiosk: str, station: str) -> None:
        """No token of this kiosk is good any more, and its open link ends."""
        self._at(by, Right.KIOSKS, station)
        with together(self._engine):
            if not self._tokens.revoke(station, kiosk):
                raise Refused("no-kiosk", id=kiosk, station=station)
            self._note(by, "dropped a kiosk", kiosk, [station])

    def devices(self, by: Helper | None) -> list[SharedDevice]:
        """The shared devices of the stations that `by` looks after."""
        return [one for one in self._staff.devices() if by is None or one.station in by.stations]

    def kiosks(self, by: Helper | None) -> list[EnrolledKiosk]:
        """The kiosks with a token of their own, of the stations that `by` looks after."""
        return [one for one in self._tokens.all() if by is None or one.station in by.stations]

    def signed_in(self, helper: Helper, how: str, where: str = "") -> None:
        """Somebody came in."""
        self._audit.note(self._clock.now(), helper.id, f"signed in by {how}", where, ", ".join(helper.stations))

    def asked(self, by: Helper, colleague: Helper, station: str) -> None:
        """A manager asked somebody by name to take a call; which one is forgotten with the call."""
        self._note(by, "asked to take a call", colleague.id, [station])

    def noted(self, who: str, what: str, whom: str = "", station: str = "", at: datetime | None = None) -> None:
        """Something else that belongs on the trail."""
        self._audit.note(at or self._clock.now(), who, what, whom, station)

    def _note(self, by: Helper | None, what: str, whom: str, stations: Sequence[str]) -> None:
        who = by.id if by is not None else CONSOLE
        self._audit.note(self._clock.now(), who, what, whom, ", ".join(stations))

    def _hers(self, by: Helper | None, id: str) -> Helper:
        """The person `id`, if `by` looks after her; who is elsewhere is not there at all."""
        one = self._staff.find(id)
        if by is not None:
            _need(by, Right.STAFF)
        if one is None or (by is not None and not set(one.stations) & set(by.stations)):
            raise Refused("nobody-of-that-name", name=id)
        if by is not None and one.role not in BELOW_A_MANAGER:
            raise Refused("not-allowed")
        if by is not None and not set(one.stations) <= set(by.stations):
            raise Refused("elsewhere-too", name=one.name)
        return one

    def _may_appoint(self, by: Helper | None, role: Role, stations: Sequence[str]) -> None:
        self._served(stations)
        if by is None:
            return
        _need(by, Right.STAFF)
        if role not in BELOW_A_MANAGER or not stations or not set(stations) <= set(by.stations):
            raise Refused("not-allowed")

    def _at(self, by: Helper | None, right: Right, station: str) -> None:
        if by is not None:
            _need(by, right)
            if station not in by.stations:
                raise Refused("not-allowed")
        self._served([station])

    def _served(self, stations: Sequence[str]) -> None:
        for station in stations:
            if station not in self._stations:
                raise Refused("no-station", station=station, known=", ".join(self._stations))


def _need(by: Helper, right: Right) -> None:
    if not may(by, right):
        raise Refused("not-allowed")
