"""The household's lists: the shopping list and others."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from hub.errors import ListFullError, ListNameError, UnknownListError
from hub.skills import lists as household
from hub.skills.lists import MAX_ITEMS
from hub.storage import lists as kept
from hub.storage.tokens import Scope
from hub.web.api.devices import Name, printable
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, Nothing, Told, Topic

PATH = f"{ROOT}/lists"
ONE = f"{PATH}/{{list_id}}"

MAX_ITEM = 100
"""Longest thing on a list, characters: what fits on a line."""

UNKNOWN = UnknownListError.code

Item = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_ITEM),
    AfterValidator(printable),
]


class NamedList(Told):
    """A list."""

    list_id: str = Field(description="The shopping list's is shopping; it is always there.")
    name: str = Field(description="Empty for the shopping list, until somebody gives it a name.")
    items: tuple[str, ...] = Field(description="In the order in which they came.")
    created_at: float = Field(description="Seconds since 1970.")


class Lists(Told):
    """All lists, the shopping list first."""

    lists: tuple[NamedList, ...]


class ListName(Asked):
    """What a list is called."""

    name: Annotated[Name, StringConstraints(min_length=1)]


class NewItems(Asked):
    """What is to be put on a list."""

    items: tuple[Item, ...] = Field(min_length=1, max_length=MAX_ITEMS)


class AddedItems(NamedList):
    """The list, and what became of what was to be put on it."""

    added: tuple[str, ...]
    there_already: tuple[str, ...]


class SoughtItem(Asked):
    """What is to be taken off a list."""

    item: str = Field(
        "",
        max_length=MAX_ITEM,
        description="What is called so, whatever its case and accents: pate finds Pâté. Left out: everything.",
    )


class RemovedItems(NamedList):
    """The list, and what was taken off it: nothing if it was not there."""

    removed: tuple[str, ...]


class ListEndpoints:
    """What is answered is on the disk, too."""

    def __init__(self, lists: household.Lists) -> None:
        self._lists = lists

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        return (
            Endpoint("GET", PATH, Topic.LISTS, "All lists", self.list_lists),
            Endpoint(
                "POST",
                PATH,
                Topic.LISTS,
                "Make a list",
                self.make_list,
                scope=Scope.CONTROL,
                status=201,
                faults=(ListNameError.code, ListFullError.code),
            ),
            Endpoint("GET", ONE, Topic.LISTS, "One list", self.get_list, faults=(UNKNOWN,)),
            Endpoint(
                "PATCH",
                ONE,
                Topic.LISTS,
                "Call it otherwise",
                self.rename_list,
                scope=Scope.CONTROL,
                faults=(UNKNOWN, ListNameError.code),
            ),
            Endpoint(
                "DELETE",
                ONE,
                Topic.LISTS,
                "Delete it; the shopping list is empty then",
                self.delete_list,
                scope=Scope.CONTROL,
                faults=(UNKNOWN,),
            ),
            Endpoint(
                "POST",
                f"{ONE}/items",
                Topic.LISTS,
                "Put something on it",
                self.add_items,
                scope=Scope.CONTROL,
                faults=(UNKNOWN, ListFullError.code),
            ),
            Endpoint(
                "DELETE",
                f"{ONE}/items",
                Topic.LISTS,
                "Take something, or everything, off it",
                self.remove_items,
                scope=Scope.CONTROL,
                faults=(UNKNOWN,),
            ),
        )

    async def list_lists(self, call: Call[Nothing, Nothing]) -> Lists:
        """All of them."""
        return self.lists()

    async def make_list(self, call: Call[Nothing, ListName]) -> NamedList:
        """A new one."""
        return await self._kept(self._lists.make(call.body.name))

    async def get_list(self, call: Call[Nothing, Nothing]) -> NamedList:
        """One of them."""
        return NamedList.model_validate(self._lists.get(call.path["list_id"]))

    async def rename_list(self, call: Call[Nothing, ListName]) -> NamedList:
        """Another name."""
        return await self._kept(self._lists.rename(call.path["list_id"], call.body.name))

    async def delete_list(self, call: Call[Nothing, Nothing]) -> None:
        """Away with it."""
        self._lists.delete(call.path["list_id"])
        await self._lists.kept()

    async def add_items(self, call: Call[Nothing, NewItems]) -> AddedItems:
        """More on it."""
        list_id = call.path["list_id"]
        done = self._lists.add(list_id, call.body.items)
        now = await self._kept(self._lists.get(list_id))
        return AddedItems(**now.model_dump(), added=done.added, there_already=done.there_already)

    async def remove_items(self, call: Call[SoughtItem, Nothing]) -> RemovedItems:
        """Less on it."""
        list_id, item = call.path["list_id"], call.query.item
        removed = self._lists.remove(list_id, item) if item else self._lists.clear(list_id)
        now = await self._kept(self._lists.get(list_id))
        return RemovedItems(**now.model_dump(), removed=removed)

    def lists(self) -> Lists:
        """All of them, as they are now."""
        return Lists(lists=tuple(map(NamedList.model_validate, self._lists.all())))

    async def _kept(self, changed: kept.NamedList) -> NamedList:
        await self._lists.kept()
        return NamedList.model_validate(changed)
