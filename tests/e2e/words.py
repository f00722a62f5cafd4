"""Comparing what was said with what was understood, by words or by letters."""

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_NUMBERS = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "9": "nine", "10": "ten"}


def words(text: str) -> list[str]:
    """Words in lower case, unpunctuated; hyphens part them, small numbers and Chinese characters are words."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("-", " ").replace("'", "")
    return [_NUMBERS.get(word, word) for word in _WORD.findall(folded)]


def letters(text: str) -> str:
    """The words without what parts them."""
    return "".join(words(text))


def wrong_words(said: str, understood: str) -> int:
    """Fewest insertions, deletions and replacements of words between the two (Levenshtein)."""
    return _distance(words(said), words(understood))


def wrong_letters(said: str, understood: str) -> int:
    """The same by letters: a word that was mistaken for one that sounds like it is wrong in part only."""
    return _distance(letters(said), letters(understood))


def _distance(left: Sequence[str], right: Sequence[str]) -> int:
    row = list(range(len(right) + 1))
    for i, part in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (part != other))
    return row[-1]
