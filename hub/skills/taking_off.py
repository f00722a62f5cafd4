"""Takes things off a list by voice: what is called so; what is called nearly so is asked about."""

from collections.abc import Sequence
from dataclasses import replace

from hub.joining import joined
from hub.skills.asked import Asked
from hub.skills.handling import Question
from hub.skills.list_words import sentence
from hub.skills.lists import Lists
from hub.skills.matching import folded
from hub.skills.picking import MOST_SAID, picked
from hub.skills.requests import EACH, Intent, Request
from hub.storage.lists import NamedList


class TakingOff:
    """What is said then is not yet on the disk."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def take(self, one: NamedList, request: Request, asked: Asked) -> str:
        """Take off what was said, and say what became of each; of the first that is not clear, ask which."""
        gone, missing, unclear = list[str](), list[str](), dict[str, Sequence[str]]()
        for item in request.items:
            meant = picked(self._could_be(one, item, asked), request.place)
            if self._is_clear(one, item, meant, request, asked):
                gone += meant
            elif meant and not unclear:
                unclear[item] = meant
            else:
                missing.append(item)
        for thing in gone:
            self._lists.remove(one.list_id, thing)
        said = [sentence("lists.removed", one, gone, asked.answer_in)] if gone else []
        said += [sentence("lists.not_on_it", one, missing, asked.answer_in)] if missing else []
        for item, meant in unclear.items():
            asking = joined([*said, _asking(one, item, meant, asked.answer_in)])
            return Question(asking, _of_one(request, one, item))
        return joined(said)

    def having(self, request: Request, asked: Asked) -> Sequence[NamedList]:
        """The lists that have all that is to be taken; else those on which all of it is called nearly so.

        "The milk from the stove" is no milk.
        """
        exactly = [one for one in self._lists.all() if self._has_all(one, request, asked)]
        return exactly or [one for one in self._lists.all() if self._has_like_it(one, request, asked)]

    def _could_be(self, one: NamedList, item: str, asked: Asked) -> Sequence[str]:
        """What is called so, else what is called nearly so."""
        return self._lists.called(one.list_id, item, asked.language) or self._lists.like(one.list_id, item)

    def _is_clear(
        self, one: NamedList, item: str, meant: Sequence[str], request: Request, asked: Asked
    ) -> bool:
        """Whether it may be taken without asking: it is called so, or was chosen."""
        if request.place is not None:
            return len(meant) == 1 or (request.place == EACH and bool(meant))
        return len(meant) == 1 and bool(self._lists.called(one.list_id, item, asked.language))

    def _has_all(self, one: NamedList, request: Request, asked: Asked) -> bool:
        return all(self._lists.called(one.list_id, item, asked.language) for item in request.items)

    def _has_like_it(self, one: NamedList, request: Request, asked: Asked) -> bool:
        return all(
            any(_words(item) <= _words(thing) for thing in self._could_be(one, item, asked))
            for item in request.items
        )


def _asking(one: NamedList, item: str, meant: Sequence[str], language: str) -> str:
    key = "lists.near" if len(meant) == 1 else "lists.which_item"
    return sentence(key, one, (item,), language, near=meant[:MOST_SAID])


def _of_one(request: Request, one: NamedList, item: str) -> Request:
    """What is still asked of one thing on a list that is known."""
    list_name = one.name or one.list_id
    return replace(request, intent=Intent.LIST_REMOVE, items=(item,), list_name=list_name, place=None)


def _words(item: str) -> int:
    return len(folded(item).split())
