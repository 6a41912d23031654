"""A second PER engine and a second barcode reader: one tool on both sides proves only itself."""

import importlib.util
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kiosk.barcode.asn1 import MODULES

GOLDEN = Path(__file__).with_name("golden.json")


def golden() -> list[dict[str, Any]]:
    """232 values and their octets: made by our generators, encoded with the UIC's published schema."""
    rows: list[dict[str, Any]] = json.loads(GOLDEN.read_text("utf-8"))
    return [row | {"value": _undo(row["value"]), "uper": bytes.fromhex(row["uper"])} for row in rows]


def _undo(value: Any) -> Any:
    """{"hex": ...} are octets, {"choice": [name, value]} is a CHOICE."""
    if isinstance(value, dict):
        if set(value) == {"hex"}:
            return bytes.fromhex(value["hex"])
        if set(value) == {"choice"}:
            return (value["choice"][0], _undo(value["choice"][1]))
        return {name: _undo(part) for name, part in value.items()}
    return [_undo(part) for part in value] if isinstance(value, list) else value


class SecondEngine:
    """pycrate, compiled from our own two modules."""

    def __init__(self, folder: Path) -> None:
        pytest.importorskip("pycrate_asn1c", reason="pycrate, the second PER engine, is not installed")
        from pycrate_asn1c.asnproc import PycrateGenerator, compile_text, generate_modules

        compile_text([module.read_text("utf-8") for module in MODULES], autotags=True)
        file = folder / "ours_in_pycrate.py"
        generate_modules(PycrateGenerator, str(file))
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        modules = [it for it in vars(module).values() if isinstance(it, type)]
        self._types = {n: it for m in modules for n, it in vars(m).items() if hasattr(it, "from_uper")}

    def decode(self, type_name: str, octets: bytes) -> Any:
        self._types[type_name].from_uper(octets)
        return _dotted(self._types[type_name].get_val())

    def encode(self, type_name: str, value: Any) -> bytes:
        self._types[type_name].set_val(_undotted(value))
        return bytes(self._types[type_name].to_uper())


def _dotted(value: Any) -> Any:
    """Object identifiers are tuples of numbers in pycrate, and text in asn1tools."""
    if isinstance(value, dict):
        return {name: _dotted(part) for name, part in value.items()}
    if isinstance(value, tuple) and all(isinstance(part, int) for part in value):
        return ".".join(map(str, value))
    return type(value)(map(_dotted, value)) if isinstance(value, list | tuple) else value


def _undotted(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _oid(part) if name.endswith("Alg") else _undotted(part) for name, part in value.items()}
    return type(value)(map(_undotted, value)) if isinstance(value, list | tuple) else value


def _oid(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


@cache
def second_reader() -> str:
    """Debian's ZXingReader, of an older and independent release of ZXing than the one that draws and reads here."""
    program = shutil.which("ZXingReader")
    if program is None:
        pytest.skip("ZXingReader (Debian: zxing-cpp-tools), the second barcode reader, is not installed")
    return program


def read_with_second_reader(pictures: list[Path]) -> bytes:
    """What it reads in all of these, one after the other."""
    command = [second_reader(), "-format", "Aztec", "-bytes", *map(str, pictures)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=300)
    assert not done.stderr, done.stderr[:500]
    return done.stdout
