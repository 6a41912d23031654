"""A disk that forgets what nobody told it to keep: a VFS under SQLite itself, and what is left after a power cut.

The VFS is SQLite's own, with three of its words overheard: write, truncate and sync (and delete). It is laid under the
very library that Python's sqlite3 uses, so that the kiosk's own store runs on it, pragmas and all. Afterwards `Cuts`
gives the files as a disk may hold them when the power goes between any two of these words: all that was synced, and of
the rest any part, torn at sectors of 512 bytes.
"""

import _sqlite3
import ctypes
import random
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

SECTOR = 512
NAME = b"forgetful"
LOGS = ("-journal", "-wal")
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)  # SQLite keeps the pointer to the name
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class Methods(Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = (
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", c_void_p), ("truncate", c_void_p),
        ("sync", c_void_p), ("others", c_void_p * 13),
    )  # fmt: skip


class Vfs(Structure):
    """sqlite3_vfs, version 3."""

    _fields_ = (
        ("version", c_int), ("file_size", c_int), ("longest_path", c_int), ("next", c_void_p), ("name", c_char_p),
        ("data", c_void_p), ("open", c_void_p), ("delete", c_void_p), ("others", c_void_p * 14),
    )  # fmt: skip


@dataclass(frozen=True)
class Word:
    """What SQLite said to the disk. `what`: write, truncate, sync; delete (with its folder synced), forget (without);
    or "commit": the store has returned.
    """

    what: str
    file: str = ""
    at: int = 0
    octets: bytes = b""


def library() -> Any:
    """The SQLite that Python's own module has loaded."""
    found = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
    if not hasattr(found, "sqlite3_vfs_find"):
        pytest.skip("this Python has SQLite built in so that nothing can be laid under it")
    found.sqlite3_vfs_find.restype = POINTER(Vfs)
    return found


@contextmanager
def overheard() -> Iterator[list[Word]]:
    """While this lasts, every database that is opened says each word also into this list."""
    said: list[Word] = []
    sqlite = library()
    usual = sqlite.sqlite3_vfs_find(None)
    ours = Vfs.from_buffer_copy(usual.contents)
    names: dict[int, str] = {}
    kept: list[Any] = []  # what C holds a pointer to
    patched: dict[int, Methods] = {}
    open_file, delete_file = OPEN(usual.contents.open), DELETE(usual.contents.delete)

    def opened(vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        code = open_file(vfs, name, file, flags, out)
        methods = ctypes.cast(file, POINTER(c_void_p))
        if code == 0 and methods[0] and name:
            names[file] = Path(ctypes.string_at(name).decode()).name
            real = methods[0]
            if real not in patched:
                patched[real] = _patched(Methods.from_address(real), names, said, kept)
            methods[0] = ctypes.addressof(patched[real])
        return code

    def deleted(vfs: int, name: bytes, sync: int) -> int:
        said.append(Word("delete" if sync else "forget", Path(name.decode()).name))
        return delete_file(vfs, name, sync)

    callbacks = (OPEN(opened), DELETE(deleted))
    ours.name = NAME
    ours.open, ours.delete = (ctypes.cast(callback, c_void_p).value for callback in callbacks)
    kept += [callbacks, ours]
    sqlite.sqlite3_vfs_register(ctypes.byref(ours), 1)
    try:
        yield said
    finally:
        sqlite.sqlite3_vfs_register(usual, 1)
        sqlite.sqlite3_vfs_unregister(ctypes.byref(ours))
        KEPT.append(kept)  # a connection that is still open goes on calling these


KEPT: list[Any] = []


def _patched(real: Methods, names: dict[int, str], said: list[Word], kept: list[Any]) -> Methods:
    write, truncate, sync = WRITE(real.write), TRUNCATE(real.truncate), SYNC(real.sync)

    def written(file: int, octets: int, length: int, at: int) -> int:
        said.append(Word("write", names[file], at, ctypes.string_at(octets, length)))
        return write(file, octets, length, at)

    def truncated(file: int, size: int) -> int:
        said.append(Word("truncate", names[file], size))
        return truncate(file, size)

    def synced(file: int, flags: int) -> int:
        code = sync(file, flags)
        said.append(Word("sync", names[file]))
        return code

    callbacks = (WRITE(written), TRUNCATE(truncated), SYNC(synced))
    ours = Methods.from_buffer_copy(real)
    ours.write, ours.truncate, ours.sync = (ctypes.cast(callback, c_void_p).value for callback in callbacks)
    kept += [callbacks, ours]
    return ours


@dataclass
class _File:
    synced: bytearray = field(default_factory=bytearray)
    there: bool = False  # whether its name is on the disk for good
    since: list[Word] = field(default_factory=list)


@dataclass
class Cuts:
    """Goes through the words once, and gives the disk as it may be at each moment that is asked for."""

    chance: random.Random
    files: dict[str, _File] = field(default_factory=dict)

    def go_on(self, word: Word) -> None:
        """One word further."""
        if word.what == "commit":
            return
        file = self.files.setdefault(word.file, _File())
        if word.what == "delete":
            self.files[word.file] = _File()
        elif word.what == "sync":
            if not file.there and word.file.endswith(LOGS):  # SQLite syncs the folder with the first sync of a new log
                self._sync_folder()
            for one in file.since:
                _carry_out(file.synced, one)
            file.there, file.since = True, []
        else:
            file.since.append(word)

    def _sync_folder(self) -> None:
        """Names that were taken away before are gone for good."""
        for file in self.files.values():
            gone = max((n for n, word in enumerate(file.since, 1) if word.what == "forget"), default=0)
            if gone:
                file.synced, file.there, file.since = bytearray(), False, file.since[gone:]

    def power_goes(self, folder: Path) -> None:
        """Leave in `folder` what is on the disk now."""
        for name, file in self.files.items():
            content, there = bytearray(file.synced), file.there
            for word in file.since:
                if self.chance.random() < 0.5:
                    there = word.what != "forget"
                    _carry_out(content, _torn(word, self.chance))
            if there:
                (folder / name).write_bytes(content)


def _carry_out(content: bytearray, word: Word) -> None:
    if word.what == "write":
        content.extend(bytes(max(word.at - len(content), 0)))
        content[word.at : word.at + len(word.octets)] = word.octets
    elif word.what in ("truncate", "forget"):
        del content[word.at :]


def _torn(word: Word, chance: random.Random) -> Word:
    """Of a long write perhaps only the first sectors."""
    if word.what != "write" or len(word.octets) <= SECTOR or chance.random() < 0.5:
        return word
    sectors = chance.randrange(len(word.octets) // SECTOR)
    return Word("write", word.file, word.at, word.octets[: sectors * SECTOR])
