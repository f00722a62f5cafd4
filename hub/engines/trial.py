"""Trying a language model's service: whether it answers with this key and model, and which models it has."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from pydantic import SecretStr

from hub.engines.base import ChatMessage, LanguageModel, ReplyItem, Role, TextDelta, closing
from hub.engines.grok import Grok
from hub.engines.worker import Worker
from hub.errors import EmptyAnswerError, LanguageModelError, TooSlowError

QUESTION: Final = "Say hello in one short sentence."
"""What is asked: as little as shows that it answers."""

LISTING_S: Final = 10.0
"""Longest wait for the list of models, seconds: a person looks at the window meanwhile."""

MOST_MODELS: Final = 500
"""Of a list that are taken. The largest marketplace has about 400; a list without an end is a hostile one."""

LONGEST_SHOWN: Final = 120
"""Characters of the answer that are shown: it was a test."""

LONGEST_NAME: Final = 200
"""Characters of a model's name; what is longer is none."""

_NAME: Final = re.compile(r"[!-~]+( [!-~]+)*")
"""A model's name: printable ASCII, as all services have it."""


@dataclass(frozen=True, slots=True)
class Service:
    """An OpenAI-compatible chat service, and what is asked there."""

    base_url: str
    key: SecretStr
    model: str = ""
    first_token_s: float = 8.0
    max_tokens: int = 600


@dataclass(frozen=True, slots=True)
class AskedService:
    """Which service is meant: one of the settings, or one at an address; what is left out is theirs."""

    second: bool = False  # the settings' second one
    base_url: str = ""
    key: SecretStr | None = None
    model: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """How a trial went. ``first_word_s`` is None, and ``error`` an error's code, when no word came."""

    model: str
    first_word_s: float | None = None
    words: str = field(default="", repr=False)  # the beginning of what it said
    error: str = ""
    detail: str = ""  # in English


@dataclass(frozen=True, slots=True)
class Listed:
    """The models a service tells of, in its order. ``complete``: there are no more than were taken."""

    models: tuple[str, ...] = ()
    complete: bool = True
    error: str = ""
    detail: str = ""


Counted = Callable[[LanguageModel, list[ChatMessage]], AsyncIterator[ReplyItem]]
"""Asks, and counts what it costs."""


async def try_service(service: Service, worker: Worker, counted: Counted) -> Tried:
    """Ask it one short question. It is heard out: only then the service tells what it cost."""
    try:
        async with _connected(service, worker) as client:
            began = monotonic()
            async with closing(counted(client, [ChatMessage(Role.USER, QUESTION)])) as items:
                first_word, words = await _heard_out(items)
            return Tried(service.model, first_word - began, words)
    except LanguageModelError as error:
        return Tried(service.model, error=error.code, detail=str(error))


async def list_models(service: Service, worker: Worker) -> Listed:
    """Which models it tells of."""
    try:
        async with _connected(service, worker) as client, asyncio.timeout(LISTING_S):
            names = _names(await client.told_models())
    except TimeoutError:
        return _not_listed(TooSlowError("The list of models did not come in time."))
    except LanguageModelError as error:
        return _not_listed(error)
    return Listed(names[:MOST_MODELS], complete=len(names) <= MOST_MODELS)


def _not_listed(error: LanguageModelError) -> Listed:
    return Listed(error=error.code, detail=str(error))


@asynccontextmanager
async def _connected(service: Service, worker: Worker) -> AsyncIterator[Grok]:
    def connect() -> Grok:
        return Grok.connect(
            base_url=service.base_url,
            api_key=service.key.get_secret_value(),
            model=service.model,
            first_token_s=service.first_token_s,
            max_tokens=service.max_tokens,
        )

    client = await worker.run(connect)
    try:
        yield client
    finally:
        await client.close()


async def _heard_out(items: AsyncIterator[ReplyItem]) -> tuple[float, str]:
    """When the first word came, and how the answer began."""
    came, words = 0.0, ""
    async for item in items:
        if isinstance(item, TextDelta) and len(words) < LONGEST_SHOWN:
            words = (words + item.text).lstrip()
            came = came or (monotonic() if words else 0.0)
    if not words:
        raise EmptyAnswerError("The model's answer had no words.")
    return came, words[:LONGEST_SHOWN].rstrip()


def _names(raw: bytes) -> tuple[str, ...]:
    """The names in a list as OpenAI's API has it; what is no name is left out."""
    try:
        entries = json.loads(raw)["data"]
        given = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LanguageModelError("What the service sent is no list of models.") from error
    return tuple(dict.fromkeys(name for name in given if isinstance(name, str) and _is_name(name)))


def _is_name(name: str) -> bool:
    return len(name) <= LONGEST_NAME and _NAME.fullmatch(name) is not None
