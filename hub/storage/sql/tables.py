"""The tables, in what SQLite and PostgreSQL have in common. Changes need a migration (``migrations``)."""

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeEngine

metadata = MetaData()

ID_LENGTH = 64
"""Longest id of a device, session or turn, characters."""


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _short(name: str) -> Column[str]:
    return Column(name, String(ID_LENGTH), nullable=False, default="")


def _json(name: str) -> Column[object]:
    kind: TypeEngine[object] = JSON()
    return Column(name, kind, nullable=False)


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
    Index("turns_started", "started_at"),
    Index("turns_of_device", "device_id", "started_at"),
    Index("turns_of_session", "session_id", "started_at"),
)

documents = Table(
    "documents",
    metadata,
    Column("collection", String(ID_LENGTH), primary_key=True),
    Column("id", String(ID_LENGTH), primary_key=True),
    Column("version", Integer, nullable=False),
    _json("body"),
)
