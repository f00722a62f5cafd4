"""Sentences made of the templates of a language, as somebody might say them."""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hassil import Intents
from hassil.expression import Alternative, Expression, Group, ListReference, RuleReference, TextChunk
from hassil.intents import TextSlotList

from hub.skills.requests import Intent
from hub.skills.spoken_forms import hassil_intents, load_forms

_ACTING: Final = re.compile(
    "timer_(?!left|list)|alarm_(?!list)|reminder_(?!list)|snooze|volume_(?!level)|brightness_(?!level)"
    "|theme|list_(?!read|names)|switch|dim|persona_(?!list|which)"
)
"""Intents that set, change, remove or switch something."""


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What may be said beside a sentence: ``qualifiers.toml``.

    Attributes:
        words: What is said for quantities and free words in templates.
        anywhere: What no request can hold, before or after a sentence.
        after: Such that are only said after one: "and on Thursday".
        held: What some requests can hold, with what they show of it (``|`` between those that will do).
    """

    words: dict[str, str]
    anywhere: list[str]
    after: list[str]
    held: dict[str, str]


def qualifiers(language: str) -> Qualifiers:
    """Those of ``language``."""
    every = tomllib.loads(Path(__file__).with_name("qualifiers.toml").read_text("utf-8"))
    return Qualifiers(**every[language])


def sentences(language: str) -> Iterator[str]:
    """One sentence of each template that asks for something to be done, the same each time."""
    forms, chance = load_forms(language), random.Random(5)  # noqa: S311 - nothing secret
    for marked in (True, False):
        sampler = _Sampler(Intents.from_dict(hassil_intents(forms, marked=marked)), language, chance)
        yield from sampler.sentences()


class _Sampler:
    """Takes one of what a template leaves open."""

    def __init__(self, intents: Intents, language: str, chance: random.Random) -> None:
        self._intents = intents
        self._words = qualifiers(language).words
        self._chance = chance

    def sentences(self) -> Iterator[str]:
        for name, intent in sorted(self._intents.intents.items()):
            if not _ACTING.match(Intent(name)):
                continue
            for template in (template for data in intent.data for template in data.sentences):
                yield re.sub(r"\s+", " ", self._said(template.expression)).strip()

    def _said(self, part: Expression) -> str:
        if isinstance(part, TextChunk):
            return part.original_text
        if isinstance(part, Alternative):
            return self._said(self._chance.choice(part.items))
        if isinstance(part, Group):
            return "".join(self._said(item) for item in part.items)
        if isinstance(part, RuleReference):
            return self._said(self._intents.expansion_rules[part.rule_name].expression)
        assert isinstance(part, ListReference), part
        return self._words.get(part.list_name) or self._value(part.list_name)

    def _value(self, name: str) -> str:
        values = self._intents.slot_lists[name]
        assert isinstance(values, TextSlotList), name
        return self._said(self._chance.choice(values.values).text_in)
