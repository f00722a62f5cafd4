"""The household's lists by voice: things put on them, taken off, and read aloud."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from hub.errors import DataFolderError
from hub.joining import joined
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.asked import Asked
from hub.skills.handling import Handler, Question, SkillAnswer
from hub.skills.list_words import called, is_todo, own_name, sentence
from hub.skills.lists import Lists, means_shopping
from hub.skills.matching import same_things
from hub.skills.requests import Intent, Request
from hub.skills.slots import TODO
from hub.skills.spoken import spoken
from hub.skills.taking_off import TakingOff
from hub.storage.lists import SHOPPING, NamedList

LIST_WORD: Final = re.compile(r"\wliste?$", re.IGNORECASE)
"""The end of a name that is a list's in itself."""

PORTION: Final = 10
"""Things that are read at once: more are forgotten before the end."""


class ListsByVoice:
    """Carries out what is asked of lists."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._taking = TakingOff(lists)

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {
            Intent.LIST_ADD: spoken(self._add),
            Intent.LIST_REMOVE: spoken(self._there(self._remove, exactly=True), quotes=True),
            Intent.LIST_TAKE: self._take,
            Intent.LIST_READ: spoken(self._there(self._read), quotes=True),
            Intent.LIST_CLEAR: spoken(self._there(self._clear, exactly=True)),
            Intent.LIST_DELETE: spoken(self._delete),
            Intent.LIST_NAMES: spoken(self._names),
        }

    async def _add(self, request: Request, asked: Asked) -> str:
        language, found = asked.answer_in, self._found(request.list_name, asked.language)
        if len(found) > 1:
            return self._which(found, language)
        made = not found
        one = found[0] if found else self._lists.make(own_name(request.list_name, language))
        result = self._lists.add(one.list_id, request.items)
        said = []
        if result.added:
            key = "lists.made" if made else "lists.added"
            said.append(sentence(key, one, result.added, language))
        if result.there_already:
            said.append(sentence("lists.there_already", one, result.there_already, language))
        return await self._kept(joined(said), asked)

    def _there(
        self, do: Callable[[NamedList, Request, Asked], Awaitable[str]], *, exactly: bool = False
    ) -> Callable[[Request, Asked], Awaitable[str]]:
        """``do`` with the list that is meant, if it is one; ``exactly``: only with one that is called so."""

        async def with_list(request: Request, asked: Asked) -> str:
            found = self._found(request.list_name, asked.language)
            if not found:
                name = own_name(request.list_name, asked.answer_in)
                return phrase("lists.no_such", asked.answer_in, name=name)
            if len(found) > 1:
                return self._which(found, asked.answer_in)
            if exactly and not self._is_called(found[0], request.list_name, asked):
                there = called(found[0], asked.answer_in)
                return phrase("lists.near_name", asked.answer_in, name=request.list_name, list=there)
            return await do(found[0], request, asked)

        return with_list

    async def _take(self, request: Request, asked: Asked) -> SkillAnswer | None:
        """Take things off the one list that has them all. "Remove the stain" is the model's."""
        if whole := self._whole_list(request, asked):
            return await spoken(partial(self._ask_or_delete, whole))(request, asked)
        having = self._taking.having(request, asked)
        if len(having) != 1:
            return None
        return await spoken(partial(self._remove, having[0]), quotes=True)(request, asked)

    async def _remove(self, one: NamedList, request: Request, asked: Asked) -> str:
        said = self._taking.take(one, request, asked)
        kept = await self._kept(said, asked)
        return Question(kept, said.lacking) if isinstance(said, Question) else kept

    async def _read(self, one: NamedList, _: Request, asked: Asked) -> str:
        language = asked.answer_in
        if not one.items:
            return saying.beginning(phrase("lists.empty", language, list=called(one, language)))
        begins = _begins(one, asked)
        portion, more = one.items[begins : begins + PORTION], len(one.items) - begins - PORTION
        said = [sentence("lists.read", one, portion, language)]
        if more > 0:
            said.append(_more(more, language))
        return joined(said)

    async def _clear(self, one: NamedList, _: Request, asked: Asked) -> str:
        had = self._lists.clear(one.list_id)
        key = "lists.cleared" if had else "lists.empty"
        said = saying.beginning(phrase(key, asked.answer_in, list=called(one, asked.answer_in)))
        return await self._kept(said, asked)

    async def _delete(self, request: Request, asked: Asked) -> str:
        """Delete the list that is meant, or the one about which it was asked."""
        if not request.about:
            return await self._there(self._ask_or_delete, exactly=True)(request, asked)
        there = [one for one in self._lists.all() if one.list_id in request.about]
        if not request.sure or not there:
            return phrase("ending.stays", asked.answer_in)
        return await self._deleted(there[0], asked)

    async def _ask_or_delete(self, one: NamedList, request: Request, asked: Asked) -> str:
        """An empty list goes unasked; the shopping list is only emptied, for it is always there."""
        if one.list_id == SHOPPING:
            return await self._clear(one, request, asked)
        if not one.items:
            return await self._deleted(one, asked)
        text = phrase("lists.delete_asked", asked.answer_in, list=called(one, asked.answer_in))
        return Question(
            saying.beginning(text), replace(request, intent=Intent.LIST_DELETE, about=(one.list_id,))
        )

    async def _deleted(self, one: NamedList, asked: Asked) -> str:
        text = phrase("lists.deleted", asked.answer_in, list=called(one, asked.answer_in))
        self._lists.delete(one.list_id)
        return await self._kept(saying.beginning(text), asked)

    def _whole_list(self, request: Request, asked: Asked) -> NamedList | None:
        """The list that was named in one word, as "Packliste", where a thing on a list could be."""
        name = request.items[0] if len(request.items) == 1 else ""
        found = self._lists.named(name, asked.language) if LIST_WORD.search(name) else ()
        return found[0] if len(found) == 1 else None

    async def _names(self, _: Request, asked: Asked) -> str:
        language, every = asked.answer_in, self._lists.all()
        names = saying.listed([called(one, language) for one in every[:PORTION]], language)
        key = "lists.all" if len(every) > 1 else "lists.one"
        said = [phrase(key, language, count=saying.count(len(every), language), names=names)]
        if len(every) > PORTION:
            said.append(phrase("alert.more", language, count=saying.count(len(every) - PORTION, language)))
        return joined(said)

    def _found(self, name: str, language: str) -> tuple[NamedList, ...]:
        """The lists that ``name`` could mean."""
        if name == SHOPPING or (means_shopping(name) and not self._lists.named(name, language)):
            return (self._lists.get(SHOPPING),)
        if name == TODO:
            return tuple(one for one in self._lists.all() if is_todo(one))[:1]
        return self._lists.find(name, language)

    def _is_called(self, one: NamedList, name: str, asked: Asked) -> bool:
        """Whether ``name`` is its name, and not only like it."""
        return name in (SHOPPING, TODO) or bool(same_things(name, (one,), lambda it: it.name, asked.language))

    def _which(self, found: tuple[NamedList, ...], language: str) -> str:
        names = saying.listed([called(one, language) for one in found], language)
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
    if called(one, asked.answer_in).casefold() not in asked.heard_last.casefold():
        return 0
    ends = range(PORTION, len(one.items), PORTION)
    return next((end for end in ends if _more(len(one.items) - end, asked.answer_in) in asked.heard_last), 0)


def _more(number: int, language: str) -> str:
    return phrase("lists.more", language, count=saying.count(number, language))
