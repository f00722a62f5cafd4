"""Asks a chat service with as much as it takes: not each knows functions, or counts tokens in a stream."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Final

UNKNOWN_FIELD: Final = frozenset({400, 422})
"""What services answer a request with a field that they do not know, or cannot use."""

REMEMBERED: Final = 64
"""Lists of functions that are known to be refused; the one that was learnt first makes room. Each is
remembered for itself, so that a list with something odd in it takes the functions from nobody else."""

Ask = Callable[[dict[str, Any]], Awaitable[Any]]
"""Sends a request with these further fields; raises the SDK's errors."""


class Refused:
    """What one client's service is known not to take."""

    def __init__(self) -> None:
        self.counting = False  # the tokens of a streamed reply
        self._functions: dict[str, None] = {}

    async def ask(self, ask: Ask, model: str, functions: list[dict[str, Any]]) -> Any:
        """What ``ask`` gives, without what the service does not take; the first error if nothing helps."""
        import openai

        errors: list[openai.APIStatusError] = []
        for counting, offered in self._ways(model, functions):
            try:
                stream = await ask(_fields(functions if offered else [], counting=counting))
            except openai.APIStatusError as error:
                errors.append(error)
                if error.status_code not in UNKNOWN_FIELD:
                    raise
            else:
                if errors:
                    self._learn(model, functions, counting=counting, offered=offered)
                return stream
        raise errors[0]

    def _ways(self, model: str, functions: list[dict[str, Any]]) -> Iterator[tuple[bool, bool]]:
        """Counting tokens or not, with functions or not: from the most to the least."""
        offers = [True, False] if functions and _key(model, functions) not in self._functions else [False]
        for offered in offers:
            yield from ((counting, offered) for counting in ([False] if self.counting else [True, False]))

    def _learn(self, model: str, functions: list[dict[str, Any]], *, counting: bool, offered: bool) -> None:
        """Remember what was refused: where functions were, nothing is known yet of the counting."""
        if offered or not functions or _key(model, functions) in self._functions:
            self.counting = self.counting or not counting
            return
        self._functions[_key(model, functions)] = None
        while len(self._functions) > REMEMBERED:
            del self._functions[next(iter(self._functions))]


def _fields(functions: list[dict[str, Any]], *, counting: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {"tools": functions} if functions else {}
    return fields | ({"stream_options": {"include_usage": True}} if counting else {})


def _key(model: str, functions: list[dict[str, Any]]) -> str:
    return hashlib.sha256(json.dumps([model, functions], sort_keys=True).encode()).hexdigest()
