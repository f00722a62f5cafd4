"""How deep JSON is nested, told before it is parsed."""

import re
from typing import Final

MAX_DEPTH: Final = 32
"""Objects and lists within each other, unless another depth is asked for; a device's tools have about 12."""

_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
"""Matches from every quotation mark on, whatever follows: nothing is looked at twice."""

_BRACKETS: Final = re.compile(r"[\[\]{}]")


def is_deeper(text: str, most: int = MAX_DEPTH) -> bool:
    """Whether brackets are nested deeper than ``most``, without those within texts.

    Takes time in proportion to the length, and no stack; what is no JSON is told from its brackets, too.
    """
    if text.count("[") + text.count("{") <= most:
        return False
    depth = 0
    for bracket in _BRACKETS.finditer(_TEXT.sub("", text)):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > most:
            return True
    return False
