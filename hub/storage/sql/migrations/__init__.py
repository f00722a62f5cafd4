"""Changes of the schema, one module each in ``versions``; Alembic runs them."""
