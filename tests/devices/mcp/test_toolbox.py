"""What a device can do, as a conversation asks for it: known, listed and called."""

import asyncio
import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.devices.mcp.habits import CALL_S, FOR_PEOPLE
from hub.devices.mcp.toolbox import ANSWER_S, LIST_AGAIN_S
from hub.tools import LISTED_S, Caller, Tool, ToolOutcome
from hub.twin.tool_kinds import Failing, Toolset
from tests.devices.mcp.peer import INITIALIZED, LAMP, Payload, Peer, TwinPeer, lamp, perform, result, says, tool
from tests.fakes.anything import odd_json, quickly
from tests.fakes.tools import KIND, VISION
from tests.fakes.virtual_time import run_virtual
from tests.twin.device_tools import Bench

VOLUME = "self.audio_speaker.set_volume"


def test_a_device_is_told_who_asks_and_where_photos_are_explained() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        first, *others = [payload for _, payload in peer.asked]
        assert (first["id"], first["method"]) == (1, "initialize")
        assert first["params"]["protocolVersion"] == "2024-11-05"
        assert first["params"]["capabilities"] == {"vision": {"url": VISION.url, "token": VISION.token}}
        assert first["params"]["clientInfo"]["name"] == "Xiaozhi Hub"
        assert others[0] == {"jsonrpc": "2.0", "method": "notifications/initialized"}
        assert others[1]["params"] == {"cursor": "", "withUserTools": True}

    perform(lamp, play)


def test_the_model_knows_nothing_of_what_is_for_people() -> None:
    async def play(peer: Peer) -> None:
        names = {one.name for one in await peer.toolbox.listed()}
        assert names == {
            "self.get_device_status", VOLUME, "self.screen.set_brightness", "self.screen.set_theme",
            "self.camera.take_photo",
        }  # fmt: skip
        assert {one.name for one in peer.toolbox.all()} - names == FOR_PEOPLE
        for caller in (Caller.MODEL, Caller.SKILL):
            refused = await peer.toolbox.call("self.reboot", {}, caller=caller)
            assert refused.outcome is ToolOutcome.UNKNOWN
        assert not peer.of("tools/call")
        assert (await peer.toolbox.call("self.get_system_info", {}, caller=Caller.PERSON)).done

    perform(lambda: TwinPeer(Toolset.CAMERA), play)


def test_known_names_are_for_people_though_a_device_does_not_say_so() -> None:
    async def play(peer: Peer) -> None:
        assert [one.name for one in await peer.toolbox.listed()] == ["self.lamp.set"]
        assert [one.name for one in peer.toolbox.all()] == ["self.reboot", "self.lamp.set"]

    perform(lambda: Peer(says(tools=[tool("self.reboot"), LAMP])), play)


def test_a_tool_is_called_and_everybody_is_told() -> None:
    async def play(peer: Peer) -> None:
        assert isinstance(peer, TwinPeer)
        await peer.toolbox.listed()
        told = await peer.toolbox.call(VOLUME, {"volume": "30"}, caller=Caller.MODEL, turn_id="s1-1")
        assert (told.outcome, told.text, told.pictures) == (ToolOutcome.DONE, "true", ())
        assert peer.bench.board.volume == 30
        (event,) = peer.called
        assert (event.tool, event.caller, event.outcome, event.turn_id, event.session_id) == (
            VOLUME, "model", "done", "s1-1", "s1",
        )  # fmt: skip
        assert json.loads(event.arguments) == {"volume": "30"}

    perform(lambda: TwinPeer(Toolset.STANDARD), play)


@pytest.mark.parametrize(
    ("arguments", "flaw"),
    [
        ({}, "required"),
        ({"volume": 101}, "maximum"),
        ({"volume": -1}, "minimum"),
        ({"volume": "loud"}, "integer"),
        ({"volume": 1.5}, "integer"),
        ({"volume": True}, "integer"),
        ({"volume": None}, "integer"),
        ({"volume": float("nan")}, "JSON"),
        ({"volume": 1, "more": "x" * 5_000}, "bytes"),
    ],
)
def test_a_device_is_not_asked_what_does_not_fit(arguments: Payload, flaw: str) -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        told = await peer.toolbox.call(VOLUME, arguments, caller=Caller.MODEL)
        assert told.outcome is ToolOutcome.INVALID
        assert flaw in told.text
        assert not peer.of("tools/call")
        assert [event.outcome for event in peer.called] == ["invalid"]

    perform(lambda: TwinPeer(Toolset.STANDARD), play)


def test_what_there_is_not_is_not_asked_for() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        assert (
            await peer.toolbox.call("self.door.open", {}, caller=Caller.PERSON)
        ).outcome is ToolOutcome.UNKNOWN
        assert [event.outcome for event in peer.called] == ["unknown"]

    perform(lamp, play)


@pytest.mark.parametrize(
    ("failing", "outcome", "text"),
    [
        (Failing.ERROR, ToolOutcome.REFUSED, "The tool is broken"),
        (Failing.REFUSAL, ToolOutcome.REFUSED, "The tool is broken"),
        (Failing.SILENCE, ToolOutcome.LATE, "The device did not answer in time"),
    ],
)
def test_a_tool_that_fails_says_so(failing: Failing, outcome: ToolOutcome, text: str) -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        told = await peer.toolbox.call(VOLUME, {"volume": 3}, caller=Caller.MODEL)
        assert told.outcome is outcome
        assert told.text.startswith(text)

    perform(lambda: TwinPeer(Toolset.STANDARD, bench=Bench(Toolset.STANDARD, failing=failing)), play)


def test_who_is_late_is_told_that_nobody_waits_and_is_not_heard_any_more() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        began = asyncio.get_running_loop().time()
        told = await peer.toolbox.call("self.lamp.set", {"level": 3}, caller=Caller.MODEL)
        assert told.outcome is ToolOutcome.LATE
        assert asyncio.get_running_loop().time() - began == pytest.approx(CALL_S, abs=0.1)
        late = (await peer.until("tools/call"))["id"]
        cancelled = await peer.until("notifications/cancelled")
        assert cancelled["params"]["requestId"] == late
        assert peer.say(id=late, result={"content": [{"type": "text", "text": "at last"}]})
        again = asyncio.create_task(peer.toolbox.call("self.lamp.set", {"level": 4}, caller=Caller.MODEL))
        peer.say(id=late, result={"content": []})
        number = (await peer.until("tools/call", 2))["id"]
        for text in ("now", "twice"):
            peer.say(id=str(number), result={"content": [{"type": "text", "text": text}]})
        assert (await again).text == "now"

    perform(lambda: lamp(call="none"), play)


# --- devices that do not do as they should -----------------------------------------------------------


def test_a_device_that_never_answers_costs_a_time_limit_and_nothing_else() -> None:
    async def play(peer: Peer) -> None:
        began = asyncio.get_running_loop().time()
        assert await peer.toolbox.listed() == ()
        assert asyncio.get_running_loop().time() - began == pytest.approx(LISTED_S, abs=0.1)
        await asyncio.sleep(ANSWER_S * 5)
        assert peer.methods() == ["initialize"]

    perform(lambda: Peer(lambda _: ()), play)


def test_a_device_without_tools_is_asked_nothing() -> None:
    async def whole() -> None:
        peer = lamp()
        await peer.toolbox.run()
        assert await peer.toolbox.listed() == peer.toolbox.known() == ()
        assert peer.asked == []
        assert (
            await peer.toolbox.call("self.lamp.set", {}, caller=Caller.MODEL)
        ).outcome is ToolOutcome.UNKNOWN

    run_virtual(whole())


def test_a_device_that_declines_to_begin_is_asked_for_its_tools_all_the_same() -> None:
    def declines(request: Payload) -> list[Payload]:
        if request.get("method") == "initialize":
            return [{"jsonrpc": "2.0", "id": request["id"], "error": {"message": "not implemented"}}]
        return list(says(tools=[LAMP])(request))

    async def play(peer: Peer) -> None:
        assert [one.name for one in await peer.toolbox.listed()] == ["self.lamp.set"]

    perform(lambda: Peer(declines), play)


def test_changed_tools_are_listed_again_but_not_all_the_time() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        for _ in range(110):
            peer.say(method="notifications/tools/list_changed")
            await asyncio.sleep(0.6)
        assert len(peer.of("tools/list")) == 1 + 66 // LIST_AGAIN_S

    perform(lamp, play)


def half_a_list(request: Payload) -> Iterable[Payload]:
    """The second page is lost, the first time."""
    match request.get("method"):
        case "initialize":
            yield result(request, INITIALIZED)
        case "tools/list" if request["params"]["cursor"] == "":
            yield result(request, {"tools": [tool("self.get_device_status")], "nextCursor": "p2"})
        case "tools/list" if request["id"] > 3:
            yield result(request, {"tools": [tool("self.camera.take_photo")]})


def test_half_a_list_takes_nothing_from_what_is_known_and_is_asked_for_again() -> None:
    async def play(peer: Peer) -> None:
        both = ["self.get_device_status", "self.camera.take_photo"]
        more = [*both, "self.lamp.set"]
        peer.parts.kinds.listed(KIND, [Tool(name) for name in more])
        await asyncio.sleep(ANSWER_S + 1)
        assert [one.name for one in peer.toolbox.known()] == more
        await asyncio.sleep(LIST_AGAIN_S)
        assert [one.name for one in peer.toolbox.known()] == both
        await asyncio.sleep(3 * LIST_AGAIN_S)
        assert len(peer.of("tools/list")) == 4

    perform(lambda: Peer(half_a_list), play)


def test_half_a_list_is_better_than_none() -> None:
    async def play(peer: Peer) -> None:
        await asyncio.sleep(ANSWER_S + 1)
        assert [one.name for one in peer.toolbox.known()] == ["self.get_device_status"]
        await asyncio.sleep(LIST_AGAIN_S)
        assert len(peer.toolbox.known()) == 2

    perform(lambda: Peer(half_a_list), play)


def test_a_device_may_ask_whether_anybody_is_there_and_nothing_else() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        assert peer.say(id=7, method="ping")
        assert peer.say(id="x", method="sampling/createMessage", params={})
        await asyncio.sleep(0.1)
        (pong, no) = [payload for _, payload in peer.asked if "method" not in payload]
        assert pong == {"jsonrpc": "2.0", "id": 7, "result": {}}
        assert (no["id"], no["error"]["code"]) == ("x", -32_601)
        for useless in ({}, {"id": None}, {"id": 1}, {"id": True, "result": {}}, {"id": [], "error": "x"}):
            assert not peer.say(**useless)

    perform(lamp, play)


def test_what_floods_is_dropped_and_what_is_asked_is_answered_all_the_same() -> None:
    async def play(peer: Peer) -> None:
        await peer.toolbox.listed()
        taken = [peer.say(id=1_000 + number, method="ping") for number in range(500)]
        taken += [peer.say(id=1_000 + number, result={}) for number in range(500)]
        assert 0 < sum(taken) < 200
        await asyncio.sleep(0.1)
        assert (await peer.toolbox.call("self.lamp.set", {"level": 1}, caller=Caller.MODEL)).done

    perform(lamp, play)


PARTS = st.sampled_from(["jsonrpc", "id", "method", "params", "result", "error"])
PAYLOADS = st.lists(
    st.dictionaries(PARTS, odd_json | st.sampled_from(["ping", "notifications/x", 1, 2, "3"])), max_size=8
)


@quickly
@given(
    PAYLOADS,
    st.lists(st.dictionaries(st.sampled_from(["tools", "nextCursor", "content", "isError"]), odd_json)),
)
def test_whatever_a_device_sends_the_line_to_it_stays_open(
    unasked: list[Payload], results: list[Payload]
) -> None:
    async def play(peer: Peer) -> None:
        for payload in unasked:
            peer.toolbox.receive(payload)
        await peer.toolbox.listed()
        for answer in results:
            calling = asyncio.create_task(peer.toolbox.call("self.lamp.set", {"level": 1}, caller=Caller.MODEL))
            number = (await peer.until("tools/call", len(peer.called) + 1))["id"]
            peer.toolbox.receive({"jsonrpc": "2.0", "id": number, "result": answer})
            peer.toolbox.receive({"jsonrpc": "2.0", "id": number, "result": {}})
            assert (await calling).outcome in {ToolOutcome.DONE, ToolOutcome.REFUSED}
        peer.say(id=99, method="ping")
        await asyncio.sleep(0.1)
        assert peer.asked[-1][1] == {"jsonrpc": "2.0", "id": 99, "result": {}}

    perform(lambda: lamp(call="none"), play)


@quickly
@given(st.dictionaries(st.sampled_from(["tools", "nextCursor", "content"]), odd_json))
def test_whatever_a_device_lists_the_line_to_it_stays_open(page: Payload) -> None:
    def odd(request: Payload) -> list[Payload]:
        return [result(request, page)] if "method" in request and "id" in request else []

    async def play(peer: Peer) -> None:
        await asyncio.sleep(60)
        peer.say(id=99, method="ping")
        await asyncio.sleep(0.1)
        assert peer.asked[-1][1] == {"jsonrpc": "2.0", "id": 99, "result": {}}

    perform(lambda: Peer(odd), play)
