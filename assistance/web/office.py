"""The manager's page: who works here, the shared devices, the kiosks, and the trail of who did what."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assistance.desk.accounts import Accounts
from assistance.desk.audit.store import Line
from assistance.desk.audit.table import as_csv
from assistance.desk.office import Refused
from assistance.desk.staff.rights import Right, may
from assistance.model import Helper, Role
from assistance.web.cards import Cards
from assistance.web.login import Login, from_our_page, here, language_of

OPENS = (Right.STAFF, Right.KIOSKS, Right.AUDIT)  # any of them opens the page; each shows its own part
MOST_LINES = 500


class OfficePages:
    """What each role may do is decided by the office; the page shows that part only."""

    def __init__(self, accounts: Accounts, cards: Cards, login: Login, address: str = "") -> None:
        self._accounts = accounts
        self._office = accounts.office
        self._cards = cards
        self._login = login
        self._address = address

    async def show(self, request: Request) -> Response:
        """GET /staff."""
        by = await self._login.helper(request)
        if by is None:
            return self._login.closed_door(request)
        if not any(may(by, right) for right in OPENS):
            return self._login.closed_door(request, "not-allowed", 403)
        return await self._page(request, by)

    async def act(self, request: Request) -> Response:
        """POST /staff/{what}: the page as it is afterwards; a code or PIN is on it once."""
        by = await self._login.helper(request)
        if by is None:
            return self._login.closed_door(request)
        if not from_our_page(request):
            return Response(status_code=403)
        posted = await request.form()
        form = {key: str(value) for key, value in posted.items()}
        ticked = [str(value) for value in posted.getlist("station")]
        deed = self._deeds(request, by, form, ticked).get(request.path_params["what"])
        if deed is None:
            return Response("There is no such thing to do.", 400)
        try:
            told, secret = await asyncio.to_thread(deed)
        except Refused as refused:
            say = self._cards.texts(language_of(request)).say
            status = 403 if refused.why == "not-allowed" else 400
            return await self._page(request, by, say(f"refused-{refused.why}", **refused.values), "", status)
        words = {"name": form.get("name", "")}
        return await self._page(request, by, self._cards.texts(language_of(request)).say(told, **words), secret)

    async def trail(self, request: Request) -> Response:
        """GET /staff/audit: the newest lines of her stations; /staff/audit.csv: the same for a spreadsheet."""
        by = await self._login.helper(request)
        if by is None:
            return self._login.closed_door(request)
        if not may(by, Right.AUDIT):
            return self._login.closed_door(request, "not-allowed", 403)

        def is_hers(line: Line) -> bool:
            return bool(set(line.station.split(", ")) & set(by.stations)) or line.who == by.id

        hers = await asyncio.to_thread(self._accounts.audit.lines, None, MOST_LINES, is_hers)
        if not request.url.path.endswith(".csv"):
            page = self._cards.page("audit.html", language_of(request), lines=hers)
            return HTMLResponse(page)
        name = {"Content-Disposition": 'attachment; filename="audit.csv"'}
        return Response(as_csv(hers), media_type="text/csv; charset=utf-8", headers=name)

    def _deeds(
        self, request: Request, by: Helper, form: Mapping[str, str], ticked: Sequence[str]
    ) -> Mapping[str, Callable[[], tuple[str, str]]]:
        """What can be done; each says the key of its words, and a secret that is shown once."""
        office, id, station = self._office, form.get("id", ""), form.get("station", "")
        name = form.get("name", "")
        ours = here(request, self._address)

        def add() -> tuple[str, str]:
            office.add(by, name, _role(form), [station])
            return "staff-added", ""

        def pin() -> tuple[str, str]:
            fresh = office.pin(by, id)
            return "staff-pin", f"{self._accounts.badges.number_of(id)} · {fresh}"

        def appoint() -> tuple[str, str]:
            known = next((one.stations for one in office.people(by) if one.id == id), ())
            office.appoint(by, id, _role(form), [one for one in known if one in by.stations])
            return "staff-appointed", ""

        def done(words: str, deed: Callable[[], None]) -> tuple[str, str]:
            deed()
            return words, ""

        return {
            "add": add,
            "appoint": appoint,
            "move": partial(done, "staff-moved", partial(office.move, by, id, ticked)),
            "end": partial(done, "staff-ended", partial(office.end, by, id)),
            "no-passkeys": partial(done, "staff-no-passkeys", partial(office.no_passkeys, by, id)),
            "drop-device": partial(done, "staff-device-dropped", partial(office.drop_device, by, id)),
            "drop-kiosk": partial(done, "staff-kiosk-dropped", partial(office.drop_kiosk, by, id, station)),
            "badge": lambda: ("staff-badge", office.badge(by, id, form.get("number", ""))),
            "pin": pin,
            "passkey": lambda: ("staff-passkey", f"{ours}/passkey/new?link={office.passkey_link(by, id)}"),
            "device": lambda: (
                "staff-device",
                f"{ours}/device?code={office.device_code(by, name, station)}",
            ),
            "kiosk": lambda: ("staff-kiosk", office.kiosk_code(by, name, station)),
        }

    async def _page(
        self, request: Request, by: Helper, told: str = "", secret: str = "", status: int = 200
    ) -> Response:
        def read() -> dict[str, object]:
            staff, kiosks = may(by, Right.STAFF), may(by, Right.KIOSKS)
            return {
                "people": self._office.people(by) if staff else [],
                "devices": self._office.devices(by) if staff else [],
                "kiosks": self._office.kiosks(by) if kiosks else [],
                "rights": {right.value for right in Right if may(by, right)},
            }

        values = await asyncio.to_thread(read)
        page = self._cards.page(
            "staff.html", language_of(request), helper=by, told=told, secret=secret, wrong=status != 200, **values
        )
        return HTMLResponse(page, status)


def _role(form: Mapping[str, str]) -> Role:
    try:
        return Role(form.get("role", Role.HELPER))
    except ValueError:
        raise Refused("not-allowed") from None
