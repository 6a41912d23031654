"""What stations are called in other languages, out of translations.txt; by id or by name, as feeds do it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kiosk.errors import Fault
from kiosk.timetable.gtfs_tables import Tables

COLUMNS = ("table_name", "field_name", "language", "translation", "record_id", "field_value")
OLD = ("trans_id", "lang", "translation")  # before 2020, and still in use: what is translated is a name


@dataclass
class Translations:
    """`by_id`: stop id to language to name. `by_name`: the same by the name in the feed; an id wins over a name."""

    by_id: dict[str, dict[str, str]] = field(default_factory=dict)
    by_name: dict[str, dict[str, str]] = field(default_factory=dict)
    unused: int = 0  # rows about lines, signs and texts that no screen shows

    def of(self, ids: Iterable[str], names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Language and name for the place that has these ids and these names, in the order of the languages."""
        found: dict[str, str] = {}
        for known in (*(self.by_id.get(id, {}) for id in ids), *(self.by_name.get(name, {}) for name in names)):
            for language, name in known.items():
                found.setdefault(language, name)
        return tuple(sorted(found.items()))


def read_translations(tables: Tables, stops: Iterable[str], faults: list[Fault]) -> Translations:
    """The names of stops in all languages; broken rows are reported and skipped."""
    made = Translations()
    if "trans_id" in tables.columns("translations"):
        _read_old(tables, made, faults)
    else:
        _read(tables, made, set(stops), faults)
    if made.unused:
        what = f"{made.unused} translations are not of names of stations; no screen shows them."
        faults.append(tables.fault("translations", 0, "GT319", what))
    return made


def _read(tables: Tables, made: Translations, stops: set[str], faults: list[Fault]) -> None:
    for line, (table, column, language, text, id, value) in tables.rows("translations", *COLUMNS):
        if not (language and text and bool(id) != bool(value)):
            what = f"a translation of {id or value!r} into {language!r} as {text!r} has no meaning; the row is skipped."
            cure = "It needs a language, a translation, and either record_id or field_value."
            faults.append(tables.fault("translations", line, "GT251", what, cure))
        elif (table, column) != ("stops", "stop_name"):
            made.unused += 1
        elif id and id not in stops:
            what = f"a translation of the stop {id!r}, which is not there; the row is skipped."
            faults.append(tables.fault("translations", line, "GT252", what, "Correct record_id."))
        else:
            (made.by_id.setdefault(id, {}) if id else made.by_name.setdefault(value, {})).setdefault(language, text)


def _read_old(tables: Tables, made: Translations, faults: list[Fault]) -> None:
    for line, (value, language, text) in tables.rows("translations", *OLD):
        if value and language and text:
            made.by_name.setdefault(value, {}).setdefault(language, text)
        else:
            what = f"a translation of {value!r} into {language!r} as {text!r} has no meaning; the row is skipped."
            faults.append(tables.fault("translations", line, "GT251", what, "It needs trans_id, lang and translation."))
