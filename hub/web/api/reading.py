"""What a program sends, read strictly: total functions from bytes and text to models, or a problem."""

import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from hub.protocol.nesting import MAX_DEPTH, is_deeper
from hub.web.api.problems import Fault, Flaw, RequestError

MAX_FLAWS: Final = 20
"""Of one request that are told; who sends more has to begin anew anyway."""

OF_OURS: Final = "Value error, "
"""What pydantic puts before a sentence of ours, which stands for itself."""

M = TypeVar("M", bound=BaseModel)


def read_body(raw: bytes, model: type[M], max_depth: int = MAX_DEPTH) -> M:
    """The JSON object in ``raw`` as ``model``; it may be nested as deep as ``max_depth``.

    Raises:
        RequestError: It is none, or a value in it is not acceptable.
    """
    return _checked(_parse(raw, max_depth), model)


def read_query(query: Mapping[str, str], model: type[M]) -> M:
    """What stands behind the path as ``model``.

    Raises:
        RequestError: A value is not acceptable, or its name is not known.
    """
    return _checked(dict(query), model)


def _parse(raw: bytes, max_depth: int) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8")
        if is_deeper(text, max_depth):
            raise RequestError(Fault.JSON, f"The body is nested deeper than {max_depth} levels.")
        value = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once)
    except ValueError as error:  # malformed JSON and malformed UTF-8
        raise RequestError(Fault.JSON, f"The body cannot be read: {error}.") from error
    if not isinstance(value, dict):
        raise RequestError(Fault.JSON, "The body is no object.")
    return value


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
        flaws = tuple(
            Flaw(at=".".join(map(str, one["loc"])), message=one["msg"].removeprefix(OF_OURS)) for one in found
        )
        first = flaws[0]
        detail = f"{first.at or 'the whole'}: {first.message}."
        raise RequestError(Fault.INVALID, detail, flaws[:MAX_FLAWS]) from error
