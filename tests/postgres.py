"""A PostgreSQL of one's own, in a temporary folder: started, killed and started again; no system cluster is touched."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path

import psycopg
import pytest

TOOLS = ("initdb", "postgres")
READY_SECONDS = 30
OWNER = "loket"
SETTINGS = (
    "fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=32MB", "max_connections=200",
    "max_wal_size=256MB", "log_min_messages=fatal", "autovacuum_naptime=60",
)  # fmt: skip


def tools() -> dict[str, str]:
    """Where the programs are, by name; {} when one is missing."""
    folders = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), None]
    for folder in folders:
        found = {name: shutil.which(name, path=str(folder) if folder else None) for name in TOOLS}
        if all(found.values()):
            return {name: str(path) for name, path in found.items()}
    return {}


def need() -> dict[str, str]:
    """The programs; else skips with the reason, or fails where `./loket test` could have installed them."""
    found = tools()
    if not found:
        reason = "PostgreSQL is not on this machine (Debian: postgresql)"
        if os.environ.get("LOKET_NEEDS_POSTGRESQL"):
            pytest.fail(reason + ", and ./loket test could not bring it")
        pytest.skip(reason)
    return found


class Postgres:
    """One server. Its rows are on the disk when a commit returns, as in an operator's."""

    def __init__(self, programs: dict[str, str]) -> None:
        self._programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="loket-pg-"))  # pytest's own is closed to other users
        self._user = _other_user()
        if self._user:
            shutil.chown(self.folder, self._user)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [programs["initdb"], "-D", str(self._data), "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-locale"]
        made = subprocess.run(command, capture_output=True, text=True, user=self._user, check=False, cwd=self.folder)
        if made.returncode:
            raise RuntimeError(f"initdb: {made.stderr}")
        self._names = count()
        self.start()

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        """Start (again); returns when it takes connections."""
        command = [self._programs["postgres"], "-D", str(self._data), "-k", str(self.folder), "-p", str(self.port)]
        command += ["-h", "127.0.0.1"]
        for setting in SETTINGS:
            command += ["-c", setting]
        until = time.monotonic() + READY_SECONDS
        self._process = self._run(command)
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
                return
            except psycopg.Error as error:
                if time.monotonic() > until:
                    raise RuntimeError(f"{error}\n{(self.folder / 'log').read_text()[-2000:]}") from error
                time.sleep(0.05)
                if self._process.poll() is not None:  # a process of the one that was killed still has its memory
                    self._process = self._run(command)

    def _run(self, command: list[str]) -> "subprocess.Popen[bytes]":
        with (self.folder / "log").open("a") as log:
            return subprocess.Popen(
                command, stdout=log, stderr=log, user=self._user, cwd=self.folder, start_new_session=True
            )

    def url(self, name: str, port: int | None = None) -> str:
        """The address of database `name`: through the socket, or through a TCP port of this machine."""
        if port is None:
            return f"postgresql://{OWNER}@/{name}?host={self.folder}&port={self.port}"
        return f"postgresql://{OWNER}@127.0.0.1:{port}/{name}"

    def database(self) -> str:
        """The name of a new, empty database."""
        name = f"hall_{next(self._names)}"
        self._say(f"create database {name}")
        return name

    def drop(self, name: str) -> None:
        """Away with it, whoever still uses it."""
        self._say(f"drop database if exists {name} with (force)")

    def _say(self, words: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(words.encode())

    def kill(self) -> None:
        """All its processes at once, as when the machine loses its power."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Shut down, and leave nothing."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def _other_user() -> str | None:
    """PostgreSQL refuses to run as root; a developer runs it as herself."""
    if os.geteuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
