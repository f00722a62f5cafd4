"""One thing the API can do, as data: its address, who may do it, what goes in and what comes out."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final, Generic, TypeVar, get_args, get_type_hints

from aiohttp import web
from pydantic import BaseModel, ConfigDict

from hub.storage.tokens import Scope
from hub.web.api.access import Caller

ROOT: Final = "/api/v1"


class Topic(StrEnum):
    """What endpoints are about, in the order of the documentation."""

    STATUS = "Status"
    DEVICES = "Devices"
    TOOLS = "Devices' tools"
    ENROLMENT = "Enrolment"
    CONVERSATIONS = "Conversations"
    COSTS = "Costs and tool calls"
    UPLOADS = "Uploads"
    ALERTS = "Timers, alarms and reminders"
    LISTS = "Lists"
    PERSONAS = "Personas"
    FIRMWARE = "Firmware"
    USB = "Boards on a cable"
    MODELS = "Voices and models"
    EVENTS = "Events"
    SETTINGS = "Settings"
    TOKENS = "Tokens"
    LOGS = "Logs"
    HEALTH = "Health"


class Told(BaseModel):
    """The base of what the API tells."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Asked(BaseModel):
    """The base of what the API is told: nothing unknown is taken."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Nothing(Asked):
    """No query, or no body."""


Q = TypeVar("Q", bound=Asked)
B = TypeVar("B", bound=Asked)


@dataclass(frozen=True, slots=True)
class Call(Generic[Q, B]):
    """A request that was let in, read and found acceptable."""

    path: Mapping[str, str]
    query: Q
    body: B
    caller: Caller | None  # None where no token is needed
    request: web.Request  # for what is streamed


@dataclass(frozen=True, slots=True)
class File:
    """An answer that is no JSON of ours: its media type, and what it is."""

    media_type: str
    what: str
    also: tuple[str, ...] = ()  # media types that it may have instead


@dataclass(frozen=True, slots=True)
class RawBody:
    """A body that is no JSON: its media types, and what it is. Who handles it reads it from the request."""

    media_types: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method of a path.

    ``handle`` says by its annotations what goes in and what comes out: it takes a ``Call[Query, Body]``, and
    returns what is ``Told``, or None for no body, or a response of its own, which ``file`` then describes. A
    body that ``raw`` describes is not read for it.
    """

    method: str
    path: str
    topic: Topic
    summary: str
    handle: Callable[[Call[Any, Any]], Awaitable[Any]]
    scope: Scope | None = Scope.READ  # None: no token is needed
    status: int = 200
    faults: tuple[str, ...] = ()  # codes of problems besides those that every endpoint may have
    file: File | None = None
    raw: RawBody | None = None

    @property
    def name(self) -> str:
        """What it is called in the OpenAPI document."""
        return self.handle.__name__

    @property
    def query(self) -> type[Asked]:
        """What may stand behind the path."""
        model: type[Asked] = get_args(self._hints["call"])[0]
        return model

    @property
    def body(self) -> type[Asked]:
        """What is sent."""
        model: type[Asked] = get_args(self._hints["call"])[1]
        return model

    @property
    def answers(self) -> type[Told] | None:
        """What is told."""
        answer = self._hints["return"]
        return answer if self.file is None and answer is not type(None) else None

    @property
    def success(self) -> int:
        """The status of an answer that is no problem."""
        return 204 if self.answers is None and self.file is None else self.status

    @property
    def _hints(self) -> dict[str, Any]:
        return _hints_of(getattr(self.handle, "__func__", self.handle))

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names in the path."""
        return tuple(re.findall(r"{(\w+)}", self.path))


@cache
def _hints_of(handle: Callable[..., Any]) -> dict[str, Any]:
    """Its annotations. Each is asked for several times, and to read them takes as long as all else here."""
    return get_type_hints(handle)


@cache
def route_of(path: str, paths: frozenset[str]) -> str:
    """``path`` for the router: a name in it stands for nothing that is a word in another of ``paths``.

    Else the ``Allow`` header of ``/things/address`` would name the methods of ``/things/{id}``.
    """
    parts, routed = path.split("/"), []
    for at, part in enumerate(parts):
        words = _words_after(parts[:at], paths) if part.startswith("{") else []
        routed.append(f"{part[:-1]}:(?!({'|'.join(words)})(/|$))[^/]+}}" if words else part)
    return "/".join(routed)


def _words_after(parts: list[str], paths: frozenset[str]) -> list[str]:
    """What follows ``parts`` in any of ``paths`` and is no name, for a pattern."""
    at = len(parts)
    others = (other.split("/") for other in paths)
    beside = {other[at] for other in others if len(other) > at and other[:at] == parts}
    return sorted(re.escape(word) for word in beside if not word.startswith("{"))
