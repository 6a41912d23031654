"""The manager's pages: a report of her station for a day, a week or a month, and the same numbers as a file."""

import asyncio
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assistance.desk.desk import Desk
from assistance.desk.staff.rights import Right, may
from assistance.model import Helper
from assistance.reports.charts import chart_of
from assistance.reports.export import as_csv
from assistance.reports.figures import report_of
from assistance.reports.model import Report
from assistance.reports.period import Kind, Period, period_of, read_period
from assistance.reports.store import Reading
from assistance.reports.tables import Telling
from assistance.web.cards import Cards
from assistance.web.login import Login, language_of

KINDS: tuple[Kind, ...] = ("day", "week", "month")


class Reports:
    """Reads only, but for one thing: what ended in the last seconds is made a fact first."""

    def __init__(self, desk: Desk, cards: Cards, login: Login) -> None:
        self._facts = desk.facts
        self._clock = desk.clock
        self._reading = Reading(desk.engine)
        self._cards = cards
        self._login = login

    async def show(self, request: Request) -> Response:
        """GET /reports?period=2026-W47&station=…: the whole report on one page."""
        helper, refused = await self._manager(request)
        if helper is None:
            return refused
        report = await self._report(request, helper)
        if isinstance(report, Response):
            return report
        language, today = language_of(request), self._clock.now().date()
        telling = Telling(self._cards.texts(language))
        period = report.period
        page = self._cards.page(
            "report.html",
            language,
            report=report,
            period=period,
            period_name=telling.period(period),
            kinds=[(kind, period_of(kind, min(period.last, max(today, period.first)))) for kind in KINDS],
            earlier=period.before(),
            later=period.after() if period.last < today else None,
            stations=helper.stations,
            tiles=telling.tiles(report),
            tables=[(table, chart_of(table)) for table in telling.tables(report)],
        )
        return HTMLResponse(page)

    async def numbers(self, request: Request) -> Response:
        """GET /reports.csv, with the same parameters: the same numbers, and no others."""
        helper, refused = await self._manager(request)
        if helper is None:
            return refused
        report = await self._report(request, helper)
        if isinstance(report, Response):
            return report
        text = as_csv(Telling(self._cards.texts(language_of(request))).tables(report))
        name = f"loket-{report.period.code}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(text, media_type="text/csv; charset=utf-8", headers=headers)

    async def _manager(self, request: Request) -> tuple[Helper | None, Response]:
        """Who asks, if she may; else the page that says why not."""
        helper = await self._login.helper(request)
        if helper is None:
            return None, self._login.closed_door(request)
        if not may(helper, Right.REPORTS) or not helper.stations:
            return None, self._login.closed_door(request, "report-not-allowed", 403)
        return helper, Response()

    async def _report(self, request: Request, helper: Helper) -> Report | Response:
        today = self._clock.now().date()
        asked = request.query_params
        try:
            period = read_period(asked["period"]) if asked.get("period") else period_of("week", today)
        except (ValueError, OverflowError):
            return Response("A period is written 2026-11-20 (a day), 2026-W47 (a week) or 2026-11 (a month).", 400)
        station = asked.get("station") or helper.stations[0]
        if station not in helper.stations:
            return Response("There is no such station for you.", 403)
        if await asyncio.to_thread(self._facts.waits):
            await asyncio.to_thread(self._facts.keep)
        return await asyncio.to_thread(self._read, station, period, today)

    def _read(self, station: str, period: Period, today: date) -> Report:
        material = self._reading.material(station, period)
        earlier = self._reading.material(station, period.before())
        return report_of(station, period, material, today, earlier)
