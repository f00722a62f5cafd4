"""Costs, what left the house and calls of tools, over the API."""

import json
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest

from hub.events import BudgetChanged, BudgetState, TokensUsed, ToolCalled
from hub.storage.tokens import Scope
from hub.web.api import costs
from tests.storage.records import HALL, KITCHEN, sent, tool_call, turn, usage
from tests.web.api.conftest import House

MARCH = "from=2026-03-01&to=2026-03-31"


@pytest.fixture
async def spent(lived_in: House) -> House:
    """A house whose devices asked, and had tools called."""
    amounts = [usage("2026-03-01"), usage("2026-03-31", HALL), usage("2026-04-01"), usage("2026-02-28")]
    calls = [tool_call(1, turn(1)), tool_call(2), tool_call(3, at=9_000.0, device_id=HALL, session_id="s9")]
    await (await lived_in.store.ledger()).put(amounts, [sent("2026-03-01"), sent("2026-04-01")], calls)
    return lived_in


async def get(house: House, path: str) -> Any:
    answer = await house.ask("GET", f"/api/v1/{path}", Scope.READ)
    assert answer.status == 200, answer.raw
    return answer.json


async def test_costs_are_told_by_day_and_device(spent: House) -> None:
    told = await get(spent, f"usage?{MARCH}")
    assert [(one["day"], one["device_id"]) for one in told["usage"]] == [
        ("2026-03-31", HALL), ("2026-03-01", KITCHEN),
    ]  # fmt: skip
    assert told["usage"][1] == {
        "day": "2026-03-01", "device_id": KITCHEN, "model": "grok", "requests": 1, "prompt": 100, "cached": 40,
        "answer": 10, "cost": 0.25, "estimated": 0,
    }  # fmt: skip
    assert told["sent"] == [
        {
            "day": "2026-03-01", "device_id": KITCHEN, "host": "api.x.ai", "purpose": "question", "requests": 1,
            "bytes": 500, "outside": True,
        }
    ]  # fmt: skip
    assert (told["budget"], told["complete"]) == (None, True)
    of_one = await get(spent, f"usage?{MARCH}&device={HALL}")
    assert [one["device_id"] for one in of_one["usage"]] == [HALL]


async def test_without_days_it_is_this_month_with_what_happened_a_moment_ago(spent: House) -> None:
    amounts: dict[str, Any] = {"prompt": 7, "cached": 0, "answer": 3, "cost": 0.5}
    spent.hub.bus.publish(TokensUsed(device_id=HALL, turn_id="", model="grok", **amounts, estimated=True))
    (told,) = (await get(spent, "usage"))["usage"]
    assert (told["device_id"], told["prompt"], told["estimated"]) == (HALL, 7, 1)


async def test_the_month_s_budget_is_told_with_them(spent: House) -> None:
    spent.hub.budget = BudgetChanged(
        state=BudgetState.NEARLY, month="2026-03", spent=4.5, cap=5.0, currency="EUR"
    )
    assert (await get(spent, "usage"))["budget"] == {
        "state": "nearly", "month": "2026-03", "spent": 4.5, "cap": 5.0, "currency": "EUR",
    }  # fmt: skip


@pytest.mark.parametrize(
    "query", ["from=2026-3-1", "from=2026-02-30", "to=yesterday", "first=2026-03-01", "from="]
)
async def test_a_day_that_is_none_is_a_problem(house: House, query: str) -> None:
    answer = await house.ask("GET", f"/api/v1/usage?{query}", Scope.READ)
    assert (answer.status, answer.json["code"]) == (422, "api.invalid")


async def test_more_than_is_told_at_once_is_said(spent: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costs, "MOST_ROWS", 2)
    told = await get(spent, "usage?from=2026-01-01")
    assert ([one["day"] for one in told["usage"]], told["complete"]) == (["2026-04-01", "2026-03-31"], False)


async def test_calls_of_tools_come_newest_first_in_pages(spent: House) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        told = await get(spent, f"tool-calls?limit=2&cursor={cursor}")
        seen += [one["call_id"] for one in told["tool_calls"]]
        cursor = told["next"]
    assert seen == ["c3", "c2", "c1"]
    wrong = await spent.ask("GET", "/api/v1/tool-calls?cursor=x", Scope.READ)
    assert (wrong.status, wrong.json["code"]) == (400, "api.cursor")


async def test_calls_are_chosen_by_device_and_turn(spent: House) -> None:
    for query, ids in {f"device={HALL}": ["c3"], "before=150": ["c1"], "since=200&before=300": ["c2"]}.items():
        chosen = await get(spent, f"tool-calls?{query}")
        assert [one["call_id"] for one in chosen["tool_calls"]] == ids
    told = await get(spent, "tool-calls?turn=s1-001")
    assert told["tool_calls"][0] == {
        "call_id": "c1", "at": 101.25, "device_id": KITCHEN, "session_id": "s1", "turn_id": "s1-001",
        "tool": "self.audio_speaker.set_volume", "caller": "model", "outcome": "done", "took": 0.1,
        "arguments": '{"volume": 50}',
    }  # fmt: skip


async def test_a_call_of_a_moment_ago_is_there(house: House) -> None:
    ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s1", "turn_id": ""}
    house.hub.bus.publish(ToolCalled(**ids, tool="self.reboot", caller="person", outcome="gone", took=1.0))
    (told,) = (await get(house, "tool-calls"))["tool_calls"]
    assert (told["tool"], told["caller"], told["outcome"]) == ("self.reboot", "person", "gone")


async def test_a_turn_tells_what_was_sent_for_it(lived_in: House) -> None:
    told = await get(lived_in, "turns/s1-001")
    assert told["sent"] == [
        {"host": "api.x.ai", "purpose": "question", "requests": 1, "bytes": 812, "outside": True}
    ]


async def test_an_export_has_all_of_it_and_a_turn_s_has_its_calls(spent: House) -> None:
    packed = await spent.ask("GET", "/api/v1/export?sound=true")
    whole = json.loads(zipfile.ZipFile(BytesIO(packed.raw)).read("hub.json"))
    assert (len(whole["tool_calls"]), len(whole["usage"]), len(whole["sent"])) == (3, 4, 2)
    assert whole["turns"][0]["sent"][0]["purpose"] == "question"
    part = json.loads((await spent.ask("GET", "/api/v1/export?session=s1")).raw)
    assert [one["call_id"] for one in part["tool_calls"]] == ["c2", "c1"]
    assert (part["usage"], part["sent"]) == ([], [])


async def test_who_deletes_a_device_s_turns_deletes_its_calls_and_nobody_is_named(spent: House) -> None:
    await spent.ask("DELETE", f"/api/v1/turns?device={KITCHEN}")
    assert [one["call_id"] for one in (await get(spent, "tool-calls"))["tool_calls"]] == ["c3"]
    told = await get(spent, f"usage?{MARCH}")
    assert [one["device_id"] for one in told["usage"]] == [HALL, ""]


async def test_who_deletes_old_turns_deletes_what_they_cost_and_sent(spent: House) -> None:
    before = datetime(2026, 3, 31).astimezone().timestamp()
    await spent.ask("DELETE", f"/api/v1/turns?before={before}")
    told = await get(spent, "usage?from=2026-01-01")
    assert [one["day"] for one in told["usage"]] == ["2026-04-01", "2026-03-31"]
    assert [one["day"] for one in told["sent"]] == ["2026-04-01"]
