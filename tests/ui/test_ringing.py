"""Timers, alarms and reminders that ring, as the window shows them and as a person silences them."""

import asyncio
from dataclasses import replace

import pytest

from hub.errors import AlertStateError
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import button, buttons, shown, text_of, the
from tests.ui.scripted_reminding import rung
from ui.pages.names import PageName
from ui.presenters.talk import TalkPresenter
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.ringing_card import MOST_SHOWN, RingingCard
from ui.widgets.ringing_row import RingingRow

MISSED, EGGS, DENTIST = rung()


class Heard:
    """Notes whether the chime is on."""

    def __init__(self) -> None:
        self.on = False

    def ring(self, *, on: bool) -> None:
        self.on = on


@pytest.fixture
def ready(desk: Desk) -> Desk:
    desk.hub.happen(script.ready(), *script.all_engines(), *script.device())
    return desk


async def settle(desk: Desk) -> None:
    while desk.bridge._tasks:
        await asyncio.wait(desk.bridge._tasks)


def rows(desk: Desk) -> list[RingingRow]:
    return shown(desk.window, RingingRow)


def test_the_card_is_there_only_while_something_rings_or_was_missed(ready: Desk) -> None:
    card = the(ready.window, RingingCard)
    assert not card.isVisible()
    ready.hub.reminding.rings(EGGS)
    assert card.isVisible()
    ready.hub.reminding.ringing = ()
    ready.bridge.refresh()
    assert not card.isVisible()


def test_what_rings_comes_first_and_each_says_what_and_where_and_since_when(ready: Desk) -> None:
    ready.hub.reminding.rings(*rung())
    said = [text_of(row).split("\n") for row in rows(ready)]
    assert [first for first, _ in said] == ["Timer: eggs", "Call the dentist", "Alarm"]
    assert said[0][1].startswith("Rings since ")
    assert said[0][1].endswith(" · esp32-s3-box-3")
    assert " · " not in said[1][1]
    assert said[2][1].startswith("Missed at ")
    assert [buttons(row) for row in rows(ready)] == [["In 9 minutes", "Stop"]] * 2 + [["Seen"]]


async def test_one_is_silenced_put_off_or_seen(ready: Desk) -> None:
    ready.hub.reminding.rings(*rung())
    button(rows(ready)[0], "Stop").click()
    await settle(ready)
    button(rows(ready)[0], "In 9 minutes").click()
    await settle(ready)
    button(rows(ready)[0], "Seen").click()
    await settle(ready)
    assert ready.hub.told[-3:] == [("dismiss", "t1"), ("snooze", "r1"), ("dismiss", "a1")]
    assert not the(ready.window, RingingCard).isVisible()


@pytest.mark.logs("a command failed: alert.state")
async def test_a_failure_is_told_and_it_can_be_tried_again(ready: Desk) -> None:
    ready.hub.reminding.rings(EGGS)
    ready.hub.fails = AlertStateError("It does not ring now.")
    stop = button(rows(ready)[0], "In 9 minutes")
    stop.click()
    assert not stop.isEnabled()
    await settle(ready)
    assert "Putting off what rings" in text_of(the(ready.window, NoticeBar))
    assert stop.isEnabled()


def test_of_many_the_first_are_shown_and_the_others_are_counted(ready: Desk) -> None:
    ready.hub.reminding.rings(*(replace(EGGS, alert_id=f"t{n}", due_at=EGGS.due_at + n) for n in range(5)))
    assert len(rows(ready)) == MOST_SHOWN
    assert "2 more" in text_of(the(ready.window, RingingCard))


def test_the_chime_is_heard_while_something_rings_and_not_for_what_was_missed(ready: Desk) -> None:
    heard = Heard()
    ready.window._player = heard
    states = []
    for ringing in ((MISSED,), (MISSED, EGGS), (MISSED,)):
        ready.hub.reminding.ringing = ringing
        ready.bridge.refresh()
        states.append(heard.on)
    assert states == [False, True, False]


def test_what_rings_is_seen_on_every_page_and_can_be_silenced_there(ready: Desk) -> None:
    ready.window.go(PageName.TALK)
    ready.hub.reminding.rings(EGGS)
    (row,) = rows(ready)
    assert "Timer: eggs" in text_of(row)
    ready.window.go(PageName.HOME)
    assert len(rows(ready)) == 1  # the page's own


async def test_what_rings_is_silenced_from_another_page(ready: Desk) -> None:
    ready.window.go(PageName.TALK)
    ready.hub.reminding.rings(EGGS, MISSED)
    (row,) = rows(ready)
    button(row, "Stop").click()
    await settle(ready)
    assert ("dismiss", EGGS.alert_id) in ready.hub.told
    assert not rows(ready)  # what was missed is for Home


async def test_stop_on_talk_ends_what_rings_at_this_computer(ready: Desk) -> None:
    ready.window.go(PageName.TALK)
    talk = ready.window.current
    assert isinstance(talk, TalkPresenter)
    talk._know(script.KITCHEN)
    ready.hub.reminding.rings(EGGS)
    button(talk.page, "Stop").click()
    await settle(ready)
    assert ("dismiss", EGGS.alert_id) in ready.hub.told
    assert not button(talk.page, "Stop").isEnabled()
