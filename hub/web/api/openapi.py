"""The OpenAPI 3.1 document, made from the endpoints and their models."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter

from hub import __version__
from hub.storage.tokens import Scope
from hub.web.api.endpoint import Asked, Endpoint, Nothing, Topic
from hub.web.api.events import EVENTS, HIDDEN, Ended, Snapshot
from hub.web.api.health import Readiness
from hub.web.api.problems import KINDS, MEDIA_TYPE, Fault, Problem

Json = dict[str, Any]

TEXT: Final = "text/plain"
"""What is one text. A stream of events is none: readers of documents take its schema for that of each event."""

REF: Final = "#/components/schemas/{model}"

BEARER: Final = "token"
"""The name of the security scheme."""

ALWAYS: Final = (Fault.HOST, Fault.TOO_FAST, Fault.EXPECTATION, Fault.INTERNAL)
"""What any endpoint may answer."""

GUARDED: Final = (Fault.TOKEN, Fault.SCOPE, Fault.TOO_OFTEN)
"""What one that needs a token may answer."""

WITH_BODY: Final = (Fault.JSON, Fault.INVALID, Fault.TOO_LARGE, Fault.TOO_SLOW, Fault.MEDIA_TYPE)
"""What one that takes a body may answer."""

STORED: Final = ("disk.full", "setup.data_folder")
"""What one that reads or writes files may answer."""

ABOUT: Final = (
    "Everything needs a token with the scope read, control or admin, in the header "
    "`Authorization: Bearer TOKEN`; each scope includes those before it. Errors are problems (RFC 9457) with "
    "a code and with what to do. Times are seconds since 1970 (UTC)."
)


def document(endpoints: Sequence[Endpoint]) -> Json:
    """The whole document."""
    models = _models(endpoints)
    _, shared = TypeAdapter.json_schemas(
        [(name, mode, adapter) for name, (mode, adapter) in models.items()], ref_template=REF
    )
    for schema in shared["$defs"].values():
        schema.get("properties", {}).pop(HIDDEN, None)
        schema["required"] = [name for name in schema.get("required", ()) if name != HIDDEN]
    paths: dict[str, Json] = {}
    for endpoint in endpoints:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Xiaozhi Hub", "version": __version__, "description": ABOUT},
        "tags": [{"name": topic.value} for topic in Topic if any(one.topic is topic for one in endpoints)],
        "paths": paths,
        "components": {
            "schemas": shared["$defs"],
            "securitySchemes": {BEARER: {"type": "http", "scheme": "bearer"}},
        },
    }


def codes_of(endpoint: Endpoint) -> tuple[str, ...]:
    """The codes of all problems that an endpoint may answer with."""
    codes = [*ALWAYS, *endpoint.faults]
    if endpoint.scope is not None:
        codes += [*GUARDED, *STORED]
    if endpoint.body is not Nothing:
        codes += WITH_BODY
    elif endpoint.query is not Nothing:
        codes.append(Fault.INVALID)
    return tuple(dict.fromkeys(str(code) for code in codes))


def _models(endpoints: Sequence[Endpoint]) -> Mapping[str, tuple[Any, TypeAdapter[Any]]]:
    """Every model by its name, how it is used, and what makes its schema."""
    told: list[type[BaseModel]] = [Problem, Snapshot, Ended, Readiness]
    told += [endpoint.answers for endpoint in endpoints if endpoint.answers is not None]
    asked = [endpoint.body for endpoint in endpoints if endpoint.body is not Nothing]
    found: dict[str, tuple[Any, TypeAdapter[Any]]] = {}
    found |= {model.__name__: ("validation", TypeAdapter(model)) for model in asked}
    found |= {model.__name__: ("serialization", TypeAdapter(model)) for model in told}
    return found | {kind.__name__: ("serialization", adapter) for kind, (_, adapter) in EVENTS.items()}


def _operation(endpoint: Endpoint) -> Json:
    operation: Json = {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "tags": [endpoint.topic.value],
        "parameters": [*_in_path(endpoint), *_in_query(endpoint.query)],
        "responses": {str(endpoint.success): _answer(endpoint), **_problems(endpoint)},
        "security": [] if endpoint.scope is None else [{BEARER: []}],
    }
    if endpoint.scope is not None:
        operation["description"] = (
            f"Needs a token with the scope {endpoint.scope.value}{_or_more(endpoint.scope)}."
        )
    if endpoint.body is not Nothing:
        operation["requestBody"] = {"required": True, "content": _json_of(endpoint.body)}
    if endpoint.raw is not None:
        content: Json = {kind: {} for kind in endpoint.raw.media_types}
        operation["requestBody"] = {
            "required": True,
            "description": endpoint.raw.what,
            "content": content,
        }
    return operation


def _or_more(scope: Scope) -> str:
    more = tuple(Scope)[tuple(Scope).index(scope) + 1 :]
    return "".join(f" or {other.value}" for other in more)


def _in_path(endpoint: Endpoint) -> list[Json]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in endpoint.parameters
    ]


def _in_query(model: type[Asked]) -> list[Json]:
    schema = TypeAdapter(model).json_schema(ref_template=REF)
    required = schema.get("required", [])
    return [
        {
            "name": name,
            "in": "query",
            "required": name in required,
            "description": part.pop("description", ""),
            "schema": _inlined(part, schema.get("$defs", {})),
        }
        for name, part in schema.get("properties", {}).items()
    ]


def _inlined(part: Any, definitions: Json) -> Any:
    """A parameter's schema, which refers to nothing outside of it."""
    if isinstance(part, list):
        return [_inlined(inner, definitions) for inner in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _inlined(definitions[part["$ref"].rpartition("/")[2]], definitions)
    return {name: _inlined(inner, definitions) for name, inner in part.items()}


def _answer(endpoint: Endpoint) -> Json:
    if endpoint.file is not None:
        kinds = (endpoint.file.media_type, *endpoint.file.also)
        content: Json = {kind: {"schema": {"type": "string"}} if kind == TEXT else {} for kind in kinds}
        return {"description": endpoint.file.what, "content": content}
    if endpoint.answers is None:
        return {"description": "Done; there is nothing to tell."}
    return {
        "description": (endpoint.answers.__doc__ or "").strip().splitlines()[0],
        "content": _json_of(endpoint.answers),
    }


def _json_of(model: type[BaseModel]) -> Json:
    return {"application/json": {"schema": {"$ref": REF.format(model=model.__name__)}}}


def _problems(endpoint: Endpoint) -> Json:
    """The problems by status, each with its codes."""
    by_status: dict[str, list[str]] = {}
    for code in codes_of(endpoint):
        by_status.setdefault(str(KINDS[code].status.value), []).append(code)
    content = {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="Problem")}}}
    return {
        status: {"description": "; ".join(f"{code}: {KINDS[code].title}" for code in codes), "content": content}
        for status, codes in sorted(by_status.items())
    }
