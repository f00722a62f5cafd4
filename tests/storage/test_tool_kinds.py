"""What every layout of the store promises of devices' tools."""

from pathlib import Path

from hub.storage.store import Store
from hub.storage.tool_kinds import ToolKind
from hub.tools import Tool
from tests.storage.conftest import a_store

LEVEL = {"type": "integer", "minimum": 0, "maximum": 100}
BOX = ToolKind(
    kind="box-3 «большой»/2.4.2",
    tools=(
        Tool("self.лампа.уровень", "Ставит уровень.", {"type": "object", "properties": {"level": LEVEL}}),
        Tool("self.reboot", user_only=True),
    ),
    slow=("self.лампа.уровень",),
    seen_at=7.5,
)


async def test_they_come_back_as_they_were_put(store: Store, tmp_path: Path, url: str) -> None:
    await (await store.tool_kinds()).put([BOX, ToolKind(kind="box/1", tools=())])
    again = a_store(tmp_path, url)
    kinds = await again.tool_kinds()
    await kinds.remove(["box/1"])
    assert await kinds.all() == [BOX]
    await again.close()
