"""What kind of value each setting takes, and within which bounds: read off the settings themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hub.config.settings import Settings

UNWRITTEN: Final = frozenset({"data_dir"})
"""Where the file is follows from it, so it cannot be decided in the file."""


class Kind(StrEnum):
    """What a value is."""

    SWITCH = "switch"  # true or false
    WHOLE = "whole"  # a whole number
    NUMBER = "number"
    CHOICE = "choice"  # one of ``choices``
    TEXT = "text"
    PATH = "path"  # of a file or a folder on the hub's computer
    LIST = "list"  # of texts
    MAP = "map"  # texts by a short name


@dataclass(frozen=True, slots=True)
class SettingFacts:
    """One setting, whatever its value is."""

    name: str  # with dots between levels
    kind: Kind
    description: str
    default: Any  # as JSON has it
    least: float | None = None
    most: float | None = None
    above: float | None = None  # it is more than that
    below: float | None = None  # it is less than that
    choices: tuple[str, ...] = ()
    pattern: str = ""  # of a text, or of each text of a list
    longest: int | None = None  # characters of a text, or entries of a list
    optional: bool = False  # null is a value, too
    secret: bool = False

    @property
    def section(self) -> str:
        """The group it is in; empty: in none."""
        return self.name.rpartition(".")[0]

    @property
    def writable(self) -> bool:
        """Whether it may stand in the file that the hub writes: a secret may not."""
        return not self.secret and self.name not in UNWRITTEN


@cache
def all_facts() -> tuple[SettingFacts, ...]:
    """All settings, in their order."""
    return tuple(_of_section(Settings, ""))


@cache
def facts_by_name() -> Mapping[str, SettingFacts]:
    """The same by name."""
    return {one.name: one for one in all_facts()}


def facts_of(name: str) -> SettingFacts | None:
    """The setting ``name``, or the one of which it is a part, as ``tts.voices.ru`` of ``tts.voices``."""
    known = facts_by_name()
    above = known.get(name.rpartition(".")[0])
    return known.get(name) or (above if above is not None and above.kind is Kind.MAP else None)


def names_of(section: type[BaseModel] = Settings, above: str = "") -> Iterator[str]:
    """The names of all settings alone, in their order: what is told of them takes 30 ms to read."""
    for name, field in section.model_fields.items():
        inner = _section_in(field)
        if inner is None:
            yield f"{above}{name}"
        else:
            yield from names_of(inner, f"{above}{name}.")


def value_at(settings: BaseModel, name: str) -> Any:
    """The value of the setting ``name``, or of a part of one; None for a part that is not there."""
    value: Any = settings
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else getattr(value, part)
    return value


def _of_section(section: type[BaseModel], above: str) -> Iterator[SettingFacts]:
    schemas = section.model_json_schema()["properties"]
    for name, field in section.model_fields.items():
        inner = _section_in(field)
        if inner is not None:
            yield from _of_section(inner, f"{above}{name}.")
            continue
        default = field.get_default(call_default_factory=True)
        yield _facts(f"{above}{name}", schemas[name], _plain(default))


def _section_in(field: FieldInfo) -> type[BaseModel] | None:
    inner = field.annotation
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _facts(name: str, schema: dict[str, Any], default: Any) -> SettingFacts:
    given = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    value = given[0] if given else schema
    items = value.get("items", {})
    return SettingFacts(
        name=name,
        kind=_kind(value),
        description=schema.get("description", ""),
        default=default,
        least=value.get("minimum"),
        most=value.get("maximum"),
        above=value.get("exclusiveMinimum"),
        below=value.get("exclusiveMaximum"),
        choices=tuple(value.get("enum", ())),
        pattern=value.get("pattern", items.get("pattern", "")),
        longest=value.get("maxLength", value.get("maxItems")),
        optional=bool(given),
        secret=value.get("format") == "password",
    )


_KINDS: Final = {
    "boolean": Kind.SWITCH,
    "integer": Kind.WHOLE,
    "number": Kind.NUMBER,
    "array": Kind.LIST,
    "object": Kind.MAP,
}


def _kind(schema: dict[str, Any]) -> Kind:
    if "enum" in schema:
        return Kind.CHOICE
    if schema.get("format") == "path":
        return Kind.PATH
    return _KINDS.get(schema.get("type", ""), Kind.TEXT)


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value if isinstance(value, (bool, int, float, dict, type(None))) else str(value)
