"""The household's lists by voice."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from hub.bus import Bus
from hub.skills.asked import Asked
from hub.skills.lists import Lists
from hub.skills.lists_by_voice import ListsByVoice
from hub.skills.recognition import recognise
from hub.skills.requests import Intent
from hub.storage.keeping import Keeping
from hub.storage.lists import SHOPPING, NamedList
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import KITCHEN, Disk
from tests.skills.spoken_to import Speaker

Dialogue = list[tuple[str, str]]

EN: Dialogue = [
    ("Which lists do we have?", "There is one list: the shopping list."),
    ("What's on my shopping list?", "There is nothing on the shopping list."),
    ("Add milk, eggs and bread to my shopping list.", "Added to the shopping list: milk, eggs and bread."),
    ("Put milk on my shopping list.", "Already on the shopping list: milk."),
    (
        "Add Milk and butter to the shopping list.",
        "Added to the shopping list: butter. Already on the shopping list: Milk.",
    ),
    ("What do we need to buy?", "On the shopping list: milk, eggs, bread and butter."),
    ("Remove the egg from the shopping list.", "Taken off the shopping list: eggs."),
    ("Remove eggs from my shopping list.", "Not on the shopping list: eggs."),
    ("Add sunscreen to my packing list.", "I made the packing list and put on it: sunscreen."),
    ("Read my packing list.", "On the packing list: sunscreen."),
    ("Read my garden list.", "There is no list called garden. Add something to it, and I'll make it."),
    ("Add call the bank to my to-do list.", "I made the to-do list and put on it: call the bank."),
    ("What's on my to-do list?", "On the to-do list: call the bank."),
    ("Which lists are there?", "There are 3 lists: the shopping list, the packing list and the to-do list."),
    ("Delete the packing list.", "There is still something on the packing list. Delete the whole list?"),
    ("No.", "All right, nothing is deleted."),
    ("Delete the packing list.", "There is still something on the packing list. Delete the whole list?"),
    ("Yes, delete it.", "I deleted the packing list."),
    ("Which lists are there?", "There are 2 lists: the shopping list and the to-do list."),
    ("Delete the shopping list.", "There is nothing on the shopping list any more."),
    ("Empty the shopping list.", "There is nothing on the shopping list."),
]

RU: Dialogue = [
    ("Что в списке покупок?", "Список покупок пуст."),
    ("Добавь молоко и хлеб в список покупок.", "Записываю в список покупок: молоко и хлеб."),
    ("Добавь молоко в список покупок.", "В список покупок уже записали: молоко."),
    ("Что нужно купить?", "В список покупок записали: молоко и хлеб."),
    ("Убери хлеб из списка покупок.", "Список покупок, вычёркиваю: хлеб."),
    ("Убери хлеб из списка покупок.", "Список покупок, не нахожу там: хлеб."),
    ("Добавь позвонить в банк в список дел.", "Завожу список дел и записываю в него: позвонить в банк."),
    ("Какие есть списки?", "Списков два: список покупок и список дел."),
    ("Очисти список покупок.", "Список покупок теперь пуст."),
    (
        "Добавь в список покупок туалетную бумагу и сыр.",
        "Записываю в список покупок: туалетную бумагу и сыр.",
    ),
    ("Что в списке покупок?", "В список покупок записали: туалетную бумагу и сыр."),
    ("Добавь книгу в список подарков.", "Завожу список подарков и записываю в него: книгу."),
    ("Что в списке подарков?", "В список подарков записали: книгу."),
]

ZH: Dialogue = [
    ("购物清单里有什么？", "购物清单是空的。"),
    ("把牛奶、鸡蛋和面包加到购物清单。", "已加到购物清单：牛奶、鸡蛋和面包。"),
    ("把牛奶加到购物清单。", "购物清单里已经有：牛奶。"),
    ("要买什么？", "购物清单里有：牛奶、鸡蛋和面包。"),
    ("把牛奶从购物清单里删掉。", "已从购物清单去掉：牛奶。"),
    ("把牛奶从购物清单里删掉。", "购物清单里没有：牛奶。"),
    ("把打电话给银行加到待办清单。", "新建了待办清单，加上了：打电话给银行。"),
    ("有哪些清单？", "有两个清单：购物清单和待办清单。"),
    ("清空购物清单。", "购物清单清空了。"),
]

DE: Dialogue = [
    ("Was steht auf der Einkaufsliste?", "Auf der Einkaufsliste steht nichts."),
    (
        "Setz Milch, Eier und Brot auf die Einkaufsliste.",
        "Auf die Einkaufsliste gesetzt: Milch, Eier und Brot.",
    ),
    ("Setz Milch auf die Einkaufsliste.", "Schon auf der Einkaufsliste: Milch."),
    ("Was müssen wir einkaufen?", "Auf der Einkaufsliste: Milch, Eier und Brot."),
    ("Streich Brot von der Einkaufsliste.", "Von der Einkaufsliste gestrichen: Brot."),
    ("Streich Brot von der Einkaufsliste.", "Nicht auf der Einkaufsliste: Brot."),
    (
        "Setz Bank anrufen auf die Aufgabenliste.",
        "Ich habe die Liste „Aufgaben“ angelegt, darauf steht: Bank anrufen.",
    ),
    ("Was steht auf der To-do-Liste?", "Auf der Liste „Aufgaben“: Bank anrufen."),
    ("Leere die Einkaufsliste.", "Auf der Einkaufsliste steht nichts mehr."),
]

ES: Dialogue = [
    ("¿Qué hay en la lista de la compra?", "No hay nada en la lista de la compra."),
    (
        "Añade leche, huevos y pan a la lista de la compra.",
        "Añadido a la lista de la compra: leche, huevos y pan.",
    ),
    ("Añade leche a la lista de la compra.", "En la lista de la compra ya hay: leche."),
    ("¿Qué tenemos que comprar?", "En la lista de la compra hay: leche, huevos y pan."),
    ("Quita pan de la lista de la compra.", "Quitado de la lista de la compra: pan."),
    ("Quita pan de la lista de la compra.", "En la lista de la compra no hay: pan."),
    (
        "Añade llamar al banco a la lista de tareas.",
        "He creado la lista de tareas y he puesto: llamar al banco.",
    ),
    ("¿Qué hay en la lista de tareas?", "En la lista de tareas hay: llamar al banco."),
    ("Vacía la lista de la compra.", "Ya no queda nada en la lista de la compra."),
]


def with_lists(
    test: Callable[[Lists, Disk[NamedList], Speaker], Awaitable[None]], language: str = "en"
) -> None:
    async def run() -> None:
        disk = Disk[NamedList](lambda one: one.list_id)
        lists = Lists(Bus(), Keeping("lists", disk.opened), asyncio.get_running_loop().time)
        await test(lists, disk, Speaker(ListsByVoice(lists).handlers(), language))

    run_virtual(run())


@pytest.mark.parametrize(("language", "dialogue"), [("en", EN), ("ru", RU), ("zh", ZH), ("de", DE), ("es", ES)])
def test_a_conversation(language: str, dialogue: Dialogue) -> None:
    async def talk(lists: Lists, disk: Disk[NamedList], me: Speaker) -> None:
        for said, answer in dialogue:
            assert (said, await me.say(said)) == (said, answer)
        assert disk.records[SHOPPING] == lists.get(SHOPPING), "kept before told"

    with_lists(talk, language)


def test_a_long_list_is_read_in_portions() -> None:
    async def talk(lists: Lists, _: Disk[NamedList], me: Speaker) -> None:
        lists.add(SHOPPING, [f"thing {number}" for number in range(23)])
        first = await me.say("Read my shopping list.")
        assert "thing 9." in first
        assert first.endswith("There are 13 more. Ask again to hear them.")
        assert "thing 10," in await me.say("Read my shopping list.")
        last = await me.say("Read my shopping list.")
        assert last == "On the shopping list: thing 20, thing 21 and thing 22."
        assert "thing 0," in await me.say("Read my shopping list.")

    with_lists(talk)


def test_a_list_that_is_meant_by_two_names_is_asked_about() -> None:
    async def talk(lists: Lists, _: Disk[NamedList], me: Speaker) -> None:
        for name in ("summer packing", "winter packing"):
            lists.make(name)
        answer = await me.say("Add socks to my packing list.")
        assert answer == "There are the summer packing list and the winter packing list. Which one?"

    with_lists(talk)


def test_the_list_of_things_to_do_is_the_same_in_each_language() -> None:
    async def talk(lists: Lists, _: Disk[NamedList], me: Speaker) -> None:
        lists.make("дела")
        assert await me.say("Add call the bank to my to-do list.") == "Added to the to-do list: call the bank."

    with_lists(talk)


@pytest.mark.parametrize("said", ["Add milk to the shopping list.", "Add milk to my packing list."])
def test_a_full_list_and_a_full_disk_are_told_of(said: str) -> None:
    async def talk(lists: Lists, disk: Disk[NamedList], me: Speaker) -> None:
        disk.full = True
        assert (await me.say(said)).endswith("But I could not save that: a restart of the hub may undo it.")
        lists.add(SHOPPING, [f"thing {number}" for number in range(199)])
        assert "no more room" in await me.say("Add this, that and more to the shopping list.")

    with_lists(talk)


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        ("en", "Remove the bread.", "Taken off the shopping list: bread."),
        ("ru", "Убери хлеб.", "Список покупок, вычёркиваю: хлеб."),
        ("zh", "划掉面包", "已从购物清单去掉：面包。"),
        ("de", "Streich Brot.", "Von der Einkaufsliste gestrichen: Brot."),
        ("es", "Quita el pan.", "Quitado de la lista de la compra: pan."),
    ],
)
def test_a_thing_on_one_list_alone_is_taken_off_without_its_name(language: str, said: str, answer: str) -> None:
    async def talk(lists: Lists, _: Disk[NamedList], me: Speaker) -> None:
        lists.add(SHOPPING, ["bread", "хлеб", "面包", "Brot", "pan"])
        assert await me.say(said) == answer

    with_lists(talk, language)


@pytest.mark.parametrize(
    "said", ["Remove the bread.", "Remove the milk from the stove.", "Remove milk and soap."]
)
def test_what_is_on_no_list_or_on_two_is_left_to_the_model(said: str) -> None:
    async def talk(lists: Lists, _: Disk[NamedList], __: Speaker) -> None:
        lists.add(SHOPPING, ["bread", "milk"])
        lists.add(lists.make("picnic").list_id, ["bread"])
        take = ListsByVoice(lists).handlers()[Intent.LIST_TAKE]
        request = recognise(said, "en")
        assert request is not None
        assert request.intent is Intent.LIST_TAKE
        assert await take(request, Asked(text=said, language="en", answer_in="en", device_id=KITCHEN)) is None
        assert lists.get(SHOPPING).items == ("bread", "milk")

    with_lists(talk)
