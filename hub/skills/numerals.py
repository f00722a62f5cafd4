"""Numbers as they are said or written: ``25``, ``1.5``, ``twenty-five``, ``двадцати пяти``, ``二十五``."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from pydantic import BaseModel, ConfigDict

_PARTS: Final[Mapping[str, float]] = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}

_NOT_BELOW_ZERO: Final = r"(?<!(?<!\d)[-−–])(?<!\d)"
"""Before digits: nothing that the hub is asked for is less than nothing; "5-10" is a range."""

_DIGITS: Final = rf"{_NOT_BELOW_ZERO}\d{{1,4}}(?:[.,]\d{{1,2}}(?!\d)| ?[½¼¾]| (?:1/[24]|3/4)(?!\d)|(?![\d½¼¾]))"
_WHOLE_DIGITS: Final = rf"{_NOT_BELOW_ZERO}\d{{1,2}}(?![\d½¼¾])"
"""What a clock time or a day of the month is written with."""

_WRITTEN = re.compile(r"(?P<whole>\d+(?:[.,]\d+)?(?!/\d))? ?(?P<part>[½¼¾]|1/[24]|3/4)?")

PART: Final = r"(?<![\d/] )(?<![\d/])(?:[½¼¾]|(?:1/[24]|3/4)(?![\d/]))"
"""A pattern that finds less than one in digits, as in "½ hour"; elsewhere it may be a date, or a ratio."""


class NumberWords(BaseModel):
    """The words of a language for numbers below 200.

    Attributes:
        ones: 0 to 19, and whatever else is not composed.
        tens: 20 to 90.
        hundred: 100.
        between: Pattern of what stands between tens and ones.
        after_hundred: Pattern of what stands between the hundred and the rest.
        ones_first: Whether ones are said before tens.
        written: Pattern of what follows the digits.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    ones: dict[str, float]
    tens: dict[str, float] = {}
    hundred: dict[str, float] = {}
    between: str = " "
    after_hundred: str = " "
    ones_first: bool = False
    written: str = ""


class Numerals(Protocol):
    """How a language says numbers."""

    pattern: str
    """A pattern without groups that finds a number."""

    whole: str
    """One that finds a whole number below 100, in digits or in words."""

    def value(self, text: str) -> float:
        """The number that was found as ``text``."""


class WordNumerals:
    """Numbers of languages that put words for ones, tens and hundreds together."""

    def __init__(self, words: NumberWords) -> None:
        self._values: Mapping[str, float] = {**words.ones, **words.tens, **words.hundred}
        self._word = re.compile(_either(self._values), re.IGNORECASE)
        ones, tens, hundred = (_either(part) for part in (words.ones, words.tens, words.hundred))
        composed = (
            f"(?:{ones}{words.between})?{tens}" if words.ones_first else f"{tens}(?:{words.between}{ones})?"
        )
        below = f"(?:{composed}|{ones})"
        spoken = f"{hundred}(?:{words.after_hundred}{below})?|{below}"
        self.pattern = rf"(?:{_DIGITS}{words.written}|(?<!\w)(?:{spoken})(?!\w))"
        self.whole = rf"(?:{_WHOLE_DIGITS}{words.written}|(?<!\w){below}(?!\w))"

    def value(self, text: str) -> float:
        """The sum of its words."""
        if (written := _in_digits(text)) is not None:
            return written
        return sum(self._values[word.lower()] for word in self._word.findall(text))


class ChineseNumerals:
    """Chinese numbers below 1000: 二十五, 一百零五, 两, 一点五, and those in digits."""

    _SIGNS: Final = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4,
                     "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}  # fmt: skip
    _TIMES: Final = {"十": 10, "百": 100}
    _FRACTION: Final = r"(?:点[零一二三四五六七八九]+(?=个(?!月|星期|礼拜)|小时|分钟|倍)|点五(?=天))?"

    _ONE: Final = "[一二两三四五六七八九]"
    _BELOW_HUNDRED: Final = f"(?:{_ONE}?十{_ONE}?|{_ONE}|[零〇])"

    pattern: str = rf"(?:{_DIGITS}|(?:{_ONE}百(?:零{_ONE}|{_BELOW_HUNDRED})?|{_BELOW_HUNDRED}){_FRACTION})"
    whole: str = rf"(?:{_WHOLE_DIGITS}|{_BELOW_HUNDRED})"

    def value(self, text: str) -> float:
        """Its value."""
        if (written := _in_digits(text)) is not None:
            return written
        whole, _, fraction = text.partition("点")
        decimals = "".join(str(self._SIGNS[sign]) for sign in fraction)
        return self._whole(whole) + (float(f"0.{decimals}") if decimals else 0.0)

    def _whole(self, text: str) -> int:
        total, digit = 0, 0
        for sign in text:
            if sign in self._TIMES:
                total += (digit or 1) * self._TIMES[sign]
                digit = 0
            else:
                digit = self._SIGNS[sign]
        return total + digit


def _in_digits(text: str) -> float | None:
    """The value of digits and fractions: ``2.5``, ``2½``, ``2 1/2``; None for words."""
    written = _WRITTEN.match(text)
    if written is None or not written[0].strip():
        return None
    return float((written["whole"] or "0").replace(",", ".")) + _PARTS.get(written["part"] or "", 0.0)


def _either(words: Iterable[str]) -> str:
    """A pattern that finds any of ``words``, the longest first; without words, one that finds nothing."""
    return "(?:" + ("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)") + ")"
