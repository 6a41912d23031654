"""A cable between two programs that can be pulled, or that swallows everything while both ends believe it is there."""

import asyncio
import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit


class Cable:
    """Carries TCP from a port of its own to `target` ("host:port"). A thread of its own, until `stop`."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target if "//" in target else f"//{target}")
        self._target = (parts.hostname or "127.0.0.1", parts.port or 0)
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self._listening.getsockname()[1]
        self._whole, self._open = True, threading.Event()
        self._open.set()
        self._ends: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._begun.wait(10)

    @property
    def address(self) -> str:
        """The near end, as a web address."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Pulled: open connections break at once, new ones break as soon as they are made."""
        self._whole = False
        self._loop.call_soon_threadsafe(self._break)

    def freeze(self) -> None:
        """Nothing passes any more, and nobody is told."""
        self._open.clear()

    def heal(self) -> None:
        """In again. What was frozen is broken: a switch that was dead forgets its connections."""
        if not self._open.is_set():
            self._loop.call_soon_threadsafe(self._break)
        self._open.set()
        self._whole = True

    def stop(self) -> None:
        """No more."""
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._listening.close()

    def _break(self) -> None:
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._carry, sock=self._listening))
        self._begun.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _carry(self, up: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        if not self._whole:
            back.transport.abort()
            return
        try:
            down, on = await asyncio.open_connection(*self._target)
        except OSError:
            back.transport.abort()
            return
        self._ends |= {back, on}
        with suppress(asyncio.CancelledError):  # at the end of all; asyncio would complain of it
            await asyncio.gather(self._pump(up, on), self._pump(down, back))
        self._ends -= {back, on}

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while octets := await source.read(1 << 16):
                while not self._open.is_set():
                    await asyncio.sleep(0.05)
                    if sink.transport.is_closing():
                        return
                sink.write(octets)
                await sink.drain()
        sink.transport.abort() if not self._whole else sink.close()
