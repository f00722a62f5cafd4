"""Restarts that the hub wants during a conversation, by its tools or by a message, and what follows them."""

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise
from typing import Any

import pytest

from hub.twin import tools
from hub.twin.boot_notes import BootStep
from hub.twin.boot_plan import BootPlan
from hub.twin.channel import Channel
from hub.twin.device import Twin
from hub.twin.errors import ChannelError, NotApprovedError
from hub.twin.faults import Fault, Trouble
from hub.twin.flash import flashed
from hub.twin.run import TwinOptions, run_twin, run_twins
from hub.twin.tool_kinds import Toolset
from hub.twin.toolset import ToolPlan
from tests.twin.asking import ME, QUESTION
from tests.twin.fake_clock import FakeClock
from tests.twin.fake_hub import FakeHub, Line, answer, nothing
from tests.twin.test_assets_at_boot import assets
from tests.twin.tool_talk import STANDARD, question, send
from tests.twin.updates import NEW, OLD, app, device, forcing, offering, steps, told


@pytest.fixture(autouse=True)
def quick_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "REBOOT_AFTER_S", 0.01)


def talker(**more: Any) -> Twin:
    """A device with tools, in real time but for what it waits for while it starts."""
    return Twin(ME, tools=STANDARD, boot=BootPlan(flashed(version=OLD)), clock=FakeClock(), **more)


async def test_a_tool_restarts_the_device_and_it_checks_again() -> None:
    async def restarts(line: Line) -> None:
        await send(line, "tools/call", {"name": "self.reboot"})
        await line.until_gone()

    async with FakeHub(restarts) as hub, talker() as twin:
        await twin.connect(await twin.boot(hub.ota_url))
        await twin.until_closed()
        assert twin.restarts
        hub.firmware = lambda _: {"version": NEW, "url": hub.url_of("fw")}
        hub.files["fw"] = app()
        assert await twin.come_back(hub.ota_url)
    assert told(hub) == [OLD, OLD, NEW]


async def test_a_message_restarts_the_device_too() -> None:
    async def restarts(line: Line) -> None:
        await line.send(type="system", command="reboot")
        await line.until_gone()

    async with FakeHub(restarts) as hub, talker() as twin:
        await twin.connect(await twin.boot(hub.ota_url))
        await twin.until_closed()
        assert twin.restarts
        await twin.come_back(hub.ota_url)
    assert len(hub.checks) == 2


async def test_a_hub_that_hangs_up_does_not_restart_the_device() -> None:
    async def closes(line: Line) -> None:
        await line.connection.close(1000)

    async with FakeHub(closes) as hub, talker() as twin:
        await twin.connect(await twin.boot(hub.ota_url))
        await twin.until_closed()
        assert not twin.restarts


@pytest.mark.parametrize(("file", "done"), [("fw", True), ("none", False)])
async def test_a_tool_has_the_device_install_what_is_at_an_address(file: str, done: bool) -> None:
    async def upgrades(line: Line) -> None:
        arguments = {"url": hub.url_of(file)}
        await send(line, "tools/call", {"name": "self.upgrade_firmware", "arguments": arguments})
        await line.until_gone()

    async with FakeHub(upgrades) as hub, talker() as twin:
        hub.files["fw"] = app("2.0.0")
        await twin.connect(await twin.boot(hub.ota_url))
        await twin.until_closed()
        assert (await twin.come_back(hub.ota_url) is not None) is done
    assert told(hub) == ([OLD, "2.0.0"] if done else [OLD])
    assert [name for name, _ in hub.fetched] == [file]


async def test_a_tool_names_assets_for_the_next_start() -> None:
    async def names(line: Line) -> None:
        arguments = {"url": hub.url_of("a")}
        await send(line, "tools/call", {"name": "self.assets.set_download_url", "arguments": arguments})
        await send(line, "tools/call", {"name": "self.reboot"})
        await line.until_gone()

    async with FakeHub(names) as hub, talker() as twin:
        hub.files["a"] = assets()
        await twin.connect(await twin.boot(hub.ota_url))
        await twin.until_closed()
        assert hub.fetched == []
        await twin.come_back(hub.ota_url)
    assert steps(twin) == [BootStep.ASSETS_INSTALLED]


async def test_a_restart_is_not_missed_by_a_device_that_cannot_send_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The hub closed behind its message, and the microphone finds out before that message is read."""
    read, send = Channel.messages, Channel.send
    closed = asyncio.Event()

    async def slowly(channel: Channel) -> AsyncIterator[str | bytes]:
        async for message in read(channel):
            if "reboot" in str(message):
                await closed.wait()
            yield message

    async def until_closed(channel: Channel, message: str | bytes) -> None:
        try:
            await send(channel, message)
        except ChannelError:
            closed.set()
            raise

    async def restarts(line: Line) -> None:
        await line.until_text(type="listen", state="start")
        await line.send(type="system", command="reboot")
        await line.connection.close()

    monkeypatch.setattr(Channel, "messages", slowly)
    monkeypatch.setattr(Channel, "send", until_closed)
    async with FakeHub(restarts) as hub, Twin(ME) as twin:
        await twin.connect(await twin.check(hub.ota_url))
        report = await twin.stay_silent(limit_s=20.0)
        assert (report.reason, twin.restarts) == ("The hub told the device to reboot.", True)


async def test_a_run_that_stays_comes_back_after_its_conversation() -> None:
    async def restarts(line: Line) -> None:
        await question(line)
        await answer(line)
        await line.send(type="system", command="reboot")
        await line.until_gone()

    async with FakeHub(restarts) as hub:
        options = TwinOptions(hub.ota_url, pcm=QUESTION, stay_s=5.0, tools=ToolPlan(Toolset.STANDARD))
        report = await run_twin(options)
    assert (report.ok, len(hub.checks), len(report.boots)) == (True, 2, 2)


async def test_a_run_that_only_starts_opens_no_channel() -> None:
    async with offering() as hub:
        options = TwinOptions(hub.ota_url, only_boot=True, boot=BootPlan(flashed(version=OLD)))
        report = await run_twin(options, FakeClock())
    assert (report.ok, hub.lines) == (True, [])
    assert [note.version for note in report.boots if note.step is BootStep.CHECKED] == [OLD, NEW]


async def test_a_restless_device_checks_every_minute_until_it_gets_something_else() -> None:
    def named(told: Any) -> dict[str, Any] | None:
        bad = told["application"]["version"] == NEW
        if len(hub.checks) >= 5:
            hub.files["fw"] = app("2.3.0")
            return {"version": "2.3.0", "url": hub.url_of("fw"), "force": 1} if bad else None
        return {"version": NEW, "url": hub.url_of("fw")}

    async with offering() as hub:
        hub.firmware = named
        plan = BootPlan(flashed(version=OLD), fault=Fault(Trouble.RESTLESS, NEW))
        options = TwinOptions(hub.ota_url, only_boot=True, boot=plan, stay_s=600.0)
        report = await run_twin(options, FakeClock())
    assert told(hub) == [OLD, NEW, NEW, NEW, NEW, "2.3.0"]
    times = [note.at for note in report.boots if note.step is BootStep.CHECKED]
    assert [round(later - sooner) for sooner, later in pairwise(times[1:5])] == [60, 60, 60]


async def test_a_device_that_waits_is_updated_once_it_is_let_in() -> None:
    async with offering() as hub:
        hub.statuses = [200]
        hub.firmware = lambda _: None if hub.statuses else {"version": NEW, "url": hub.url_of("fw")}
        twin = device()
        demanded = await twin.boot(hub.ota_url)
        with pytest.raises(NotApprovedError):
            await twin.connect(demanded)
        await twin.until_let_in(hub.ota_url, demanded, 5.0)
    assert told(hub) == [OLD, OLD, NEW]


async def test_fifty_devices_are_updated_in_one_go() -> None:
    async with forcing("2.3.0") as hub:
        options = [TwinOptions(hub.ota_url, only_boot=True, boot=BootPlan(flashed())) for _ in range(50)]
        fleet = await run_twins(options, FakeClock)
    assert (fleet.ok, len(hub.checks), len(hub.fetched)) == (True, 100, 50)


async def test_a_device_that_is_not_let_in_shows_its_code_though_it_only_starts() -> None:
    async with FakeHub(nothing, statuses=(202,)) as hub:
        report = await run_twin(TwinOptions(hub.ota_url, only_boot=True))
    assert (report.ok, report.code) == (False, "407105")
