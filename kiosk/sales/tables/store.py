"""Tables of the journal: sales, their history and barcodes, void tickets, notes to staff, days, what was set aside."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from kiosk.database import chained
from kiosk.sales.model import UNDER_WAY, Means, Medium, Paper

METADATA = chained("sales")
SET_ASIDE = "set-aside"  # in place of a state: no Sale can be made of this row, and it is counted nowhere
SALE = Table(
    "sale",
    METADATA,
    Column("number", String, primary_key=True),
    Column("state", String, nullable=False, index=True),
    Column("offer", String, nullable=False),
    Column("language", String, nullable=False),
    Column("at", String, nullable=False),
    Column("card", String, nullable=False),  # as masked by the terminal, never more
    Column("total_minor", Integer, nullable=False),
    Column("currency", String, nullable=False),
    Column("kiosk", String, nullable=False, server_default=""),
    Column("memo", String, nullable=False, server_default=""),
    Column("reference", String, nullable=False, server_default=""),
    Column("receipt", String, nullable=False, server_default=""),
    Column("paper", String, nullable=False, server_default=Paper.NONE.value),
    Column("means", String, nullable=False, server_default=Means.CARD.value),
    Column("medium", String, nullable=False, server_default=Medium.PAPER.value),
)
_under_way = SALE.c.state.in_([state.value for state in UNDER_WAY])
Index("one_sale_under_way", SALE.c.kiosk, unique=True, sqlite_where=_under_way, postgresql_where=_under_way)
SALE_EVENT = Table(
    "sale_event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, ForeignKey("sale.number"), nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("state", String, nullable=False),
    Column("detail", String, nullable=False),
)
BARCODE = Table(
    "sale_barcode",
    METADATA,
    Column("number", String, ForeignKey("sale.number"), primary_key=True),
    Column("place", Integer, primary_key=True),  # 1, or more where one symbol cannot hold it all
    Column("octets", LargeBinary, nullable=False),
)
VOID = Table(
    "void_ticket",
    METADATA,
    Column("number", String, ForeignKey("sale.number"), primary_key=True),
    Column("at", String, nullable=False),
    Column("why", String, nullable=False),
)
NOTE = Table(
    "staff_note",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, ForeignKey("sale.number"), nullable=False),
    Column("at", String, nullable=False),
    Column("say", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("received_at", String),  # when the desk had it
    Index("one_note_of_a_kind", "number", "say", unique=True),
)
DAY_END = Table(
    "day_end",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("person", String, nullable=False),
    Column("last_event", Integer, nullable=False),
)
ASIDE = Table(
    "set_aside",
    METADATA,
    Column("number", String, ForeignKey("sale.number"), primary_key=True),
    Column("at", String, nullable=False),
    Column("person", String, nullable=False),
    Column("why", String, nullable=False),
    Column("wrong", String, nullable=False),  # why it cannot be read
    Column("terminal", String, nullable=False),  # what the terminal said of it then
    Column("as_found", String, nullable=False),  # the row and its history, in JSON, for the auditor
)
