"""The hub's own tools for lists."""

from hub.storage.lists import SHOPPING
from tests.skills.own_tools_table import Table, at_home


def test_things_go_on_lists_and_off_them_and_a_list_is_made_when_need_be() -> None:
    async def scene(table: Table) -> None:
        assert (await table.done("hub.lists.add", items=["milk", "eggs"]))["added"] == ["milk", "eggs"]
        again = await table.done("hub.lists.add", items=["Milk"], list="shopping")
        assert (again["added"], again["there_already"]) == ([], ["Milk"])
        assert (await table.done("hub.lists.remove", items=["milk"]))["removed"] == ["milk"]
        await table.done("hub.lists.add", items=["tent"], list="camping")
        read = await table.done("hub.lists.read", list="camping")
        assert (read["items"], read["lists"]) == (["tent"], [SHOPPING, "camping"])
        missing = await table.refused("hub.lists.read", list="wedding")
        assert "shopping, camping" in missing.text

    at_home(scene)


def test_what_is_called_nearly_so_stays_on_its_list_and_is_told_of() -> None:
    async def scene(table: Table) -> None:
        await table.done("hub.lists.add", items=["oat milk", "pears", "Egg"])
        done = await table.done("hub.lists.remove", items=["milk", "peas", "eggs", "soap"])
        assert done == {
            "removed": ["Egg"],
            "not_on_it": ["milk", "peas", "soap"],
            "similar": ["oat milk", "pears"],
        }
        table.lists.add(table.lists.make("garden party").list_id, ["chairs"])
        await table.refused("hub.lists.remove", items=["chairs"], list="party")

    at_home(scene)


def test_the_shopping_list_is_known_by_what_people_call_it_and_no_second_one_is_made() -> None:
    called = (
        "shopping list",
        "Shopping",
        "Groceries",
        "",
        "  ",
        "Einkaufsliste",
        "покупки",
        "购物清单",
        "La compra",
    )

    async def scene(table: Table) -> None:
        for count, name in enumerate(called, start=1):
            await table.done("hub.lists.add", items=[f"thing {count}"], list=name)
            assert [(one.list_id, len(one.items)) for one in table.lists.all()] == [(SHOPPING, count)]

    at_home(scene)


def test_what_cannot_be_seen_is_no_name() -> None:
    async def scene(table: Table) -> None:
        await table.refused("hub.lists.add", items=["milk"], list="things\n\x00")
        await table.refused("hub.lists.add", items=["mi\x00lk"])
        assert [one.items for one in table.lists.all()] == [()]

    at_home(scene)
