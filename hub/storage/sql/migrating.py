"""Bringing a SQLite file to the newest schema, with Alembic, in one step. Blocking; imported when needed."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from hub.storage.files import copy_of
from hub.storage.sql.copying import keep_copy
from hub.storage.sql.database import listen

MIGRATIONS: Final = Path(__file__).parent / "migrations"


def bring_up_to_date(file: Path, found: str, *, migrations: Path | None = None) -> None:
    """Migrate ``file`` from the revision ``found``; when that is none, make the tables.

    A copy of what there was is kept. A kill in the middle leaves the file as it was.
    """
    if found:
        keep_copy(file, copy_of(file, found))
    engine = create_engine(URL.create("sqlite", database=str(file)), poolclass=NullPool)
    listen(engine)
    config = Config()
    config.set_main_option("script_location", str(migrations or MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        with connection.begin():
            command.upgrade(config, "head")
