"""The helper's page: the call in hand, the others beside it, and what a tap on a card does."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistance.desk.desk import Desk
from assistance.desk.dispatch import Person
from assistance.desk.handling import MOST_MINUTES
from assistance.desk.staff.rights import RIGHT_FOR, Right, may, may_ask, sees
from assistance.model import WAITING, Helper, HelpRequest, Outcome, RequestState
from assistance.web.around import Surroundings
from assistance.web.cards import Cards, first_shown
from assistance.web.feed import Feed
from assistance.web.login import Login, from_our_page, language_of
from assistance.web.proofs import Proofs
from assistance.web.stations import station_of, stations_of

Deed = Callable[[], bool]
CLOSED_WITH = {str(one): one for one in (Outcome.HERE, Outcome.AT_COUNTER, Outcome.NOT_SOLVED)}


class Board:
    """Pages only: who wins is decided in the database."""

    def __init__(
        self, desk: Desk, feed: Feed, cards: Cards, login: Login, surroundings: Surroundings, proofs: Proofs
    ) -> None:
        self._requests = desk.requests
        self._handling = desk.handling
        self._duty = desk.duty
        self._office = desk.accounts.office
        self._clock = desk.clock
        self._reasons = desk.suggestions.ids
        self._feed = feed
        self._cards = cards
        self._login = login
        self._surroundings = surroundings
        self._proofs = proofs

    async def show(self, request: Request) -> Response:
        """GET /?station=name: all live calls there. ?code=… is that of a kiosk's screen: the page takes it along."""
        helper = await self._login.helper(request)
        station = station_of(request, helper, self._requests.stations) if helper is not None else None
        if helper is None and await self._login.device(request) is not None:
            return RedirectResponse("/badge", 303)
        if helper is not None and not may(helper, Right.SEE):
            return RedirectResponse("/staff", 303)
        if helper is None or station is None:
            return self._login.closed_door(request)
        language = language_of(request)
        # Read before the rows: what changes in between is told once more, never missed.
        cursor = self._feed.seq_of(station)
        live = await asyncio.to_thread(self._requests.live, station)
        now, around = self._clock.now(), await self._surroundings.of(helper)
        read = [self._cards.read(call, helper, language, now, around) for call in live]
        chosen = first_shown(read)
        cards = [{"whole": one.id == chosen, "markup": self._cards.draw(one, language, chosen)} for one in read]
        station_map = self._surroundings.map
        page = self._cards.page(
            "board.html",
            language,
            helper=helper,
            cursor=cursor,
            log=self._feed.log_of(station),
            station=station,
            stations=stations_of(helper, self._requests.stations),
            reports=may(helper, Right.REPORTS),
            status=self._cards.status(language, sum(call.state in WAITING for call in live)),
            cards=cards,
            chosen=chosen,
            hand=any(one.in_hand for one in read),
            manages=may(helper, Right.SHIFTS),
            zones=station_map.zones(language),
            place=station_map.words(around.place, language),
        )
        return HTMLResponse(page)

    async def card(self, request: Request) -> Response:
        """GET /requests/{id}: the whole card of a call that was one line."""
        helper = await self._login.helper(request)
        if helper is None:
            return Response(status_code=401)
        call = await asyncio.to_thread(self._requests.get, request.path_params["id"])
        if call is None or not may(helper, Right.SEE) or not sees(helper, call):
            return Response("There is no such call.", 404)
        return await self._whole(call, helper, language_of(request))

    async def act(self, request: Request) -> Response:
        """POST /requests/{id}/{verb}: the card as it is afterwards, whoever won."""
        helper = await self._login.helper(request)
        if helper is None:
            return Response(status_code=401, headers={"HX-Redirect": "/"})
        if not from_our_page(request):
            return Response(status_code=403)
        id = request.path_params["id"]
        if not may(helper, RIGHT_FOR.get(request.path_params["verb"], Right.SEE)):
            return Response("Your role does not do this.", 403)
        call = await asyncio.to_thread(self._requests.get, id)
        if call is None or not sees(helper, call):
            return Response("There is no such call.", 404)
        deed = await self._deed(request, id, helper)
        if deed is None:
            return Response("There is no such thing to do.", 400)
        return await self._done(request, deed, helper, call.situation.station)

    async def _done(self, request: Request, deed: Deed | str, helper: Helper, station: str) -> Response:
        id, notice = request.path_params["id"], deed if isinstance(deed, str) else ""
        if not isinstance(deed, str):
            done = await self._feed.write(deed, station)
            notice = "ask.done" if done and request.path_params["verb"] == "ask" else ""
            self._surroundings.forget()
        if "hx-request" not in request.headers:
            return RedirectResponse("/", 303)
        call = await asyncio.to_thread(self._requests.get, id)
        if call is None:
            return Response("There is no such call.", 404)
        return await self._whole(call, helper, language_of(request), notice)

    async def _whole(self, call: HelpRequest, helper: Helper, language: str, notice: str = "") -> Response:
        around = await self._surroundings.of(helper)
        card = self._cards.read(call, helper, language, self._clock.now(), around, notice)
        return HTMLResponse(self._cards.draw(card, language, card.id))

    async def colleagues(self, request: Request) -> Response:
        """GET /requests/{id}/colleagues: who could take it, one button each."""
        found = await self._hers(request)
        if isinstance(found, Response):
            return found
        helper, call = found
        verb = "ask" if call.helper is None else "hand"
        language = language_of(request)
        people = await self._surroundings.colleagues(helper, call.situation.station)
        rows = [self._row(one, language, call.situation.kiosk) for one in people]
        return HTMLResponse(self._cards.page("colleagues.html", language, id=call.id, verb=verb, people=rows))

    async def team(self, request: Request) -> Response:
        """GET /team: for managers, who is on duty, where, and whether a call would reach them."""
        helper = await self._login.helper(request)
        if helper is None or not may(helper, Right.SHIFTS):
            return Response(status_code=403)
        language = language_of(request)
        station = station_of(request, helper, self._requests.stations)
        people = await self._surroundings.colleagues(helper, station) if station is not None else []
        rows = [self._row(one, language) for one in people]
        return HTMLResponse(self._cards.page("team.html", language, people=rows))

    async def zone(self, request: Request) -> Response:
        """POST /zone: she says by one tap where she is."""
        helper = await self._login.helper(request)
        if helper is None:
            return Response(status_code=401, headers={"HX-Redirect": "/"})
        if not from_our_page(request):
            return Response(status_code=403)
        if not may(helper, Right.TAKE):
            return Response("Your role does not do this.", 403)
        zone = str((await request.form()).get("zone", ""))
        if not await asyncio.to_thread(self._duty.in_zone, helper.id, zone):
            return Response("There is no such zone.", 400)
        self._surroundings.forget()
        if "hx-request" not in request.headers:
            return RedirectResponse("/", 303)
        return HTMLResponse(dict(self._surroundings.map.zones(language_of(request)))[zone])

    async def _hers(self, request: Request) -> tuple[Helper, HelpRequest] | Response:
        helper = await self._login.helper(request)
        if helper is None:
            return Response(status_code=401, headers={"HX-Redirect": "/"})
        call = await asyncio.to_thread(self._requests.get, request.path_params["id"])
        hers = call is not None and call.helper is not None and call.helper.id == helper.id
        if call is None or not (may_ask(helper, call) or (hers and may(helper, Right.HAND_OVER))):
            return Response("This call is not yours.", 404)
        return helper, call

    def _row(self, person: Person, language: str, kiosk: str = "") -> dict[str, Any]:
        """A colleague in words: how far, and whether a call would reach her now."""
        say, station_map = self._cards.texts(language).say, self._surroundings.map
        how = say("colleague-free" if person.free else "colleague-heard" if person.heard else "colleague-away")
        minutes = station_map.way(person.place, kiosk, language, step_free=person.step_free).minutes if kiosk else None
        where = say("way-minutes", minutes=minutes) if minutes else station_map.words(person.place, language)
        return {
            "id": person.helper.id,
            "name": person.helper.name,
            "how": " · ".join(part for part in (where, how) if part),
        }

    async def _deed(self, request: Request, id: str, helper: Helper) -> Deed | str | None:
        """What the tap asks for; a key of words: why it cannot be; None for what no card of ours asks."""
        verb = request.path_params["verb"]
        form = await request.form()
        given = {name: str(value)[:64] for name, value in form.items()}
        minutes = given.get("minutes", "")
        if verb in ("come", "more"):
            if not (minutes.isascii() and minutes.isdigit() and 1 <= int(minutes) <= MOST_MINUTES):
                return None
            going = self._handling.acknowledge if verb == "come" else self._handling.more_time
            return partial(going, id, helper, int(minutes))
        if verb == "solved":
            reason, outcome = given.get("reason", ""), CLOSED_WITH.get(given.get("outcome", str(Outcome.HERE)))
            known = reason in self._reasons and outcome is not None
            return partial(self._handling.resolve, id, helper, reason, outcome or Outcome.HERE) if known else None
        if verb in ("hand", "ask"):
            return await self._to_a_colleague(verb, id, helper, given.get("to", ""))
        if verb == "there" and given.get("proof"):
            return await self._arrive(id, helper, given["proof"])
        deeds = {
            "back": self._handling.take_back,
            "cannot": self._handling.decline,
            "there": self._handling.arrive,
            "gone": self._handling.abandon,
        }
        return partial(deeds[verb], id, helper) if verb in deeds else None

    async def _to_a_colleague(self, verb: str, id: str, helper: Helper, to: str) -> Deed | str | None:
        """Hand over what she has, or ask for a call that waits at a station which she looks after."""
        call = await asyncio.to_thread(self._requests.get, id)
        if call is None:
            return None
        station = call.situation.station
        if verb == "ask" and not may_ask(helper, call):
            return "ask.over" if station in helper.stations else None
        people = await self._surroundings.colleagues(helper, station)
        found = next((one.helper for one in people if one.helper.id == to), None)
        if found is None:
            return "hand-over.gone"
        if verb == "hand":
            return partial(self._handling.hand_over, id, helper, found)
        return partial(self._ask_by_name, id, helper, found, station)

    def _ask_by_name(self, id: str, helper: Helper, colleague: Helper, station: str) -> bool:
        asked = self._handling.ask_by_name(id, colleague)
        if asked:
            self._office.asked(helper, colleague, station)
        return asked

    async def _arrive(self, id: str, helper: Helper, given: str) -> Deed | str | None:
        call = await asyncio.to_thread(self._requests.get, id)
        if call is None or call.state is not RequestState.ACKNOWLEDGED:
            return partial(self._handling.arrive, id, helper)
        proof = await asyncio.to_thread(self._proofs.check, call, helper, given)
        return partial(self._handling.arrive, id, helper, proof) if proof is not None else "prove.wrong"
