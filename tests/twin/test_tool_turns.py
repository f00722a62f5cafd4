"""Tools over the line: listed, called, failing, restarting, and cut off."""

import asyncio
import json
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from hub.twin import tools
from hub.twin.channel import UPLINK_BYTES
from hub.twin.device import Twin
from hub.twin.errors import TwinError
from hub.twin.tool import Tool
from hub.twin.tool_kinds import Failing, Toolset
from hub.twin.toolset import ToolPlan
from tests.twin.asking import ME, QUESTION, ask
from tests.twin.fake_hub import FakeHub, Line, answer
from tests.twin.tool_talk import VOLUME, question, reply, send, talk


async def test_a_device_with_tools_says_so_and_one_without_knows_no_mcp() -> None:
    async def asks(line: Line) -> None:
        await question(line)
        await send(line, "tools/list")
        await answer(line)
        await line.until_gone()

    report, _, line = await talk(asks)
    assert (report.ok, report.faults) == (True, ())
    assert line.texts[0]["features"]["mcp"] is True
    async with FakeHub(asks) as hub:
        report = await ask(hub)
    assert hub.lines[0].texts[0]["features"]["mcp"] is False
    assert report.tools is None
    assert len(report.faults) == 1


async def test_tools_are_listed_and_called_before_the_answer() -> None:
    replies: list[dict[str, Any]] = []

    async def uses_tools(line: Line) -> None:
        await send(line, "initialize", {"capabilities": {"vision": {"url": "http://v", "token": "t"}}})
        replies.append(await reply(line))
        await send(line, "notifications/initialized")
        await send(line, "tools/list", {"cursor": "", "withUserTools": True}, number=2)
        replies.append(await reply(line))
        await question(line)
        await send(line, "tools/call", VOLUME, number=3)
        await send(line, "tools/call", {"name": "self.get_device_status"}, number=4)
        replies.extend([await reply(line), await reply(line)])
        await answer(line)
        await line.until_gone()

    report, part, _ = await talk(uses_tools, tools=ToolPlan(Toolset.CAMERA))
    assert (report.ok, report.reason, report.faults) == (True, "", ())
    assert [each["id"] for each in replies] == [1, 2, 3, 4]
    assert len(replies[1]["result"]["tools"]) == 12
    assert replies[2]["result"] == {"content": [{"type": "text", "text": "true"}], "isError": False}
    assert json.loads(replies[3]["result"]["content"][0]["text"])["audio_speaker"] == {"volume": 20}
    assert [(call.tool, call.outcome) for call in part.calls] == [
        ("self.audio_speaker.set_volume", "result"),
        ("self.get_device_status", "result"),
    ]
    assert part.calls[0].arguments == {"volume": 20}
    assert part.calls[0].at_s is not None
    assert part.calls[0].took_s is not None
    assert part.calls[0].took_s < 0.1
    assert (part.board.volume, part.board.vision_url) == (20, "http://v")
    assert (part.lost, part.waited, part.unsent) == (0, 0, 0)
    told = report.to_json()["tools"]
    assert told["board"]["volume"] == 20
    assert told["calls"][0]["tool"] == "self.audio_speaker.set_volume"


async def test_what_a_device_would_ignore_is_noted_as_a_fault() -> None:
    async def careless(line: Line) -> None:
        await question(line)
        await send(line, "tools/list", number="one")
        await line.send(type="mcp", payload="tools/list")
        await line.send(type="mcp", payload={"jsonrpc": "2.0", "id": 1, "result": {}})
        await answer(line)
        await line.until_gone()

    report, _, line = await talk(careless)
    assert report.ok
    assert len(report.faults) == 3
    assert not [text for text in line.texts if text["type"] == "mcp"]


@pytest.mark.parametrize(
    ("how", "payload"),
    [
        (Failing.ERROR, {"error": {"message": "The tool is broken"}}),
        (
            Failing.REFUSAL,
            {"result": {"content": [{"type": "text", "text": "The tool is broken"}], "isError": True}},
        ),
    ],
)
async def test_a_failing_tool_says_so(how: Failing, payload: dict[str, Any]) -> None:
    async def calls(line: Line) -> None:
        await question(line)
        await send(line, "tools/call", VOLUME)
        assert await reply(line) == {"jsonrpc": "2.0", "id": 1} | payload
        await answer(line)
        await line.until_gone()

    report, part, _ = await talk(calls, tools=ToolPlan(Toolset.STANDARD, failing=how))
    assert (report.ok, report.reason) == (True, "")
    assert [call.outcome for call in part.calls] == [how.value]
    assert part.board.volume == 70


async def test_a_silent_tool_never_answers() -> None:
    async def calls(line: Line) -> None:
        await question(line)
        await send(line, "tools/call", VOLUME)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await reply(line)
        await answer(line)
        await line.until_gone()

    report, part, _ = await talk(calls, tools=ToolPlan(Toolset.STANDARD, failing=Failing.SILENCE))
    assert report.ok
    assert [call.outcome for call in part.calls] == ["silence"]


async def test_a_tool_of_people_announces_no_answer() -> None:
    async def looks(line: Line) -> None:
        await question(line)
        await answer(line)
        await send(line, "tools/call", {"name": "self.screen.get_info"})
        await line.until_gone()

    report, part, _ = await talk(looks, timeout_s=3.0)
    assert report.ok
    assert [call.tool for call in part.calls] == ["self.screen.get_info"]


@pytest.mark.parametrize("name", ["self.reboot", "self.upgrade_firmware"])
async def test_a_restart_never_answers_and_drops_the_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "REBOOT_AFTER_S", 0.05)
    said: list[dict[str, Any]] = []

    async def restarts(line: Line) -> None:
        await question(line)
        await send(line, "tools/call", {"name": name, "arguments": {"url": "http://x/fw.bin"}})
        with pytest.raises(ConnectionClosed):
            said.append(await reply(line))

    report, part, line = await talk(restarts)
    assert said == []
    assert not report.ok
    assert report.reason.startswith("A tool ")
    assert part.board.restarts == 1
    assert part.board.firmware_url == ("" if name == "self.reboot" else "http://x/fw.bin")
    assert line.connection.protocol.close_rcvd is None


async def test_a_device_that_restarted_comes_back_with_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "REBOOT_AFTER_S", 0.05)

    async def restarts(line: Line) -> None:
        if len(hub.lines) == 1:
            await send(line, "initialize", {"capabilities": {"vision": {"url": "http://v"}}})
            await send(line, "tools/call", VOLUME)
            await send(line, "tools/call", {"name": "self.reboot"})
        await line.until_gone()

    async with FakeHub(restarts) as hub, Twin(ME, tools=ToolPlan(Toolset.CAMERA)) as twin:
        checked = await twin.check(hub.ota_url)
        await twin.connect(checked)
        await twin.until_closed()
        await twin.connect(checked)
        state = twin.board.state()
    assert (state.volume, state.vision_url, state.restarts) == (20, "", 1)


async def test_a_reply_longer_than_a_device_can_send_is_not_sent() -> None:
    async def long_winded(_arguments: object) -> str:
        return "x" * UPLINK_BYTES

    async def calls(line: Line) -> None:
        await question(line)
        await send(line, "tools/call", {"name": "self.read"})
        await answer(line)
        await line.until_gone()

    plan = ToolPlan(more=lambda _: (Tool("self.read", "Reads aloud.", long_winded),))
    report, _, line = await talk(calls, tools=plan)
    assert len(report.faults) == 1
    assert not [text for text in line.texts if text["type"] == "mcp"]


async def test_hanging_up_ends_a_tool_that_still_runs() -> None:
    async def calls(line: Line) -> None:
        await question(line)
        await send(line, "tools/call", VOLUME)
        await line.until_gone()

    report, part, _ = await talk(calls, tools=ToolPlan(Toolset.STANDARD, 60.0), timeout_s=0.3)
    assert "did not begin to answer" in report.reason
    assert [(call.outcome, call.took_s) for call in part.calls] == [("running", None)]


async def test_who_wants_to_speak_while_the_line_breaks_is_told() -> None:
    async def breaks(line: Line) -> None:
        await send(line, "tools/call", VOLUME)
        await line.later(0.05)
        line.connection.transport.abort()

    async with FakeHub(breaks) as hub, Twin(ME, tools=ToolPlan(Toolset.STANDARD, 60.0)) as twin:
        await twin.connect(await twin.check(hub.ota_url))
        await asyncio.sleep(0)
        report = await twin.ask(QUESTION, limit_s=5.0)
        assert not report.ok
        with pytest.raises(TwinError):
            await twin.abort()
