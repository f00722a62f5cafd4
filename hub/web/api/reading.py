"""What a program sends, read strictly: total functions from bytes and text to models, or a problem."""

import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from hub.web.api.problems import Fault, Flaw, RequestError

MAX_DEPTH: Final = 8
"""Objects and lists within each other; the API's own have two."""

MAX_FLAWS: Final = 20
"""Of one request that are told; who sends more has to begin anew anyway."""

M = TypeVar("M", bound=BaseModel)


def read_body(raw: bytes, model: type[M]) -> M:
    """The JSON object in ``raw`` as ``model``.

    Raises:
        RequestError: It is none, or a value in it is not acceptable.
    """
    return _checked(_parse(raw), model)


def read_query(query: Mapping[str, str], model: type[M]) -> M:
    """What stands behind the path as ``model``.

    Raises:
        RequestError: A value is not acceptable, or its name is not known.
    """
    return _checked(dict(query), model)


def _parse(raw: bytes) -> dict[str, Any]:
    if _depth(raw) > MAX_DEPTH:
        raise RequestError(Fault.JSON, f"The body is nested deeper than {MAX_DEPTH} levels.")
    try:
        value = json.loads(raw.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_once)
    except ValueError as error:  # malformed JSON and malformed UTF-8
        raise RequestError(Fault.JSON, f"The body cannot be read: {error}.") from error
    if not isinstance(value, dict):
        raise RequestError(Fault.JSON, "The body is no object.")
    return value


def _depth(raw: bytes) -> int:
    """How deep brackets are nested, without those within texts."""
    depth = deepest = 0
    in_text = escaped = False
    for byte in raw:
        if in_text:
            escaped, in_text = byte == _BACKSLASH and not escaped, escaped or byte != _QUOTE
        elif byte == _QUOTE:
            in_text = True
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


_QUOTE: Final = ord('"')
_BACKSLASH: Final = ord("\\")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are all different: of two, programs read different ones."""
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a name comes twice")
    return value


def _checked(value: dict[str, Any], model: type[M]) -> M:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        flaws = tuple(Flaw(at=".".join(str(part) for part in one["loc"]), message=one["msg"]) for one in found)
        first = flaws[0]
        detail = f"{first.at or 'the whole'}: {first.message}."
        raise RequestError(Fault.INVALID, detail, flaws[:MAX_FLAWS]) from error
