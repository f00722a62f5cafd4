"""What people say to the skills: own sentences merged with those of home-assistant-intents.

A language is a folder of ``resources/sentences``: ``language.toml`` is how it is written, ``quantities.toml``
how it says times and amounts, and every other file holds the sentences of one topic.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from home_assistant_intents import get_intents
from pydantic import BaseModel, ConfigDict

from hub.skills.quantities import KINDS, letters
from hub.skills.quantity_patterns import QuantityPatterns
from hub.skills.requests import Intent

LANGUAGES: Final = ("en", "ru", "zh", "de", "es")
"""The languages in which requests are recognised."""

PACKAGED: Final[Mapping[Intent, str]] = {Intent.TIME: "HassGetCurrentTime", Intent.DATE: "HassGetCurrentDate"}
"""Intents whose sentences in home-assistant-intents are taken over. Those of the others name things by lists
that only Home Assistant has, or say more than the hub can do."""

WILDCARDS: Final = ("name", "text", "items", "list_name", "persona")
"""Slots in which anything may be said."""

_PACKAGE_LANGUAGE: Final = {"zh": "zh-CN"}
"""What home-assistant-intents calls a language, where that is not our name."""

_RULE = re.compile(r"<(\w+)>")
_LIST = re.compile(r"{(\w+)")


class Apart(BaseModel):
    """How the time and the day of a reminder stand in the midst of what it is about, as patterns.

    In all but ``belongs``, ``<clock>``, ``<days>`` and ``<number>`` stand for quantities.

    Attributes:
        clock: Finds a clock time, with the words that go with it.
        days: Finds a day, likewise.
        belongs: Finds, in the words of what was found, that they are a part of the text all the same.
        whole: Finds, in the whole sentence, that nothing is to be taken out of its text.
        beyond: Find, in the whole sentence, that it rings otherwise than a request can say: "every other day".
        unread: Find, in what is left of the text, a time or a day that was not understood.
        torn: Find that it begins or ends with what stood between two times, as "and".
        limits: Find that what recurs does so only until some day, or not on some.
        lone: Find a time that was said in another way than others, where there is no other.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    clock: str
    days: str
    belongs: str = "(?!)"
    whole: str = "(?!)"
    beyond: tuple[str, ...]
    unread: tuple[str, ...]
    torn: tuple[str, ...]
    limits: tuple[str, ...]
    lone: tuple[str, ...]


class Language(BaseModel):
    """``language.toml``.

    Attributes:
        skip: Words left out wherever they are said.
        before: Patterns of what is left out at the beginning.
        after: Patterns of what is left out at the end.
        kept: Pattern of sentences whose end is left out no further: it belongs to what somebody says freely.
        whether: Pattern of sentences by which somebody wants to know whether something is so, though they are
            read as if it were to be done.
        fold: Characters (the first string) that stand for others (the second).
        rewrite: Patterns of what is said in another order, or misheard, and what stands for it.
        nouns_capital: Whether common nouns are written with a capital, so that one at the start says nothing.
        words_apart: Whether words are written apart; in Chinese sizes are counted in characters.
        spaces_between: Pattern of the spaces that mean nothing.
        items_between: Pattern of what stands between things for a list.
        items_before: Pattern of what may stand before one of them.
        name_after: Pattern of what belongs to a name when it is said before it: "на чай" is no "чай".
        negated: Pattern of a word by which something is not to be done, or is not meant. Where it is not a word
            of a sentence of ours, what is asked is not that sentence.
        declined: Pattern of what says, in answer to a question of the hub, that nothing is to be done.
        declined_with: Pattern of what may be said behind that, besides politeness: "of them".
        reminded_not: Pattern of what begins so, and is to be reminded of all the same: "not to be late".
        refused: By wildcard slot, the pattern of what is no such name.
        apart: How a reminder's time and day stand apart from each other.
        longest_command: Characters of the longest sentence that is looked at; a story is not.
        longest: Words of the longest value of a wildcard slot; characters in Chinese.
        without: Sentences of home-assistant-intents that are not taken over, by intent.
        completed: By intent, sentences that are whole with the answer to a question about what was left out:
            ``{said}`` is what was said. Other words in them only make them whole.
        reminded: Those for the answer to what to remind of.
        chosen: Answers to "which one?": by the place of what is meant (see ``Request.place``), a pattern.
        answered_with: Pattern of the verb that such an answer says again, where something is to be taken away:
            "cancel both".
        kinds: Patterns of the words for a timer, an alarm and a reminder: who is asked about one of them, and
            names another, gives no answer.
        pointing: Pattern of what only says, in other such answers, that one of several is meant.
        yes: Pattern of what agrees that something is deleted, with a space in place of commas.
        no: Pattern of what does not.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    skip: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    kept: str = "(?!)"
    whether: str = "(?!)"
    fold: tuple[str, str] = ("", "")
    rewrite: tuple[tuple[str, str], ...] = ()
    nouns_capital: bool = False
    words_apart: bool = True
    spaces_between: str = "(?!)"
    items_between: str
    items_before: str
    name_after: str = "(?!)"
    negated: str
    declined: str
    declined_with: str
    reminded_not: str
    refused: dict[str, str]
    apart: Apart
    longest_command: int = 160
    longest: dict[str, int]
    without: dict[Intent, tuple[str, ...]] = {}
    completed: dict[Intent, tuple[str, ...]] = {}
    reminded: tuple[str, ...]
    chosen: dict[int, str] = {}
    answered_with: str = "(?!)"
    kinds: dict[str, str] = {}
    pointing: str = "(?!)"
    yes: str = "(?!)"
    no: str = "(?!)"


class Topic(BaseModel):
    """One file of sentences.

    Attributes:
        marked: Whether quantities are letters in these sentences; otherwise they are not looked for.
        lists: Slot values, each with the templates by which it is said.
        rules: hassil templates by name (ours are named ``hub_…``).
        sentences: hassil templates by intent.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    marked: bool = True
    lists: dict[str, dict[str, tuple[str, ...]]] = {}
    rules: dict[str, str] = {}
    sentences: dict[Intent, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SpokenForms:
    """All that is known of how one language is spoken to the hub."""

    name: str
    language: Language
    quantities: QuantityPatterns
    topics: tuple[Topic, ...]


def load_forms(language: str) -> SpokenForms:
    """The data of one of LANGUAGES. Blocking, about 20 ms."""
    folder = resources.files("resources").joinpath("sentences", language)
    files = {
        file.name: tomllib.loads(file.read_text("utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }
    return SpokenForms(
        name=language,
        language=Language.model_validate(files.pop("language.toml")),
        quantities=QuantityPatterns.model_validate(files.pop("quantities.toml")),
        topics=tuple(Topic.model_validate(file) for file in files.values()),
    )


@cache
def written(language: str) -> Language:
    """How one of LANGUAGES is written, with the sentences that an answer makes whole."""
    return load_forms(language).language


@cache
def declined_form(language: str) -> re.Pattern[str]:
    """Of one of LANGUAGES, an answer by which nothing is to be done."""
    known = written(language)
    between, polite = r"[\s,.!、，。！]*", "|".join(known.after)
    behind = f"{known.declined}|{known.declined_with}|{polite}"
    return re.compile(f"(?:{known.declined})(?:{between}(?:{behind}))*", re.IGNORECASE)


@cache
def chosen_forms(language: str) -> Mapping[int, re.Pattern[str]]:
    """Of one of LANGUAGES, by a place in a row, what is said of it."""
    chosen = load_forms(language).language.chosen
    return {place: re.compile(said, re.IGNORECASE) for place, said in chosen.items()}


@cache
def agreed_forms(language: str) -> Mapping[bool, re.Pattern[str]]:
    """Of one of LANGUAGES, what is said for yes, and for no, when it is asked whether to delete something."""
    known = written(language)
    return {yes: re.compile(said, re.IGNORECASE) for yes, said in ((True, known.yes), (False, known.no))}


def packaged_intents(language: str) -> Mapping[str, Any]:
    """The whole data of home-assistant-intents for one of LANGUAGES. Blocking, about 3 ms."""
    data = get_intents(_PACKAGE_LANGUAGE.get(language, language))
    if data is None:  # not reached with the languages the hub has: a test loads all
        raise LookupError(language)
    return data


def hassil_intents(forms: SpokenForms, *, marked: bool) -> dict[str, Any]:
    """What ``hassil.Intents.from_dict`` takes for the topics with, or without, marked quantities."""
    packaged = packaged_intents(forms.name)
    topics = [topic for topic in forms.topics if topic.marked is marked]
    names = [intent for topic in topics for intent in topic.sentences]
    chosen = {intent: {"data": _data(intent, forms, topics, packaged["intents"])} for intent in names}
    own = {name: rule for topic in topics for name, rule in topic.rules.items()}
    rules = _reached({**packaged["expansion_rules"], **own}, _templates(chosen))
    used = set(_LIST.findall(" ".join([*rules.values(), *_templates(chosen)])))
    lists = {**packaged["lists"], **_lists(topics)}
    return {
        "language": forms.name,
        "settings": packaged.get("settings", {}),
        "intents": chosen,
        "expansion_rules": rules,
        "lists": {name: lists[name] for name in sorted(used)},
        "skip_words": list(forms.language.skip),
    }


def _lists(topics: Iterable[Topic]) -> dict[str, Any]:
    """Our lists: values with their templates, the quantities' letters, and the wildcards."""
    lists: dict[str, Any] = {f"any_{name}": {"wildcard": True} for name in WILDCARDS}
    lists |= {kind: {"values": letters(kind)} for kind in KINDS}
    for topic in topics:
        for name, values in topic.lists.items():
            said = [{"in": text, "out": out} for out, texts in values.items() for text in texts]
            lists.setdefault(name, {"values": []})["values"] += said
    return lists


def _data(
    intent: Intent, forms: SpokenForms, topics: Iterable[Topic], packaged: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The blocks of sentences of one intent: the packaged ones, then the own."""
    without = forms.language.without.get(intent, ())
    blocks = [
        {**block, "sentences": [sentence for sentence in block["sentences"] if sentence not in without]}
        for block in packaged.get(PACKAGED.get(intent, ""), {"data": []})["data"]
    ]
    return [*blocks, {"sentences": [text for topic in topics for text in topic.sentences.get(intent, ())]}]


def _templates(intents: Mapping[Intent, Any]) -> list[str]:
    return [text for intent in intents.values() for block in intent["data"] for text in block["sentences"]]


def _reached(rules: Mapping[str, str], templates: Iterable[str]) -> dict[str, str]:
    """Those of ``rules`` that ``templates`` use, themselves or through other rules.

    Only these are parsed: a language has hundreds.
    """
    reached: dict[str, str] = {}
    waiting = list(templates)
    while waiting:
        for name in _RULE.findall(waiting.pop()):
            if name not in reached:
                reached[name] = rules[name]
                waiting.append(rules[name])
    return reached
