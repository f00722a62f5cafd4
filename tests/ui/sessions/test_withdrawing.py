"""A question whether to delete is taken back when the person looks at something else."""

from collections.abc import Awaitable, Callable

import pytest

from tests.storage.records import KITCHEN
from tests.ui.reading import button, buttons, text_of, the
from tests.ui.sessions.acting import choose, listed, look_for, page, turns
from tests.ui.sessions.house import RealHub
from ui.pages.names import PageName
from ui.widgets.notice_bar import NoticeBar


async def ask_about_first(real: RealHub) -> None:
    await choose(real, "s1")
    page(real).talk.delete_wanted.emit()
    await real.answered()
    assert "Delete the conversation “" in text_of(page(real))


async def choose_second(real: RealHub) -> None:
    await choose(real, "s2")


async def look_elsewhere(real: RealHub) -> None:
    real.window.go(PageName.HOME)
    real.window.go(PageName.SESSIONS)
    await real.answered()


async def look_for_lamps(real: RealHub) -> None:
    await look_for(real, "lamp")


async def start_anew(real: RealHub) -> None:
    real.window.attach(real.bridge)
    await real.answered()


@pytest.mark.parametrize("turn_away", [choose_second, look_for_lamps, look_elsewhere, start_anew])
async def test_nobody_is_asked_about_what_is_not_looked_at(
    real: RealHub, turn_away: Callable[[RealHub], Awaitable[None]]
) -> None:
    await ask_about_first(real)
    await turn_away(real)
    assert "Yes, delete for good" not in buttons(page(real))
    page(real).deletion_agreed.emit()  # a click that was on its way
    await real.answered()
    assert (await (await real.house.store.conversations()).counts()).turns == 3


async def test_nobody_is_asked_about_what_was_counted_for_another_conversation(real: RealHub) -> None:
    await choose(real, "s1")
    page(real).talk.delete_wanted.emit()
    await choose(real, "s2")
    assert "Yes, delete for good" not in buttons(page(real))


async def test_the_question_says_which_conversation_and_which_turn(real: RealHub) -> None:
    await ask_about_first(real)
    assert f"“{page(real).talk.called()}” (2 turns)" in text_of(page(real))
    assert page(real).talk.called().startswith(f"{KITCHEN}, ")
    first = turns(real)[0]
    button(first, "Delete…").click()
    assert f"({page(real).talk.called(first.turn_id)})" in text_of(page(real))
    assert "Delete the conversation “" not in text_of(page(real))


async def test_a_conversation_that_is_chosen_back_stays(real: RealHub) -> None:
    await choose(real, "s1")
    page(real).list.chosen.emit("s2")
    page(real).list.chosen.emit("s1")
    await real.answered()
    assert page(real).talk.session_id == "s1"


async def test_what_is_being_deleted_is_told_though_the_person_looks_elsewhere(real: RealHub) -> None:
    await ask_about_first(real)
    button(page(real), "Yes, delete for good").click()
    real.window.go(PageName.HOME)
    await real.answered()
    assert "2 turns deleted" in text_of(the(real.window, NoticeBar))
    assert page(real).talk.session_id == ""
    assert listed(real) == ["s2"]
