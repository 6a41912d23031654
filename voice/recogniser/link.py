"""The wire between the kiosk and its recogniser: a line of JSON, and then as many bytes of sound as it says."""

import json
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

LINE = "line"  # instead of a microphone: sound of a talk, of which none is lost between two utterances
MOST = 4_000_000  # bytes of one message: more is not ours


@dataclass(frozen=True)
class Message:
    """What one side tells the other. `data` is what JSON can hold."""

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    payload: bytes = b""


def packed(message: Message) -> bytes:
    """As it goes over the wire."""
    head = {"type": message.kind, "data": dict(message.data), "payload_length": len(message.payload)}
    return json.dumps(head, ensure_ascii=False).encode() + b"\n" + message.payload


class Unpacker:
    """Makes messages of whatever pieces come out of a socket."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def feed(self, piece: bytes) -> Iterator[Message]:
        """The messages that are whole now. Raises ValueError for what is no message."""
        self._kept += piece
        while (end := self._kept.find(b"\n")) >= 0:
            head = json.loads(self._kept[:end])
            if not isinstance(head, dict) or not isinstance(head.get("type"), str):
                raise ValueError("no message")
            length = int(head.get("payload_length", 0))
            if not 0 <= length <= MOST:
                raise ValueError("a message of an impossible length")
            if len(self._kept) < end + 1 + length:
                break
            payload = bytes(self._kept[end + 1 : end + 1 + length])
            del self._kept[: end + 1 + length]
            yield Message(head["type"], head.get("data", {}), payload)
        if len(self._kept) > 2 * MOST:
            raise ValueError("a message without an end")


class Line:
    """The recogniser's end: many threads may tell, one listens."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._telling = Lock()

    def tell(self, kind: str, payload: bytes = b"", **data: Any) -> None:
        """Raises OSError when the kiosk is gone."""
        with self._telling:
            self._end.sendall(packed(Message(kind, data, payload)))

    def told(self) -> Iterator[Message]:
        """Each message as it comes; ends when the kiosk is gone. Raises ValueError for what is no message."""
        unpacker = Unpacker()
        while piece := self._end.recv(65_536):
            yield from unpacker.feed(piece)
