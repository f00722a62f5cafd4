"""The household's lists for a language model."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from hub.errors import UnknownListError
from hub.skills.lists import MAX_ITEMS, Lists, means_shopping
from hub.skills.matching import same
from hub.skills.own_tools import OwnTool, Wanted, once_kept
from hub.storage.lists import SHOPPING, NamedList


def printable(text: str) -> str:
    """``text``, if all of it can be seen; raises ``ValueError``."""
    if not text.isprintable():
        raise ValueError("there are characters in it that cannot be seen")
    return text


Item = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(printable),
]

ListName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), AfterValidator(printable)]


class WhichList(Wanted):
    """One list."""

    list: ListName = Field(SHOPPING, description="Its name; the shopping list when nothing is said.")


class Items(WhichList):
    """Things, and the list they are for."""

    items: tuple[Item, ...] = Field(min_length=1, max_length=MAX_ITEMS)


class ListTools:
    """What can be done with lists; they belong to the whole household."""

    def __init__(self, lists: Lists, language: Callable[[], str]) -> None:
        """``language`` tells the tag of what the person speaks, whenever something is done."""
        self._lists = lists
        self._language = language

    def tools(self) -> Sequence[OwnTool]:
        """All of them."""
        return (
            OwnTool(
                "hub.lists.read", "Tells what is on a list, and which lists there are.", WhichList, self._read
            ),
            OwnTool("hub.lists.add", "Puts things on a list; makes it if need be.", Items, self._add),
            OwnTool("hub.lists.remove", "Takes things off a list.", Items, self._remove),
        )

    async def _read(self, wanted: WhichList) -> Mapping[str, Any]:
        return {"items": self._find(wanted.list).items, "lists": [_name(one) for one in self._lists.all()]}

    async def _add(self, wanted: Items) -> Mapping[str, Any]:
        try:
            known = self._find(wanted.list)
        except UnknownListError:
            known = self._lists.make(wanted.list)
        done = self._lists.add(known.list_id, wanted.items)
        told = {"added": done.added, "there_already": done.there_already}
        return await once_kept(told, self._lists.kept)

    async def _remove(self, wanted: Items) -> Mapping[str, Any]:
        known = self._find(wanted.list, exactly=True)
        gone, missing, near = list[str](), list[str](), list[str]()
        for item in wanted.items:
            taken = self._lists.remove(known.list_id, item, self._language())
            gone += taken
            missing += () if taken else (item,)
            near += () if taken else self._lists.like(known.list_id, item)
        told = {"removed": gone, "not_on_it": missing, "similar": near}
        return await once_kept(told, self._lists.kept)

    def _find(self, name: str, *, exactly: bool = False) -> NamedList:
        """The list that is meant, ``exactly`` of that name or nearly; raises ``UnknownListError``."""
        if (not name or means_shopping(name)) and not any(
            same(name, one.name) for one in self._lists.all() if one.name
        ):
            return self._lists.get(SHOPPING)
        found = (self._lists.named if exactly else self._lists.find)(name, self._language())
        if len(found) != 1:
            names = ", ".join(_name(one) for one in found or self._lists.all())
            raise UnknownListError(f"There is no one list of that name. There are: {names}.")
        return found[0]


def _name(one: NamedList) -> str:
    return one.name or SHOPPING
