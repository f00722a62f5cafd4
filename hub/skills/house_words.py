"""The words for what is switched by voice and for rooms, in what people say and in what tools are called."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from pydantic import TypeAdapter

from hub.skills.matching import UNSPACED, folded

GENERIC: Final = "light"
"""The kind that stands for any of the family of that name: whoever says "the light" means no special one."""

EVERYWHERE: Final = "everywhere"
"""The room that stands for all of them."""

HERE: Final = "here"
"""The room in which one is: whoever says "in the room" names none."""

_NEVER: Final = "never"

_FILE: Final = TypeAdapter(dict[str, dict[str, tuple[str, ...]]])

_WORD_ENDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")
"""As in ``kitchenLight2``."""


class _Words:
    """Names, and what each stands for."""

    def __init__(self, keys: Mapping[str, Iterable[str]]) -> None:
        self._keys = {folded(name): key for key, names in keys.items() for name in names}
        self._pattern = re.compile(_any_of(self._keys))

    def called(self, said: str) -> str:
        """What exactly that name stands for; empty when it is none of the names."""
        return self._keys.get(folded(said), "")

    def within(self, text: str) -> frozenset[str]:
        """What ``plain`` text speaks of. Of the longest names: a desk lamp is no lamp besides."""
        return frozenset(self._keys[found[0]] for found in self._pattern.finditer(text))


def _any_of(names: Iterable[str]) -> str:
    """A pattern of names, the longest first; those of a script with spaces are looked for as words alone."""
    longest_first = sorted(names, key=len, reverse=True)
    unspaced = [re.escape(name) for name in longest_first if UNSPACED.search(name)]
    words = [re.escape(name) for name in longest_first if not UNSPACED.search(name)]
    return rf"{'|'.join(unspaced) or '(?!)'}|\b(?:{'|'.join(words) or '(?!)'})\b"


def kind_of(target: str) -> str:
    """The kind of thing that people call ``target``; empty when none may be switched by that name."""
    return _tables().kinds.called(target)


def room_of(room: str) -> str:
    """The room that people call ``room``; empty when it is none of the usual ones."""
    return _tables().rooms.called(room)


def family_of(kind: str) -> str:
    """What a kind belongs to: a desk lamp is a ``light``."""
    return _tables().families[kind]


def kinds_in(text: str) -> frozenset[str]:
    """The kinds of things that ``plain`` text speaks of."""
    return _tables().kinds.within(text)


def rooms_in(text: str) -> frozenset[str]:
    """The rooms that ``plain`` text speaks of."""
    return _tables().rooms.within(text) - {EVERYWHERE, HERE}


def is_never_switched(text: str) -> bool:
    """Whether ``plain`` text speaks of what no skill touches: doors, ovens, screens."""
    return bool(_tables().never.within(text))


def plain(text: str) -> str:
    """The words of a tool's name or description, without case, signs and accents."""
    return folded(_WORD_ENDS.sub(" ", text).replace("_", " "))


def load() -> None:
    """Read the words. Blocking, about 10 ms, the first time."""
    _tables()


@dataclass(frozen=True, slots=True)
class _Tables:
    kinds: _Words
    families: Mapping[str, str]  # by kind
    never: _Words
    rooms: _Words


@cache
def _tables() -> _Tables:
    things = _read("things.toml")
    never = things.pop(_NEVER)
    families = {kind: family for family, kinds in things.items() for kind in kinds}
    kinds = {kind: names for kinds in things.values() for kind, names in kinds.items()}
    return _Tables(_Words(kinds), families, _Words(never), _Words(_read("rooms.toml")["rooms"]))


def _read(file: str) -> dict[str, dict[str, tuple[str, ...]]]:
    text = resources.files("resources").joinpath("house", file).read_text("utf-8")
    return _FILE.validate_python(tomllib.loads(text))
