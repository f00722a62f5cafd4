"""What every layout of the store promises about costs, departures and calls of tools."""

import asyncio
import time
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.errors import DataFolderError
from hub.events import Purpose
from hub.storage.base import Counts, Place, Selection
from hub.storage.ledger import NO_END, Days, LedgerRepository, ToolCallRecord, day_of, whole_days
from hub.storage.store import Store
from tests.storage.conftest import a_store
from tests.storage.records import HALL, KITCHEN, sent, session, tool_call, turn, usage

ALL = Selection()
ALL_DAYS = ("", "9999-12-31")


async def call_ids(ledger: LedgerRepository, which: Selection = ALL) -> list[str]:
    return [call.call_id for call in await ledger.tool_calls(which)]


async def test_it_comes_back_as_it_was_put(store: Store, tmp_path: Path, url: str) -> None:
    await (await store.ledger()).put([usage()], [sent()], [tool_call(1)])
    again = a_store(tmp_path, url)
    ledger = await again.ledger()
    assert await ledger.usage(*ALL_DAYS) == [usage()]
    assert await ledger.sent(*ALL_DAYS) == [sent()]
    assert await ledger.tool_calls() == [tool_call(1)]
    await again.close()


async def test_amounts_of_a_day_a_device_and_a_service_are_added_up(store: Store) -> None:
    ledger = await store.ledger()
    for _ in range(3):
        await ledger.put([usage(estimated=1), usage(model="llama", cost=0.0)], [sent()], [])
    await ledger.put(
        [usage()], [sent(purpose=Purpose.PHOTO, bytes=9_000), sent(host="10.0.0.5", outside=False)], []
    )
    grok, llama = await ledger.usage(*ALL_DAYS)
    assert grok == usage(requests=4, prompt=400, cached=160, answer=40, cost=1.0, estimated=3)
    assert llama == usage(model="llama", requests=3, prompt=300, cached=120, answer=30, cost=0.0)
    assert await ledger.sent(*ALL_DAYS) == [
        sent(host="10.0.0.5", outside=False),
        sent(purpose=Purpose.PHOTO, bytes=9_000),
        sent(requests=3, bytes=1_500),
    ]


async def test_days_and_devices_are_chosen_newest_first(store: Store) -> None:
    ledger = await store.ledger()
    days = ["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"]
    await ledger.put(
        [usage(day, who) for day in days for who in (HALL, KITCHEN)], [sent(day) for day in days], []
    )
    assert [one.day for one in await ledger.usage("2026-11-01", "2026-11-30", HALL)] == days[2:0:-1]
    assert [one.day for one in await ledger.sent("2026-11-30", "9999-12-31")] == days[:1:-1]
    assert [one.device_id for one in await ledger.usage("2026-12-01", "2026-12-01")] == [KITCHEN, HALL]
    assert await ledger.spent("2026-11") == pytest.approx(4 * 0.25)
    assert await ledger.spent("2027-01") == 0
    assert await ledger.months() == ["2026-12", "2026-11", "2026-10"]
    assert [one.day for one in await ledger.usage(*ALL_DAYS, HALL, most=2)] == days[:1:-1]


async def test_amounts_that_are_added_at_once_are_all_counted(store: Store) -> None:
    ledger = await store.ledger()
    await asyncio.gather(*(ledger.put([usage()], [sent()], []) for _ in range(20)))
    assert (await ledger.usage(*ALL_DAYS))[0].requests == 20
    assert (await ledger.sent(*ALL_DAYS))[0].bytes == 20 * 500


async def test_all_of_it_is_kept_or_none(store: Store) -> None:
    ledger = await store.ledger()
    broken = replace(tool_call(1), tool=None, arguments="my diary")  # type: ignore[arg-type]
    with pytest.raises(DataFolderError) as raised:
        await ledger.put([usage()], [sent()], [broken])
    assert [*await ledger.usage(*ALL_DAYS), *await ledger.sent(*ALL_DAYS)] == []
    assert "diary" not in "".join(traceback.format_exception(raised.value)), "it may be logged"


async def test_calls_come_in_pages_newest_first_and_are_kept_once(store: Store) -> None:
    ledger = await store.ledger()
    put = [tool_call(number, at=float(number // 3)) for number in range(8)]
    await ledger.put([], [], put)
    await ledger.put([], [], put[:2])
    seen: list[ToolCallRecord] = []
    last: Place | None = None
    while page := await ledger.tool_calls(limit=3, older_than=last):
        seen += page
        last = page[-1].place
    assert seen == put[::-1]


async def test_calls_are_chosen_by_device_turn_and_time(store: Store) -> None:
    ledger = await store.ledger()
    hall = turn(1, of=session(2, HALL))
    await ledger.put([], [], [tool_call(1), tool_call(2, turn(1)), tool_call(3, hall)])
    assert await call_ids(ledger, Selection(device_id=KITCHEN)) == ["c2", "c1"]
    assert await call_ids(ledger, Selection(turn_id=hall.turn_id)) == ["c3"]
    assert await call_ids(ledger, Selection(since=100.5, before=150)) == ["c2"]
    assert await call_ids(ledger, Selection(session_id="s2")) == ["c3"]


async def test_calls_go_with_their_turn_and_those_of_no_turn_by_the_same_conditions(store: Store) -> None:
    ledger, conversations = await store.ledger(), await store.conversations()
    hall = session(2, HALL)
    turns = [turn(1), turn(2), turn(1, of=hall)]
    await conversations.put([session(), hall], turns)
    late = tool_call(4, turns[0], at=5_000.0)
    calls = [tool_call(number, one) for number, one in enumerate(turns, 1)]
    await ledger.put([], [], [*calls, late, tool_call(5, at=90.0)])
    assert await conversations.delete(Selection(before=turns[1].started_at)) == Counts(sessions=0, turns=1)
    assert await call_ids(ledger) == ["c3", "c2"]
    await conversations.delete(Selection(turn_id=turns[1].turn_id))
    assert await call_ids(ledger) == ["c3"]
    await conversations.delete(Selection(device_id=HALL))
    assert await call_ids(ledger) == []


async def test_a_device_that_is_let_go_is_named_no_more_and_the_month_s_sum_stays(store: Store) -> None:
    ledger = await store.ledger()
    await ledger.put(
        [usage(), usage(device_id=HALL), usage(device_id="")], [sent()], [tool_call(1), tool_call(2, turn(1))]
    )
    await ledger.let_go(KITCHEN)
    assert [(one.device_id, one.requests) for one in await ledger.usage(*ALL_DAYS)] == [("", 2), (HALL, 1)]
    assert [one.device_id for one in await ledger.sent(*ALL_DAYS)] == [""]
    assert await ledger.tool_calls() == []
    assert await ledger.spent("2026-11") == pytest.approx(0.75)
    await ledger.let_go()
    assert [(one.device_id, one.requests) for one in await ledger.usage(*ALL_DAYS)] == [("", 3)]


async def test_amounts_of_old_days_are_dropped(store: Store) -> None:
    ledger = await store.ledger()
    await ledger.put([usage("2025-01-01"), usage()], [sent("2025-01-01"), sent()], [])
    assert await ledger.drop(Days(end="2026-11-23")) == 2
    assert (await ledger.usage(*ALL_DAYS), await ledger.sent(*ALL_DAYS)) == ([usage()], [sent()])


async def test_amounts_of_some_days_become_nobody_s(store: Store) -> None:
    ledger = await store.ledger()
    days = ["2026-11-01", "2026-11-02", "2026-11-03"]
    await ledger.put([usage(day, who) for day in days for who in (KITCHEN, HALL, "")], [sent(days[1])], [])
    await ledger.disown(Days("2026-11-02", "2026-11-03"), KITCHEN)
    assert [(one.device_id, one.requests) for one in await ledger.usage(days[1], days[1])] == [
        ("", 2),
        (HALL, 1),
    ]
    assert [one.device_id for one in await ledger.sent(*ALL_DAYS)] == [""]
    assert len(await ledger.usage(*ALL_DAYS, KITCHEN)) == 2
    assert await ledger.spent("2026-11") == pytest.approx(9 * 0.25)


def at(day: str, hour: int = 0) -> float:
    return datetime.fromisoformat(f"{day}T{hour:02}:00:00").astimezone().timestamp()


@pytest.mark.parametrize(
    ("which", "days"),
    [
        (ALL, Days()),
        (Selection(device_id=KITCHEN), Days()),
        (Selection(session_id="s1", before=1.0), None),
        (Selection(turn_id="s1-1"), None),
        (Selection(before=at("2026-11-05")), Days(end="2026-11-05")),
        (Selection(before=at("2026-11-05", 23)), Days(end="2026-11-05")),
        (Selection(since=at("2026-11-01")), Days("2026-11-01")),
        (Selection(since=at("2026-11-01", 1), before=at("2026-11-05")), Days("2026-11-02", "2026-11-05")),
        (Selection(since=at("2026-12-31", 1)), Days("2027-01-01")),
        (Selection(since=-1e30, before=1e30), Days()),
        (Selection(since=1e30, before=-1e30), Days(NO_END, "")),
    ],
)
def test_only_whole_days_are_chosen_by_moments(which: Selection, days: Days | None) -> None:
    assert whole_days(which) == days


def test_days_are_whole_where_the_clock_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which summer begins in Berlin has 23 hours."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        summer = datetime(2026, 3, 28, 23, tzinfo=UTC).timestamp()
        assert (day_of(summer), day_of(summer + 22.9 * 3600), day_of(summer + 23 * 3600)) == (
            "2026-03-29", "2026-03-29", "2026-03-30",
        )  # fmt: skip
        assert whole_days(Selection(since=summer, before=summer + 23 * 3600)) == Days(
            "2026-03-29", "2026-03-30"
        )
    finally:
        monkeypatch.undo()
        time.tzset()
