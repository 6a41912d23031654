"""Unpacks what somebody else packed: nothing leaves the folder, nothing is a link, and no more than was declared."""

import os
import shutil
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

PIECE = 1 << 20  # bytes
MOST_FILES = 2000


class BadArchive(Exception):  # noqa: N818  told to an installer as it is
    """It cannot be unpacked, or must not be. The text says why."""


def unpack(source: Path, folder: Path, most: int) -> None:
    """A zip, a tar or a folder into `folder` (empty), `most` bytes at most. Raises BadArchive, and OSError: disk full.

    When all of it lies in one folder, that folder is left out.
    """
    budget = most
    names = set()
    with _members(source) as members:
        for name, size, stream in members:
            place = _inside(name)
            names.add(place)
            budget -= size
            if budget < 0 or len(names) > MOST_FILES:
                raise BadArchive(f"{source.name} is larger than a model of this kind may be ({most // 1_000_000} MB).")
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            with stream, target.open("xb") as file:
                _copied(stream, file, size, name)
    if not names:
        raise BadArchive(f"{source.name} is empty.")
    _lift(folder)


@contextmanager
def _members(source: Path) -> Iterator[Iterator[tuple[str, int, IO[bytes]]]]:
    """Name, size and contents of each plain file."""
    if source.is_dir():
        yield _of_folder(source)
    elif zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            yield _of_zip(archive)
    elif tarfile.is_tarfile(source):
        with tarfile.open(source) as archive:
            yield _of_tar(archive)
    else:
        raise BadArchive(f"{source.name} is neither a folder nor a zip or tar file.")


def _of_folder(folder: Path) -> Iterator[tuple[str, int, IO[bytes]]]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise BadArchive(f"{path} is a link.")
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.stat().st_size, path.open("rb")
        elif not path.is_dir():
            raise BadArchive(f"{path} is no file.")


def _of_zip(archive: zipfile.ZipFile) -> Iterator[tuple[str, int, IO[bytes]]]:
    for one in archive.infolist():
        kind = stat.S_IFMT(one.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise BadArchive(f"{one.filename} is a link, or no file.")
        if not one.is_dir():
            try:
                yield one.filename, one.file_size, archive.open(one)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
                raise BadArchive(f"{one.filename}: {error}") from error


def _of_tar(archive: tarfile.TarFile) -> Iterator[tuple[str, int, IO[bytes]]]:
    for one in archive:
        if one.isdir():
            continue
        stream = archive.extractfile(one) if one.isreg() else None
        if stream is None:
            raise BadArchive(f"{one.name} is a link, or no file.")
        yield one.name, one.size, stream


def _inside(name: str) -> PurePosixPath:
    place = PurePosixPath(name)
    if not name or "\\" in name or ":" in name or "\0" in name or place.is_absolute() or ".." in place.parts:
        raise BadArchive(f"{name!r} would be written outside of its folder.")
    return place


def _copied(stream: IO[bytes], file: IO[bytes], size: int, name: str) -> None:
    left = size
    try:
        while piece := stream.read(min(PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                raise BadArchive(f"{name} is larger than it says.")
            file.write(piece)
    except (zipfile.BadZipFile, tarfile.TarError, EOFError) as error:
        raise BadArchive(f"{name} is damaged: {error}") from error
    if left:
        raise BadArchive(f"{name} is shorter than it says.")
    file.flush()
    os.fsync(file.fileno())


def _lift(folder: Path) -> None:
    inside = list(folder.iterdir())
    if len(inside) == 1 and inside[0].is_dir():
        only = inside[0].rename(folder.with_name(folder.name + ".lifted"))
        folder.rmdir()
        shutil.move(only, folder)
