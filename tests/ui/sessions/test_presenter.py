"""The page before a real hub's API: what was recorded is read, searched and deleted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from hub.client.reach import ReachChanged
from hub.events import (
    DeviceChecked,
    DeviceConnected,
    EmotionShown,
    HubState,
    HubStateChanged,
    Outcome,
    SentenceSpoken,
    ToolCalled,
    TranscriptReady,
    TurnFinished,
    TurnStarted,
)
from hub.snapshot import Reach
from tests.storage.records import HALL, KITCHEN, session, tool_call, turn
from tests.ui import scripted_hub as script
from tests.ui.reading import button, buttons, text_of, the
from tests.ui.sessions.acting import choose, listed, look_for, page, turns
from tests.ui.sessions.house import RealHub
from ui.pages.names import PageName
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.timeline.waterfall import Waterfall


async def test_conversations_are_listed_and_the_chosen_one_is_shown_turn_by_turn(real: RealHub) -> None:
    kept = await real.house.store.conversations()
    timed = turn(2, outcome=Outcome.APOLOGISED, error="llm.down", timings={"transcribed": 0.3, "heard": 2.0})
    await kept.put([], [timed])
    await (await real.house.store.ledger()).put([], [], [tool_call(1, timed)])
    assert listed(real) == ["s2", "s1"]
    await choose(real, "s1")
    first, second = turns(real)
    assert "Question 1?\nWell. Answer 1." in text_of(first)
    assert "Face: happy" in text_of(first)
    assert "Left the house: api.x.ai, what was said, 812 bytes" in text_of(first)
    assert "The service cannot be reached" in text_of(second)
    assert "Tool: self.audio_speaker.set_volume, done (0.10 s)" in text_of(second)
    assert "Understood after 0.30 s" in the(second, Waterfall).accessibleDescription()
    assert ("Play question" in buttons(first), "Play question" in buttons(second)) == (True, False)
    assert "Conversations are kept" in text_of(page(real))
    assert "Questions are not recorded." in text_of(page(real))


async def test_a_long_conversation_comes_in_pages(real: RealHub) -> None:
    kept = await real.house.store.conversations()
    await kept.put([], [turn(number) for number in range(3, 31)])
    await choose(real, "s1")
    assert len(turns(real)) == 20
    button(page(real), "Show earlier turns").click()
    await real.answered()
    told = [one.turn_id for one in turns(real)]
    assert told == [f"s1-{number:03}" for number in range(1, 31)]
    assert "Show earlier turns" not in buttons(page(real))


async def test_what_is_looked_for_is_found_and_marked(real: RealHub) -> None:
    await look_for(real, "QUESTION 2")
    assert listed(real) == ["s1"]
    await choose(real, "s1")
    assert ["Found here" in text_of(one) for one in turns(real)] == [False, True]
    await look_for(real, "question 1")
    assert ["Found here" in text_of(one) for one in turns(real)] == [True, False]
    await look_for(real, "zeppelin")
    assert "Found here" not in text_of(page(real))
    assert "Nothing found" in text_of(page(real))
    button(page(real), "Show all").click()
    await real.answered()
    assert listed(real) == ["s2", "s1"]


async def test_the_list_grows_as_it_is_scrolled(real: RealHub) -> None:
    kept = await real.house.store.conversations()
    many = [session(number) for number in range(3, 123)]
    await kept.put(many, [turn(1, of=one) for one in many])
    await look_for(real, "question")
    model = page(real).list.model
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
        await real.answered()
    assert listed(real) == [f"s{number}" for number in range(122, 0, -1)]


async def test_the_conversation_that_goes_on_grows(real: RealHub) -> None:
    bus = real.house.hub.bus
    ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s9", "turn_id": "s9-1"}
    bus.publish(DeviceConnected(device_id=KITCHEN, session_id="s9"))
    bus.publish(TurnStarted(**ids))
    bus.publish(TranscriptReady(**ids, text="Why?", language="en"))
    page(real).list.renew([])
    await look_for(real, "why")
    await choose(real, "s9")
    assert "goes on now" in text_of(page(real).talk)
    bus.publish(EmotionShown(**ids, emotion="sad"))
    bus.publish(SentenceSpoken(**ids, text="Because."))
    bus.publish(SentenceSpoken(**ids, text="Of the sea."))
    assert "Because. Of the sea." in text_of(page(real).talk)
    assert "Face: sad" in text_of(page(real).talk)
    called: dict[str, Any] = {"tool": "self.lamp.on", "caller": "model", "outcome": "done", "took": 0.5}
    bus.publish(ToolCalled(**ids, **called))
    bus.publish(
        TurnFinished(
            **ids, outcome=Outcome.ANSWERED, spoken="Because.", timings={"transcribed": 0.2, "heard": 3.0}
        )
    )
    await real.answered()
    (only,) = turns(real)
    assert "Understood after 0.20 s" in the(only, Waterfall).accessibleDescription()
    assert "self.lamp.on, done" in text_of(only)
    bus.publish(TurnStarted(**{**ids, "turn_id": "s9-2"}))
    assert "Listening…" in text_of(page(real).talk)


async def delete(real: RealHub, ask: Callable[[], object]) -> str:
    """Ask for it, agree; the question."""
    ask()
    await real.answered()
    question = text_of(page(real))
    button(page(real), "Yes, delete for good").click()
    await real.answered()
    return question


async def test_a_turn_a_conversation_and_what_was_found_are_deleted(real: RealHub) -> None:
    kept = await real.house.store.conversations()
    await kept.put([session(3), session(4)], [turn(1, of=session(3)), turn(1, of=session(4), question="Egg?")])
    await choose(real, "s1")
    second = turns(real)[1]
    assert "gone from the disk" in await delete(real, button(second, "Delete…").click)
    assert await kept.turn("s1-002") is None
    assert len(turns(real)) == 1
    assert "1 turn" in text_of(the(real.window, NoticeBar))
    assert "2 turns" not in text_of(page(real).talk)
    assert "1 turn" in await delete(real, page(real).talk.delete_wanted.emit)
    assert await kept.session("s1") is None
    assert listed(real) == ["s4", "s3", "s2"]
    assert page(real).talk.session_id == ""
    assert not any(real.house.store.layout.blobs.rglob("*.wav"))
    await look_for(real, "egg")
    question = await delete(real, button(page(real), "Delete found…").click)
    assert "Other turns stay" in question
    assert await kept.session("s4") is None
    assert (await kept.counts()).turns == 2
    button(page(real), "Show all").click()
    await real.answered()
    assert "everything that was ever said" in await delete(real, button(page(real), "Delete all…").click)
    assert (await kept.counts()).turns == 0
    assert "No conversations yet" in text_of(page(real))


async def test_nothing_is_deleted_when_the_person_goes_back(real: RealHub) -> None:
    button(page(real), "Delete all…").click()
    await real.answered()
    button(page(real), "Back").click()
    await real.answered()
    assert (await (await real.house.store.conversations()).counts()).turns == 3
    assert "Yes, delete for good" not in buttons(page(real))


def reach(real: RealHub, how: Reach) -> None:
    """The hub can be asked from now on, or not."""
    real.hub.picture = replace(real.hub.picture, reach=how)
    real.hub.happen(ReachChanged(reach=how))


@pytest.mark.parametrize("how", ["by hand", "when it runs", "when it is reached"])
async def test_a_hub_that_is_away_is_told_and_asked_again(real: RealHub, how: str) -> None:
    real.hub.happen(script.ready())
    if how == "when it runs":
        real.hub.happen(HubStateChanged(state=HubState.STARTING))
    if how == "when it is reached":
        reach(real, Reach.AWAY)
    door, real.hub.door = real.hub.door, None
    client, real.bridge._client = real.bridge._client, None
    assert client is not None
    await client.close()
    await look_for(real, "question")
    assert "cannot be read" in text_of(page(real))
    real.hub.door = door
    if how == "by hand":
        button(page(real), "Try again").click()
    elif how == "when it runs":
        real.hub.happen(script.ready())
    else:
        reach(real, Reach.HERE)
    await real.answered()
    assert listed(real) == ["s2", "s1"]


async def test_devices_are_called_by_their_names(real: RealHub) -> None:
    real.hub.happen(DeviceChecked(device_id=HALL, board="box-3", firmware="2", address="10.0.0.9"))
    assert "box-3" in page(real).list.model.index(0).data()


async def test_leaving_ends_what_is_on_its_way(real: RealHub) -> None:
    page(real).list.chosen.emit("s1")
    field = the(page(real), QLineEdit)
    field.setText("question 2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    real.window.go(PageName.HOME)
    await real.answered()
    assert page(real).talk.session_id == ""
    assert listed(real) == ["s2", "s1"]
    real.window.go(PageName.SESSIONS)
    await real.answered()
    assert listed(real) == ["s1"]
