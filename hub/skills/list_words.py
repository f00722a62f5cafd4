"""What lists are called, and what is said of the things on them, in a person's language."""

from collections.abc import Sequence

from hub.phrases import LANGUAGES, phrase, words
from hub.skills import saying
from hub.skills.matching import same
from hub.skills.slots import TODO
from hub.storage.lists import SHOPPING, NamedList


def own_name(name: str, language: str) -> str:
    """What a request calls a list, as a name that people read."""
    return words("list_todo", language)[0] if name == TODO else name


def called(one: NamedList, language: str) -> str:
    """``the shopping list``, ``the packing list``.

    A language may have another form for names as they are said, not written: "список подарков".
    """
    if one.list_id == SHOPPING:
        return words("list_shopping", language)[0]
    name = words("list_todo", language)[-1] if is_todo(one) else one.name
    form = words("list_named", language)[-1 if name[:1].islower() else 0]
    return form.format(name=name)


def is_todo(one: NamedList) -> bool:
    """Whether it is the list of things to do, which is named in the language of who made it."""
    return any(same(one.name, own_name(TODO, language)) for language in LANGUAGES)


def sentence(key: str, one: NamedList, items: Sequence[str], language: str, *, near: Sequence[str] = ()) -> str:
    """What ``key`` says of ``items`` and the list, and of what is called nearly so."""
    named, things, others = called(one, language), saying.listed(items, language), saying.listed(near, language)
    return saying.beginning(phrase(key, language, list=named, items=things, near=others))
