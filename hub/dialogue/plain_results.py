"""Tells results that cannot hold an instruction (numbers, states, single words) from those with free text."""

import json
import re
from typing import Any, Final

MOST_PLAIN: Final = 2_000
"""Characters of a plain result; the firmware's status has 300."""

LONGEST_WORD: Final = 24
"""Characters of a text in a plain result: a state, a version, a name."""

MOST_WORDS: Final = 2
"""Words in it: three make an order, as in ``open-the-door``."""

_WORD = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]|[^\W\d_\u3040-\u9fff\uac00-\ud7af]{3,}")
_BLANK = re.compile(r"\s")


def is_plain(text: str) -> bool:
    """Whether a tool's result has nothing in it that could be taken for an instruction."""
    if len(text) > MOST_PLAIN:
        return False
    try:
        return _plain_value(json.loads(text), in_list=False)
    except (ValueError, RecursionError):
        return is_plain_text(text.strip())


def is_plain_text(text: Any) -> bool:
    """Whether it is a text of a word or two, without a blank between them."""
    return (
        isinstance(text, str)
        and len(text) <= LONGEST_WORD
        and not _BLANK.search(text)
        and len(_WORD.findall(text)) <= MOST_WORDS
    )


def _plain_value(value: Any, *, in_list: bool) -> bool:
    """A list has no texts: word by word they could make a sentence."""
    if isinstance(value, dict):
        return all(is_plain_text(name) and _plain_value(each, in_list=in_list) for name, each in value.items())
    if isinstance(value, list):
        return all(_plain_value(each, in_list=True) for each in value)
    return not isinstance(value, str) or (is_plain_text(value) and not in_list)
