"""Numbers that a hub tells, as far as they can be meant: what shows and adds them up need not doubt them."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final, NoReturn

from pydantic import BaseModel

MOST: Final = 1e15
"""Larger is no number of bytes, seconds or tokens: a thousand terabytes, or thirty million years."""

_SUSPECT: Final = re.compile(rb"(?:^|[:,\[])\s*-?(?:NaN|Infinity|[0-9]{15}|[0-9.]+[eE]\+?[0-9])")
"""What a number beyond ``MOST`` has in it; so may a text, so it is looked at closely then."""


def content_of(raw: bytes | str) -> Any:
    """What the JSON in ``raw`` says; raises ``ValueError``, also for a number that cannot be meant."""
    return json.loads(raw, parse_float=_float, parse_int=_int, parse_constant=_refuse)


def check(raw: bytes) -> None:
    """Raise ``ValueError`` when the JSON in ``raw`` has a number that cannot be meant. Takes no time."""
    if _SUSPECT.search(raw):
        content_of(raw)


def check_read(read: object) -> None:
    """Raise ``ValueError`` when a model or a dataclass has such a number: it may have stood in quotes."""
    waiting = [read]
    while waiting:
        one = waiting.pop()
        if isinstance(one, int | float):
            _bounded(one)
        else:
            waiting.extend(_inside(one))


def _inside(one: object) -> Iterable[object]:
    """What a value is made of; nothing if it has no parts that may be numbers."""
    if isinstance(one, BaseModel):
        return vars(one).values()
    if isinstance(one, Mapping):
        return one.values()
    if isinstance(one, list | tuple | set | frozenset):
        return one
    if is_dataclass(one):
        return (getattr(one, each.name) for each in fields(one))
    return ()


def _float(text: str) -> float:
    return float(_bounded(float(text)))


def _int(text: str) -> int:
    return int(_bounded(int(text)))


def _bounded(number: float) -> float:
    if not abs(number) <= MOST:  # which is false of NaN, too
        raise ValueError("a number is larger than any that can be meant")
    return number


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
