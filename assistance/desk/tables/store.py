"""Tables of help requests: one row for each call, what its kiosk said, who saw it, and who was asked to take it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from assistance.model import LIVE, RequestState


def _listed(states: Iterable[RequestState]) -> str:
    return ",".join(sorted(f"'{state}'" for state in states))


_OPEN: dict[str, Any] = {
    "sqlite_where": sql.text("closed_at is null"),
    "postgresql_where": sql.text("closed_at is null"),
}
_REAL: dict[str, Any] = {  # a kiosk may place a test call while a traveller's lives
    "sqlite_where": sql.text("closed_at is null and not test"),
    "postgresql_where": sql.text("closed_at is null and not test"),
}
help_request = Table(
    "help_request",
    metadata,
    Column("id", sql.String, primary_key=True),  # made by the kiosk: the same call received twice is one
    Column("station", sql.String, nullable=False),
    Column("kiosk", sql.String, nullable=False),
    Column("state", sql.String, nullable=False),
    Column("rev", sql.Integer, nullable=False, default=1),
    Column("round", sql.Integer, nullable=False, default=0),  # how often something fell due in this state
    Column("helper", sql.String),
    Column("helper_name", sql.String),
    Column("minutes", sql.Integer, nullable=False, default=0),
    Column("seen_by", sql.Integer, nullable=False, default=0),
    Column("reason", sql.String),
    Column("outcome", sql.String),
    Column("proof", sql.String),
    Column("hand_to", sql.String),  # the colleague who is asked to take it over
    # Minutes that the traveller was told; 0 and 0: nothing was said.
    Column("usual_from", sql.Integer, nullable=False, default=0, server_default="0"),
    Column("usual_to", sql.Integer, nullable=False, default=0, server_default="0"),
    Column("test", sql.Boolean, nullable=False, default=False, server_default=sql.false()),
    # Moments are seconds since 1970, by the desk's own clock.
    Column("called_at", sql.Float, nullable=False),
    Column("changed_at", sql.Float, nullable=False),
    Column(
        "asked_at", sql.Float, nullable=False, default=0.0, server_default="0"
    ),  # the policy's seconds count from it
    Column("promised_at", sql.Float),
    Column("arrived_at", sql.Float),
    Column("closed_at", sql.Float),
    Column("due_at", sql.Float),
    sql.CheckConstraint(f"state in ({_listed(RequestState)})", name="known_state"),
    sql.CheckConstraint("(closed_at is null) = (due_at is not null)", name="open_has_a_next_step"),
    sql.CheckConstraint(f"(state in ({_listed(LIVE)})) = (closed_at is null)", name="done_is_closed"),
    sql.CheckConstraint("state <> 'acknowledged' or promised_at is not null", name="promise_has_a_time"),
    sql.CheckConstraint("state not in ('acknowledged','arrived') or helper is not null", name="promise_has_a_name"),
    sql.CheckConstraint("state not in ('called','unanswered') or helper is null", name="nobody_yet"),
    sql.CheckConstraint("state <> 'resolved' or reason is not null", name="resolved_has_a_reason"),
    sql.Index("one_live_per_kiosk", "station", "kiosk", unique=True, **_REAL),
    sql.Index("due", "due_at", **_OPEN),
    sql.Index("calls_of_a_station", "station", "called_at"),
    sql.Index("open_of_a_station", "closed_at", "station"),
)
REALLY = ~help_request.c.test  # called by a person
# A table of its own, so that forgetting is one DELETE.
request_situation = Table(
    "request_situation",
    metadata,
    Column("request", sql.ForeignKey(help_request.c.id), primary_key=True),
    Column("body", sql.Text, nullable=False),
)
sight = Table(
    "sight",
    metadata,
    Column("request", sql.ForeignKey(help_request.c.id), primary_key=True),
    Column("helper", sql.String, primary_key=True),
)


class Answer(StrEnum):
    """What a helper said to an offer."""

    YES = "yes"
    NO = "no"  # "I cannot"
    BROKEN = "broken"  # she said yes, and did not come
    PASSED = "passed"  # she said yes, and a colleague took it over


offer = Table(
    "offer",
    metadata,
    Column("request", sql.ForeignKey(help_request.c.id), primary_key=True),
    Column("helper", sql.String, primary_key=True),
    Column("round", sql.Integer, nullable=False),  # of the request, when she was asked
    # Moments are seconds since 1970, by the desk's own clock.
    Column("offered_at", sql.Float, nullable=False),
    Column("seen_at", sql.Float),
    Column("answer", sql.String),
    Column("answered_at", sql.Float),
    sql.CheckConstraint("answer in ({})".format(",".join(f"'{answer}'" for answer in Answer)), name="known_answer"),
    sql.CheckConstraint("(answer is null) = (answered_at is null)", name="answered_at_a_time"),
)
not_refused = offer.c.answer.is_(None) | (offer.c.answer == Answer.YES)
