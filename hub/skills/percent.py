"""Percentages as they are said in each language."""

from collections.abc import Callable, Mapping
from typing import Final

from hub.phrases import nearest_language, words

_TEN: Final = 10
_WHOLE: Final = 100
_TEENS: Final = range(11, 15)  # Russian: their plural is not that of their last digit
_FEW: Final = range(2, 5)


def spoken_percent(percent: int, language: str) -> str:
    """``70 percent``, ``21 процент``, ``百分之七十``, of 0 to 100."""
    spoken = nearest_language(language)
    return _SPOKEN.get(spoken, _counted)(percent, words("percent", spoken))


def _counted(percent: int, forms: tuple[str, ...]) -> str:
    return f"{percent} {forms[0]}"


def _russian(percent: int, forms: tuple[str, ...]) -> str:
    one, few, many = forms
    last = percent % _TEN
    if percent % _WHOLE in _TEENS or last not in (1, *_FEW):
        return f"{percent} {many}"
    return f"{percent} {one if last == 1 else few}"


def _chinese(percent: int, forms: tuple[str, ...]) -> str:
    """In words: not every voice reads a sign or a digit behind 百分之."""
    of_hundred, whole, ten, *digits = forms
    if percent == _WHOLE:
        return f"{of_hundred}{whole}"
    tens, ones = divmod(percent, _TEN)
    said = f"{digits[tens] if tens > 1 else ''}{ten}" if tens else ""
    return f"{of_hundred}{said}{digits[ones] if ones or not tens else ''}"


def _german(percent: int, forms: tuple[str, ...]) -> str:
    """Before the word, the voice would read ``1`` as "eins"."""
    one, unit = forms
    return f"{one if percent == 1 else percent} {unit}"


_SPOKEN: Final[Mapping[str, Callable[[int, tuple[str, ...]], str]]] = {
    "ru": _russian,
    "zh": _chinese,
    "de": _german,
}
