"""What is called nearly so is never taken, cancelled or changed: somebody is asked first."""

import asyncio

import pytest

from hub.bus import Bus
from hub.events import AlertKind
from hub.skills.alerts import After
from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.answering import Answering
from hub.skills.asked import Asked
from hub.skills.handling import all_handlers
from hub.skills.lists import Lists
from hub.skills.lists_by_voice import ListsByVoice
from hub.skills.matching import same_things
from hub.skills.requests import Intent, Request
from hub.storage.alerts import Alert, AlertState
from hub.storage.keeping import Keeping
from hub.storage.lists import SHOPPING, NamedList
from tests.skills.groceries import GROCERIES, near_pairs
from tests.skills.household import KITCHEN, Disk, Home, RunningHub
from tests.skills.near_dialogues import DE, EN, ES, ON_LIST, RU, ZH, Dialogue

LEAST_PAIRS = 50


pytestmark = pytest.mark.usefixtures("sentences_are_read")


def new_lists(*items: str) -> Lists:
    disk = Disk[NamedList](lambda one: one.list_id)
    lists = Lists(Bus(), Keeping("lists", disk.opened), lambda: 1.0)
    lists.add(SHOPPING, items)
    return lists


class Talk:
    """Somebody who talks to the skills for lists and timers."""

    def __init__(self, hub: RunningHub, lists: Lists, language: str = "en") -> None:
        self._language = language
        alerts = AlertsByVoice(hub.alerts, hub.ringer.expected, sounds=True)
        self.handlers = all_handlers(alerts, ListsByVoice(lists))
        self.skills = Answering(self.handlers)

    async def say(self, text: str) -> str:
        answer = await self.skills.answer(self.asked(text))
        return "" if answer is None else answer.text

    def asked(self, text: str = "") -> Asked:
        return Asked(text=text, language=self._language, answer_in=self._language, device_id=KITCHEN)


def a_timer(hub: RunningHub, name: str, language: str = "en") -> Alert:
    return hub.alerts.set(AlertKind.TIMER, After(600), device_id=KITCHEN, language=language, name=name)


@pytest.mark.parametrize("language", GROCERIES)
def test_words_that_differ_by_a_letter_or_two_are_different_things(language: str) -> None:
    pairs = near_pairs(language)
    assert len(pairs) >= LEAST_PAIRS
    assert [pair for pair in pairs if same_things(pair[0], [pair[1]], str, language)] == []
    words = GROCERIES[language].split()
    assert [word for word in words if same_things(word, words, str, language) != (word,)] == []


@pytest.mark.parametrize("language", GROCERIES)
async def test_nothing_is_taken_off_or_cancelled_but_what_is_called_so(language: str) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub, lists := new_lists(), language)
        for asked, there in near_pairs(language):
            await asyncio.sleep(0)  # each pair is a step of the loop, as in life
            lists.add(SHOPPING, [there])
            timer = a_timer(hub, there, language)
            for request in (
                Request(intent=Intent.LIST_REMOVE, items=(asked,), list_name=SHOPPING),
                Request(intent=Intent.TIMER_CANCEL, name=asked),
                Request(intent=Intent.TIMER_PAUSE, name=asked),
            ):
                answer = await talking.handlers[request.intent](request, talking.asked())
                assert answer is not None
                assert answer.text
            assert (asked, lists.clear(SHOPPING)) == (asked, (there,))
            assert (asked, hub.alerts.all()) == (asked, [timer])
            hub.alerts.cancel(timer.alert_id)
        assert await talking.skills.close()


@pytest.mark.parametrize(("language", "dialogue"), [("en", EN), ("ru", RU), ("zh", ZH), ("de", DE), ("es", ES)])
async def test_what_is_like_it_on_a_list_is_asked_about(language: str, dialogue: Dialogue) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub, lists := new_lists(*ON_LIST[language]), language)
        there = list(ON_LIST[language])
        for said, answer, gone in dialogue:
            assert (said, await talking.say(said)) == (said, answer)
            there = [item for item in there if item != gone]
            assert (said, list(lists.get(SHOPPING).items)) == (said, there)
        assert await talking.skills.close()


@pytest.mark.parametrize(
    ("language", "named", "asks", "question", "answers"),
    [
        (
            "en",
            "pasta sauce",
            "Cancel the pasta timer.",
            "I find no such timer. Do you mean the pasta sauce timer?",
            ("Yes.", "No, thanks."),
        ),
        (
            "ru",
            "томатный соус",
            "Отмени таймер для соуса.",
            "Такого таймера нет. Вы про таймер «томатный соус»?",
            ("Да.", "Нет."),
        ),
        ("zh", "面包", "取消面计时器", "没有这样的计时器。您说的是面包计时器吗？", ("是的", "不用了")),
        (
            "de",
            "Nudeln rot",
            "Lösch den Timer für Nudeln.",
            "So einen Timer finde ich nicht. Ist der Timer „Nudeln rot“ gemeint?",
            ("Ja.", "Nein."),
        ),
        (
            "es",
            "pasta roja",
            "Cancela el temporizador de la pasta.",
            "No encuentro ese temporizador. ¿Es el temporizador para pasta roja?",
            ("Sí.", "No."),
        ),
    ],
)
async def test_a_timer_that_is_called_nearly_so_is_asked_about(
    language: str, named: str, asks: str, question: str, answers: tuple[str, str]
) -> None:
    async with Home().hub() as hub:
        talking, (agrees, refuses) = Talk(hub, new_lists(), language), answers
        timer = a_timer(hub, named, language)
        for answer in (refuses, "?"):
            assert await talking.say(asks) == question
            assert await talking.say(answer) != question
            assert hub.alerts.all() == [timer]
        assert await talking.say(asks) == question
        assert named in await talking.say(agrees)
        assert hub.alerts.all() == []
        assert await talking.skills.close()


async def test_of_several_timers_that_are_called_nearly_so_one_is_chosen() -> None:
    async with Home().hub() as hub:
        talking = Talk(hub, new_lists())
        for name in ("pasta sauce", "pasta water", "pastry"):
            a_timer(hub, name)
        question = "There are 2 timers: pasta sauce and pasta water. Which one?"
        assert await talking.say("Pause the pasta timer.") == question
        assert (
            await talking.say("The pasta water timer.")
            == "The pasta water timer is paused, with 10 minutes left."
        )
        assert await talking.say("Cancel the pasta timer.") == question
        assert await talking.say("Yes.") == question
        assert await talking.say("The first one.") == "The pasta sauce timer is cancelled."
        left = [(one.name, one.state) for one in hub.alerts.all()]
        assert left == [("pastry", AlertState.WAITING), ("pasta water", AlertState.PAUSED)]
        assert await talking.skills.close()


async def test_a_reminder_is_known_by_any_of_its_words_and_not_by_words_like_them() -> None:
    async with Home().hub() as hub:
        talking = Talk(hub, new_lists())
        plants = hub.alerts.set(
            AlertKind.REMINDER, After(600), device_id=KITCHEN, language="en", text="water the plants"
        )
        assert await talking.say("Cancel the reminder about the plans.") == (
            "I find no such reminder. Do you mean: water the plants?"
        )
        assert await talking.say("No.") == "All right, I'll leave it."
        assert hub.alerts.all() == [plants]
        assert await talking.say("Cancel the reminder about the plant.") == (
            "The reminder is cancelled: water the plants."
        )
        assert await talking.skills.close()


async def test_a_list_that_is_called_nearly_so_is_neither_cleared_nor_changed() -> None:
    async with Home().hub() as hub:
        talking = Talk(hub, lists := new_lists())
        lists.add(lists.make("garden party").list_id, ["chairs"])
        near = "There is no list called party, but there is the garden party list."
        assert await talking.say("Clear my party list.") == near
        assert await talking.say("Remove chairs from my party list.") == near
        assert await talking.say("Read my party list.") == "On the garden party list: chairs."
        assert await talking.say("Clear my garden party list.")
        assert lists.named("garden party")[0].items == ()
        assert await talking.skills.close()


async def test_a_timer_is_called_without_the_word_for_it() -> None:
    async with Home().hub() as hub:
        talking = Talk(hub, new_lists())
        a_timer(hub, "egg timer")
        assert (await talking.say("Cancel the eggs timer.")).endswith("is cancelled.")
        assert hub.alerts.all() == []
        assert await talking.skills.close()
