"""What is known of devices' tools before a device has said it: by its board and firmware."""

import asyncio
import logging

import pytest

from hub.devices.mcp.kinds import FAST_AGAIN, MAX_KINDS, TELL_AGAIN_S, Kinds, kind_of
from hub.errors import DamagedFileError
from hub.storage.keeping import GATHER_S, Keeping
from hub.storage.tool_kinds import ToolKind
from hub.tools import Caller, Tool
from tests.devices.mcp.peer import Peer, perform, result, says, tool
from tests.fakes.tools import KIND, NotedKinds, tool_parts
from tests.fakes.virtual_time import run_virtual

LAMP, FAN = Tool("self.lamp.set"), Tool("self.fan.set")


class Scene:
    """Kinds that are kept in memory, and a clock."""

    def __init__(self, kept: NotedKinds | None = None) -> None:
        self.kept = kept or NotedKinds()
        self.now = 1_000.0
        self.kinds = Kinds(Keeping("tools", self._opened), lambda: self.now)

    async def _opened(self) -> NotedKinds:
        return self.kept


def test_what_a_kind_can_do_is_known_after_a_restart() -> None:
    async def whole() -> None:
        scene = Scene()
        writing = asyncio.create_task(scene.kinds.run())
        scene.kinds.listed("box/1", [LAMP, FAN])
        scene.kinds.was_slow("box/1", FAN.name)
        await asyncio.sleep(GATHER_S * 2)
        writing.cancel()
        again = Scene(scene.kept)
        assert again.kinds.tools("box/1") == ()
        await again.kinds.load()
        assert again.kinds.tools("box/1")
        assert again.kinds.tools("box/1") == (LAMP, FAN)
        assert again.kinds.is_slow("box/1", FAN.name)
        assert not again.kinds.is_slow("box/1", LAMP.name)
        assert again.kinds.tools("box/2") == ()
        await asyncio.gather(writing, return_exceptions=True)

    run_virtual(whole())


def test_a_new_list_takes_the_place_of_the_old_one_and_nothing_is_written_without_need() -> None:
    async def whole() -> None:
        scene = Scene()
        scene.kinds.listed("box/1", [LAMP, FAN])
        scene.kinds.was_slow("box/1", FAN.name)
        scene.kinds.listed("box/1", [LAMP])
        assert scene.kinds.tools("box/1") == (LAMP,)
        assert not scene.kinds.is_slow("box/1", FAN.name)
        await scene.kinds.finish()
        scene.kept.kept.clear()
        scene.kinds.listed("box/1", [LAMP])
        await scene.kinds.finish()
        assert scene.kept.kept == {}
        scene.now += TELL_AGAIN_S
        scene.kinds.listed("box/1", [LAMP])
        await scene.kinds.finish()
        assert scene.kept.kept["box/1"].seen_at == scene.now

    run_virtual(whole())


def test_who_was_heard_of_longest_ago_makes_room() -> None:
    async def whole() -> None:
        scene = Scene()
        for number in range(MAX_KINDS + 3):
            scene.kinds.listed(f"box/{number}", [LAMP])
        await scene.kinds.finish()
        assert list(scene.kept.kept) == [f"box/{number}" for number in range(3, MAX_KINDS + 3)]
        crowd = NotedKinds(*(ToolKind(kind=f"k/{n}", tools=(FAN,), seen_at=n) for n in range(MAX_KINDS + 2)))
        scene = Scene(crowd)
        await scene.kinds.load()
        assert [bool(scene.kinds.tools(f"k/{n}")) for n in range(3)] == [False, False, True]

    run_virtual(whole())


def test_a_tool_that_was_slow_is_fast_again_after_three_fast_calls_in_a_row() -> None:
    async def whole() -> None:
        scene = Scene()
        scene.kinds.listed("box/1", [LAMP, FAN])
        for name in (LAMP.name, FAN.name):
            scene.kinds.was_slow("box/1", name)
        for _ in range(FAST_AGAIN - 1):
            scene.kinds.was_fast("box/1", FAN.name)
        scene.kinds.was_slow("box/1", FAN.name)
        for _ in range(FAST_AGAIN - 1):
            scene.kinds.was_fast("box/1", FAN.name)
        assert scene.kinds.is_slow("box/1", FAN.name)
        scene.kinds.was_fast("box/1", FAN.name)
        assert not scene.kinds.is_slow("box/1", FAN.name)
        assert scene.kinds.is_slow("box/1", LAMP.name)

    run_virtual(whole())


def test_a_device_that_does_not_tell_its_board_is_of_no_kind() -> None:
    async def whole() -> None:
        assert (kind_of("box", "1.2"), kind_of("", "1.2"), kind_of("box", "")) == ("box/1.2", "", "")
        scene = Scene()
        scene.kinds.listed("", [LAMP])
        scene.kinds.was_slow("", LAMP.name)
        assert scene.kinds.tools("") == ()
        assert not scene.kinds.any

    run_virtual(whole())


@pytest.mark.logs("asked anew")
def test_a_file_that_cannot_be_read_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    class Damaged(NotedKinds):
        async def all(self) -> list[ToolKind]:
            raise DamagedFileError("tools.json cannot be understood.")

    async def whole() -> None:
        scene = Scene(Damaged())
        await scene.kinds.load()
        scene.kinds.listed("box/1", [LAMP])
        assert scene.kinds.tools("box/1") == (LAMP,)

    with caplog.at_level(logging.WARNING):
        run_virtual(whole())


# --- in a conversation -------------------------------------------------------------------------------


def test_the_tools_of_a_kind_are_known_at_once_and_a_device_s_own_count() -> None:
    parts = []

    def peer() -> Peer:
        parts.append(tool_parts())
        parts[0].kinds.listed(KIND, [LAMP, Tool("self.reboot", user_only=True)])
        return Peer(says(tools=[tool("self.fan.set")]), parts[0])

    async def play(peer: Peer) -> None:
        assert [one.name for one in peer.toolbox.known()] == ["self.lamp.set"]
        assert [one.name for one in await peer.toolbox.listed()] == ["self.fan.set"]
        assert [one.name for one in parts[0].kinds.tools(KIND)] == ["self.fan.set"]

    perform(peer, play)


def test_a_tool_that_is_known_of_its_kind_is_called_once_the_device_was_greeted() -> None:
    done = {"content": [{"type": "text", "text": "lit"}]}

    def peer() -> Peer:
        parts = tool_parts()
        parts.kinds.listed(KIND, [LAMP])
        return Peer(says(call=lambda request: [result(request, done)]), parts)

    async def play(peer: Peer) -> None:
        assert (await peer.toolbox.call("self.lamp.set", {}, caller=Caller.MODEL)).text == "lit"
        assert peer.methods()[0] == "initialize"

    perform(peer, play)


def test_half_a_list_is_used_but_not_kept_for_others() -> None:
    def breaks_off(request: dict[str, object]) -> list[dict[str, object]]:
        params = request.get("params", {})
        assert isinstance(params, dict)
        if request.get("method") == "tools/list" and params["cursor"] == "":
            return [result(request, {"tools": [tool("self.fan.set")], "nextCursor": "x"})]
        return [result(request, {})] if request.get("method") == "initialize" else []

    async def play(peer: Peer) -> None:
        await asyncio.sleep(60)
        assert [one.name for one in peer.toolbox.known()] == ["self.fan.set"]
        assert not peer.parts.kinds.any

    perform(lambda: Peer(breaks_off), play)
