"""From what is told of costs, departures and tool calls to what is kept of them."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hub.bus import Bus
from hub.config import StoreSettings
from hub.errors import DiskFullError
from hub.events import Departure, Outcome, PhotoSent, Purpose, TokensUsed, ToolCalled, TurnFinished, TurnStarted
from hub.storage import books
from hub.storage.ledger import day_of, month_begins
from hub.storage.recorder import DAY_S, Recorder
from hub.storage.store import Store
from tests.storage.conftest import a_store
from tests.storage.records import KITCHEN, session, tool_call, turn, usage

NOON = datetime(2026, 11, 23, 12).astimezone().timestamp()
ALL_DAYS = ("", "9999-12-31")
IDS: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s1", "turn_id": "s1-1"}
LEFT = Departure("api.x.ai", Purpose.QUESTION, requests=1, bytes=800, outside=True)


class House:
    def __init__(self, store: Store, now: float = NOON, **settings: Any) -> None:
        self.bus = Bus()
        self.store = store
        self.recorder = Recorder(self.bus, store, StoreSettings(**settings), lambda: now)

    def think(self, at: float = NOON, cost: float = 0.25, *, estimated: bool = False) -> None:
        self.bus.publish(
            TokensUsed(
                at=at,
                device_id=KITCHEN,
                turn_id="s1-1",
                model="grok",
                prompt=100,
                cached=40,
                answer=10,
                cost=cost,
                estimated=estimated,
            )
        )


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = a_store(tmp_path)
    yield House(store)
    assert await store.close()


async def test_what_thinking_took_is_kept_by_day(house: House) -> None:
    house.think()
    house.think(estimated=True)
    house.think(NOON - DAY_S)
    assert await house.recorder.flush()
    today, before = await (await house.store.ledger()).usage(*ALL_DAYS)
    assert today == usage(requests=2, prompt=200, cached=80, answer=20, cost=0.5, estimated=1)
    assert before == usage("2026-11-22")


async def test_what_a_turn_and_a_photo_sent_is_kept_by_day_even_if_the_turn_is_not(house: House) -> None:
    house.bus.publish(TurnStarted(**IDS))
    done: dict[str, Any] = {"outcome": Outcome.NOTHING_HEARD, "spoken": "", "timings": {}}
    house.bus.publish(TurnFinished(**IDS, **done, at=NOON, sent=(LEFT,)))
    photo = Departure("api.x.ai", Purpose.PHOTO, requests=1, bytes=90_000, outside=True)
    house.bus.publish(PhotoSent(device_id=KITCHEN, turn_id="", at=NOON, sent=(photo, LEFT)))
    await house.recorder.flush()
    kept = await (await house.store.ledger()).sent(*ALL_DAYS)
    assert [(one.purpose, one.requests, one.bytes) for one in kept] == [
        ("photo", 1, 90_000),
        ("question", 2, 1_600),
    ]
    assert {(one.day, one.device_id, one.host) for one in kept} == {("2026-11-23", KITCHEN, "api.x.ai")}


async def test_every_call_of_a_tool_is_kept_whatever_a_stranger_called_it(house: House) -> None:
    told: dict[str, Any] = {"caller": "model", "outcome": "done", "took": 0.2}
    house.bus.publish(
        ToolCalled(**IDS, tool="self.\0led" + "x" * 500, **told, arguments='{"on": "\ud800"}', at=NOON)
    )
    house.bus.publish(
        ToolCalled(**{**IDS, "turn_id": ""}, tool="self.reboot", **{**told, "caller": "person"}, at=NOON + 1)
    )
    await house.recorder.flush()
    by_person, by_model = await (await house.store.ledger()).tool_calls()
    assert (by_person.tool, by_person.caller, by_person.turn_id) == ("self.reboot", "person", "")
    assert (by_model.at, by_model.outcome, by_model.took, by_model.turn_id) == (NOON, "done", 0.2, "s1-1")
    assert (len(by_model.tool), by_model.tool[:8], by_model.arguments) == (200, "self.led", '{"on": "?"}')
    assert by_person.call_id != by_model.call_id


@pytest.mark.logs("cannot be kept for now")
async def test_what_the_disk_refuses_waits_and_is_counted_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = await house.store.ledger()

    async def refuse(*_: object) -> None:
        raise DiskFullError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(ledger, "put", refuse)
        for _ in range(2):
            house.think()
            assert not await house.recorder.flush()
        assert await house.recorder.spent("2026-11") == pytest.approx(0.5)
    house.think()
    assert await house.recorder.flush()
    assert await house.recorder.flush()
    assert [one.requests for one in await ledger.usage(*ALL_DAYS)] == [3]


async def test_what_the_month_cost_is_the_same_before_and_after_it_is_written(house: House) -> None:
    house.think(cost=1.0)
    house.think(NOON - 30 * DAY_S, cost=5.0)
    assert await house.recorder.spent("2026-11") == 1.0
    await house.recorder.flush()
    house.think(cost=2.0)
    assert await house.recorder.spent("2026-11") == 3.0


async def test_what_waits_is_bounded(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "MOST", 5)
    waiting = books.Books()
    waiting.add([usage(device_id=str(number)) for number in range(7)], (), [tool_call(n) for n in range(6)])
    assert [one.device_id for one in waiting.usage.values()] == ["2", "3", "4", "5", "6"]
    assert (len(waiting.calls), waiting.dropped) == (5, 3)
    older = books.Books()
    older.add([usage(device_id="6"), usage(device_id="old")])
    waiting.put_back(older)
    assert waiting.usage["2026-11-23", "6", "grok"].requests == 2
    assert (len(waiting.usage), waiting.dropped) == (5, 4)


async def test_what_is_kept_for_too_long_goes_and_this_month_s_amounts_stay(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    house = House(store, keep_days=3)
    visit = session(started_at=NOON - 10 * DAY_S)
    old = turn(1, of=visit)
    await (await store.conversations()).put([visit], [old])
    ledger = await store.ledger()
    kept = [usage(day) for day in ("2026-11-23", "2026-11-01")]
    await ledger.put([*kept, usage("2026-10-31")], [], [tool_call(1, old), tool_call(2, at=NOON)])
    await house.recorder._clean_up()
    assert await ledger.usage(*ALL_DAYS) == kept
    assert [call.call_id for call in await ledger.tool_calls()] == ["c2"]
    await store.close()


def test_days_are_those_of_the_calendar_here() -> None:
    assert day_of(NOON) == "2026-11-23"
    assert day_of(datetime(2026, 11, 1).astimezone().timestamp()) == month_begins(NOON) == "2026-11-01"
