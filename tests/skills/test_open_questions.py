"""What the hub asks back, and how the next words answer it."""

import pytest

from hub.phrases import phrase
from hub.skills.alerts import After
from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.answering import Answering
from hub.skills.asked import Asked
from hub.skills.handling import Question, all_handlers
from hub.skills.open_questions import MOST, OPEN_S, OpenQuestions
from hub.skills.recognition import load
from hub.skills.requests import Intent, Request
from hub.skills.spoken import spoken
from hub.skills.timers_by_voice import TIMER
from hub.storage.alerts import AlertState
from tests.skills.household import HALL, KITCHEN, Home, RunningHub


@pytest.fixture(scope="module", autouse=True)
def sentences_are_read() -> None:
    """It takes a second, which is none of the event loop's."""
    load()


LACKING = Request(intent=Intent.TIMER_SET, name="eggs")


class Talk:
    """Somebody who talks to the skills."""

    def __init__(self, hub: RunningHub) -> None:
        self.hub = hub
        self.skills = Answering(all_handlers(AlertsByVoice(hub.alerts, hub.ringer.expected, sounds=True)))

    async def say(self, text: str, on: str = KITCHEN, language: str = "en") -> str:
        asked = Asked(text=text, language=language, answer_in=language, device_id=on)
        answer = await self.skills.answer(asked)
        return "" if answer is None else answer.text


async def talk(*said: tuple[str, ...]) -> tuple[list[str], list[tuple[str, int]]]:
    """What is answered to each (nothing: it is the model's), and which timers run then, with seconds left."""
    async with Home().hub() as hub:
        talking = Talk(hub)
        answers = [await talking.say(*words) for words in said]
        left = [(alert.name, round(hub.alerts.left_s(alert) or 0)) for alert in hub.alerts.of(kind=TIMER)]
        assert await talking.skills.close()
    return answers, left


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ([("Set a timer for the eggs.",), ("Six minutes.",)], "eggs"),
        ([("Поставь таймер на яйца.", KITCHEN, "ru"), ("Шесть минут", KITCHEN, "ru")], "на яйца"),
        ([("定一个鸡蛋计时器", KITCHEN, "zh"), ("六分钟", KITCHEN, "zh")], "鸡蛋"),
    ],
)
async def test_what_is_asked_back_is_answered_by_the_next_words(said: list[tuple[str, ...]], name: str) -> None:
    (asks, told), timers = await talk(*said)
    assert asks.endswith(("?", "？"))
    assert name in told
    assert timers == [(name, 360)]


async def test_which_of_several_is_meant_is_answered_by_its_name() -> None:
    said = (
        "Set a pasta timer for 9 minutes.",
        "Set an egg timer for 6 minutes.",
        "Cancel the timer.",
        "Pasta.",
    )
    answers, timers = await talk(*((text,) for text in said))
    assert answers[2].endswith("Which one?")
    assert [name for name, _ in timers] == ["egg"]


@pytest.mark.parametrize(
    ("said", "alarms"),
    [
        (("Change my alarm.", "Seven thirty.", "The first one."), ["Sat 07:30", "Sun 09:00"]),
        (("Move my alarm to 6 AM.", "The last one."), ["Sat 08:00", "Sun 06:00"]),
        (("Move my alarm to 6 AM.", "The Sunday one."), ["Sat 08:00", "Sun 06:00"]),
        (("Move my alarm to 6 AM.", "The third one."), ["Sat 08:00", "Sun 09:00"]),
    ],
)
async def test_which_is_moved_and_to_when_is_asked_back(said: tuple[str, ...], alarms: list[str]) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub)
        for text in ("Set an alarm for 8 AM tomorrow.", "Set an alarm for 9 AM on Sunday.", *said):
            assert await talking.say(text)
        occasions = [alert.occasion for alert in hub.alerts.all()]
        assert sorted(f"{one.at:%a %H:%M}" for one in occasions if one) == alarms
        assert await talking.skills.close()


async def test_other_words_are_the_model_s_and_end_the_question() -> None:
    answers, timers = await talk(("Set a timer.",), ("Who wrote Faust?",), ("Six minutes.",))
    assert answers[1:] == ["", ""]
    assert timers == []


async def test_a_request_in_between_is_carried_out_and_ends_the_question() -> None:
    answers, timers = await talk(("Set a timer.",), ("Set a timer for one minute.",), ("Six minutes.",))
    assert answers[2] == ""
    assert len(timers) == 1


@pytest.mark.parametrize(
    ("language", "asked", "said", "answer"),
    [
        ("en", "Cancel the timer.", "None of them, thanks.", "All right, I'll leave it."),
        ("en", "Cancel the timer.", "Neither.", "All right, I'll leave it."),
        ("en", "Set a timer.", "No.", "All right, I'll leave it."),
        ("ru", "Отмени таймер.", "Никакой.", "Хорошо, ничего не делаю."),
        ("ru", "Отмени таймер.", "Ничего не надо, спасибо.", "Хорошо, ничего не делаю."),
        ("zh", "取消计时器", "都不要。", "好，那就不动了。"),
        ("zh", "取消计时器", "不用了，谢谢。", "好，那就不动了。"),
        ("de", "Lösch den Timer.", "Keinen von beiden.", "Gut, ich lasse es."),
        ("es", "Cancela el temporizador.", "Ninguno, gracias.", "Vale, lo dejo así."),
    ],
)
async def test_who_wants_none_of_it_is_obeyed_and_the_question_is_closed(
    language: str, asked: str, said: str, answer: str
) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub)
        for name in ("pasta", "eggs"):
            hub.alerts.set(TIMER, After(600), device_id=KITCHEN, language=language, name=name)
        before = hub.alerts.all()
        assert await talking.say(asked, language=language)
        assert await talking.say(said, language=language) == answer
        assert await talking.say("pasta", language=language) == ""
        assert hub.alerts.all() == before
        assert await talking.skills.close()


async def test_where_nothing_was_asked_a_no_is_the_model_s() -> None:
    answers, _ = await talk(("None.",), ("No, thanks.",))
    assert answers == ["", ""]


async def test_what_another_device_says_is_no_answer() -> None:
    answers, timers = await talk(("Set a timer.",), ("Six minutes.", HALL))
    assert answers[1] == ""
    assert timers == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Remind me in ten minutes to ask where is the cat?", "At seven."),
        ("Set a timer for ten minutes.", "Six minutes."),
    ],
)
async def test_what_was_set_already_is_not_set_again_whatever_its_text_ends_with(first: str, then: str) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub)
        told = await talking.say(first)
        assert told
        before = hub.alerts.all()
        assert len(before) == 1
        assert await talking.say(then) == ""
        assert hub.alerts.all() == before
        assert await talking.skills.close()


async def test_a_text_that_ends_with_a_question_mark_asks_nothing() -> None:
    async def tell(_: Request, __: Asked) -> str:
        return "A reminder: where is the cat?"

    async def ask(_: Request, __: Asked) -> str:
        return Question("When shall I remind you?")

    asked = Asked(text="", language="en", answer_in="en", device_id=KITCHEN)
    request = Request(intent=Intent.REMINDER_SET)
    answers = [await spoken(one)(request, asked) for one in (tell, ask)]
    assert [answer is not None and answer.asks_back for answer in answers] == [False, True]


def test_an_answer_that_comes_too_late_is_none() -> None:
    moments = iter([0.0, OPEN_S + 1])
    questions = OpenQuestions(lambda: next(moments))
    questions.put(KITCHEN, LACKING)
    assert questions.take(KITCHEN) is None


def test_no_more_devices_are_waited_for_than_there_is_room_for() -> None:
    questions = OpenQuestions(lambda: 0.0)
    for number in range(MOST + 1):
        questions.put(str(number), LACKING)
    assert questions.take("0") is None
    assert questions.take(str(MOST)) is LACKING


EN = [
    ("Set a timer.", "For how long?"),
    ("For five minutes, please.", "5 minutes, starting now."),
    ("Pasta timer for ten minutes.", "10 minutes for pasta, starting now."),
    ("Pause the timer.", "There are 2 timers: the one for 5 minutes and pasta. Which one?"),
    ("The pasta.", "The pasta timer is paused, with 10 minutes left."),
    ("Remind me to call mom.", "When shall I remind you?"),
    ("Tomorrow morning at nine.", "I'll remind you tomorrow at 9 AM: call mom."),
    ("Remind me to feed the cat.", "When shall I remind you?"),
    ("In ten minutes.", "I'll remind you in 10 minutes: feed the cat."),
    ("Delete the reminder.", "There are 2 reminders: feed the cat and call mom. Which one?"),
    ("Call mom.", "The reminder is cancelled: call mom."),
    ("Set an alarm for seven.", "The alarm rings today at 7 PM."),
    ("Set an alarm for eight.", "The alarm rings today at 8 PM."),
    ("Cancel my alarm.", "There are 2 alarms: today at 7 PM and today at 8 PM. Which one?"),
    ("Eight.", "The alarm today at 8 PM is cancelled."),
]

RU = [
    ("Поставь таймер.", "На сколько?"),
    ("Пять минут.", "Таймер на пять минут запущен."),
    ("Таймер на семь минут для макарон.", "Таймер для макарон запущен на семь минут."),
    ("Отмени таймер.", "Таймеров два: на пять минут и для макарон. Какой из них?"),
    ("Для макарон.", "Таймер для макарон отменён."),
    ("Напомни позвонить маме.", "Когда напомнить?"),
    ("Завтра в девять утра.", "Напомню завтра в 9:00: позвонить маме."),
    ("Напомни завтра о собрании в 18:00.", "Напомню завтра в 18:00 о собрании."),
    (
        "Какие у меня напоминания?",
        "Напоминаний: два. Завтра в 9:00: позвонить маме. Завтра в 18:00: о собрании.",
    ),
    ("Удали напоминание о собрании.", "Напоминание отменено: о собрании."),
    ("Напомни о дне рождения мамы.", "Когда напомнить?"),
    ("Послезавтра в десять утра.", "Напомню в воскресенье в 10:00 о дне рождения мамы."),
    ("Отмени напоминание.", "Напоминаний два: позвонить маме и о дне рождения мамы. Какое из них?"),
    ("О дне рождения.", "Напоминание отменено: о дне рождения мамы."),
]

ZH = [
    ("设一个定时器。", "要计时多久？"),
    ("五分钟。", "五分钟，现在开始计时。"),
    ("设一个十分钟的煮面定时器。", "煮面，十分钟，现在开始计时。"),
    ("取消定时器。", "有两个计时器：五分钟的和煮面。是哪一个？"),
    ("煮面。", "煮面计时器取消了。"),
    ("提醒我关火。", "什么时候提醒你？"),
    ("半小时后。", "好的，三十分钟后提醒你：关火。"),
]


ALARMS = [
    ("en", "Set an alarm for tomorrow.", "For what time?", "At eight.", "The alarm rings tomorrow at 8 AM."),
    ("en", "Wake me on Monday.", "For what time?", "7:30.", "The alarm rings on Monday at 7:30 AM."),
    (
        "ru",
        "Поставь будильник на завтра.",
        "На какое время?",
        "В восемь.",
        "Будильник поставлен: завтра в 8:00.",
    ),
    ("ru", "Разбуди меня завтра.", "На какое время?", "На восемь утра.", "Будильник поставлен: завтра в 8:00."),
    ("zh", "设一个明天的闹钟。", "要定在几点？", "八点。", "闹钟设好了，明天早上八点整。"),
    ("de", "Weck mich morgen.", "Für wann?", "Um acht.", "Der Wecker klingelt morgen um 8 Uhr."),
    (
        "es",
        "Pon una alarma para mañana.",
        "¿Para qué hora?",
        "A las ocho.",
        "La alarma suena mañana a las ocho de la mañana.",
    ),
]


@pytest.mark.parametrize(("language", "said", "asks", "then", "told"), ALARMS)
async def test_an_alarm_without_a_time_is_asked_back_about_and_keeps_its_day(
    language: str, said: str, asks: str, then: str, told: str
) -> None:
    answers, _ = await talk((said, KITCHEN, language), (then, KITCHEN, language))
    assert [answers[0], answers[1][: len(told)]] == [asks, told]


async def test_an_alarm_for_a_part_of_a_day_is_set_without_a_question() -> None:
    answers, _ = await talk(("Set an alarm for tomorrow morning.",))
    assert answers[0].startswith("The alarm rings tomorrow at 9 AM.")


APART = [
    (
        "en",
        "Remind me tomorrow to call the doctor at ten.",
        "I'll remind you tomorrow at 10 AM: call the doctor.",
    ),
    ("en", "Remind me on Monday to call Anna at six pm.", "I'll remind you on Monday at 6 PM: call Anna."),
    ("ru", "Напомни завтра позвонить врачу в десять.", "Напомню завтра в 10:00: позвонить врачу."),
    ("ru", "Напомни в среду позвонить Анне в шесть вечера.", "Напомню в среду в 18:00: позвонить Анне."),
    ("ru", "Напомни завтра о встрече с врачом в десять утра.", "Напомню завтра в 10:00 о встрече с врачом."),
    ("zh", "明天提醒我十点给医生打电话", "好的，明天上午十点整提醒你：给医生打电话。"),
    ("de", "Erinnere mich morgen daran, den Arzt um zehn anzurufen.", "Ich erinnere dich morgen um 10 Uhr: "),
    ("es", "Recuérdame mañana llamar al médico a las diez.", "Te lo recuerdo mañana a las diez"),
]


@pytest.mark.parametrize(("language", "said", "told"), APART)
async def test_a_day_and_a_time_that_stand_apart_are_both_heard(language: str, said: str, told: str) -> None:
    answers, _ = await talk((said, KITCHEN, language))
    assert answers[0][: len(told)] == told


REMINDERS = [
    (
        "en",
        "Remind me tomorrow at nine.",
        "What shall I remind you of?",
        "To call mom.",
        "tomorrow at 9 AM: call mom.",
    ),
    (
        "en",
        "Remind me at 5.",
        "What shall I remind you of?",
        "The cake in the oven.",
        "5 PM: the cake in the oven.",
    ),
    ("ru", "Напомни мне завтра.", "О чём напомнить?", "Позвонить маме.", "завтра в 9:00: позвонить маме."),
    ("ru", "Напомни мне через час.", "О чём напомнить?", "Выключить суп.", "через один час: выключить суп."),
    ("zh", "明天提醒我。", "要提醒你什么？", "给妈妈打电话。", "提醒你：给妈妈打电话。"),
    ("de", "Erinnere mich morgen.", "Woran soll ich dich erinnern?", "Mama anrufen.", ": Mama anrufen."),
    ("es", "Recuérdame mañana.", "¿Qué quieres que te recuerde?", "Llamar a Ana.", ": llamar a Ana."),
]


@pytest.mark.parametrize(("language", "said", "asks", "then", "told"), REMINDERS)
async def test_what_to_remind_of_is_asked_for_and_the_time_is_kept(
    language: str, said: str, asks: str, then: str, told: str
) -> None:
    answers, _ = await talk((said, KITCHEN, language), (then, KITCHEN, language))
    assert answers[0] == asks
    assert told in answers[1]


async def test_of_what_and_when_are_asked_for_one_after_the_other() -> None:
    said = ("Set a reminder.", "To water the plants.", "Tomorrow at six in the evening.")
    answers, _ = await talk(*((text,) for text in said))
    assert answers[:2] == ["What shall I remind you of?", "When shall I remind you?"]
    assert answers[2].startswith("I'll remind you tomorrow at 6 PM: water the plants.")


@pytest.mark.parametrize(
    ("language", "said", "then"),
    [
        ("en", "Remind me at 5.", "Never mind."),
        ("en", "Remind me at 5.", "Who wrote Faust?"),
        ("ru", "Напомни в пять.", "Ни о чём."),
        ("zh", "五点提醒我。", "算了。"),
        ("de", "Erinnere mich um fünf.", "An nichts."),
        ("es", "Recuérdame a las cinco.", "Nada."),
    ],
)
async def test_who_wants_to_be_reminded_of_nothing_is_not_reminded(language: str, said: str, then: str) -> None:
    answers, _ = await talk((said, KITCHEN, language), (then, KITCHEN, language))
    assert answers[1] == ("" if then.endswith("?") else phrase("talk.left", language))


@pytest.mark.parametrize(("language", "dialogue"), [("en", EN), ("ru", RU), ("zh", ZH)])
async def test_whole_dialogues_are_held(language: str, dialogue: list[tuple[str, str]]) -> None:
    answers, _ = await talk(*((said, KITCHEN, language) for said, _ in dialogue))
    heard = [answer[: len(wanted)] for answer, (_, wanted) in zip(answers, dialogue, strict=True)]
    assert heard == [wanted for _, wanted in dialogue]


CHOICES = [
    ("en", "The first one.", ["rice", "tea"]),
    ("en", "the second", ["pizza", "tea"]),
    ("en", "The last one.", ["pizza", "rice"]),
    ("en", "all", []),
    ("en", "Both.", []),
    ("ru", "Первый.", ["rice", "tea"]),
    ("ru", "последний", ["pizza", "rice"]),
    ("ru", "Все.", []),
    ("zh", "第一个。", ["rice", "tea"]),
    ("zh", "最后一个", ["pizza", "rice"]),
    ("zh", "全部", []),
    ("de", "Den ersten.", ["rice", "tea"]),
    ("de", "der letzte", ["pizza", "rice"]),
    ("de", "Alle.", []),
    ("es", "El primero.", ["rice", "tea"]),
    ("es", "la segunda", ["pizza", "tea"]),
    ("es", "Todos.", []),
]
CANCEL = {
    "en": "Cancel the timer.",
    "ru": "Отмени таймер.",
    "zh": "取消定时器。",
    "de": "Lösch den Timer.",
    "es": "Cancela el temporizador.",
}


@pytest.mark.parametrize(("language", "answer", "left"), CHOICES)
async def test_one_is_chosen_by_its_place_among_those_that_were_named(
    language: str, answer: str, left: list[str]
) -> None:
    answers, timers = await talk(
        ("Pizza timer for ten minutes.",),
        ("Rice timer for 20 minutes.",),
        ("Tea timer for 30 minutes.",),
        (CANCEL[language], KITCHEN, language),
        (answer, KITCHEN, language),
    )
    assert answers[3].endswith(("?", "？"))
    assert [name for name, _ in timers] == left


async def test_a_place_at_which_there_is_none_is_said_to_be_empty() -> None:
    said = ("Pizza timer for ten minutes.", "Tea timer for 5 minutes.", "Pause the timer.", "The third one.")
    answers, _ = await talk(*((text,) for text in said))
    assert answers[-1] == "I find no such timer. Ask me which timers there are."


async def test_each_of_several_is_paused_and_each_is_told() -> None:
    said = ("Pizza timer for ten minutes.", "Tea timer for 5 minutes.", "Pause the timer.", "Both.")
    answers, _ = await talk(*((text,) for text in said))
    assert (
        answers[-1] == "The tea timer is paused, with 5 minutes left. "
        "The pizza timer is paused, with 10 minutes left."
    )


async def test_alarms_and_reminders_are_chosen_by_their_place_too() -> None:
    said = (
        "Set an alarm for seven.",
        "Set an alarm for eight.",
        "Cancel my alarm.",
        "The second one.",
        "Remind me in ten minutes to feed the cat.",
        "Remind me in two hours to call mom.",
        "Delete the reminder.",
        "Both.",
    )
    answers, _ = await talk(*((text,) for text in said))
    assert answers[3] == "The alarm today at 8 PM is cancelled."
    assert answers[7] == "The reminders are cancelled: feed the cat and call mom."


@pytest.mark.parametrize("said", ["Set the pizza timer to 20 minutes.", "Set my pizza timer for 20 minutes."])
async def test_the_timer_of_that_name_is_changed_and_no_second_is_set(said: str) -> None:
    answers, timers = await talk(("Set a pizza timer for ten minutes.",), (said,))
    assert answers[1] == "20 minutes left on the pizza timer."
    assert timers == [("pizza", 1200)]


@pytest.mark.parametrize(
    ("language", "first", "again"),
    [
        ("zh", "设一个十分钟的披萨定时器", "把披萨计时器设成二十分钟"),
        (
            "de",
            "Stell einen Timer für die Nudeln auf zehn Minuten",
            "Stell den Timer für die Nudeln auf zwanzig Minuten",
        ),
        (
            "es",
            "Pon un temporizador de diez minutos para la pasta",
            "Pon el temporizador de la pasta a veinte minutos",
        ),
    ],
)
async def test_so_it_is_in_languages_with_other_words_for_the_known(
    language: str, first: str, again: str
) -> None:
    _, timers = await talk((first, KITCHEN, language), (again, KITCHEN, language))
    assert [left for _, left in timers] == [1200]


async def test_the_timer_of_a_name_that_there_is_not_is_set() -> None:
    _, timers = await talk(("Set the pizza timer for ten minutes.",))
    assert timers == [("pizza", 600)]


async def test_two_of_one_name_are_told_apart_by_their_lengths() -> None:
    answers, timers = await talk(
        ("Set a pizza timer for ten minutes.",),
        ("Set a pizza timer for 20 minutes.",),
        ("Cancel the pizza timer.",),
        ("20 minutes.",),
        ("Set the pizza timer to five minutes.",),
        ("How much time is left?",),
    )
    assert answers[2] == "There are 2 timers: pizza for 10 minutes and pizza for 20 minutes. Which one?"
    assert answers[3] == "The pizza timer for 20 minutes is cancelled."
    assert answers[5] == "5 minutes left on the pizza timer."
    assert timers == [("pizza", 300)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Pause the two hour timer."),
        ("ru", "Приостанови таймер на два часа."),
        ("zh", "暂停两小时的定时器。"),
        ("de", "Pausiere den Timer von zwei Stunden."),
        ("es", "Pausa el temporizador de dos horas."),
    ],
)
async def test_a_timer_is_called_by_its_length(language: str, said: str) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub)
        await talking.say("Set a timer for two hours.")
        await talking.say("Set a timer for one hour.")
        await talking.say(said, language=language)
        states = [alert.state for alert in hub.alerts.all()]
        assert await talking.skills.close()
    assert states == [AlertState.WAITING, AlertState.PAUSED]


async def test_the_question_comes_behind_how_many_more_there_are() -> None:
    asks = [(f"Set a timer for {number} minutes.",) for number in range(10, 17)]
    answers, timers = await talk(*asks, ("Cancel the timer.",), ("The first one.",))
    assert answers[-2].endswith("the one for 14 minutes and 2 more. Which one?")
    assert len(timers) == 6
