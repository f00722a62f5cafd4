"""The API that commands are tried against."""

from tests.web.api.conftest import empty_database, house

__all__ = ["empty_database", "house"]
