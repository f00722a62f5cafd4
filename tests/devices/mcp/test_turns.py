"""Calls of one device take turns, as its main task does; slow ones to their end."""

import asyncio

import pytest

from hub.devices.mcp.habits import CALL_S, SLOW_CALL_S, TURN_S
from hub.devices.mcp.toolbox import MAX_WAITING
from hub.tools import AHEAD_S, Caller, ToolOutcome
from hub.twin.tool_kinds import Failing, Toolset
from tests.devices.mcp.peer import Peer, TwinPeer, lamp, perform, running, says, tool
from tests.fakes.virtual_time import run_virtual
from tests.twin.device_tools import Bench

VOLUME = "self.audio_speaker.set_volume"


async def have_been_slow(peer: Peer) -> None:
    """The lamp has taken long, and is known for it."""
    await peer.toolbox.listed()
    calling = asyncio.create_task(peer.toolbox.call("self.lamp.set", {"level": 3}, caller=Caller.MODEL))
    number = (await peer.until("tools/call"))["id"]
    await asyncio.sleep(1.5)
    peer.say(id=number, result={"content": []})
    assert (await calling).done
    assert peer.toolbox.is_slow("self.lamp.set")


def test_a_photo_has_its_time_and_is_known_to_be_slow() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        assert peer.toolbox.is_slow("self.camera.take_photo")
        assert not peer.toolbox.is_slow(VOLUME)
        began = asyncio.get_running_loop().time()
        told = await peer.toolbox.call("self.camera.take_photo", {"question": "What?"}, caller=Caller.MODEL)
        assert told.outcome is ToolOutcome.LATE
        assert asyncio.get_running_loop().time() - began == pytest.approx(SLOW_CALL_S, abs=0.1)

    perform(lambda: TwinPeer(Toolset.CAMERA, bench=Bench(Toolset.CAMERA, failing=Failing.SILENCE)), play)


def test_a_tool_that_took_long_is_slow_from_then_on_on_every_device_of_its_kind() -> None:
    async def play(peer: Peer) -> None:
        await have_been_slow(peer)
        another = Peer(says(), peer.parts)
        assert another.toolbox.is_slow("self.lamp.set")

    perform(lambda: lamp(call="none"), play)


def test_who_asks_for_what_was_slow_once_and_is_silent_now_waits_no_longer_than_for_anything_else() -> None:
    async def play(peer: Peer) -> None:
        await have_been_slow(peer)
        for caller, within_s in ((Caller.SKILL, CALL_S), (Caller.MODEL, SLOW_CALL_S)):
            began = asyncio.get_running_loop().time()
            told = await peer.toolbox.call("self.lamp.set", {"level": 3}, caller=caller)
            assert told.outcome is ToolOutcome.LATE
            assert asyncio.get_running_loop().time() - began == pytest.approx(within_s, abs=0.1)
            await asyncio.sleep(SLOW_CALL_S)

    perform(lambda: lamp(call="none"), play)


def test_calls_take_turns_as_the_device_does() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        calls = [
            asyncio.create_task(peer.toolbox.call("self.lamp.set", {"level": level}, caller=Caller.MODEL))
            for level in range(MAX_WAITING + 1)
        ]
        await asyncio.sleep(SLOW_CALL_S * 1.5)
        assert [one["params"]["arguments"]["level"] for one in peer.of("tools/call")] == [0, 1]
        told = await calls[-1]
        assert (told.outcome, "Too many calls" in told.text) == (ToolOutcome.LATE, True)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        assert [event.outcome for event in peer.called].count("cancelled") == MAX_WAITING - 1

    perform(lambda: lamp(call="none"), play)


def test_a_call_that_nobody_waits_for_is_cancelled_on_the_device() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        call = asyncio.create_task(peer.toolbox.call("self.lamp.set", {"level": 3}, caller=Caller.MODEL))
        number = (await peer.until("tools/call"))["id"]
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert (await peer.until("notifications/cancelled"))["params"]["requestId"] == number
        assert [event.outcome for event in peer.called] == ["cancelled"]

    perform(lambda: lamp(call="none"), play)


def test_a_photo_that_nobody_waits_for_keeps_the_device_busy_until_it_is_there() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        assert not peer.toolbox.busy()
        call = asyncio.create_task(peer.toolbox.call("self.take_photo", {}, caller=Caller.PERSON))
        number = (await peer.until("tools/call"))["id"]
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
        assert [event.outcome for event in peer.called] == ["cancelled"]
        behind = asyncio.create_task(peer.toolbox.call("self.take_photo", {}, caller=Caller.MODEL))
        await asyncio.sleep(5)
        assert peer.toolbox.busy()
        assert len(peer.of("tools/call")) == 1
        peer.say(id=number, result={"content": []})
        number = (await peer.until("tools/call", 2))["id"]
        peer.say(id=number, result={"content": []})
        assert (await behind).done
        assert not peer.toolbox.busy()

    perform(lambda: Peer(says(tools=[tool("self.take_photo")])), play)


def test_a_photo_that_nobody_waits_for_keeps_the_device_busy_no_longer_than_its_time() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        call = asyncio.create_task(peer.toolbox.call("self.take_photo", {}, caller=Caller.PERSON))
        await peer.until("tools/call")
        call.cancel()
        await asyncio.sleep(SLOW_CALL_S - 1)
        assert peer.toolbox.busy()
        await asyncio.sleep(2)
        assert not peer.toolbox.busy()

    perform(lambda: Peer(says(tools=[tool("self.take_photo")])), play)


def test_a_tool_that_is_later_than_it_may_be_is_slow_from_then_on_and_has_its_time() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        outcomes = []
        for number in (1, 2):
            calling = asyncio.create_task(peer.toolbox.call("self.lamp.set", {"level": 3}, caller=Caller.MODEL))
            asked = (await peer.until("tools/call", number))["id"]
            await asyncio.sleep(CALL_S + 2)
            peer.say(id=asked, result={"content": []})
            outcomes.append((await calling).outcome)
        assert outcomes == [ToolOutcome.LATE, ToolOutcome.DONE]
        assert peer.toolbox.is_slow("self.lamp.set")

    perform(lambda: lamp(call="none"), play)


@pytest.mark.parametrize("answered_after_s", [CALL_S + 5, None])
def test_a_tool_that_is_late_keeps_the_device_busy_until_it_is_done(answered_after_s: float | None) -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        loop = asyncio.get_running_loop()
        began = loop.time()
        told = await peer.toolbox.call("self.lamp.set", {"level": 3}, caller=Caller.SKILL)
        assert told.outcome is ToolOutcome.LATE
        assert loop.time() - began == pytest.approx(CALL_S, abs=0.1)
        assert peer.toolbox.busy()
        if answered_after_s is not None:
            await asyncio.sleep(answered_after_s - CALL_S)
            assert peer.toolbox.busy()
            peer.say(id=peer.of("tools/call")[0]["id"], result={"content": []})
        await peer.toolbox.turns.free()
        assert loop.time() - began == pytest.approx(answered_after_s or SLOW_CALL_S, abs=0.1)
        assert not peer.toolbox.busy()

    perform(lambda: lamp(call="none"), play)


def test_what_nobody_waits_for_ends_with_the_conversation() -> None:
    async def whole() -> None:
        async with running(Peer(says(tools=[tool("self.take_photo")]))) as peer:
            await peer.toolbox.listed()
            call = asyncio.create_task(peer.toolbox.call("self.take_photo", {}, caller=Caller.MODEL))
            await peer.until("tools/call")
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
        assert not [task for task in asyncio.all_tasks() if task.get_name() == "tools: asking"]

    run_virtual(whole())


def test_what_a_person_wants_waits_for_an_answer_that_is_to_begin_and_then_a_tenth_of_a_second() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        loop = asyncio.get_running_loop()
        with peer.toolbox.turns.answer_first():
            call = asyncio.create_task(peer.toolbox.call("self.take_photo", {}, caller=Caller.PERSON))
            await asyncio.sleep(3)
            assert (peer.toolbox.busy(), peer.of("tools/call")) == (True, [])
            begun = loop.time()
        await peer.until("tools/call")
        assert AHEAD_S <= loop.time() - begun < AHEAD_S + 0.1
        call.cancel()

    perform(lambda: Peer(says(tools=[tool("self.take_photo")])), play)


def test_a_person_whose_call_waits_for_answers_all_the_time_is_told() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        with peer.toolbox.turns.answer_first():
            told = await peer.toolbox.call("self.take_photo", {}, caller=Caller.PERSON)
        assert (told.outcome, peer.of("tools/call")) == (ToolOutcome.LATE, [])
        assert not peer.toolbox.busy()

    perform(lambda: Peer(says(tools=[tool("self.take_photo")])), play)


def test_a_person_waits_for_a_turn_no_longer_than_one_call_can_take() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        before = [
            asyncio.create_task(peer.toolbox.call("self.take_photo", {}, caller=Caller.MODEL)) for _ in "12"
        ]
        await asyncio.sleep(1)
        began = asyncio.get_running_loop().time()
        told = await peer.toolbox.call("self.take_photo", {}, caller=Caller.PERSON)
        assert (told.outcome, "was not asked" in told.text) == (ToolOutcome.LATE, True)
        assert asyncio.get_running_loop().time() - began == pytest.approx(TURN_S, abs=0.1)
        assert [one.outcome for one in await asyncio.gather(*before)] == [ToolOutcome.LATE] * 2
        assert len(peer.of("tools/call")) == 2

    perform(lambda: Peer(says(tools=[tool("self.take_photo")])), play)
