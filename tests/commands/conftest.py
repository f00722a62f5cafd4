"""The API that commands are tried against."""

from tests.web.api.conftest import house

__all__ = ["house"]
