"""What Alembic runs to migrate: over the connection it is given, in that connection's transaction."""

from alembic import context

from hub.storage.sql.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite can, and a kill in the middle then changes nothing
    render_as_batch=True,
)
context.run_migrations()
