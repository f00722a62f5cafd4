"""A tool's JSON schema as fields of a form, without Qt.

A schema is a stranger's: odd parts of it become JSON that a person types.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlsplit

MAX_FIELDS: Final = 24
"""Arguments that get a field each: they take some 2 ms to be made. More are typed as one JSON text."""

MAX_CHOICES: Final = 200
"""Of an enumeration that is chosen from a list; a longer one is typed."""

MAX_NAME: Final = 60
"""Characters of an argument's name; a schema with a longer one is typed as one JSON text."""

MAX_HELP: Final = 400
"""Characters of a description that are shown."""

MAX_CHOICE: Final = 80
"""Characters of a choice that are shown."""

MAX_JSON: Final = 4_096
"""Characters of a value or of arguments in JSON: a device takes 4,096 bytes."""

LEAST: Final = -(2**31)
MOST: Final = 2**31 - 1
"""What a box for whole numbers holds."""


class FieldKind(StrEnum):
    """How an argument is given."""

    FLAG = "flag"  # yes or no
    WHOLE = "whole"  # a whole number, with both bounds or none
    NUMBER = "number"
    CHOICE = "choice"  # one of some values
    TEXT = "text"
    ADDRESS = "address"  # a URL
    JSON = "json"  # anything else
    OBJECT = "object"  # all arguments at once


@dataclass(frozen=True, slots=True)
class Field:
    """One argument of a tool."""

    name: str
    kind: FieldKind
    required: bool = False
    help: str = ""
    default: object = None  # None: there is none
    low: float | None = None
    high: float | None = None
    choices: tuple[object, ...] = ()  # strings, numbers, booleans

    @property
    def ranged(self) -> bool:
        """Whether both ends are known, so that a slider can show where one is between them."""
        return self.low is not None and self.high is not None


@dataclass(frozen=True, slots=True)
class FormPlan:
    """The fields of a form, or that its arguments are typed as one JSON text."""

    fields: tuple[Field, ...] = ()
    typed: bool = False


def plan_of(schema: Mapping[str, Any]) -> FormPlan:
    """How the arguments of a tool with this schema are asked for."""
    properties = schema.get("properties", {})
    if not isinstance(properties, Mapping):
        return FormPlan(typed=True)
    too_many = len(properties) > MAX_FIELDS
    if too_many or any(not isinstance(name, str) or not 0 < len(name) <= MAX_NAME for name in properties):
        return FormPlan(typed=True)
    named = schema.get("required")
    required = {name for name in named if isinstance(name, str)} if isinstance(named, list) else set()
    return FormPlan(tuple(_field(name, told, name in required) for name, told in properties.items()))


def arguments_of(text: str) -> dict[str, Any]:
    """Arguments typed as JSON; raises ``ValueError`` when that is no object."""
    match value_of(text):
        case dict() as arguments:
            return arguments
        case _:
            raise ValueError("no object")


def value_of(text: str) -> object:
    """A value typed as JSON; raises ``ValueError`` when it is none."""
    if len(text) > MAX_JSON:
        raise ValueError("too long")
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("too deep") from error


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _field(name: str, told: object, required: bool) -> Field:
    schema: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    described = schema.get("description")
    help_ = " ".join(described.split())[:MAX_HELP] if isinstance(described, str) else ""
    default = schema.get("default")
    choices = _choices(schema.get("enum"))
    if choices:
        known = default if _among(default, choices) else None
        return Field(name, FieldKind.CHOICE, required, help_, known, choices=choices)
    kind = _kind(schema)
    if kind is FieldKind.WHOLE:
        return _whole(name, schema, required, help_)
    if kind is FieldKind.TEXT and _names_address(name, schema):
        return _address(name, default, required, help_)
    low, high = _bounds(schema) if kind is FieldKind.NUMBER else (None, None)
    return Field(name, kind, required, help_, default if _fits(default, kind) else None, low, high)


def is_address(text: str) -> bool:
    """Whether ``text`` is a whole URL."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(parts.scheme and parts.netloc) and not any(sign.isspace() for sign in text)


def _names_address(name: str, schema: Mapping[str, Any]) -> bool:
    return schema.get("format") in ("uri", "url") or name.lower().rpartition("_")[2] == "url"


def _address(name: str, default: object, required: bool, help_: str) -> Field:
    """Devices give a description where a default is meant: then there is none, and one has to be given."""
    if not isinstance(default, str) or not default:
        return Field(name, FieldKind.ADDRESS, required, help_)
    if is_address(default) and len(default) <= MAX_JSON:
        return Field(name, FieldKind.ADDRESS, required, help_, default)
    return Field(name, FieldKind.ADDRESS, True, help_ or " ".join(default.split())[:MAX_HELP])


def _kind(schema: Mapping[str, Any]) -> FieldKind:
    told = schema.get("type")
    if isinstance(told, list):  # such as ["integer", "null"]
        told = next((one for one in told if one != "null"), None)
    return _KINDS.get(told, FieldKind.JSON) if isinstance(told, str) else FieldKind.JSON


_KINDS: Final = {
    "boolean": FieldKind.FLAG,
    "integer": FieldKind.WHOLE,
    "number": FieldKind.NUMBER,
    "string": FieldKind.TEXT,
}


def _whole(name: str, schema: Mapping[str, Any], required: bool, help_: str) -> Field:
    """A number that a box can hold; one with odd bounds is typed."""
    low, high = _bounds(schema)
    if any(bound is not None and not LEAST <= bound <= MOST for bound in (low, high)):
        return Field(name, FieldKind.NUMBER, required, help_)
    low = math.ceil(low) if low is not None else None
    high = math.floor(high) if high is not None else None
    if low is not None and high is not None and low > high:
        low = high = None
    default = schema.get("default")
    number = _number(default) if _fits(default, FieldKind.WHOLE) else None
    least, most = LEAST if low is None else low, MOST if high is None else high
    whole = int(number) if number is not None and least <= number <= most else None
    return Field(name, FieldKind.WHOLE, required, help_, whole, low, high)


def _bounds(schema: Mapping[str, Any]) -> tuple[float | None, float | None]:
    low, high = _number(schema.get("minimum")), _number(schema.get("maximum"))
    return (None, None) if low is not None and high is not None and low > high else (low, high)


def _number(told: object) -> float | None:
    if isinstance(told, bool) or not isinstance(told, int | float):
        return None
    if isinstance(told, float) and not math.isfinite(told):
        return None
    return told


def _choices(told: object) -> tuple[object, ...]:
    """The values of an enumeration that a list can show; nothing when it is none, or an odd one."""
    if not isinstance(told, list) or not 0 < len(told) <= MAX_CHOICES:
        return ()
    plain = all(isinstance(one, str | int | float) and len(str(one)) <= MAX_CHOICE for one in told)
    return tuple(told) if plain else ()


def _among(default: object, choices: tuple[object, ...]) -> bool:
    return any(type(one) is type(default) and one == default for one in choices)


def _fits(default: object, kind: FieldKind) -> bool:
    """Whether a default is of the field's kind."""
    if kind is FieldKind.FLAG:
        return isinstance(default, bool)
    if kind is FieldKind.TEXT:
        return isinstance(default, str) and len(default) <= MAX_JSON
    if kind is FieldKind.JSON:
        return default is not None and len(json.dumps(default)) <= MAX_JSON
    number = _number(default)
    if kind is FieldKind.WHOLE:
        return number is not None and LEAST <= number <= MOST and number == int(number)
    return number is not None
