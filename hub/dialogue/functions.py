"""A device's tools as functions of a language model, and the names back again.

Tools' names carry dots and anything else; functions' names have letters, digits, ``_`` and ``-``, 64 at most.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from hub.dialogue.schemas import cleaned
from hub.engines.base import Function
from hub.tools import Tool

MOST_FUNCTIONS: Final = 128
"""Functions offered to a model: services refuse more."""

FIRST_FUNCTIONS: Final = 64
"""Of a device with more tools, so many are offered whatever is asked: the firmware lists its own first.
The others are those that share most words with the question."""

LONGEST_DESCRIPTION: Final = 500
"""Characters of a description that a model reads: the firmware's own have up to 400. Each costs money."""

MOST_LETTERS: Final = 64_000
"""Characters of all functions, some 16,000 tokens, which each question costs; the last ones are left out."""

_LONGEST_NAME: Final = 64
_HASH_LETTERS: Final = (
    8  # enough that names of one device do not collide by chance; if they do, others are taken
)
_OTHER = re.compile(r"[^A-Za-z0-9_-]")
_PLAIN = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]{3,}")
_BLANKS = re.compile(r"\s+")


class FunctionNames:
    """Names of tools to names of functions and back, without collisions.

    A tool's name does not depend on the others, unless one of them would have the same: then each
    of those has a hash of its own name at its end, as has one that was shortened or lost a letter.
    """

    def __init__(self, tools: Iterable[str]) -> None:
        names = sorted(set(tools))
        crowded = {base for base, count in Counter(map(_base, names)).items() if count > 1}
        self._tools: dict[str, str] = {}
        for name in sorted(names, key=lambda name: _is_marked(name, crowded)):
            self._tools[self._free(name, marked=_is_marked(name, crowded))] = name
        self._functions = {tool: function for function, tool in self._tools.items()}

    def function(self, tool: str) -> str:
        """The function's name; raises ``KeyError`` for a tool that is none of them."""
        return self._functions[tool]

    def tool(self, function: str) -> str | None:
        """The tool's name; None when no tool has that function."""
        return self._tools.get(function)

    def _free(self, name: str, *, marked: bool) -> str:
        found = _marked(name, 0) if marked else _base(name)
        salt = 0
        while found in self._tools:
            salt += 1
            found = _marked(name, salt)
        return found


def offered(tools: Sequence[Tool], names: FunctionNames, question: str) -> tuple[Function, ...]:
    """The functions for the ``tools`` that a model may call, in the tools' order: always the same is cheaper.

    Args:
        tools: All of the device's.
        names: Of all of them.
        question: Decides which are offered where there are too many.
    """
    functions = []
    letters = 0
    for tool in _chosen([tool for tool in tools if not tool.user_only], question):
        function = Function(names.function(tool.name), described(tool), cleaned(tool.schema))
        letters += len(function.name) + len(function.description) + len(json.dumps(function.parameters))
        if letters > MOST_LETTERS:
            break
        functions.append(function)
    return tuple(functions)


def described(tool: Tool) -> str:
    """What the tool does, in the device's words, in one line that is not too long."""
    return _BLANKS.sub(" ", tool.description).strip()[:LONGEST_DESCRIPTION]


def _chosen(tools: Sequence[Tool], question: str) -> Sequence[Tool]:
    if len(tools) <= MOST_FUNCTIONS:
        return tools
    asked = _words(question)
    rest = range(FIRST_FUNCTIONS, len(tools))
    said = [_words(f"{tool.name} {described(tool)}") for tool in tools]
    fitting = sorted(rest, key=lambda number: -len(asked & said[number]))
    kept = {*range(FIRST_FUNCTIONS), *fitting[: MOST_FUNCTIONS - FIRST_FUNCTIONS]}
    return [tool for number, tool in enumerate(tools) if number in kept]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _base(name: str) -> str:
    return _OTHER.sub("_", name)[:_LONGEST_NAME]


def _is_marked(name: str, crowded: set[str]) -> bool:
    return not _PLAIN.fullmatch(name) or _base(name) in crowded


def _marked(name: str, salt: int) -> str:
    """With a hash of the whole name at the end."""
    digest = hashlib.sha256(f"{salt} {name}".encode("utf-8", "replace")).hexdigest()[:_HASH_LETTERS]
    return f"{_base(name)[: _LONGEST_NAME - _HASH_LETTERS - 1]}_{digest}"
