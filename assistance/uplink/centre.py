"""The websocket at the centre to which the stations' desks copy what happened."""

import asyncio
import hmac
import logging
from collections.abc import Mapping

from starlette.websockets import WebSocket, WebSocketDisconnect

from assistance.desk.copies.store import Copies
from assistance.messages import BadMessage
from assistance.uplink.lines import kept, read_hello, read_lines
from kiosk.errors import Trouble

log = logging.getLogger(__name__)
UNREADABLE, NOT_YOURS, NOT_KEPT = 4400, 4403, 1011


class Centre:
    """A station speaks for itself only: its token is for its name."""

    def __init__(self, copies: Copies, tokens: Mapping[str, str]) -> None:
        """`tokens`: by station."""
        self._copies = copies
        self._tokens = tokens

    async def serve(self, socket: WebSocket) -> None:
        """WS /uplink, with `Authorization: Bearer <token of the station>`."""
        given = socket.headers.get("authorization", "").removeprefix("Bearer ").encode()
        mine = [station for station, token in self._tokens.items() if hmac.compare_digest(given, token.encode())]
        if not mine:
            await socket.close()  # before it is accepted: the station reads HTTP 403
            return
        await socket.accept()
        try:
            await self._take(socket, mine)
        except (BadMessage, ValueError) as error:
            log.error("an uplink of %s says what this desk cannot take: %s", ", ".join(mine), error)
            await socket.close(UNREADABLE, str(error)[:120])
        except Trouble as trouble:  # nothing was acknowledged: the station comes again
            log.error("what a station copies was not kept: %s", trouble)
            await socket.close(NOT_KEPT, "this desk cannot write now")
        except WebSocketDisconnect:
            return

    async def _take(self, socket: WebSocket, mine: list[str]) -> None:
        station, name = read_hello(await socket.receive_text())
        if station not in mine:
            log.error("an uplink of %s wants to speak for %r", ", ".join(mine), station)
            await socket.close(NOT_YOURS, "this token is another station's")
            return
        await socket.send_text(kept(await asyncio.to_thread(self._copies.stand, station, name)))
        while True:
            lines = read_lines(await socket.receive_text())
            await socket.send_text(kept(await asyncio.to_thread(self._copies.keep, station, name, lines)))
