"""What is looked up when the hub starts."""

import time
from pathlib import Path

from hub.bus import Bus
from hub.config import Settings
from hub.dialogue.histories import Histories
from hub.events import Outcome
from hub.records import Records
from hub.storage.base import SessionRecord, TurnRecord
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
    await records.finish()
    await records.close()
