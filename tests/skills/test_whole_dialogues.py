"""Dialogues in which one thing after the other is asked back."""

import pytest

from tests.skills.household import KITCHEN
from tests.skills.talks import talk

pytestmark = pytest.mark.usefixtures("sentences_are_read")


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


@pytest.mark.parametrize(("language", "dialogue"), [("en", EN), ("ru", RU), ("zh", ZH)])
async def test_whole_dialogues_are_held(language: str, dialogue: list[tuple[str, str]]) -> None:
    answers, _ = await talk(*((said, KITCHEN, language) for said, _ in dialogue))
    heard = [answer[: len(wanted)] for answer, (_, wanted) in zip(answers, dialogue, strict=True)]
    assert heard == [wanted for _, wanted in dialogue]
