"""What people say to the skills: own sentences merged with those of home-assistant-intents."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any, Final

from home_assistant_intents import get_intents
from pydantic import BaseModel, ConfigDict

_PACKAGE_LANGUAGE: Final = {"zh": "zh-CN"}
"""What home-assistant-intents calls a language, where that is not our name."""

_RULE = re.compile(r"<(\w+)>")
_LIST = re.compile(r"{(\w+)")


class SpokenForms(BaseModel):
    """One file of ``resources/sentences``.

    ``skip`` are words left out wherever they are said, ``without`` sentences of home-assistant-intents
    that are not taken over (by intent), ``rules`` and ``sentences`` hassil templates (by name and by
    intent; our rules are named ``hub_…``), ``fold`` characters that stand for others, or for nothing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    skip: tuple[str, ...]
    without: dict[str, tuple[str, ...]]
    rules: dict[str, str]
    sentences: dict[str, tuple[str, ...]]
    fold: dict[str, str]


def load_forms(language: str) -> SpokenForms:
    """The own sentences of one of the hub's languages. Blocking."""
    file = resources.files("resources").joinpath("sentences", f"{language}.toml")
    return SpokenForms.model_validate(tomllib.loads(file.read_text("utf-8")))


def packaged_intents(language: str) -> Mapping[str, Any]:
    """The whole data of home-assistant-intents for one of the hub's languages. Blocking, about 3 ms."""
    data = get_intents(_PACKAGE_LANGUAGE.get(language, language))
    if data is None:  # not reached with the languages the hub has: a test loads all
        raise LookupError(language)
    return data


def hassil_intents(language: str, intents: Iterable[str]) -> dict[str, Any]:
    """What ``hassil.Intents.from_dict`` takes, for ``intents`` only, with the rules and lists they use."""
    own = load_forms(language)
    packaged = packaged_intents(language)
    chosen = {name: {"data": _data(name, own, packaged["intents"])} for name in intents}
    rules = _reached({**packaged["expansion_rules"], **own.rules}, _templates(chosen))
    lists = set(_LIST.findall(" ".join([*rules.values(), *_templates(chosen)])))
    return {
        "language": language,
        "settings": packaged.get("settings", {}),
        "intents": chosen,
        "expansion_rules": rules,
        "lists": {name: packaged["lists"][name] for name in sorted(lists)},
        "skip_words": list(own.skip),
    }


def _data(name: str, own: SpokenForms, packaged: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The blocks of sentences of one intent: the packaged ones, then the own."""
    without = own.without.get(name, ())
    blocks = [
        {**block, "sentences": [sentence for sentence in block["sentences"] if sentence not in without]}
        for block in packaged.get(name, {"data": []})["data"]
    ]
    return [*blocks, {"sentences": list(own.sentences.get(name, ()))}]


def _templates(intents: Mapping[str, Any]) -> list[str]:
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
