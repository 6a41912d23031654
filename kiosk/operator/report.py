"""What an operator reads of a feed after an import or a check, and of what is in force: ten lines, all on demand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.errors import Fault
from kiosk.operator.findings import in_short
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.figures import Figures, figures_of
from kiosk.timetable.model import Source


@dataclass(frozen=True)
class Report:
    """`told`: further sentences, such as what is different now. `fit`: whether the feed was taken, or would be."""

    verdict: str
    source: Source
    figures: Figures
    dropped: int
    findings: tuple[Fault, ...]
    told: tuple[str, ...] = ()
    fit: bool = True

    def __str__(self) -> str:
        return "\n".join([*self._head(), *self._listed(in_short(self.findings))])

    def whole(self) -> str:
        """The same with every single finding."""
        return "\n".join([*self._head(), *(f"    {finding}" for finding in self.findings)])

    def _head(self) -> Iterator[str]:
        source, count = self.source, self.figures
        yield self.verdict
        days = f"{count.days} days with trains, {count.busiest} on the busiest"
        yield f"  {source.first_day} to {source.last_day}; {days}."
        left_out = f", {self.dropped} left out" if self.dropped else ""
        yield (
            f"  {count.stations} stations, {count.platforms} platforms, {count.lines} lines, "
            f"{count.trains} trains{left_out}."
        )
        yield f"  Changes: {_changes(count)}."
        if count.translated:
            yield f"  Names in other languages: {', '.join(f'{n} in {code}' for code, n in count.translated)}."
        yield f"  Source to be named: {source.attribution or 'none given'}.{_edition(source)}"
        yield from (f"  {sentence}" for sentence in self.told)

    def _listed(self, lines: Sequence[str]) -> Iterator[str]:
        if lines:
            every = f"  {_counted(len(self.findings), 'finding')}"
            yield f"{every}:" if len(lines) >= len(self.findings) else f"{every}; --all names each of them:"
            yield from (f"    {line}" for line in lines)


def report_of(
    verdict: str,
    timetable: Timetable,
    findings: Sequence[Fault],
    dropped: int = 0,
    told: Sequence[str] = (),
    fit: bool = True,
) -> Report:
    """The report about this timetable, counted now."""
    return Report(verdict, timetable.source, figures_of(timetable), dropped, tuple(findings), tuple(told), fit)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _changes(count: Figures) -> str:
    """What the feed says of changing; where it says nothing, the usual time counts everywhere."""
    said = [
        f"{_counted(number, noun)}{more}"
        for number, noun, more in (
            (count.change_times, "station", " with a time of their own"),
            (count.walks, "walk", " to another station"),
            (count.rules, "rule", " for single platforms, lines or trains"),
            (count.stays, "train", " that one stays in when they go on as another"),
        )
        if number
    ]
    return "; ".join(said) or "the usual time everywhere"


def _edition(source: Source) -> str:
    version = f" Version {source.version}." if source.version else ""
    return version + (f" Questions to {source.contact}." if source.contact else "")
