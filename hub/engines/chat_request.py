"""Asks a chat service with as much as it takes: not each knows functions, or counts tokens in a stream."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

log = logging.getLogger(__name__)

UNKNOWN_FIELD: Final = frozenset({400, 422})
"""What services answer a request with a field that they do not know, or cannot use."""

REMEMBERED: Final = 64
"""Lists of functions that are known to be taken or not; the one that was learnt first makes room. Each
is remembered for itself: one with something odd in it takes the functions from nobody else."""

REFUSALS: Final = 2
"""Requests in a row that were refused with something and taken without it, until it counts as not taken. One
may be chance: a gateway's hiccup, a model that is just being loaded. Believed, it costs a household all that
the model does for it; the second try costs one more request, once."""

REFUSED_FOR_S: Final = 600.0
"""How long that is believed, seconds; then it is tried again, and one more refusal is enough. Ten minutes are
about a conversation: whoever sets the service right need not start the hub again, and who cannot waits a few
tenths of a second for a vain request six times an hour."""

Ask = Callable[[dict[str, Any]], Awaitable[Any]]
"""Sends a request with these further fields; raises the SDK's errors."""


@dataclass(frozen=True, slots=True)
class _Learnt:
    """Whether something is taken, or how often it was refused, and when last (event loop's clock)."""

    taken: bool
    refusals: int = 0
    refused_at: float = 0.0


class Taken:
    """What one client's service is known to take, and not to take; what was taken once is not doubted again."""

    def __init__(self) -> None:
        self._counting: _Learnt | None = None  # of the tokens of a streamed reply
        self._functions: dict[str, _Learnt] = {}

    async def ask(self, ask: Ask, model: str, functions: list[dict[str, Any]]) -> Any:
        """What ``ask`` gives, without what the service does not take; the first error if nothing helps."""
        import openai

        key = _key(model, functions) if functions else ""
        errors: list[openai.APIStatusError] = []
        for offered, counting in self._ways(key):
            try:
                stream = await ask(_fields(functions if offered else [], counting=counting))
            except openai.APIStatusError as error:
                errors.append(error)
                if error.status_code not in UNKNOWN_FIELD:
                    raise
            else:
                self._learn(key, offered=offered, counting=counting)
                return stream
        raise errors[0]

    def _ways(self, key: str) -> Iterator[tuple[bool, bool]]:
        """With functions or not, counting tokens or not: from the most to the least."""
        offers = _choices(self._functions.get(key)) if key else (False,)
        for offered in offers:
            for counting in _choices(self._counting):
                yield offered, counting

    def _learn(self, key: str, *, offered: bool, counting: bool) -> None:
        """Of a request that was taken; what it went without had just been refused with nothing else changed."""
        new = bool(key) and len(_choices(self._functions.get(key))) > 1
        if len(_choices(self._counting)) > 1:
            self._counting = _learnt(self._counting, counting, "tokens of streamed replies")
        if new:
            known = self._functions.pop(key, None)
            self._functions[key] = _learnt(known, offered, "these functions")
            while len(self._functions) > REMEMBERED:
                del self._functions[next(iter(self._functions))]


def _learnt(known: _Learnt | None, taken: bool, what: str) -> _Learnt:
    if taken:
        return _Learnt(taken=True)
    refusals = (known.refusals if known else 0) + 1
    if refusals == REFUSALS:
        log.info("the language model's service does not take %s: it goes on without", what)
    return _Learnt(taken=False, refusals=refusals, refused_at=asyncio.get_running_loop().time())


def _choices(known: _Learnt | None) -> tuple[bool, ...]:
    """What is worth trying: both as long as nothing is known, or no longer."""
    if known is not None and known.taken:
        return (True,)
    if known is None or known.refusals < REFUSALS:
        return True, False
    believed = asyncio.get_running_loop().time() <= known.refused_at + REFUSED_FOR_S
    return (False,) if believed else (True, False)


def _fields(functions: list[dict[str, Any]], *, counting: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {"tools": functions} if functions else {}
    return fields | ({"stream_options": {"include_usage": True}} if counting else {})


def _key(model: str, functions: list[dict[str, Any]]) -> str:
    return hashlib.sha256(json.dumps([model, functions], sort_keys=True).encode()).hexdigest()
