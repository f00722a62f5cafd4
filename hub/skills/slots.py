"""Makes a request of what a sentence's template matched."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from hassil.models import MatchEntity
from hassil.recognize import RecognizeResult

from hub.skills.apart import taken_out
from hub.skills.halves import clock_time, settled
from hub.skills.quantities import KINDS, Marked, Quantity, letters
from hub.skills.requests import ClockTime, Days, Intent, Request
from hub.skills.spoken_forms import Language
from hub.skills.whole_days import day_after

_LETTERS: Final = frozenset(letter for kind in KINDS for letter in letters(kind))

_NOT_THEN: Final = rf"(?:{{}})\W*(?:(?:\w+ )?[{''.join(_LETTERS)}]|$)"
"""Pattern of a time that is not meant; of words after which it was said, at their end."""

_MOST_LEVEL: Final = 100  # percent
_LAST_HOUR: Final = 24
_HOUR: Final = 3600  # seconds
_LONGEST_DURATION: Final = 366 * 86_400
"""Seconds; whoever says more than a year did not mean a timer."""


SHOPPING: Final = "shopping"
"""The list that is meant when none is named: "what do we need to buy"."""

TODO: Final = "todo"
"""What a request calls the list of things to do, in whatever language."""

_LISTS: Final = (Intent.LIST_ADD, Intent.LIST_REMOVE, Intent.LIST_READ, Intent.LIST_CLEAR)
"""Requests about the shopping list, unless they name another."""


_NEEDED: Final = {
    Intent.TIMER_ADD: ("duration",), Intent.TIMER_SUBTRACT: ("duration",), Intent.TIMER_CHANGE: ("duration",),
    Intent.VOLUME_SET: ("level",), Intent.BRIGHTNESS_SET: ("level",), Intent.THEME_SET: ("theme",),
    Intent.LIST_ADD: ("items",), Intent.LIST_REMOVE: ("items",), Intent.LIST_TAKE: ("items",),
    Intent.LIST_DELETE: ("list_name",),
}  # fmt: skip
"""Slots without which a request says nothing."""


_TODAY: Final = Days(offset=0)


class _NotMeantError(ValueError):
    """A value that makes no sense in its slot: the sentence was read wrongly."""


def read_request(result: RecognizeResult, text: Marked, language: Language) -> Request | None:
    """The request, or None when a value makes no sense, as a volume of 300 percent.

    Args:
        result: What hassil found.
        text: The text that it was given.
        language: How to tell things for a list apart, and names from other words.
    """
    slots: dict[str, object] = {}
    try:
        intent = Intent(result.intent.name)
        for entity in sorted(result.entities_list, key=lambda entity: entity.is_wildcard):
            name = entity.name.removeprefix("any_")
            if intent is Intent.REMINDER_SET and name == "text":
                slots |= _reminder(entity, text, slots, language)
            else:
                slots[_FIELDS.get(name, name)] = _value(name, entity, text, language)
        if intent is Intent.DATE and slots.get("days") == _TODAY:
            del slots["days"]
        _settle_day(slots)
        _settle_half(slots, "clock", "days")
        _settle_half(slots, "from_clock", "from_days")
        if intent in _LISTS:
            slots.setdefault("list_name", SHOPPING)
        if intent is Intent.TIMER_SET and isinstance(called := slots.get("name"), str):
            slots["name"] = _before(called, text, language) + called
        if any(slots.get(name) is None for name in _NEEDED.get(intent, ())):
            return None
        if intent is Intent.LIST_TAKE and re.search(language.refused["taken"], text.text, re.IGNORECASE):
            return None
        return Request(intent=intent, **slots)  # type: ignore[arg-type]  # names are tested
    except _NotMeantError:
        return None


_FIELDS: Final = {
    "hour": "clock", "at_hours": "clock", "from_hour": "from_clock", "percent": "level", "max": "level",
}  # fmt: skip
"""Slots that are filled from other lists than their own."""


def _value(name: str, entity: MatchEntity, text: Marked, language: Language) -> object:
    """The value for a slot."""
    if entity.is_wildcard:
        if name == "name" and not set(entity.text) - _LETTERS - {" "}:  # a time or a number is no name
            raise _NotMeantError(name)
        said = text.words(_as_said(entity.text, text.text, language))
        if re.search(language.negated, said, re.IGNORECASE):
            raise _NotMeantError(name)
        return _items(said, language) if name == "items" else _words(name, said, language)
    value = str(entity.value).strip()
    found = text.found.get(value)
    if found is None and value in _LETTERS:  # the letter itself was in the text
        raise _NotMeantError(name)
    return _quantity(name, found[1]) if found else _fixed(name, value)


def _reminder(
    entity: MatchEntity, text: Marked, known: Mapping[str, object], language: Language
) -> dict[str, object]:
    """What to remind of, and the time and the day that are said in the midst of it."""
    said = _as_said(entity.text, text.text, language)
    _require_meant(said, language)
    said, found = taken_out(said, text, known, language.apart, " " if language.words_apart else "")
    slots = {_FIELDS.get(name, name): _quantity(name, _meaning(letter, text)) for name, letter in found}
    _require_meant(said, language)
    return {"text": _words("text", text.words(said), language), **slots}


def _meaning(letter: str, text: Marked) -> Quantity:
    """What a letter stands for, unless it was in the text itself."""
    if letter not in text.found:
        raise _NotMeantError(letter)
    return text.found[letter][1]


def _as_said(heard: str, text: str, language: Language) -> str:
    """The piece of ``text`` that hassil gives without its punctuation; commas tell things for a list apart.

    A part of a word is no piece: "nunca la lista" does not end in "a la lista".
    """
    signs = r"\W*".join(re.escape(sign) for sign in heard if not sign.isspace())
    found = re.search(rf"(?<!\w){signs}(?!\w)" if language.words_apart else signs, text, re.IGNORECASE)
    if found is None:
        raise _NotMeantError(heard)
    first_word = found.start() == 0 and not language.nouns_capital
    return found[0][0].lower() + found[0][1:] if first_word else found[0]


def _before(name: str, text: Marked, language: Language) -> str:
    """What belongs to ``name`` and stands before it."""
    found = re.search(f"\\b({language.name_after}){re.escape(name)}", text.words(text.text), re.IGNORECASE)
    return found[1].lower() if found else ""


def _fixed(name: str, value: str) -> object:
    """A value that is a word of the templates."""
    if name in ("level", "max", "step"):
        return int(value)
    return value == "yes" if name in ("all", "known", "next", "off") else value


def _quantity(name: str, value: Quantity) -> object:
    if not isinstance(value, float):
        return value
    if name in ("duration", "shift"):
        if not 0 < value <= _LONGEST_DURATION:
            raise _NotMeantError(name)
        return round(value)
    if name == "at_hours":  # "на семь часов", "на час двадцать": may be both
        if value % 60 or not _HOUR <= value <= _LAST_HOUR * _HOUR:
            raise _NotMeantError(name)
        return clock_time(int(value) // 60)
    if name in ("hour", "from_hour"):
        if value > _LAST_HOUR or value != int(value):
            raise _NotMeantError(name)
        return clock_time(int(value) * 60)
    if not 0 <= value <= _MOST_LEVEL:
        raise _NotMeantError(name)
    return round(value)


def _words(name: str, said: str, language: Language) -> str:
    """Free words, unless they are no such name."""
    size = len(said.split()) if language.words_apart else len(said)
    refused = language.refused.get(name)
    if not said or size > language.longest[name] or (refused and re.search(refused, said, re.IGNORECASE)):
        raise _NotMeantError(name)
    return said


def _require_meant(said: str, language: Language) -> None:
    """Raise when somebody is not to be reminded, or not then; "not to be late" is what to remind of."""
    begins = re.match(language.negated, said, re.IGNORECASE)
    is_text = re.match(language.reminded_not, said, re.IGNORECASE)
    if (begins and not is_text) or re.search(_NOT_THEN.format(language.negated), said, re.IGNORECASE):
        raise _NotMeantError(said)


def _items(said: str, language: Language) -> tuple[str, ...]:
    """The things for a list."""
    parts = (part.strip(" ,.") for part in re.split(language.items_between, said, flags=re.IGNORECASE))
    bare = (re.sub(f"^(?:{language.items_before})", "", part, flags=re.IGNORECASE).strip() for part in parts)
    return tuple(_words("items", part, language) for part in bare if part)


def _settle_day(slots: dict[str, object]) -> None:
    """Let a while say the day of a time: "in three days at nine"."""
    if "duration" not in slots or not {"clock", "days"} & slots.keys():
        return
    if (day := day_after(slots.pop("duration"), slots.get("days"))) is None:
        raise _NotMeantError("duration")
    slots["days"] = day


def _settle_half(slots: dict[str, object], of_clock: str, of_days: str) -> None:
    """Let a part of the day decide which half the time is in: "tomorrow evening at seven"."""
    clock, days = slots.get(of_clock), slots.get(of_days)
    if isinstance(clock, ClockTime) and isinstance(days, Days):
        slots[of_clock] = settled(clock, days.part)
        rest = replace(days, part=None)
        slots[of_days] = rest if rest != Days() else None
