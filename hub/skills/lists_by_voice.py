"""The household's lists by voice: things put on them, taken off, and read aloud."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from hub.errors import DataFolderError
from hub.joining import joined
from hub.phrases import LANGUAGES, phrase, words
from hub.skills import saying
from hub.skills.asked import Asked
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.lists import Lists
from hub.skills.matching import best_matches, folded, same
from hub.skills.requests import Intent, Request
from hub.skills.slots import TODO
from hub.skills.spoken import spoken
from hub.storage.lists import SHOPPING, NamedList

PORTION: Final = 10
"""Things that are read at once: more are forgotten before the end."""


class ListsByVoice:
    """Carries out what is asked of lists."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {
            Intent.LIST_ADD: spoken(self._add),
            Intent.LIST_REMOVE: spoken(self._there(self._remove), quotes=True),
            Intent.LIST_TAKE: self._take,
            Intent.LIST_READ: spoken(self._there(self._read), quotes=True),
            Intent.LIST_CLEAR: spoken(self._there(self._clear)),
            Intent.LIST_NAMES: spoken(self._names),
        }

    async def _add(self, request: Request, asked: Asked) -> str:
        language, found = asked.answer_in, self._found(request.list_name)
        if len(found) > 1:
            return self._which(found, language)
        made = not found
        one = found[0] if found else self._lists.make(_own_name(request.list_name, language))
        result = self._lists.add(one.list_id, request.items)
        said = []
        if result.added:
            key = "lists.made" if made else "lists.added"
            said.append(_sentence(key, one, result.added, language))
        if result.there_already:
            said.append(_sentence("lists.there_already", one, result.there_already, language))
        return await self._kept(joined(said), asked)

    def _there(
        self, do: Callable[[NamedList, Request, Asked], Awaitable[str]]
    ) -> Callable[[Request, Asked], Awaitable[str]]:
        """``do`` with the list that is meant, if it is one."""

        async def with_list(request: Request, asked: Asked) -> str:
            found = self._found(request.list_name)
            if not found:
                name = _own_name(request.list_name, asked.answer_in)
                return phrase("lists.no_such", asked.answer_in, name=name)
            if len(found) > 1:
                return self._which(found, asked.answer_in)
            return await do(found[0], request, asked)

        return with_list

    async def _take(self, request: Request, asked: Asked) -> SkillAnswer | None:
        """Take things off the one list that has them all. "Remove the stain" is the model's."""
        having = [one for one in self._lists.all() if _has_all(one, request.items)]
        if len(having) != 1:
            return None
        return await spoken(partial(self._remove, having[0]))(request, asked)

    async def _remove(self, one: NamedList, request: Request, asked: Asked) -> str:
        gone, missing = list[str](), list[str]()
        for item in request.items:
            taken = self._lists.remove(one.list_id, item)
            gone += taken
            missing += [] if taken else [item]
        said = [_sentence("lists.removed", one, gone, asked.answer_in)] if gone else []
        if missing:
            said.append(_sentence("lists.not_on_it", one, missing, asked.answer_in))
        return await self._kept(joined(said), asked)

    async def _read(self, one: NamedList, _: Request, asked: Asked) -> str:
        language = asked.answer_in
        if not one.items:
            return saying.beginning(phrase("lists.empty", language, list=_called(one, language)))
        begins = _begins(one, asked)
        portion, more = one.items[begins : begins + PORTION], len(one.items) - begins - PORTION
        said = [_sentence("lists.read", one, portion, language)]
        if more > 0:
            said.append(_more(more, language))
        return joined(said)

    async def _clear(self, one: NamedList, _: Request, asked: Asked) -> str:
        had = self._lists.clear(one.list_id)
        key = "lists.cleared" if had else "lists.empty"
        said = saying.beginning(phrase(key, asked.answer_in, list=_called(one, asked.answer_in)))
        return await self._kept(said, asked)

    async def _names(self, _: Request, asked: Asked) -> str:
        language, every = asked.answer_in, self._lists.all()
        names = saying.listed([_called(one, language) for one in every[:PORTION]], language)
        key = "lists.all" if len(every) > 1 else "lists.one"
        said = [phrase(key, language, count=saying.count(len(every), language), names=names)]
        if len(every) > PORTION:
            said.append(phrase("alert.more", language, count=saying.count(len(every) - PORTION, language)))
        return joined(said)

    def _found(self, name: str) -> tuple[NamedList, ...]:
        """The lists that ``name`` could mean."""
        if name == SHOPPING:
            return (self._lists.get(SHOPPING),)
        if name == TODO:
            return tuple(one for one in self._lists.all() if _is_todo(one))[:1]
        return self._lists.find(name)

    def _which(self, found: tuple[NamedList, ...], language: str) -> str:
        names = saying.listed([_called(one, language) for one in found], language)
        return phrase("lists.which", language, names=names)

    async def _kept(self, said: str, asked: Asked) -> str:
        """``said``, once it is on the disk; else the truth about that."""
        try:
            await self._lists.kept()
        except DataFolderError:
            return joined([said, phrase("alert.unkept", asked.answer_in)])
        return said


def _begins(one: NamedList, asked: Asked) -> int:
    """Where to read on: behind what was read last, if the device has just said how many more there are."""
    if _called(one, asked.answer_in).casefold() not in asked.heard_last.casefold():
        return 0
    ends = range(PORTION, len(one.items), PORTION)
    return next((end for end in ends if _more(len(one.items) - end, asked.answer_in) in asked.heard_last), 0)


def _more(number: int, language: str) -> str:
    return phrase("lists.more", language, count=saying.count(number, language))


def _own_name(name: str, language: str) -> str:
    return words("list_todo", language)[0] if name == TODO else name


def _called(one: NamedList, language: str) -> str:
    """``the shopping list``, ``the packing list``."""
    if one.list_id == SHOPPING:
        return words("list_shopping", language)[0]
    name = _own_name(TODO, language) if _is_todo(one) else one.name
    return words("list_named", language)[0].format(name=name)


def _has_all(one: NamedList, items: tuple[str, ...]) -> bool:
    """Whether each of ``items`` is on it; "the milk from the stove" is no milk."""
    return all(
        any(_words(item) <= _words(there) for there in best_matches(item, one.items, str)) for item in items
    )


def _words(item: str) -> int:
    return len(folded(item).split())


def _is_todo(one: NamedList) -> bool:
    """Whether it is the list of things to do, which is named in the language of who made it."""
    return any(same(one.name, _own_name(TODO, language)) for language in LANGUAGES)


def _sentence(key: str, one: NamedList, items: tuple[str, ...] | list[str], language: str) -> str:
    named, things = _called(one, language), saying.listed(items, language)
    return saying.beginning(phrase(key, language, list=named, items=things))
