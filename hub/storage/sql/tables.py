"""The tables, in what SQLite and PostgreSQL have in common. Changes need a migration (``migrations``)."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()

ID_LENGTH = 64
"""Longest id of a device, session or turn, characters."""

NAME_LENGTH = 255
"""Longest name of a language model or a host, characters."""

DAY_LENGTH = 10
"""Of a day as 2026-11-23, characters."""


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _short(name: str) -> Column[str]:
    return Column(name, String(ID_LENGTH), nullable=False, default="")


def _json(name: str) -> Column[object]:
    kind: TypeEngine[object] = JSON()
    return Column(name, kind, nullable=False)


def _amount(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


sessions = Table(
    "sessions",
    metadata,
    Column("session_id", String(ID_LENGTH), primary_key=True),
    _short("device_id"),
    _short("client_id"),
    Column("started_at", Float, nullable=False),
    Column("ended_at", Float),
    _text("reason"),
    Index("sessions_started", "started_at"),
)

turns = Table(
    "turns",
    metadata,
    Column("turn_id", String(ID_LENGTH), primary_key=True),
    Column("session_id", String(ID_LENGTH), ForeignKey("sessions.session_id"), nullable=False),
    _short("device_id"),
    Column("started_at", Float, nullable=False),
    Column("finished_at", Float),
    _text("question"),
    _short("language"),
    _text("spoken"),
    _text("answer"),
    _short("answer_language"),
    Column("outcome", String(ID_LENGTH)),
    _short("error"),
    _json("timings"),
    _json("engines"),
    _short("audio"),
    _json("sent"),
    _short("emotion"),
    _text("folded"),  # what is searched, see hub/storage/folding.py
    Index("turns_started", "started_at"),
    Index("turns_of_device", "device_id", "started_at"),
    Index("turns_of_session", "session_id", "started_at"),
)

usage = Table(
    "usage",
    metadata,
    Column("day", String(DAY_LENGTH), primary_key=True),
    Column("device_id", String(ID_LENGTH), primary_key=True),
    Column("model", String(NAME_LENGTH), primary_key=True),
    _amount("requests"),
    _amount("prompt"),
    _amount("cached"),
    _amount("answer"),
    Column("cost", Float, nullable=False),
    _amount("estimated"),
)

sent = Table(
    "sent",
    metadata,
    Column("day", String(DAY_LENGTH), primary_key=True),
    Column("device_id", String(ID_LENGTH), primary_key=True),
    Column("host", String(NAME_LENGTH), primary_key=True),
    Column("purpose", String(ID_LENGTH), primary_key=True),
    _amount("requests"),
    _amount("bytes"),
    Column("outside", Boolean, nullable=False),
)

tool_calls = Table(
    "tool_calls",
    metadata,
    Column("call_id", String(ID_LENGTH), primary_key=True),
    Column("at", Float, nullable=False),
    _short("device_id"),
    _short("session_id"),
    _short("turn_id"),
    _text("tool"),
    _short("caller"),
    _short("outcome"),
    Column("took", Float, nullable=False),
    _text("arguments"),
    Index("tool_calls_at", "at"),
    Index("tool_calls_of_turn", "turn_id"),
    Index("tool_calls_of_device", "device_id", "at"),
)

documents = Table(
    "documents",
    metadata,
    Column("collection", String(ID_LENGTH), primary_key=True),
    Column("id", String(ID_LENGTH), primary_key=True),
    Column("version", Integer, nullable=False),
    _json("body"),
)
