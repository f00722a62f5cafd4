"""A conversation with a device that has tools, as the tests of a tool's turn hold it."""

from typing import Any

from hub.twin.report import Report
from hub.twin.tool_kinds import Toolset
from hub.twin.tool_report import ToolReport
from hub.twin.toolset import ToolPlan
from tests.twin.asking import ask
from tests.twin.device_tools import request
from tests.twin.fake_hub import FakeHub, Line, Script

STANDARD = ToolPlan(Toolset.STANDARD)
SLOW_S = 0.35
SLOW = ToolPlan(Toolset.STANDARD, SLOW_S)
VOLUME = {"name": "self.audio_speaker.set_volume", "arguments": {"volume": 20}}


async def send(line: Line, method: str, params: Any = None, number: Any = 1, **more: Any) -> None:
    """Ask the device's tools something."""
    await line.send(type="mcp", session_id="s-1", payload=request(method, params, number, **more))


async def reply(line: Line) -> dict[str, Any]:
    """The next thing the device's tools say."""
    message = await line.until_text(type="mcp", session_id="s-1")
    return dict(message["payload"])


async def question(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await line.send(type="stt", text="make it quieter")


async def filler(line: Line, wait_s: float = 0.15) -> None:
    """Begin to speak, and go on when a device certainly has."""
    await line.send(type="tts", state="start")
    await line.later(wait_s)


async def talk(script: Script, **options: Any) -> tuple[Report, ToolReport, Line]:
    """Have a conversation with a device that has tools: its report, the part about tools, and the line."""
    async with FakeHub(script) as hub:
        report = await ask(hub, **({"tools": STANDARD} | options))
    assert report.tools is not None
    return report, report.tools, hub.lines[0]
