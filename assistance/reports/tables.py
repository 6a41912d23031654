"""A report in words: tables with a sentence each, for the page, the mail and the file of numbers alike."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal

from assistance.reports.figures import HOURS
from assistance.reports.hiding import OTHER
from assistance.reports.model import FEW, Count, Report
from assistance.reports.period import Period
from kiosk.language import Texts

Picture = Literal["", "bars", "columns"]
GOOD_SHARE = 80  # the line of the staffing table that the sentence names: the first that reaches it


@dataclass(frozen=True)
class Cell:
    """What stands there; `value` for a picture; `hidden`: only that it is few is told."""

    text: str
    value: float | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """`say` is its one sentence; the first cell of each row names it; `column` is what the picture shows."""

    id: str
    title: str
    say: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    picture: Picture = ""
    column: int = 1
    note: str = ""


@dataclass(frozen=True)
class Tile:
    """One number of "in short"."""

    title: str
    text: str
    detail: str = ""


class Telling:
    """Puts a report into the words of one language."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._say = texts.say

    def period(self, period: Period) -> str:
        """Such as: Week 47 (16 Nov – 22 Nov 2026), Friday 20 November 2026, November 2026."""
        language = self._texts.language
        if period.kind == "week":
            first, last = (format_date(day, "d MMM", locale=language) for day in (period.first, period.last))
            name = self._say("report-week-name", week=str(period.first.isocalendar().week))
            return f"{name} ({first} – {last} {period.last.year})"
        if period.kind == "month":
            return format_date(period.first, "LLLL y", locale=language)
        return self.day(period.first)

    def day(self, day: date) -> str:
        """The whole date."""
        return self._texts.full_day(day)

    def tiles(self, report: Report) -> tuple[Tile, ...]:
        """The numbers to see first."""
        arrived, say = report.times["arrived"], self._say
        of = say("report-of-calls", n=self.count(report.calls).text)
        detail = say("report-human-p90", time=self.duration(arrived.p90)) if arrived.p90 is not None else ""
        return (
            Tile(
                say("report-calls"),
                self.count(report.calls).text,
                say("report-in-visits", n=self.number(report.visits)),
            ),
            Tile(say("report-human"), self.duration(arrived.median), detail),
            Tile(say("report-share-helped"), self.count(report.helped).text, of),
            Tile(say("report-gave-up"), self.count(report.gave_up).text, of),
            Tile(say("report-nobody-free"), self.count(report.unanswered).text, of),
        )

    def tables(self, report: Report) -> tuple[Table, ...]:
        """All that has anything to show, what to act on first."""
        made = [self._costs(report)]
        if report.calls.n:
            made += [self._fast(report), self._staff(report), self._why(report), self._when(report)]
            made += [self._where(report), self._ended(report), *self._said(report), *self._why_each(report)]
            made += [self._suggested(report), self._faces(report)]
        made += [self._change(report), *self._needs(report), self._tests(report)]
        return tuple(table for table in made if table.rows or table.say)

    def number(self, n: float, decimals: int = 0) -> str:
        """1,234 or 1.234, as people here write it."""
        return str(format_decimal(round(n, decimals), locale=self._texts.language))

    def count(self, count: Count) -> Cell:
        """A number, or that it is few."""
        if count.shown:
            return Cell(self.number(count.n), float(count.n))
        return Cell(self._say("report-few", n=FEW) if count.n < FEW else self._say("report-held"), None, hidden=True)

    def duration(self, seconds: float | None) -> str:
        """Such as: 1 min 25 s."""
        if seconds is None:
            return self._say("report-too-few")
        said = self._say("report-duration", minutes=int(seconds) // 60, seconds=int(seconds) % 60)
        return said.replace(" ", "\N{NO-BREAK SPACE}")

    def step(self, id: str) -> str:
        """The step's name, as helpers know it."""
        return self._named(f"{id}.name", id)

    def reason(self, id: str) -> str:
        """The reason's words."""
        return self._named(f"reason-{id}", id)

    def _named(self, key: str, id: str) -> str:
        return self._say(key) if self._texts.has(key) else id.replace("-", " ")

    def _counts(self, counts: Mapping[str, Count], name: object = None) -> tuple[tuple[Cell, ...], ...]:
        say = name if callable(name) else str
        return tuple((Cell(say(key)), self.count(count)) for key, count in counts.items())

    def _first(self, table: str, counts: Mapping[str, Count], **words: str) -> str:
        """The sentence of a table, when its first line may be told."""
        first = next(iter(counts.values()), None)
        return self._say(f"{table}.say", **words) if first is not None and first.shown and first.n else ""

    def _costs(self, report: Report) -> Table:
        say, first = self._say, next(iter(report.costs), None)
        sentence = say("report-mend.none")
        if first and first.per_1000 is not None and first.lost_minutes is not None:
            minutes = self.number(first.lost_minutes)
            sentence = say(
                "report-mend.say", step=self.step(first.step), calls=self.number(first.per_1000), minutes=minutes
            )
        rows = tuple(
            (
                Cell(self.step(cost.step)),
                self._rate(cost.lost_minutes),
                self._rate(cost.per_1000),
                self.count(cost.calls),
                Cell(self.number(cost.visits) if cost.visits else "–"),
            )
            for cost in report.costs
        )
        head = tuple(
            say(key) for key in ("report-step", "report-lost", "report-per-1000", "report-calls", "report-visits")
        )
        return Table("mend", say("report-mend"), sentence, head, rows, "bars")

    def _rate(self, rate: float | None) -> Cell:
        if rate is None:
            return Cell(self._say("report-too-few"), None, hidden=True)
        return Cell(self.number(rate, 0 if rate >= 10 else 1), rate)

    def _why(self, report: Report) -> Table:
        say = self._say
        sentence = self._first("report-why", report.reasons, reason=self.reason(next(iter(report.reasons), "")))
        head = (say("report-reason"), say("report-calls"))
        return Table("why", say("report-why"), sentence, head, self._counts(report.reasons, self.reason), "bars")

    def _where(self, report: Report) -> Table:
        say = self._say
        sentence = self._first("report-where", report.places, place=next(iter(report.places), ""))
        head = (say("report-place"), say("report-calls"))
        return Table("where", say("report-where"), sentence, head, self._counts(report.places), "bars")

    def _when(self, report: Report) -> Table:
        say = self._say
        shown = {hour: count.n for hour, count in report.hours.items() if count.shown and count.n}
        most = max(shown, key=lambda hour: shown[hour]) if shown else None
        sentence = say("report-when.say", **self._hour(most)) if most is not None else ""
        rows = tuple((Cell(f"{hour}:00"), self.count(count)) for hour, count in report.hours.items())
        return Table("when", say("report-when"), sentence, (say("report-hour"), say("report-calls")), rows, "columns")

    @staticmethod
    def _hour(hour: int) -> dict[str, str]:
        return {"from": str(hour), "to": str(hour + 1)}

    def _fast(self, report: Report) -> Table:
        say, arrived = self._say, report.times["arrived"]
        sentence = ""
        if arrived.median is not None:
            words = {"median": self.duration(arrived.median), "p90": self.duration(arrived.p90)}
            sentence = say("report-fast.say", **words)
        rows = tuple(
            (
                Cell(say(f"report-{what}")),
                Cell(self.duration(took.median), None if took.median is None else float(took.median)),
                Cell(self.duration(took.p90), None if took.p90 is None else float(took.p90)),
                self.count(took.of),
            )
            for what, took in report.times.items()
        )
        head = tuple(say(key) for key in ("report-until", "report-median", "report-p90", "report-calls"))
        return Table("fast", say("report-fast"), sentence, head, rows, "bars")

    def _ended(self, report: Report) -> Table:
        say = self._say
        lines = {
            "helped": report.helped,
            "unanswered": report.unanswered,
            "before": report.gave_up_before,
            "after": report.gave_up_after,
            "broken": report.broken,
        }
        rows = self._counts(lines, lambda key: say(f"report-ended-{key}"))
        head = (say("report-what"), say("report-calls"))
        return Table("ended", say("report-ended"), say("report-ended.say"), head, rows, "bars")

    def _said(self, report: Report) -> Iterator[Table]:
        """What helpers said of calls that they closed, and how it is known that they came."""
        say = self._say
        for id, head, counts in (("closed", "report-what", report.outcomes), ("proved", "report-how", report.proofs)):
            rows = self._counts(counts, lambda key, id=id: say(f"report-{id}-{key}"))
            sentence = say(f"report-{id}.say") if rows else ""
            yield Table(id, say(f"report-{id}"), sentence, (say(head), say("report-calls")), rows, "bars")

    def _why_by(self, id: str, head: str, lines: Mapping[str, Mapping[str, Count]], report: Report) -> Table:
        """One line for each step, place or part of the day; one column for each reason that somebody had there."""
        say = self._say
        reasons = [reason for reason in report.reasons if any(reason in row for row in lines.values())]
        rows = tuple(
            (Cell(name), *(self.count(counts.get(reason, Count(0))) for reason in reasons))
            for name, counts in lines.items()
        )
        columns = (say(head), *(self.reason(reason) for reason in reasons))
        return Table(id, say(f"report-{id}"), say("report-why-by") if rows else "", columns, rows)

    def _why_each(self, report: Report) -> Iterator[Table]:
        steps = {self.step(step): counts for step, counts in report.reasons_by_step.items()}
        hours = {f"{hour}:00 – {hour + HOURS}:00": counts for hour, counts in report.reasons_by_hours.items()}
        yield self._why_by("why-step", "report-step", steps, report)
        yield self._why_by("why-place", "report-place", report.reasons_by_place, report)
        yield self._why_by("why-hour", "report-hour", hours, report)

    def _staff(self, report: Report) -> Table:
        say, load = self._say, report.load
        head = tuple(say(key) for key in ("report-helpers", "report-within", "report-lost-callers"))
        if load is None or not report.staffing:
            return Table("staff", say("report-staff"), say("report-staff.none"), head, ())
        lines = report.staffing
        good = next((n for n, line in enumerate(lines) if n and line.within_a_minute >= GOOD_SHARE), len(lines) - 1)
        sentence = say(
            "report-staff.say",
            **self._hour(load.hour),
            calls=self.number(load.calls_per_hour, 1),
            service=self.duration(load.service_s),
            more=str(lines[good].helpers),
            good=self.number(lines[good].within_a_minute),
            fewer=str(lines[good - 1].helpers),
            poor=self.number(lines[good - 1].within_a_minute),
        )
        rows = tuple(
            (
                Cell(str(line.helpers)),
                Cell(self.number(line.within_a_minute), line.within_a_minute),
                Cell(self.number(line.gave_up), line.gave_up),
            )
            for line in lines
        )
        note = say("report-staff.note", patience=self.duration(load.patience_s))
        return Table("staff", say("report-staff"), sentence, head, rows, "bars", note=note)

    def _change(self, report: Report) -> Table:
        say = self._say
        head = tuple(say(key) for key in ("report-step", "report-after", "report-before"))
        both = [one for one in report.flow_change if one.before is not None and one.after is not None]
        if not both:
            return Table("change", say("report-change"), "", head, ())
        rates = [self._rate(rate).text for rate in (both[0].before, both[0].after)]
        sentence = say("report-change.say", step=self.step(both[0].step), before=rates[0], after=rates[1])
        rows = tuple((Cell(self.step(one.step)), self._rate(one.after), self._rate(one.before)) for one in both)
        note = say("report-change.note", before=report.flows[0], after=report.flows[1])
        return Table("change", say("report-change"), sentence, head, rows, "bars", note=note)

    def _suggested(self, report: Report) -> Table:
        say, counts = self._say, report.suggested
        total = sum(count.n for count in counts.values())
        sentence = ""
        if total >= FEW and counts["other"].shown:
            share = 100 * (total - counts["other"].n) / total
            sentence = say("report-suggested.say", share=self.number(share))
        rows = self._counts(counts, lambda key: say(f"report-choice-{key}")) if total else ()
        head = (say("report-choice"), say("report-calls"))
        return Table("suggested", say("report-suggested"), sentence, head, rows, "bars")

    def _faces(self, report: Report) -> Table:
        say = self._say
        answered = any(count.n for count in report.faces.values())
        rows = self._counts(report.faces, lambda key: say(f"report-face-{key}")) if answered else ()
        head = (say("report-answer"), say("report-calls"))
        return Table("faces", say("report-faces"), say("report-faces.say") if answered else "", head, rows, "bars")

    def _needs(self, report: Report) -> Iterable[Table]:
        say = self._say
        for kind, key, name in (("language", "languages", "report-language"), ("access", "needs", "report-need")):
            rows = self._counts(report.needs[kind], self._need)
            sentence = say(f"report-{key}.say") if rows else ""
            yield Table(key, say(f"report-{key}"), sentence, (say(name), say("report-calls")), rows, "bars")

    def _need(self, need: str) -> str:
        if need == OTHER:
            return self._say("report-other")
        return self._say(f"need-{need}") if self._texts.has(f"need-{need}") else self._texts.language_name(need)

    def _tests(self, report: Report) -> Table:
        say = self._say
        head = tuple(
            say(k) for k in ("report-kiosk", "report-tests-seen", "report-placed", "report-not-seen", "report-replaced")
        )
        placed = sum(kiosk.placed for kiosk in report.tests)
        if not placed:
            return Table("tests", say("report-tests"), say("report-tests.none"), head, ())
        share = 100 * sum(kiosk.seen for kiosk in report.tests) / placed
        rows = tuple(
            (
                Cell(one.kiosk),
                Cell(self.number(one.seen), float(one.seen)),
                Cell(self.number(one.placed)),
                *(Cell(self.number(one.failures.get(why, 0))) for why in ("not-seen", "replaced")),
            )
            for one in report.tests
        )
        sentence = say("report-tests.say", share=self.number(share, 1))
        return Table("tests", say("report-tests"), sentence, head, rows, "bars")
