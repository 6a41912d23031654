"""THREAD: fetches the live news of trains from files and addresses, again and again, and hands on what is new."""

import hashlib
import logging
import math
import random
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, build_opener

log = logging.getLogger(__name__)

MOST_BYTES = 32_000_000
TIMEOUT_SECONDS = 10.0  # for one word from the other side
WHOLE_SECONDS = 30.0  # for the whole message, however slowly it drips
LONGEST_PAUSE_SECONDS = 300.0  # after many failures, and whatever the other side asks for
CHUNK = 1 << 16
UNCHANGED, TRY_LATER = 304, (429, 503)


class Missed(Exception):  # noqa: N818
    """The message could not be had: why, for the log; and how many seconds the other side asks us to stay away."""

    def __init__(self, why: str, wait_seconds: float = 0.0) -> None:
        super().__init__(why)
        self.wait_seconds = wait_seconds


class Source(Protocol):
    """Where a message is written again and again."""

    @property
    def name(self) -> str:
        """For the log, without anything secret."""

    def fetch(self) -> bytes | None:
        """The whole message, None when it is still the last one. Raises Missed."""


class FileSource:
    """A file that another program writes over, best by renaming a finished one."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path
        self._stamp: tuple[int, int, int] | None = None

    def fetch(self) -> bytes | None:
        """See Source."""
        try:
            facts = self._path.stat()
            stamp = facts.st_mtime_ns, facts.st_size, facts.st_ino
            if stamp == self._stamp:
                return None
            if facts.st_size > MOST_BYTES:
                raise Missed(f"it has {facts.st_size} bytes, more than {MOST_BYTES}")
            block = self._path.read_bytes()
        except OSError as error:
            raise Missed(error.strerror or str(error)) from error
        self._stamp = stamp
        return block


class WebSource:
    """An address. It is asked only for what is new (RFC 9110, conditional requests)."""

    def __init__(self, url: str, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        parts = urlsplit(url)
        # A key may stand behind the question mark, or before the @.
        self.name = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        self._url = url
        self._timeout = timeout_seconds
        self._known: dict[str, str] = {}
        self._opener = build_opener()

    def fetch(self) -> bytes | None:
        """See Source."""
        headers = {"User-Agent": "Loket", "Accept-Encoding": "gzip", **self._known}
        try:
            with self._opener.open(Request(self._url, headers=headers), timeout=self._timeout) as answer:
                block = _whole(answer)
                marks = {"If-None-Match": answer.headers["ETag"], "If-Modified-Since": answer.headers["Last-Modified"]}
        except HTTPError as error:
            error.close()
            if error.code == UNCHANGED:
                return None
            wait = _seconds(error.headers.get("Retry-After", "")) if error.code in TRY_LATER else 0.0
            raise Missed(f"the server answers {error.code} {error.reason}", wait) from error
        except (OSError, HTTPException, ValueError) as error:  # URLError and timeouts are OSErrors
            raise Missed(str(getattr(error, "reason", error)) or type(error).__name__) from error
        self._known = {name: value for name, value in marks.items() if value}
        return block


def source_of(place: str) -> Source:
    """An address or a file, as it stands in the settings."""
    return WebSource(place) if urlsplit(place).scheme in ("http", "https") else FileSource(Path(place))


@dataclass
class _Round:
    """What is known of fetching one source."""

    place: str
    source: Source
    due: float = 0.0  # on the monotonic clock
    failures: int = 0
    digest: bytes = field(default=b"")


class Newsstand:
    """One thread from `start` to `stop`."""

    def __init__(
        self, sources: Iterable[tuple[str, Source]], seconds: float, take: Callable[[str, bytes], None]
    ) -> None:
        """`sources`: each with the name under which `take` gets its messages, on this thread. `seconds`: the pause."""
        self._rounds = [_Round(place, source) for place, source in sources]
        self._seconds = seconds
        self._take = take
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="newsstand", daemon=True)

    def start(self) -> None:
        """Begin to fetch, when there is something to fetch."""
        if self._rounds:
            self._thread.start()

    def stop(self) -> None:
        """Fetch no more, and hand on nothing more. A server that keeps silent is not waited for."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(timeout=1.0)

    def _run(self) -> None:
        while not self._over.is_set():
            for one in self._rounds:
                if one.due <= time.monotonic() and not self._over.is_set():
                    one.due = time.monotonic() + self._fetched(one)
            self._over.wait(max(0.0, min(one.due for one in self._rounds) - time.monotonic()))

    def _fetched(self, one: _Round) -> float:
        """Fetch it once; seconds until the next time."""
        try:
            block = one.source.fetch()
        except Missed as missed:
            one.failures += 1
            level = logging.WARNING if one.failures == 1 else logging.DEBUG
            log.log(level, "live news %s cannot be had: %s", one.source.name, missed)
            pause = math.ldexp(self._seconds, min(one.failures - 1, 16)) * random.uniform(0.8, 1.2)
            return min(max(pause, missed.wait_seconds), LONGEST_PAUSE_SECONDS)
        if one.failures:
            log.info("live news %s is there again", one.source.name)
        one.failures = 0
        if block is not None:
            digest = hashlib.sha256(block).digest()
            if digest != one.digest and not self._over.is_set():
                one.digest = digest
                self._take(one.place, block)
        return self._seconds


def _whole(answer: HTTPResponse) -> bytes:
    """All of it, unless it is too large or comes too slowly."""
    end, chunks, size = time.monotonic() + WHOLE_SECONDS, [], 0
    while chunk := answer.read1(CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise Missed(f"it has more than {MOST_BYTES} bytes")
        if time.monotonic() > end:
            raise Missed(f"it did not come whole within {WHOLE_SECONDS:.0f} seconds")
        chunks.append(chunk)
    if answer.length:
        raise Missed(f"it was cut short: {answer.length} bytes are missing")
    return b"".join(chunks)


def _seconds(retry_after: str) -> float:
    """Retry-After: seconds, or a date (RFC 9110, 10.2.3); 0 when it is neither."""
    if retry_after.isdigit():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0
