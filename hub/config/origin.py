"""Where each setting's value comes from: the command line, the environment, the file, or its default."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

PREFIX: Final = "HUB_"
"""How the environment's variables begin."""

LEVELS: Final = "__"
"""Between the levels of a name in the environment."""


class Source(StrEnum):
    """Who decides a setting's value; the later one wins."""

    DEFAULT = "default"  # nobody: it is as usual
    FILE = "file"  # config.toml, which the hub can write
    ENVIRONMENT = "environment"  # a variable that was set before the hub was started
    COMMAND_LINE = "command line"  # an option that it was started with


@dataclass(frozen=True, slots=True)
class Origin:
    """What settings were read from.

    Attributes:
        file: The TOML file; it need not be there.
        overrides: What the command line says, nested as the settings are.
    """

    file: Path
    overrides: Mapping[str, Any] = field(default_factory=dict)

    def source(self, name: str, content: Mapping[str, Any]) -> tuple[Source, str]:
        """Who decides the setting ``name``, and by which variable.

        Args:
            name: With dots between levels.
            content: What is in the file.
        """
        path = tuple(name.split("."))
        if has(self.overrides, path):
            return Source.COMMAND_LINE, ""
        if variable := _variable(path):
            return Source.ENVIRONMENT, variable
        return (Source.FILE if has(content, path) else Source.DEFAULT), ""

    def outranking(self, name: str) -> tuple[Source, str] | None:
        """The same, if it wins over the file; None: the file decides, or can decide."""
        source, variable = self.source(name, {})
        return None if source is Source.DEFAULT else (source, variable)


def has(tree: Mapping[str, Any], path: tuple[str, ...]) -> bool:
    """Whether there is a value at ``path``."""
    at: Any = tree
    for name in path:
        if not isinstance(at, Mapping) or name not in at:
            return False
        at = at[name]
    return True


def _variable(path: tuple[str, ...]) -> str:
    """The variable of the environment that gives this value, whatever its letters' case; empty: none."""
    names = {name.upper(): name for name in os.environ}
    for wanted, rest in _variables(path):
        found = names.get(wanted)
        if found is not None and (not rest or has(_object(os.environ[found]), rest)):
            return found
    below = f"{PREFIX}{LEVELS.join(path)}{LEVELS}".upper()  # a part of it, as the voice of one language
    return next((name for wanted, name in names.items() if wanted.startswith(below)), "")


def _variables(path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Variables that may hold it: its own, or that of a group above it, as JSON with the rest of its name."""
    for depth in range(len(path), 0, -1):
        yield f"{PREFIX}{LEVELS.join(path[:depth])}".upper(), path[depth:]


def _object(text: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
