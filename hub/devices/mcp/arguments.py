"""Arguments of tools, checked before the device is asked. The schema is one that was taken over."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from hub.devices.mcp.texts import clean
from hub.tools import Tool

MAX_BYTES: Final = 4_096
"""Of the arguments as JSON: a device takes a message into its memory as a whole."""

MAX_WORK: Final = 1_000
"""Words of a schema, and names and values in them, that arguments are held against in all, choices and items
counted each time: they take up to 15 ms of the event loop. The firmware's tools have up to 30."""

WRITTEN_AT_ONCE: Final = 10
"""Items of a list that are as much work as one word: the list is written down where it does not fit."""

MAX_FLAW: Final = 300
"""Characters of what is wrong."""

_WHOLE: Final = re.compile(r"[+-]?\d{1,15}(\.0+)?", re.ASCII)

Arguments = dict[str, Any]


class ArgumentsError(Exception):
    """They do not fit; the message says how, in English."""


def fitting(tool: Tool, given: Mapping[str, Any]) -> Arguments:
    """The arguments as the device is told them: what is a number but was written otherwise is a number.

    Raises:
        ArgumentsError: They do not fit the tool's schema, or are too long, or no JSON.
    """
    properties = tool.schema.get("properties", {})
    arguments = {name: _meant(value, properties.get(name)) for name, value in given.items()}
    try:
        size = len(json.dumps(arguments, ensure_ascii=False, allow_nan=False).encode())
    except (ValueError, TypeError, RecursionError) as error:
        raise ArgumentsError("The arguments are no JSON.") from error
    if size > MAX_BYTES:
        raise ArgumentsError(f"The arguments have {size} bytes; a device takes {MAX_BYTES}.")
    if not _is_quick(tool.schema, arguments):
        raise ArgumentsError("The arguments are too many for what the tool says of them.")
    if flaw := _flaw(tool.schema, arguments):
        raise ArgumentsError(flaw)
    return arguments


def _meant(value: Any, schema: Any) -> Any:
    """A whole number for what is to be one and only looks otherwise: "70", 70.0."""
    wanted = schema.get("type") if isinstance(schema, Mapping) else None
    if wanted == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    if wanted == "integer" and isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value.strip().split(".")[0])
    if wanted == "boolean" and isinstance(value, str) and value.strip().lower() in {"true", "false"}:
        return value.strip().lower() == "true"
    return value


def _is_quick(schema: Mapping[str, Any], arguments: Arguments) -> bool:
    """Whether holding the arguments against the schema is little work: choices of choices multiply it."""
    done = 0
    for work in _work(schema, arguments):
        done += work
        if done > MAX_WORK:
            return False
    return True


def _work(schema: Any, value: Any) -> Iterator[int]:
    """How much work each schema within ``schema`` is that is held against something in ``value``."""
    if not isinstance(schema, Mapping):
        yield 1
        return
    if isinstance(value, list | Mapping):
        yield len(value) // WRITTEN_AT_ONCE
    yield 1 + len(schema) + sum(len(schema.get(word, ())) for word in ("enum", "required", "properties"))
    for choice in schema.get("anyOf", ()):
        yield from _work(choice, value)
    if isinstance(value, list) and "items" in schema:
        for item in value:
            yield from _work(schema["items"], item)
    if isinstance(value, Mapping) and not schema.keys().isdisjoint(("properties", "additionalProperties")):
        yield len(value)
        properties, others = schema.get("properties", {}), schema.get("additionalProperties")
        for name, part in value.items():
            yield from _work(properties.get(name, others), part)


def _flaw(schema: Mapping[str, Any], arguments: Arguments) -> str:
    """The first thing that is wrong; empty when nothing is."""
    from jsonschema import Draft202012Validator
    from referencing import Registry

    validator = Draft202012Validator(schema, registry=Registry())  # an empty one: nothing is ever fetched
    error = next(validator.iter_errors(arguments), None)
    if error is None:
        return ""
    where = ".".join(str(part) for part in error.absolute_path)
    return clean(f"{where}: {error.message}" if where else error.message, MAX_FLAW)
