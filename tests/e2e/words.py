"""Comparing what was said with what was understood, word by word."""

import re
import unicodedata

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_NUMBERS = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "9": "nine", "10": "ten"}


def words(text: str) -> list[str]:
    """Words in lower case, unpunctuated; hyphens part them, small numbers and Chinese characters are words."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("-", " ").replace("'", "")
    return [_NUMBERS.get(word, word) for word in _WORD.findall(folded)]


def wrong_words(said: str, understood: str) -> int:
    """Fewest insertions, deletions and replacements between the two (Levenshtein, by words)."""
    left, right = words(said), words(understood)
    row = list(range(len(right) + 1))
    for i, word in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (word != other))
    return row[-1]
