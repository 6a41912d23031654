"""SQL of what kiosks tell of whole days: how many visits reached each step, and which face was chosen after help."""

from datetime import datetime

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from assistance.desk.tables.store import help_request
from assistance.messages import Tally, Thanks
from assistance.model import RequestState
from kiosk.database import Engine, transaction

FACES = ("good", "so-so", "bad")
ALL_VISITS = ""  # the step of the row that counts every visit of the day

step_tally = Table(
    "step_tally",
    metadata,
    Column("station", sql.String, primary_key=True),
    Column("kiosk", sql.String, primary_key=True),
    Column("day", sql.String, primary_key=True),  # 2026-11-20, where the kiosk stands
    Column("step", sql.String, primary_key=True),
    Column("flow", sql.String, nullable=False),
    Column("visits", sql.Integer, nullable=False),
    sql.Index("tallies_of_a_day", "station", "day"),
)
thanks = Table(
    "thanks",
    metadata,
    Column("request", sql.String, primary_key=True),
    Column("face", sql.String, nullable=False),
    Column("at", sql.Float, nullable=False),
    sql.CheckConstraint("face in ({})".format(",".join(f"'{face}'" for face in FACES)), name="known_face"),
)


class Tallies:
    """Each message counts once: a kiosk may repeat itself."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, station: str, kiosk: str, tally: Tally) -> bool:
        """Keep the counts of a day. False: this day of this kiosk is known already, and stays as it is."""
        c = step_tally.c
        steps = {ALL_VISITS: tally.visits, **tally.steps}
        shared = {"kiosk": kiosk, "day": tally.day, "station": station, "flow": tally.flow}
        with transaction(self._engine) as connection:
            mine = (c.station == station) & (c.kiosk == kiosk) & (c.day == tally.day)
            if connection.execute(sql.select(c.day).where(mine)).first():
                return False
            rows = [{**shared, "step": step, "visits": visits} for step, visits in steps.items()]
            connection.execute(sql.insert(step_tally), rows)
        return True

    def thank(self, station: str, kiosk: str, said: Thanks, at: datetime) -> bool:
        """Keep the first answer about a resolved call of this kiosk. False: there is none such, or it has one."""
        c = help_request.c
        mine = (c.id == said.request) & (c.station == station) & (c.kiosk == kiosk) & ~c.test
        ended = sql.select(c.id).where(mine, c.state == RequestState.RESOLVED)
        before = sql.select(thanks.c.face).where(thanks.c.request == said.request)
        with transaction(self._engine) as connection:
            if not connection.execute(ended).first() or connection.execute(before).first():
                return False
            row = {"request": said.request, "face": said.face, "at": at.timestamp()}
            connection.execute(sql.insert(thanks).values(row))
        return True
