"""A speech engine outside, in a process of its own on this machine, that speaks the Wyoming protocol.

The protocol asks nobody who they are, so only this machine's own addresses are called.
"""

import json
import socket
from io import BufferedRWPair
from typing import Any

from voice.model import Hearing, Screen

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SOUND = {"rate": 16_000, "width": 2, "channels": 1}
PIECE = 32_000  # bytes, a second
PATIENCE = 10.0  # seconds for an answer
LONGEST = 1_000_000  # bytes of an answer


class WyomingEngine:
    """Hears one language, as long as the server at `address` ("127.0.0.1:10300") answers.

    Raises ValueError for another machine, OSError when nobody answers, or not in the protocol.
    """

    closed = False
    quick = False

    def __init__(self, address: str, language: str) -> None:
        self.name = "wyoming"
        host, _, port = address.rpartition(":")
        if host not in LOOPBACK:
            raise ValueError(f"{host} is another machine: what travellers say does not leave this one.")
        self._place = host.strip("[]"), int(port)
        self._language = language
        self._names: tuple[str, ...] = ()
        self._ask([("describe", {}, b"")], "info")

    def expect(self, screen: Screen) -> tuple[str, ...]:
        """See Recogniser."""
        self._names = screen.names
        return ()

    def begin(self) -> None:
        """See Recogniser."""

    def feed(self, pcm: bytes) -> None:
        """See Recogniser: it waits for the whole."""

    def hear(self, sound: bytes) -> Hearing:
        """See Recogniser. Raises OSError."""
        pieces = [sound[at : at + PIECE] for at in range(0, len(sound), PIECE)]
        told = self._ask(
            [
                ("transcribe", {"language": self._language, "context": {"names": list(self._names)}}, b""),
                ("audio-start", SOUND, b""),
                *(("audio-chunk", SOUND, piece) for piece in pieces),
                ("audio-stop", {}, b""),
            ],
            "transcript",
        )
        return Hearing(self.name, str(told.get("text", "")).strip(), self.closed)

    def _ask(self, events: list[tuple[str, dict[str, Any], bytes]], wanted: str) -> dict[str, Any]:
        with socket.create_connection(self._place, PATIENCE) as line, line.makefile("rwb") as stream:
            for kind, data, payload in events:
                head = {"type": kind, "data": data, "payload_length": len(payload)}
                stream.write(json.dumps(head).encode() + b"\n" + payload)
            stream.flush()
            while True:
                kind, told = _event(stream)
                if kind == wanted:
                    return told


def _event(stream: BufferedRWPair) -> tuple[str, dict[str, Any]]:
    """Kind and data. Data may stand in the line, or behind it with its length; a payload is passed over."""
    line = stream.readline(LONGEST)
    try:
        head = json.loads(line)
        data = dict(head.get("data") or {})
        behind, payload = int(head.get("data_length") or 0), int(head.get("payload_length") or 0)
        if not 0 <= behind <= LONGEST or not 0 <= payload <= LONGEST:
            raise ValueError("too long")
        if behind:
            data |= json.loads(stream.read(behind))
        stream.read(payload)
        return str(head["type"]), data
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OSError("the engine outside ended the talk, or does not speak Wyoming") from error
