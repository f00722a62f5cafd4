"""The base of all errors."""

from typing import ClassVar


class HubError(Exception):
    """An error with a stable code."""

    code: ClassVar[str] = "hub"
