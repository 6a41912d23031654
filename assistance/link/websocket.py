"""The kiosk's end of a websocket to the staff server, with the kiosk's token in a header."""

from collections.abc import Callable
from contextlib import ExitStack

from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, connect

from assistance.link.trust import trusted

FRAME_BYTES = 16_384  # no message of ours is longer
OPEN_SECONDS = 2.0


class WebsocketWire:
    """One websocket, and what must be left to close it."""

    def __init__(self, connection: ClientConnection, leave: ExitStack) -> None:
        self._connection = connection
        self._leave = leave

    def send(self, text: str) -> None:
        """See `Wire`."""
        try:
            self._connection.send(text)
        except WebSocketException as error:
            raise ConnectionError(str(error)) from error

    def receive(self, seconds: float | None = None) -> str | None:
        """See `Wire`."""
        try:
            return self._connection.recv(timeout=seconds, decode=True)
        except TimeoutError:
            return None
        except WebSocketException as error:
            raise ConnectionError(str(error)) from error

    def close(self) -> None:
        """See `Wire`."""
        self._leave.close()


class WebsocketLink:
    """Opens websockets to `url` (http://… or https://…), the address of the staff server."""

    def __init__(self, url: str, token: str | Callable[[], str], ca: str = "") -> None:
        """`token`: asked anew for each wire, if it can be. `ca`: see `trusted`."""
        self._url = "ws" + url.removeprefix("http").rstrip("/") + "/kiosk"
        self._token = token
        self._trust = trusted(ca) if self._url.startswith("wss") else None

    def open(self) -> WebsocketWire:
        """See `Link`. The desk's own beat, not pings, tells that the wire lives."""
        leave = ExitStack()
        try:
            connection = leave.enter_context(self._connect())
        except InvalidStatus as error:
            status = error.response.status_code
            raise ConnectionError(
                f"{self._url} refused this kiosk ({status}): see desk.token, or ./loket kiosk enrol"
            ) from error
        except (OSError, WebSocketException) as error:
            raise ConnectionError(f"{self._url}: {error}") from error
        return WebsocketWire(connection, leave)

    def _connect(self) -> ClientConnection:
        token = self._token if isinstance(self._token, str) else self._token()
        return connect(
            self._url,
            additional_headers={"Authorization": f"Bearer {token}"},
            open_timeout=OPEN_SECONDS,
            close_timeout=0.5,
            ping_interval=None,
            compression=None,
            max_size=FRAME_BYTES,
            ssl=self._trust,
            proxy=None,  # the desk stands in the station's own network
        )
