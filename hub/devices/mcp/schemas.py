"""Schemas of tools' arguments: a stranger's, so only what is known to be harmless is taken over.

Patterns could take hours to be matched, and references could lead anywhere: neither is ever looked at.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hub.devices.mcp.texts import clean

MAX_DEPTH: Final = 6
"""Schemas within schemas; the firmware's have two."""

MAX_PARTS: Final = 64
"""Properties of an object, values to choose from, schemas to choose from; the firmware's tools have up to 5."""

MAX_SCHEMAS: Final = 500
"""In the schema of one tool; the firmware's have up to 6. What comes behind them is left out."""

MAX_TEXT: Final = 1_000
"""Characters of a description, a default or a value to choose from."""

MAX_NAME: Final = 64
"""Characters of a property's name."""

MAX_NUMBER: Final = 2**53
"""Largest number: what every JSON parser reads alike."""

TYPES: Final = frozenset({"string", "integer", "number", "boolean", "object", "array", "null"})

Schema = dict[str, Any]


@dataclass(slots=True)
class _Room:
    """For how many schemas there still is room."""

    left: int = MAX_SCHEMAS


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a schema something stands: how many more levels are looked at, and what room there is."""

    depth: int
    room: _Room


def taken_over(schema: Any) -> Schema:
    """What is taken over of the schema of a tool's arguments, which is an object whatever is said."""
    cleaned = _schema(schema, _Place(MAX_DEPTH, _Room())) if isinstance(schema, Mapping) else {}
    return {**cleaned, "type": "object", "properties": cleaned.get("properties", {})}


def is_plain(value: Any) -> bool:
    """Whether it is true, false or null, or a number or text that everybody reads alike."""
    if isinstance(value, str):
        return value == clean(value, MAX_TEXT)
    return isinstance(value, bool) or value is None or _is_number(value)


def _schema(schema: Mapping[str, Any], place: _Place) -> Schema:
    cleaned: Schema = {}
    place.room.left -= 1
    inner = _Place(place.depth - 1, place.room)
    for word, read in _WORDS.items():
        if word in schema and (value := read(schema[word], inner)) is not None:
            cleaned[word] = value
    return cleaned


def _type(value: Any, _place: _Place) -> Any:
    if isinstance(value, list):
        return [one for one in value[: len(TYPES)] if isinstance(one, str) and one in TYPES] or None
    return value if isinstance(value, str) and value in TYPES else None


def _text(value: Any, _place: _Place) -> str | None:
    return clean(value, MAX_TEXT) if isinstance(value, str) else None


def _plain(value: Any, _place: _Place) -> Any:
    return value if is_plain(value) else None


def _choice(value: Any, _place: _Place) -> list[Any] | None:
    if not isinstance(value, list):
        return None
    return [one for one in value[:MAX_PARTS] if is_plain(one)] or None


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) <= MAX_NUMBER


def _number(value: Any, _place: _Place) -> Any:
    return value if _is_number(value) else None


def _count(value: Any, _place: _Place) -> int | None:
    return value if isinstance(value, int) and _is_number(value) and value >= 0 else None


def _names(value: Any, _place: _Place) -> list[str] | None:
    if not isinstance(value, list):
        return None
    return sorted({one for one in value[:MAX_PARTS] if isinstance(one, str) and is_name(one)}) or None


def is_name(text: str) -> bool:
    """Whether a property can be called so."""
    return 0 < len(text) <= MAX_NAME and text.isprintable()


def _properties(value: Any, place: _Place) -> Schema | None:
    if not isinstance(value, Mapping) or place.depth <= 0:
        return None
    named = [(key, part) for key, part in value.items() if is_name(key) and isinstance(part, Mapping)]
    return {key: _schema(part, place) for key, part in named[:MAX_PARTS] if place.room.left > 0}


def _one(value: Any, place: _Place) -> Any:
    """A schema, or true or false."""
    if isinstance(value, bool):
        return value
    known = isinstance(value, Mapping) and place.depth > 0 and place.room.left > 0
    return _schema(value, place) if known else None


def _any_of(value: Any, place: _Place) -> list[Schema] | None:
    """All of the choices or none: without one of them what fits would not."""
    if not isinstance(value, list) or place.depth <= 0:
        return None
    choices = [one for one in value[:MAX_PARTS] if isinstance(one, Mapping)]
    read = [_schema(one, place) for one in choices if place.room.left > 0]
    return read if read and len(read) == len(choices) else None


_WORDS: Final[Mapping[str, Callable[[Any, _Place], Any]]] = {
    "type": _type,
    "title": _text,
    "description": _text,
    "default": _plain,
    "const": _plain,
    "enum": _choice,
    "minimum": _number,
    "maximum": _number,
    "exclusiveMinimum": _number,
    "exclusiveMaximum": _number,
    "minLength": _count,
    "maxLength": _count,
    "minItems": _count,
    "maxItems": _count,
    "required": _names,
    "properties": _properties,
    "additionalProperties": _one,
    "items": _one,
    "anyOf": _any_of,
}
"""The words of JSON Schema that are taken over, and what reads each; None leaves it out."""
