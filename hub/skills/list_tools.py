"""The household's lists for a language model."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from hub.errors import UnknownListError
from hub.skills.lists import MAX_ITEMS, Lists
from hub.skills.own_tools import OwnTool, Wanted
from hub.storage.lists import SHOPPING, NamedList

Item = Annotated[str, Field(min_length=1, max_length=200)]


class WhichList(Wanted):
    """One list."""

    list: str = Field(SHOPPING, max_length=60, description="Its name; the shopping list when nothing is said.")


class Items(WhichList):
    """Things, and the list they are for."""

    items: tuple[Item, ...] = Field(min_length=1, max_length=MAX_ITEMS)


class ListTools:
    """What can be done with lists; they belong to the whole household."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

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
        await self._lists.kept()
        return {"added": done.added, "there_already": done.there_already}

    async def _remove(self, wanted: Items) -> Mapping[str, Any]:
        known = self._find(wanted.list)
        gone = [item for asked in wanted.items for item in self._lists.remove(known.list_id, asked)]
        await self._lists.kept()
        return {"removed": gone}

    def _find(self, name: str) -> NamedList:
        """The list that is meant; raises ``UnknownListError``."""
        if name == SHOPPING:
            return self._lists.get(SHOPPING)
        found = self._lists.find(name)
        if len(found) != 1:
            names = ", ".join(_name(one) for one in found or self._lists.all())
            raise UnknownListError(f"There is no one list of that name. There are: {names}.")
        return found[0]


def _name(one: NamedList) -> str:
    return one.name or SHOPPING
