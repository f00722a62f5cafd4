"""Tells calling the hub from asking it something: a wake word, or a greeting and nothing else."""

import unicodedata
from collections.abc import Iterable

from hub.phrases import LANGUAGES, words


def is_call(text: str, wake_words: Iterable[str]) -> bool:
    """Whether ``text`` is one of ``wake_words`` or a bare greeting, in any spelling, or nothing at all."""
    said = _letters(text)
    return not said or any(said == _letters(word) for word in (*wake_words, *_greetings()))


def _greetings() -> Iterable[str]:
    return (word for language in LANGUAGES for word in words("greetings", language))


def _letters(text: str) -> str:
    """Letters and digits only, without case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
