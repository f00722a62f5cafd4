"""What is looked up when the hub starts."""

import stat
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from hub.bus import Bus
from hub.config import Settings
from hub.data_folder import prepare_data_folder
from hub.dialogue.histories import Histories
from hub.engines.budget import Budget
from hub.events import Outcome, TokensUsed, ToolCalled
from hub.records import Records
from hub.storage.base import SessionRecord, TurnRecord
from hub.storage.ledger import day_of
from hub.storage.opening import open_store

KITCHEN = "aa:bb:cc:dd:ee:01"


async def keep(folder: Path, question: str, at: float) -> None:
    """A turn that ended at ``at``."""
    store = open_store(Settings(data_dir=folder))
    session = SessionRecord(session_id=question, device_id=KITCHEN, client_id="c1", started_at=at)
    turn = TurnRecord(
        turn_id=question,
        session_id=question,
        device_id=KITCHEN,
        started_at=at,
        finished_at=at,
        question=question,
        answer="Because.",
        outcome=Outcome.ANSWERED,
    )
    await (await store.conversations()).put([session], [turn])
    await store.close()


async def test_only_what_was_said_before_the_start_is_remembered(tmp_path: Path) -> None:
    """What was said since is in the histories already, however late the others are looked up."""
    await keep(tmp_path, "Before?", time.time() - 60)
    records, histories = Records(Bus(), Settings(data_dir=tmp_path)), Histories(2_000)
    await records.devices()
    records.begin()
    await keep(tmp_path, "Since?", time.time())
    await records.remember(histories, lambda _: False)
    assert not list(histories.of(KITCHEN, "c1").messages())
    await records.remember(histories, KITCHEN.__eq__)
    messages = [message.text for message in histories.of(KITCHEN, "c1").messages()]
    assert messages == ["Before?", "Because."]
    assert histories.of(KITCHEN, "c1").from_outside, "where the words came from is not kept"
    await records.finish()
    await records.close()


async def test_a_restart_knows_what_the_month_has_cost_and_a_forgotten_device_leaves_no_name(
    tmp_path: Path,
) -> None:
    bus, month = Bus(), day_of(time.time())[:7]
    records = Records(bus, Settings(data_dir=tmp_path))
    await records.devices()
    records.begin()
    tokens: dict[str, Any] = {"prompt": 10, "cached": 0, "answer": 5, "estimated": False}
    bus.publish(TokensUsed(device_id=KITCHEN, turn_id="", model="grok", cost=0.75, **tokens))
    ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s1", "turn_id": ""}
    bus.publish(ToolCalled(**ids, tool="self.reboot", caller="person", outcome="done", took=0.1))
    await records.drop_traces(KITCHEN)
    ledger = await records.store.ledger()
    assert [(one.device_id, one.cost) for one in await ledger.usage("", "9")] == [("", 0.75)]
    assert await ledger.tool_calls() == []
    await records.finish()
    await records.close()
    again, budget = Records(Bus(), Settings(data_dir=tmp_path)), Budget(Bus(), cap=0.5)
    await again.recall_costs(budget)
    assert (budget.state.month, budget.state.spent, budget.used_up) == (month, 0.75, True)
    await again.close()


@pytest.mark.logs("is not known")
async def test_a_file_that_cannot_be_read_is_told_and_nothing_counts_as_spent(tmp_path: Path) -> None:
    (tmp_path / "hub.db").write_text("no database " * 1_000)
    records, budget = Records(Bus(), Settings(data_dir=tmp_path)), Budget(Bus(), cap=0.5)
    await records.recall_costs(budget)
    assert (budget.state.spent, budget.used_up) == (0.0, False)
    await records.close()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
def test_a_data_folder_that_is_made_is_its_owner_s_alone(tmp_path: Path) -> None:
    made, there = tmp_path / "made", tmp_path / "there"
    there.mkdir(mode=0o755)
    for folder in (made, there):
        prepare_data_folder(folder)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (made, there)] == [0o700, 0o755]
