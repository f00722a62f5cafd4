"""The household's lists."""

from collections.abc import Coroutine
from typing import Any

import pytest

from hub.bus import Bus
from hub.errors import ListFullError, ListNameError, UnknownListError
from hub.events import ListChanged
from hub.skills.lists import MAX_ITEMS, MAX_LISTS, Lists
from hub.storage.keeping import Keeping
from hub.storage.lists import SHOPPING, NamedList
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import Disk


class Scene:
    """Lists over a disk in memory."""

    def __init__(self) -> None:
        self.bus = Bus()
        self.told: list[ListChanged] = []
        self.bus.subscribe(ListChanged, self.told.append)
        self.disk = Disk[NamedList](lambda one: one.list_id)
        self.lists = self.opened()

    def opened(self) -> Lists:
        return Lists(self.bus, Keeping("lists", self.disk.opened), lambda: 1.0)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def finished(work: Coroutine[Any, Any, None]) -> None:
    run_virtual(work)


def test_things_keep_their_order_and_come_once_whatever_their_case(scene: Scene) -> None:
    first = scene.lists.add(SHOPPING, ["Milk", "bread", "MILK", "Молоко"])
    assert (first.added, first.there_already) == (("Milk", "bread", "Молоко"), ("MILK",))
    assert scene.lists.add(SHOPPING, ["молоко ", "eggs"]).added == ("eggs",)
    assert scene.lists.get(SHOPPING).items == ("Milk", "bread", "Молоко", "eggs")
    assert [event.items for event in scene.told] == [3, 4]


def test_things_are_taken_off_as_people_name_them(scene: Scene) -> None:
    scene.lists.add(SHOPPING, ["Tomatoes", "Crème fraîche", "Молоко", "牛奶"])
    assert scene.lists.remove(SHOPPING, "tomato", "en") == ("Tomatoes",)
    assert scene.lists.remove(SHOPPING, "creme fraiche") == ("Crème fraîche",)
    assert scene.lists.remove(SHOPPING, "молока") == ("Молоко",)
    assert scene.lists.remove(SHOPPING, "beer") == ()
    assert scene.lists.get(SHOPPING).items == ("牛奶",)
    assert scene.lists.clear(SHOPPING) == ("牛奶",)
    assert scene.lists.clear(SHOPPING) == ()
    assert scene.lists.get(SHOPPING).items == ()


def test_lists_are_made_found_renamed_and_deleted(scene: Scene) -> None:
    party = scene.lists.make("Grillfest")
    assert scene.lists.find("grillfest") == (party,)
    with pytest.raises(ListNameError):
        scene.lists.make("GRILLFEST")
    renamed = scene.lists.rename(party.list_id, "Sommerfest")
    assert scene.lists.rename(party.list_id, "sommerfest").name == "sommerfest"
    assert [one.list_id for one in scene.lists.all()] == [SHOPPING, renamed.list_id]
    scene.lists.delete(party.list_id)
    for act in (scene.lists.get, scene.lists.delete, scene.lists.clear):
        with pytest.raises(UnknownListError):
            act(party.list_id)
    assert scene.told[-1].deleted


def test_the_shopping_list_is_always_there(scene: Scene) -> None:
    scene.lists.add(SHOPPING, ["Milk"])
    scene.lists.rename(SHOPPING, "Einkauf")
    scene.lists.delete(SHOPPING)
    assert (scene.lists.get(SHOPPING).name, scene.lists.get(SHOPPING).items) == ("", ())


def test_there_is_room_for_so_much(scene: Scene) -> None:
    scene.lists.add(SHOPPING, [f"thing {number}" for number in range(MAX_ITEMS - 1)])
    with pytest.raises(ListFullError):
        scene.lists.add(SHOPPING, ["one", "two"])
    assert len(scene.lists.get(SHOPPING).items) == MAX_ITEMS - 1
    for number in range(MAX_LISTS - 1):
        scene.lists.make(f"list {number}")
    with pytest.raises(ListFullError):
        scene.lists.make("another")


def test_lists_outlive_the_hub(scene: Scene) -> None:
    async def live_on() -> None:
        party = scene.lists.make("Party")
        scene.lists.add(party.list_id, ["Crisps"])
        scene.lists.add(SHOPPING, ["Milk"])
        gone = scene.lists.make("Gone")
        scene.lists.delete(gone.list_id)
        await scene.lists.kept()
        again = scene.opened()
        await again.load()
        assert again.all() == scene.lists.all()

    finished(live_on())


@pytest.mark.parametrize(
    "name",
    [
        "shopping",
        "Shopping List",
        "groceries",
        "Einkaufsliste",
        "список покупок",
        "购物清单",
        "La lista de la compra",
    ],
)
def test_no_other_list_is_called_as_the_shopping_list_is_in_some_language(scene: Scene, name: str) -> None:
    picnic = scene.lists.make("Picnic")
    with pytest.raises(ListNameError, match="shopping list"):
        scene.lists.make(name)
    with pytest.raises(ListNameError, match="shopping list"):
        scene.lists.rename(picnic.list_id, name)
    assert scene.lists.rename(SHOPPING, name).name == name, "it may be called so itself"
