"""Puts together what a model wants called, from the pieces in which services stream it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from hub.engines.base import ToolCall

MOST_CALLS: Final = 16
"""Calls of one reply that are looked at: nobody asks a small speaker for more at once."""

MOST_ARGUMENTS: Final = 8_192
"""Characters of one call's arguments that are kept. What is longer is cut, and then no JSON any more."""

MOST_NAME: Final = 256
"""Characters of a name or an id that are kept: a function has 64 at most, ids of services some 40."""


@dataclass(slots=True)
class _Slot:
    call_id: str = ""
    name: str = ""
    arguments: str = ""


class CallPieces:
    """The calls of one reply.

    A piece belongs to the call whose index it names. Some services name none, or the same one for
    all: then a new id begins a new call, and so does a name behind arguments.
    """

    def __init__(self) -> None:
        self._slots: list[_Slot] = []
        self._by_index: dict[int, _Slot] = {}

    def __bool__(self) -> bool:
        return bool(self._slots)

    def feed(self, pieces: Iterable[Any]) -> None:
        """Take the pieces of one chunk: the SDK's, whose fields are whatever the service sent."""
        for piece in pieces:
            function = getattr(piece, "function", None)
            call_id = _text(getattr(piece, "id", None))[:MOST_NAME]
            name = _text(getattr(function, "name", None))
            slot = self._slot(getattr(piece, "index", None), call_id, name)
            if slot is None:
                continue
            slot.call_id = slot.call_id or call_id
            if name != slot.name:  # some repeat it with each piece
                slot.name = (slot.name + name)[:MOST_NAME]
            slot.arguments = (slot.arguments + _text(getattr(function, "arguments", None)))[:MOST_ARGUMENTS]

    def calls(self) -> tuple[ToolCall, ...]:
        """The calls, each with an id of its own and with arguments."""
        known: set[str] = set()
        calls = []
        for slot in self._slots:
            call_id = slot.call_id if slot.call_id and slot.call_id not in known else f"call_{uuid4().hex}"
            known.add(call_id)
            calls.append(ToolCall(call_id, slot.name, slot.arguments.strip() or "{}"))
        return tuple(calls)

    def _slot(self, index: Any, call_id: str, name: str) -> _Slot | None:
        """What the piece belongs to; None when there are too many calls."""
        numbered = isinstance(index, int)
        found = self._by_index.get(index) if numbered else self._unnumbered(call_id, name)
        if found is not None and not (call_id and found.call_id not in {"", call_id}):
            return found
        if len(self._slots) >= MOST_CALLS:
            return None
        self._slots.append(_Slot())
        if numbered:
            self._by_index[index] = self._slots[-1]
        return self._slots[-1]

    def _unnumbered(self, call_id: str, name: str) -> _Slot | None:
        if call_id:
            return next((slot for slot in self._slots if slot.call_id == call_id), None)
        last = self._slots[-1] if self._slots else None
        return None if last is not None and name and last.arguments else last


def _text(value: Any) -> str:
    """What should be a text; some services send arguments as the object that they stand for."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return "" if value is None else json.dumps(value, default=str)
