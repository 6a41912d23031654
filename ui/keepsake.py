"""What a screen that dies leaves for the one after it: anonymous memory without a name or a file, wiped with the visit.

A parent process (`ui.keeper`) makes it and holds it; a power cut forgets it. Knows no Qt.
"""

import json
import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

HEAD = struct.Struct("<QII")  # number of the writing, length, checksum
ROOM = 1 << 20  # of one of the two places; a writing that was cut short leaves the other one whole


@dataclass(frozen=True)
class Kept:
    """The screen as it was, plain; and the visit behind it, which only the core can read."""

    step: str = ""
    view: Mapping[str, Any] = field(default_factory=dict)  # `ui.view.view_of`, to be drawn before anything else is here
    dress: Mapping[str, Any] = field(default_factory=dict)  # fields of the Frame
    typed: str = ""  # on the letter board
    visit: bytes = b""
    plugged: bool = False  # headphones are in the socket, whosever they are


class Keepsake:
    """The place itself. Without a descriptor nothing is kept, and nothing is found."""

    def __init__(self, descriptor: int | None = None) -> None:
        self._descriptor = descriptor
        self._number = 0

    @property
    def held(self) -> bool:
        """Whether there is a parent that holds it."""
        return self._descriptor is not None

    def keep(self, kept: Kept) -> None:
        """Write this over the older of the two; what is too long is not kept."""
        plain = {field.name: getattr(kept, field.name) for field in fields(kept) if field.name != "visit"}
        said = json.dumps(plain).encode()
        self._write(struct.pack("<I", len(said)) + said + kept.visit)

    def found(self) -> Kept | None:
        """What was kept last; None where nothing was, or it cannot be read."""
        body = self._read()
        if not body:
            return None
        (length,) = struct.unpack_from("<I", body)
        said = json.loads(body[4 : 4 + length])
        return Kept(visit=body[4 + length :], **said)

    def forget(self) -> None:
        """Wipe it, whatever was written when."""
        self._number = 0
        if self._descriptor is not None and os.fstat(self._descriptor).st_size:
            os.ftruncate(self._descriptor, 0)  # its pages are given back, and come back as zeros only

    def _write(self, body: bytes) -> None:
        if self._descriptor is None or len(body) > ROOM - HEAD.size:
            return
        self._number += 1
        head = HEAD.pack(self._number, len(body), zlib.crc32(body))
        os.pwrite(self._descriptor, head + body, self._number % 2 * ROOM)

    def _read(self) -> bytes:
        """The youngest that is whole."""
        for number, at, length, check in sorted(self._heads(), reverse=True):
            body = os.pread(self._descriptor or 0, min(length, ROOM), at + HEAD.size)
            if len(body) == length and zlib.crc32(body) == check:
                self._number = number
                return body
        return b""

    def _heads(self) -> list[tuple[int, int, int, int]]:
        if self._descriptor is None:
            return []
        found = [(at, os.pread(self._descriptor, HEAD.size, at)) for at in (0, ROOM)]
        whole = [(at, HEAD.unpack(head)) for at, head in found if len(head) == HEAD.size]
        return [(number, at, length, check) for at, (number, length, check) in whole if number]


def made() -> int:
    """A new, empty one: the descriptor, for this process and those that are given it."""
    return os.memfd_create("loket-visit", os.MFD_CLOEXEC)
