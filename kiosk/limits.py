"""The limits of each setting: what may be written for it, and the cure where something else was."""

import difflib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from kiosk.addresses import (
    wrong_database,
    wrong_issuer,
    wrong_loopback,
    wrong_people,
    wrong_server,
    wrong_sources,
    wrong_uplinks,
)

WORDS = Path(__file__).with_name("words")  # a language that we have is a folder here
Wrong = tuple[str, str] | None  # what, and the cure
SPOKEN = {"espeak": ("en", "nl", "de", "sv", "fi", "nb"), "hibari": ("en",)}  # which engine speaks which languages
EARS = ("vosk", "pocketsphinx", "whisper", "wyoming")  # engines that hear


def unlimited(_: Any) -> Wrong:
    """Whatever is of the right kind is good."""
    return None


def _named(value: str) -> Wrong:
    return None if value.strip() else ("it is empty.", "Write a name, or take the line away.")


def _size(value: float) -> Wrong:
    return None if 0 < value < 100_000 else (f"a size cannot be {value}.", "Measure the screen, and write it here.")


def _yes_or_no(value: str) -> Wrong:
    return None if value in ("", "yes", "no") else (f"{value!r} is neither.", 'Write "yes" or "no", or take it away.')


def _length(value: int) -> Wrong:
    return None if 0 <= value <= 3000 else (f"{value} mm cannot be.", "Measure it on the place, in millimetres.")


def _company(value: int) -> Wrong:
    cure = "Write the RICS code that the UIC gave your company; without one, take the line away."
    return None if 0 <= value <= 32_000 else (f"a company code is a number of four digits, not {value}.", cure)


def _minutes(value: int) -> Wrong:
    what = f"a ticket cannot be given back for {value} minutes."
    return None if 0 <= value <= 1440 else (what, "Write 0 (not at all) to 1440 (a day).")


def _between(least: int, most: int, what: str, cure: str) -> Callable[[Any], Wrong]:
    """A check of a whole number; `what` is wrong with a value of {}."""
    return lambda value: None if least <= value <= most else (what.format(value), cure)


def _zone(value: str) -> Wrong:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, such as "Europe"
        near = difflib.get_close_matches(value, available_timezones(), 1)
        cure = f"Did you mean {near[0]}?" if near else "Write a name such as Europe/Berlin."
        return f"nobody knows the time zone {value!r}.", cure
    return None


def _languages(value: list[str]) -> Wrong:
    known = sorted(folder.name for folder in WORDS.iterdir() if folder.is_dir())
    cure = f"Known: {', '.join(known)}."
    if not value:
        return "a kiosk speaks at least one language.", cure
    if missing := [code for code in value if code not in known]:
        return f"the kiosk has no words in {', '.join(map(repr, missing))}.", cure
    return None if len(set(value)) == len(value) else ("a language is named twice.", "Name each one once.")


def _pause(value: int) -> Wrong:
    cure = "Most operators write a new message every 15 to 60 seconds."
    return None if 5 <= value <= 3600 else (f"{value} seconds is too short or too long (5 to 3600).", cure)


def _stale(value: int) -> Wrong:
    cure = "180 is usual: delays change quickly."
    return None if 30 <= value <= 3600 else (f"{value} seconds is too short or too long (30 to 3600).", cure)


def _one_of(*words: str) -> Callable[[Any], Wrong]:
    cure = "Write " + " or ".join(f'"{word}"' for word in words) + "."
    return lambda value: None if value in words else (f"{value!r} is none of them.", cure)


def _speaks(value: list[str]) -> Wrong:
    """Each "language=engine"; each language once, by an engine that has a voice of that very language."""
    languages = []
    for one in value:
        language, _, engine = one.partition("=")
        if not language or not engine:
            return f"{one!r} does not say who speaks what.", 'Write "en=hibari".'
        if engine not in SPOKEN:
            near = difflib.get_close_matches(engine, SPOKEN, 1)
            return (
                f"no voice is called {engine!r}.",
                f"Did you mean {near[0]}?" if near else f"Known: {', '.join(SPOKEN)}.",
            )
        if language not in SPOKEN[engine]:
            able = [name for name, spoken in SPOKEN.items() if language in spoken]
            cure = f"Write {language}={able[0]}." if able else f"Known: {', '.join(SPOKEN['espeak'])}."
            return f"{engine} does not speak {language!r}.", cure
        languages.append(language)
    twice = len(set(languages)) != len(languages)
    return ("a language is named twice.", "Name each one once.") if twice else None


def _hears(value: list[str]) -> Wrong:
    """Each "language=engine+engine"; each language once; a closed engine and an open one are two different kinds."""
    languages = []
    for one in value:
        language, _, engines = one.partition("=")
        if not language or not engines:
            return f"{one!r} does not say who hears what.", 'Write "en=pocketsphinx+whisper".'
        for engine in engines.split("+"):
            if engine not in EARS:
                near = difflib.get_close_matches(engine, EARS, 1)
                cure = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(EARS)}."
                return f"no engine is called {engine!r}.", cure
        languages.append(language)
    twice = len(set(languages)) != len(languages)
    return ("a language is named twice.", "Name each one once.") if twice else None


LIMITS: Mapping[str, Callable[[Any], Wrong]] = {
    "kiosk.id": _named,
    "kiosk.station": _named,
    "kiosk.languages": _languages,
    "kiosk.timezone": _zone,
    "panel.width_px": _size,
    "panel.height_px": _size,
    "panel.diagonal_mm": _size,
    **{f"mounting.{key}": _yes_or_no for key in ("jack", "keypad", "sign", "loop", "one_hand", "ticket_notch")},
    **{
        f"mounting.{key}_mm": _length
        for key in ("display_bottom", "controls_lowest", "controls_highest", "depth", "width")
    },
    "content.flow": _named,
    "content.timetable": _named,
    "content.tariff": _named,
    "desk.database": wrong_database,
    "desk.centre": wrong_server,
    "desk.uplinks": wrong_uplinks,
    "desk.address": wrong_server,
    "accounts.issuer": wrong_issuer,
    "accounts.people": wrong_people,
    "accounts.groups": wrong_people,
    "content.realtime": wrong_sources,
    "desk.plan": _named,
    "content.realtime_seconds": _pause,
    "content.realtime_stale_seconds": _stale,
    "desk.canary_minutes": _between(0, 240, "{} minutes are too many.", "Write 1 to 240, 15 is usual; 0 places none."),
    "desk.keep_situation_hours": _between(
        1, 168, "what she needed help with cannot be kept for {} hours.", "Write 1 to 168 (a week)."
    ),
    "desk.keep_events_days": _between(
        1, 365, "events cannot be kept for {} days.", "Write 1 to 365: counts for reports stay without them."
    ),
    "voice.speak": _speaks,
    "voice.listen": _one_of("auto", "off", "scripted"),
    "voice.hears": _hears,
    "voice.wyoming": wrong_loopback,
    "voice.patience": _one_of("usual", "long"),
    "voice.duplex": _one_of("half", "full"),
    "tickets.company": _company,
    "tickets.refund_minutes": _minutes,
}
