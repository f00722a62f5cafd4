"""A device that is told to restart: it is done when it hangs up, and not before."""

import asyncio
from collections.abc import Iterable

import pytest

from hub.devices.mcp.habits import RESTART_S
from hub.tools import Caller, Tool, ToolOutcome
from tests.devices.mcp.peer import LAMP, Payload, Peer, perform, running, says, tool
from tests.fakes.tools import KIND, tool_parts
from tests.fakes.virtual_time import run_virtual

RESTARTERS = [tool("self.reboot"), tool("self.upgrade_firmware", url={"type": "string"})]
RESTARTS = [("self.reboot", {}), ("self.upgrade_firmware", {"url": "http://x/y"})]


@pytest.mark.parametrize(
    ("name", "outcome"), [("self.lamp.set", ToolOutcome.GONE), ("self.reboot", ToolOutcome.DONE)]
)
def test_who_hangs_up_in_a_call_is_gone_unless_it_was_told_to_restart(name: str, outcome: ToolOutcome) -> None:
    async def whole() -> None:
        peer = Peer(says(tools=[LAMP, tool("self.reboot")]))
        async with running(peer):
            await peer.toolbox.listed()
            arguments = {"level": 1} if name == "self.lamp.set" else {}
            call = asyncio.create_task(peer.toolbox.call(name, arguments, caller=Caller.PERSON))
            await peer.until("tools/call")
        assert (await call).outcome is outcome
        after = await peer.toolbox.call("self.lamp.set", {"level": 1}, caller=Caller.PERSON)
        assert after.outcome is ToolOutcome.GONE

    run_virtual(whole())


@pytest.mark.parametrize(("name", "arguments"), RESTARTS)
def test_a_device_that_is_told_to_restart_is_silent_and_stays_has_not_done_so(
    name: str, arguments: dict[str, str]
) -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        began = asyncio.get_running_loop().time()
        told = await peer.toolbox.call(name, arguments, caller=Caller.PERSON)
        assert told.outcome is ToolOutcome.LATE
        assert "still connected" in told.text
        assert asyncio.get_running_loop().time() - began == pytest.approx(RESTART_S, abs=0.1)
        assert not peer.of("notifications/cancelled"), "it may still do it"
        assert peer.called[-1].outcome == ToolOutcome.LATE

    perform(lambda: Peer(says(tools=RESTARTERS)), play)


@pytest.mark.parametrize(("name", "arguments"), RESTARTS)
def test_a_device_that_hangs_up_in_the_last_moment_has_restarted(name: str, arguments: dict[str, str]) -> None:
    async def whole() -> None:
        peer = Peer(says(tools=RESTARTERS))
        async with running(peer):
            await peer.toolbox.listed()
            call = asyncio.create_task(peer.toolbox.call(name, arguments, caller=Caller.PERSON))
            await asyncio.sleep(RESTART_S - 0.1)
            assert not call.done()
        assert (await call).done

    run_virtual(whole())


@pytest.mark.parametrize(("name", "arguments"), RESTARTS)
def test_a_device_that_declines_to_restart_has_not_done_so(name: str, arguments: dict[str, str]) -> None:
    def declines(request: Payload) -> Iterable[Payload]:
        yield {"jsonrpc": "2.0", "id": request["id"], "error": {"message": "no"}}

    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        told = await peer.toolbox.call(name, arguments, caller=Caller.PERSON)
        assert told.outcome is ToolOutcome.REFUSED

    perform(lambda: Peer(says(tools=RESTARTERS, call=declines)), play)


def test_a_restart_that_the_device_was_never_told_of_is_not_done() -> None:
    async def whole() -> None:
        parts = tool_parts()
        parts.kinds.listed(KIND, [Tool("self.reboot", user_only=True)])
        peer = Peer(lambda _: (), parts)
        async with running(peer):
            silent = await peer.toolbox.call("self.reboot", {}, caller=Caller.PERSON)
        gone = await peer.toolbox.call("self.reboot", {}, caller=Caller.PERSON)
        assert (silent.outcome, gone.outcome) == (ToolOutcome.LATE, ToolOutcome.GONE)
        assert "it was not asked" in silent.text
        assert not peer.of("tools/call")

    run_virtual(whole())


def test_a_restart_that_waits_behind_what_a_device_does_not_take_is_not_done() -> None:
    class Stuck(Peer):
        """It takes nothing any more once it was asked for its tools."""

        async def _take(self, payload: Payload) -> None:
            await super()._take(payload)
            if payload.get("method") == "tools/list":
                await asyncio.Event().wait()

    async def whole() -> None:
        peer = Stuck(says(tools=[tool("self.reboot")]))
        async with running(peer):
            await peer.toolbox.listed()
            call = asyncio.create_task(peer.toolbox.call("self.reboot", {}, caller=Caller.PERSON))
            await asyncio.sleep(1)
        assert (await call).outcome is ToolOutcome.GONE

    run_virtual(whole())
