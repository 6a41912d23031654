"""Who hears which language on this kiosk: a seat for each engine, with the model that it loads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.settings import Settings
from voice.models.found import Found, found_models

MAKERS = {
    "vosk": "voice.engines.vosk_engine:VoskEngine",
    "vosk-open": "voice.engines.vosk_engine:VoskEngine",
    "pocketsphinx": "voice.engines.pocketsphinx_engine:PocketsphinxEngine",
    "whisper": "voice.engines.whisper_engine:WhisperEngine",
    "wyoming": "voice.engines.wyoming_engine:WyomingEngine",
}
CLOSED = frozenset({"vosk", "pocketsphinx"})  # these find one of the screen's phrases in anything
SMALL = 200_000_000  # bytes of a Vosk model that can hear anything, not only phrases, in time


@dataclass(frozen=True)
class Seat:
    """One engine for one language. All of it can go over the wire."""

    engine: str
    maker: str  # "module:class"
    arguments: Mapping[str, Any] = field(default_factory=dict)
    folder: str = ""  # of the model; its files are compared with `files` before it is loaded
    files: Mapping[str, str] = field(default_factory=dict)  # SHA-256 by path in the folder


Seats = Mapping[str, tuple[Seat, ...]]  # by language


def seats(settings: Settings) -> Seats:
    """By language: as the operator chose, else the best that is here. A language without a seat is not heard."""
    if settings.voice.listen == "off":
        return {}
    models = found_models(settings.home)
    outside = dict(line.rpartition("=")[::2] for line in settings.voice.wyoming)
    chosen = dict(line.split("=", 1) for line in settings.voice.hears)
    languages = {*settings.kiosk.languages, *chosen, *outside, *(model.language for model in models)}
    found: dict[str, tuple[Seat, ...]] = {}
    for language in sorted(languages):
        here = {model.engine: model for model in reversed(models) if model.language == language}
        wanted = chosen[language].split("+") if language in chosen else _best(language, here, outside)
        taken = [_seat(engine, language, here, outside) for engine in wanted]
        if any(taken):
            found[language] = tuple(seat for seat in taken if seat)
    return found


def _best(language: str, here: Mapping[str, Found], outside: Mapping[str, str]) -> list[str]:
    """A grammar and an open ear, of two kinds where there are two."""
    vosk = here.get("vosk")
    closed = ["vosk"] if vosk else ["pocketsphinx"] if language == "en" else []
    if "whisper" in here:
        return [*closed, "whisper"]
    if language in outside:
        return [*closed, "wyoming"]
    return [*closed, "vosk-open"] if vosk and vosk.size <= SMALL else closed


def _seat(engine: str, language: str, here: Mapping[str, Found], outside: Mapping[str, str]) -> Seat | None:
    """None: what it needs is not here."""
    if engine == "wyoming":
        address = outside.get(language)
        return Seat(engine, MAKERS[engine], {"address": address, "language": language}) if address else None
    if engine == "pocketsphinx":
        return Seat(engine, MAKERS[engine]) if language == "en" else None
    model = here.get(engine.removesuffix("-open"))
    if model is None:
        return None
    arguments: dict[str, Any] = {"folder": str(model.folder)}
    if engine == "whisper":
        arguments["language"] = language
    if engine == "vosk-open":
        arguments["closed"] = False
    return Seat(engine, MAKERS[engine], arguments, str(model.folder), model.files)
