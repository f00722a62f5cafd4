"""Finds the lights, fans and sockets among a device's tools: strangers' names, read by words alone.

Boards call the same thing ``self.light.turn_on``, ``self.lamp.set_power{power}``, ``self.led.on``. What is not
understood for sure is left out, and so is the language model's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from hub.skills.house_words import family_of, is_never_switched, kinds_in, plain, rooms_in
from hub.skills.tool_schema import HUNDRED, Kind, least_percent, properties, required, scaled, takes
from hub.tools import Tool

MOST_TOOLS: Final = 200
"""Tools that are looked at; a board has about ten, and an outside server may have any number."""

MOST_READ: Final = 400
"""Characters of a name and of a description that are looked at: what the thing is comes first."""

MOST_CHARS: Final = 20_000
"""Characters of all names and descriptions that are looked at: up to 20 ms of the event loop a request."""


class Does(StrEnum):
    """What a tool does with its thing."""

    ON = "on"
    OFF = "off"
    SET = "set"  # on or off, by an argument
    DIM = "dim"  # brightness, by an argument


_VERBS: Final[Mapping[str, Does]] = {
    **dict.fromkeys(("turn on", "switch on", "power on", "on", "open"), Does.ON),
    **dict.fromkeys(("turn off", "switch off", "power off", "off", "close"), Does.OFF),
    **dict.fromkeys(("set power", "set state", "set status", "set switch", "set on", "set on off"), Does.SET),
    **dict.fromkeys(("set onoff", "set enabled", "set", "control", "power", "switch"), Does.SET),
    **dict.fromkeys(("set brightness", "brightness", "set level", "dim"), Does.DIM),
}
"""The words in a tool's name, of which the longest counts."""

_PATTERNS: Final = {verb: re.compile(rf"\b{verb}\b") for verb in sorted(_VERBS, key=len, reverse=True)}

_FILLERS: Final = frozenset({"self", "the", "a", "set", "to", "mcp", "device"})
_ASKS: Final = frozenset({"get", "is", "query", "read", "toggle", "status", "list"})
"""Words of tools that tell something, or do what depends on how it was before."""

_NEUTRAL = re.compile(r"(?:relay|switch|output|channel|ch|gpio|io|pin)?\d*")
"""Words that say nothing of what the thing is: then its description does."""

_FLAGS: Final = ("on", "power", "state", "status", "value", "enabled", "enable", "switch", "is_on")
_LEVELS: Final = ("brightness", "level", "percent", "value")
_COLOURED: Final = frozenset({"led", "leds", "strip", "rgb"})
"""What may be dark at full brightness, for its colour is black: it is not switched by its brightness."""


@dataclass(frozen=True, slots=True)
class Call:
    """A tool, and what it is given."""

    tool: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dimmer:
    """A tool that sets a brightness."""

    tool: Tool
    argument: str

    def call(self, percent: int) -> Call:
        """Set it to ``percent``."""
        possible = max(percent, least_percent(self.tool, self.argument))
        return Call(self.tool.name, {self.argument: scaled(self.tool, self.argument, possible)})


@dataclass(slots=True)
class Switchable:
    """One thing.

    Attributes:
        family: ``light``, ``fan`` or ``socket``.
        kinds: What it is called, as ``desk``.
        rooms: Where it is, as far as that is said.
        on: Switches it on, if it can be.
        off: Switches it off, if it can be.
        dimmer: Sets how bright it is, if that can be.
    """

    family: str
    kinds: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()
    on: Call | None = None
    off: Call | None = None
    dimmer: Dimmer | None = None


def switchables(tools: Sequence[Tool]) -> tuple[Switchable, ...]:
    """The things that ``tools`` switch, each with what can be done with it."""
    things: dict[tuple[str, frozenset[str]], Switchable] = {}
    for tool in _looked_at(tools):
        name = plain(tool.name[:MOST_READ])
        verb = _verb(name)
        if verb and not _ASKS & set(_without(name, verb)):
            words = frozenset(_without(name, verb)) - _FILLERS
            _add(things, tool, words, _VERBS[verb])
    for (_, words), thing in things.items():
        if not words & _COLOURED:
            _switch_by_brightness(thing)
    return tuple(thing for thing in things.values() if thing.on or thing.off or thing.dimmer)


def _looked_at(tools: Sequence[Tool]) -> Iterator[Tool]:
    """The first of ``tools``, as far as is looked."""
    left = MOST_CHARS
    for tool in tools[:MOST_TOOLS]:
        left -= len(tool.name[:MOST_READ]) + len(tool.description[:MOST_READ])
        if left < 0:
            return
        yield tool


def _add(
    things: dict[tuple[str, frozenset[str]], Switchable], tool: Tool, words: frozenset[str], does: Does
) -> None:
    """Note what ``tool`` does with the thing that ``words`` of its name stand for."""
    told = plain(tool.description[:MOST_READ])
    name = plain(tool.name[:MOST_READ])
    kinds = kinds_in(name)
    if not kinds and all(_NEUTRAL.fullmatch(word) for word in words):
        kinds = kinds_in(told)
    families = {family_of(kind) for kind in kinds}
    if len(families) != 1 or is_never_switched(f"{name} {told}"):
        return
    (family,) = families
    thing = things.setdefault((family, words), Switchable(family))
    thing.kinds |= kinds | {kind for kind in kinds_in(told) if family_of(kind) == family}
    thing.rooms |= rooms_in(name) or rooms_in(told)
    _note(thing, tool, does)


def _note(thing: Switchable, tool: Tool, does: Does) -> None:
    if does is Does.ON and not required(tool):
        thing.on = thing.on or Call(tool.name)
    elif does is Does.OFF and not required(tool):
        thing.off = thing.off or Call(tool.name)
    elif does is Does.SET and (values := _switch_values(tool)) is not None:
        argument, on, off = values
        thing.on = thing.on or Call(tool.name, {argument: on})
        thing.off = thing.off or Call(tool.name, {argument: off})
    elif does is Does.DIM and (levels := [name for name in _LEVELS if takes(tool, name, Kind.INTEGER)]):
        thing.dimmer = thing.dimmer or Dimmer(tool, levels[0])


def _switch_by_brightness(thing: Switchable) -> None:
    """A lamp that has nothing but a brightness is off at none of it."""
    if thing.dimmer is None or thing.on or thing.off:
        return
    thing.on = thing.dimmer.call(HUNDRED)
    if least_percent(thing.dimmer.tool, thing.dimmer.argument) == 0:
        thing.off = thing.dimmer.call(0)


def _switch_values(tool: Tool) -> tuple[str, Any, Any] | None:
    """The argument that says whether it is to be on, and its values for on and off; None when it has none."""
    for name in _FLAGS:
        if takes(tool, name, Kind.BOOLEAN):
            return name, True, False
        if takes(tool, name, Kind.STRING) and (values := _on_and_off(tool, name)):
            return name, *values
    return None


def _on_and_off(tool: Tool, name: str) -> tuple[str, str] | None:
    """The words that it takes for on and off, where it says that it takes them."""
    schema = properties(tool)[name]
    choice = schema.get("enum")
    if isinstance(choice, list):
        words = {word.casefold(): word for word in choice if isinstance(word, str)}
        return (words["on"], words["off"]) if {"on", "off"} <= words.keys() else None
    parts = (part for part in (tool.description, *schema.values()) if isinstance(part, str))
    told = " ".join(part[:MOST_READ] for part in parts)
    said = {word.casefold() for word in re.findall(r"[\"'`](\w+)[\"'`]", told)}
    return ("on", "off") if {"on", "off"} <= said else None


def _verb(name: str) -> str:
    """The longest of the verbs in a name; empty when there is none."""
    return next((verb for verb, pattern in _PATTERNS.items() if pattern.search(name)), "")


def _without(name: str, verb: str) -> list[str]:
    return _PATTERNS[verb].sub(" ", name, count=1).split()
