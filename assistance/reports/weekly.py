"""The weekly mail: a report that any mail program can show, as HTML, as plain text, or both in one message."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistance.desk.desk import desk_of
from assistance.reports.charts import chart_of
from assistance.reports.figures import report_of
from assistance.reports.model import Report
from assistance.reports.period import Period, period_of, read_period
from assistance.reports.store import Reading
from assistance.reports.tables import Table, Telling
from kiosk.clock import SystemClock
from kiosk.errors import FaultyFile, Trouble
from kiosk.flows.reader import STANDARD
from kiosk.language import WORDS, Texts, read_words
from kiosk.settings import Settings, default_home, read_settings

HERE = Path(__file__).parent
LANGUAGES = ("en", "nl", "de")
SHOWN = ("mend", "fast", "staff", "why", "where", "ended", "faces", "change", "tests")  # the rest is on the page
WIDTH = 72


@dataclass(frozen=True)
class Letter:
    """A mail without a receiver: whoever sends it knows to whom."""

    subject: str
    html: str
    text: str

    def message(self) -> EmailMessage:
        """Both parts in one message (RFC 5322), for `sendmail` or a folder of drafts."""
        mail = EmailMessage()
        mail["Subject"] = self.subject
        mail.set_content(self.text)
        mail.add_alternative(self.html, subtype="html")
        return mail


def letter(report: Report, before: Report, texts: Texts) -> Letter:
    """The mail of a report; `before` is the report of the week before."""
    telling, say = Telling(texts), texts.say
    period = telling.period(report.period)
    subject = say("weekly-subject", station=report.station, period=period)
    tables = [table for table in telling.tables(report) if table.id in SHOWN]
    pages = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    then = [tile.text for tile in telling.tiles(before)]
    tiles = list(zip(telling.tiles(report), then, strict=True)) if report.calls.n else []
    html = pages.get_template("weekly.html").render(
        say=say,
        language=texts.language,
        subject=subject,
        title=say("report-title", station=report.station),
        period=period,
        tiles=tiles,
        tables=[(table, chart_of(table)) for table in tables],
    )
    lines = [say("weekly-hello", station=report.station, period=period), ""]
    lines += [f"{tile.title}: {tile.text} ({say('weekly-before', text=old)})" for tile, old in tiles]
    for table in tables:
        lines += ["", *_plain(table)]
    return Letter(subject, html, "\n".join([*lines, "", say("weekly-foot"), ""]))


def _plain(table: Table) -> list[str]:
    """A table for who reads text only: one line for each row, its numbers named."""
    lines = [table.title, "-" * min(WIDTH, len(table.title))]
    if table.say:
        lines.append(table.say)
    for row in table.rows:
        numbers = ", ".join(f"{head}: {cell.text}" for head, cell in zip(table.head[1:], row[1:], strict=True))
        lines.append(f"- {row[0].text} – {numbers}")
    return lines


def weekly(settings: Settings, period: Period, station: str, language: str) -> Letter:
    """The mail of this week, from the desk's database in `settings.home`. Raises Trouble("storage-failed")."""
    clock = SystemClock(settings.kiosk.timezone)
    desk = desk_of(settings, clock)
    try:
        desk.facts.keep()
        reading, today = Reading(desk.engine), clock.now().date()
        earlier = reading.material(station, period.before())
        report = report_of(station, period, reading.material(station, period), today, earlier)
        before = report_of(station, period.before(), earlier, today)
    finally:
        desk.requests.close()
    return letter(
        report, before, read_words((language,), STANDARD / "texts", WORDS, HERE.parent / "words").texts(language)
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """`./loket help report`: writes the mail. 2: a week nobody can read or a faulty file, 1: other trouble."""
    given = _arguments().parse_args(arguments)
    try:
        settings = read_settings(home=given.home)
        if not settings.desk.database and not (settings.home / "desk.db").exists():
            return _refused(f"{settings.home}: there is no desk here. Name its folder: --home FOLDER", 1)
        today = SystemClock(settings.kiosk.timezone).now().date()
        period = read_period(given.week) if given.week else period_of("week", today - timedelta(days=7))
        station = given.station or settings.kiosk.station
        language = given.lang or next((one for one in settings.kiosk.languages if one in LANGUAGES), LANGUAGES[0])
        mail = weekly(settings, period, station, language)
    except FaultyFile as faulty:
        return _refused(str(faulty), 2)
    except ValueError:
        return _refused(f"{given.week!r} is no week: write it as 2026-W47", 2)
    except Trouble as trouble:
        return _refused(f"{given.home}: the database cannot be read: {trouble.detail}", 1)
    return _write(mail, given.out)


def _write(mail: Letter, out: Path) -> int:
    try:
        if out.suffix == ".eml":
            out.write_bytes(mail.message().as_bytes())
        else:
            out.write_text(mail.html, "utf-8")
            out.with_suffix(".txt").write_text(mail.text, "utf-8")
    except OSError as error:
        return _refused(f"{out}: cannot be written: {error}", 1)
    return 0


def _refused(why: str, code: int) -> int:
    sys.stderr.write(f"{why}\n")
    return code


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./loket help report", description="The weekly report of help, as a mail.")
    parser.add_argument("--week", default="", help="2026-W47; without it, the week before this one")
    parser.add_argument("--out", type=Path, required=True, help="FILE.html (a FILE.txt comes beside it) or FILE.eml")
    parser.add_argument("--home", type=Path, default=default_home(), help="folder with loket.toml and the database")
    parser.add_argument("--station", default="", help="default: the station in the settings")
    parser.add_argument("--lang", choices=LANGUAGES, default="", help="default: the first language in the settings")
    return parser


if __name__ == "__main__":
    sys.exit(main())
