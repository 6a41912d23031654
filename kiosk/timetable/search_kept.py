"""The search's machine code as it was kept on disk, without the compiler that made it: a third of its memory.

The code is an object file; LLVM's loader puts it into memory. Its functions take numba's form of an array: two empty
places, how many numbers, bytes of one, where they are, then its shape and its strides.
"""

import ctypes
import hashlib
import logging
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import llvmlite
import llvmlite.binding as llvm
import numpy as np

ENTRIES = {"link": "loket_link", "scan": "loket_scan", "trace": "loket_trace"}
KEPT = Path(__file__).with_name("__pycache__")  # beside the .pyc files, which are trusted just as far
TEXTS = tuple(Path(__file__).with_name(name) for name in ("search_plain.py", "search_fast.py", "search_kept.py"))
LOG = logging.getLogger(__name__)

Function = Callable[..., int]


def machine() -> llvm.TargetMachine:
    """This very processor, with all that it can do. A new one each time: a loader takes its own away with it."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten(), opt=3, jit=True
    )


def kept() -> Path:
    """Where the code lies; another name for each text of ours, each release of LLVM and each kind of processor."""
    text = b"".join(file.read_bytes() for file in TEXTS)
    about = f"{llvmlite.__version__} {llvm.get_default_triple()} {llvm.get_host_cpu_name()}"
    text += f"{about} {llvm.get_host_cpu_features().flatten()}".encode()
    return KEPT / f"search-{hashlib.sha256(text).hexdigest()[:16]}.o"


def read() -> bytes | None:
    """The code that was kept for this machine; None where none may be trusted: to load it is to run it."""
    file = kept()
    if not file.exists():
        return None
    found = [path.stat() for path in (file, file.parent)]
    if all(it.st_uid in (0, os.geteuid()) and not it.st_mode & (stat.S_IWGRP | stat.S_IWOTH) for it in found):
        return file.read_bytes()
    LOG.warning("%s can be written by others; it is not used. Delete it, and run ./loket setup", file)
    return None


def keep(code: bytes) -> None:
    """Keep it for the next start. Raises OSError where nothing can be written."""
    file = kept()
    file.parent.mkdir(exist_ok=True)
    with suppress(PermissionError):  # a folder that others may write would not be trusted
        file.parent.chmod(0o755)
    for old in file.parent.glob("search-*.o"):
        old.unlink()
    new = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as out:
        out.write(code)
    new.replace(file)


def loaded(code: bytes) -> dict[str, Function]:
    """The functions in it, by the names they have in search_plain. While one runs, other threads of Python do too."""
    loader = llvm.create_mcjit_compiler(llvm.parse_assembly(""), machine())
    loader.add_object_file(llvm.ObjectFileRef.from_data(code))
    loader.finalize_object()
    return {name: _function(loader, loader.get_function_address(entry)) for name, entry in ENTRIES.items()}


def _function(loader: Any, address: int) -> Function:
    forms: dict[int, Any] = {}  # by how many numbers it is given

    def call(*arguments: Any, _loader: Any = loader) -> int:  # the code is there as long as its loader
        result, error = ctypes.c_int64(), ctypes.c_void_p()
        numbers = list(_flat(arguments))
        native = forms.get(len(numbers))
        if native is None:
            pointers, words = [ctypes.c_void_p] * 2, [ctypes.c_ssize_t] * len(numbers)
            native = forms[len(numbers)] = ctypes.CFUNCTYPE(ctypes.c_int, *pointers, *words)(address)
        status = native(ctypes.addressof(result), ctypes.addressof(error), *numbers)
        if status:
            raise RuntimeError(f"the search ended with {status}")
        return result.value

    return call


def _flat(arguments: tuple[Any, ...]) -> Iterator[int]:
    """As the code takes them: every array is a few numbers, a tuple is what it holds."""
    for argument in arguments:
        if isinstance(argument, tuple):
            yield from _flat(argument)
            continue
        if not (isinstance(argument, np.ndarray) and argument.flags.c_contiguous):
            raise TypeError("the search takes whole arrays only")
        where = argument.__array_interface__["data"][0]
        yield from (0, 0, argument.size, argument.itemsize, where, *argument.shape, *argument.strides)
