"""How what rings, and what rang, is put into words."""

import asyncio
from datetime import datetime

import pytest

from hub.events import AlertKind
from hub.phrases import LANGUAGES
from hub.skills.alerts import After
from hub.skills.ring_words import ring_text
from hub.skills.tidings import AlertTidings
from hub.storage.alerts import Alert
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import KITCHEN, Home

AT_SEVEN = datetime.fromisoformat("2026-03-28T07:00")


def alert(kind: AlertKind, name: str = "", text: str = "") -> Alert:
    return Alert(alert_id="1", kind=kind, device_id=KITCHEN, created_at=0.0, name=name, text=text)


@pytest.mark.parametrize(
    ("rings", "said"),
    [
        (
            alert(AlertKind.TIMER),
            [
                "Your timer is done.",
                "Таймер сработал.",
                "计时器到时间了。",
                "Dein Timer ist abgelaufen.",
                "Tu temporizador ha terminado.",
            ],
        ),
        (
            alert(AlertKind.TIMER, "Tee"),
            [
                "The Tee timer is done.",
                "Таймер «Tee» сработал.",
                "Tee计时器到时间了。",
                "Der Timer „Tee“ ist abgelaufen.",
                "El temporizador para Tee ha terminado.",
            ],
        ),
        (
            alert(AlertKind.ALARM),
            [
                "It's 7 AM. This is your alarm.",
                "Сейчас 7:00. Это ваш будильник.",
                "现在是早上七点整，闹钟响了。",
                "Es ist 7 Uhr. Dein Wecker klingelt.",
                "Tu alarma: las siete de la mañana.",
            ],
        ),
        (
            alert(AlertKind.ALARM, "Yoga"),
            [
                "It's 7 AM: Yoga.",
                "Сейчас 7:00: Yoga.",
                "现在是早上七点整：Yoga。",
                "Es ist 7 Uhr: Yoga.",
                "Alarma de las siete de la mañana: Yoga.",
            ],
        ),
        (
            alert(AlertKind.REMINDER, text="call mom"),
            [
                "A reminder: call mom.",
                "Напоминаю: call mom.",
                "提醒你：call mom。",
                "Ich soll dich erinnern: call mom.",
                "Te recuerdo: call mom.",
            ],
        ),
    ],
)
def test_what_is_said_while_it_rings(rings: Alert, said: list[str]) -> None:
    assert [ring_text(rings, AT_SEVEN, language) for language in LANGUAGES] == said


@pytest.mark.parametrize(
    ("kind", "after_s", "said"),
    [
        (
            AlertKind.TIMER,
            30,
            [
                "The Tee timer has just gone off.",
                "Таймер «Tee» только что сработал.",
                "Tee计时器刚刚响过。",
                "Der Timer „Tee“ hat gerade geklingelt.",
                "El temporizador para Tee acaba de sonar.",
            ],
        ),
        (
            AlertKind.TIMER,
            22 * 60,
            [
                "The Tee timer went off 22 minutes ago.",
                "Таймер «Tee» сработал двадцать две минуты назад.",
                "Tee计时器在二十二分钟前响过。",
                "Der Timer „Tee“ hat vor 22 Minuten geklingelt.",
                "El temporizador para Tee sonó hace veintidós minutos.",
            ],
        ),
        (
            AlertKind.ALARM,
            3_600,
            [
                "The Tee alarm went off 1 hour ago.",
                "Будильник «Tee» сработал один час назад.",
                "Tee闹钟在一小时前响过。",
                "Der Wecker „Tee“ hat vor einer Stunde geklingelt.",
                "La alarma para Tee sonó hace una hora.",
            ],
        ),
        (
            AlertKind.REMINDER,
            30,
            [
                "A reminder: Tee.",
                "Напоминаю: Tee.",
                "提醒你：Tee。",
                "Ich soll dich erinnern: Tee.",
                "Te recuerdo: Tee.",
            ],
        ),
        (
            AlertKind.REMINDER,
            86_400 * 2,
            [
                "A reminder from 2 days ago: Tee.",
                "Напоминание, два дня назад: Tee.",
                "两天前的提醒：Tee。",
                "Eine Erinnerung von vor 2 Tagen: Tee.",
                "Un recordatorio de hace dos días: Tee.",
            ],
        ),
    ],
)
def test_what_is_said_of_what_rang(kind: AlertKind, after_s: float, said: list[str]) -> None:
    async def play() -> None:
        async with Home().hub() as hub:
            hub.alerts.set(kind, After(60), device_id=KITCHEN, name="Tee")
            await asyncio.sleep(60 + after_s)
            tidings = AlertTidings(hub.alerts, lambda _: False)
            told = [tidings.untold(KITCHEN, language)[0].text for language in LANGUAGES]
            assert told == said

    run_virtual(play())
