"""Words whose full stop need not end a sentence.

A missed end only makes a piece longer; a wrong one puts a pause into the middle of a name. In doubt
a full stop therefore does not end a sentence.
"""

import re
from enum import StrEnum
from typing import Final


class Stop(StrEnum):
    """What a full stop after a word means."""

    END = "end"  # an ordinary word: the sentence is over
    INSIDE = "inside"  # an abbreviation that something always follows
    UNLESS_NUMBER = "unless_number"  # "No. 5" goes on, "No." ends
    UNLESS_LOWER = "unless_lower"  # "etc. and" goes on, "etc. Then" ends


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INSIDE: Final = _words(
    "mr mrs ms mx dr prof st sen rep gov gen col capt sgt lt cmdr rev hon pres supt mt ft messrs "
    "e.g i.e cf vs viz al ca approx resp esp dept univ "
    "bzw z.b d.h u.a o.g vgl hr fr str sog ggf evtl inkl m.e "
    "т.е т.к т.н т.о т.ч напр см ср ул пр просп пер пл д кв стр им проф акад доц тов гр св обл бул наб ред изд "
    "sra dra mme mlle"
)
_UNLESS_NUMBER: Final = _words(
    "no nos nr vol fig figs art ch sec pp pg para eq jan feb mar apr jun jul aug sep sept oct nov dec "
    "рис табл гл ст п пп тел янв фев апр авг сент окт нояб дек"
)
_UNLESS_LOWER: Final = _words(
    "a.m p.m etc inc ltd co corp jr sr esq ph.d b.c a.d b.c.e c.e usw min max hrs lbs sq tbsp tsp "
    "т.д т.п др гг вв тыс млн млрд трлн руб коп мин сек н.э"
)

_OPENERS: Final = "\"'“‘«„([{*_`~-–—"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_INTEGER_OR_DECIMAL = re.compile(r"[\d.,:]*\d")
_LIST_NUMBER = re.compile(r"[\W_]*\d{1,3}")
_AFTER_NUMBER = re.compile(r"(?:\d|\b[IVXLC]+)[\s\u00a0]*$")


def meaning_of_stop(before: str) -> Stop:
    """What a full stop means that follows ``before``, the sentence so far (or its last part)."""
    *_, word = ("", *before.split())
    word = word.lstrip(_OPENERS)
    folded = word.casefold()
    if _LIST_NUMBER.fullmatch(before):
        return Stop.INSIDE  # "3. Then do this"
    if folded in _INSIDE:
        return Stop.INSIDE
    if folded in _UNLESS_NUMBER:
        return Stop.UNLESS_NUMBER
    if folded in _UNLESS_LOWER or _INTEGER_OR_DECIMAL.fullmatch(word):
        return Stop.UNLESS_LOWER
    return _meaning_after_initials(before, word) if _INITIALS.fullmatch(word) else Stop.END


def _meaning_after_initials(before: str, word: str) -> Stop:
    """The same for single letters: ``J. Smith``, ``U.S.``, but also ``1990 г.`` and ``So do I.``."""
    if not (word[0].isupper() or word[0].islower()):
        return Stop.END  # a script without capitals: one character can be a word
    rest = before[: len(before) - len(word)]
    if _AFTER_NUMBER.search(rest):
        return Stop.UNLESS_LOWER  # a unit: "5 m.", "1990 г.", "XX в."
    if word == "I" and rest.strip():
        return Stop.END
    return Stop.INSIDE
