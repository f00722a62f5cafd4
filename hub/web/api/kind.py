"""What kinds of problems have in common, whatever each was about."""

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem, whatever it was about."""

    status: HTTPStatus
    title: str
    action: str
