"""Devices' tools, over the API."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from hub.devices.mcp.toolbox import Toolbox
from hub.events import ToolCalled
from hub.storage.tokens import Scope
from hub.tools import Tool
from hub.twin.errors import ToolError
from hub.twin.mcp import Reply, answered, failed
from hub.twin.tool_kinds import Failing, Toolset
from hub.web.uploads import EXPECTED_S
from tests.storage.records import KITCHEN
from tests.twin.device_tools import Bench
from tests.web.api.conftest import Answer, House

TOOLS = f"/api/v1/devices/{KITCHEN}/tools"


class Visit:
    """The kitchen's device in a conversation, with the twin's tools."""

    def __init__(self, house: House, bench: Bench) -> None:
        self.bench = bench
        self.toolbox: Toolbox = house.toolboxes.open(KITCHEN, "s1", self._take)
        self.toolbox.open()

    async def _take(self, payload: dict[str, object]) -> None:
        wanted = self.bench.server.read(payload)
        if isinstance(wanted, Reply):
            self.toolbox.receive(json.loads(wanted.payload))
        elif wanted is not None:
            try:
                said = answered(wanted.id, await wanted.tool.act(wanted.arguments))
            except ToolError as error:
                said = failed(wanted.id, str(error))
            if said:
                self.toolbox.receive(json.loads(said))


@asynccontextmanager
async def visiting(house: House, failing: Failing | None = None) -> AsyncIterator[Visit]:
    visit = Visit(house, Bench(Toolset.CAMERA, failing=failing))
    running = asyncio.create_task(visit.toolbox.run())
    await visit.toolbox.listed()
    yield visit
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    house.toolboxes.close("s1")


async def call(house: House, name: str, **arguments: object) -> Answer:
    return await house.ask("POST", f"{TOOLS}/{name}", Scope.CONTROL, json={"arguments": arguments})


async def test_what_a_device_can_do_is_told_also_when_it_is_not_here(lived_in: House) -> None:
    nothing = (await lived_in.ask("GET", TOOLS, Scope.READ)).json
    assert nothing == {"connected": False, "tools": []}
    async with visiting(lived_in):
        here = (await lived_in.ask("GET", TOOLS, Scope.READ)).json
    assert (here["connected"], len(here["tools"])) == (True, 12)
    volume = next(one for one in here["tools"] if one["name"] == "self.audio_speaker.set_volume")
    assert volume["parameters"]["properties"] == {"volume": {"type": "integer", "minimum": 0, "maximum": 100}}
    assert [one["name"] for one in here["tools"] if one["user_only"]][:2] == [
        "self.get_system_info",
        "self.reboot",
    ]
    away = (await lived_in.ask("GET", TOOLS, Scope.READ)).json
    assert away == here | {"connected": False}


async def test_a_tool_is_called_for_a_person(lived_in: House) -> None:
    called: list[ToolCalled] = []
    lived_in.hub.bus.subscribe(ToolCalled, called.append)
    async with visiting(lived_in) as visit:
        answer = await call(lived_in, "self.audio_speaker.set_volume", volume=20)
        assert answer.json == {"outcome": "done", "text": "true", "pictures": [], "upload_id": ""}
        assert visit.bench.board.volume == 20
        assert (await call(lived_in, "self.get_system_info")).json["outcome"] == "done"
        assert (await call(lived_in, "self.reboot")).json["outcome"] == "done"
        assert len(visit.bench.restarts) == 1
    assert {(one.caller, one.outcome) for one in called} == {("person", "done")}


async def test_a_device_that_is_not_in_a_conversation_cannot_be_reached(lived_in: House) -> None:
    answer = await call(lived_in, "self.reboot")
    assert (answer.status, answer.json["code"]) == (409, "devices.not_in_conversation")
    assert "press its button" in answer.json["detail"]


async def test_what_the_device_was_not_asked_is_a_problem(lived_in: House) -> None:
    async with visiting(lived_in):
        wrong = await call(lived_in, "self.audio_speaker.set_volume", volume=200)
        assert (wrong.status, wrong.json["code"]) == (422, "api.invalid")
        assert "maximum" in wrong.json["detail"]
        for name in ("self.nothing", "self%2Fnothing", "лампа"):
            unknown = await call(lived_in, name)
            assert (unknown.status, unknown.json["code"]) == (404, "api.not_kept")
        extra = await lived_in.ask("POST", f"{TOOLS}/self.reboot", Scope.CONTROL, json={"args": {}})
        assert extra.json["code"] == "api.invalid"
    for method, path in (("GET", ""), ("POST", "/self.reboot")):
        nobody = await lived_in.ask(method, f"/api/v1/devices/nobody/tools{path}", Scope.CONTROL, json={})
        assert (nobody.status, nobody.json["code"]) == (404, "enrolment.unknown_device")


async def test_what_the_device_says_it_failed_at_is_an_answer(lived_in: House) -> None:
    async with visiting(lived_in, Failing.ERROR):
        answer = await call(lived_in, "self.get_system_info")
        assert (answer.status, answer.json["outcome"], answer.json["text"]) == (
            200,
            "refused",
            "The tool is broken",
        )


async def test_a_screenshot_is_sent_to_the_hub_and_named(lived_in: House) -> None:
    known = lived_in.registry.record(KITCHEN)
    assert known is not None
    lived_in.registry.put(replace(known, hub_url=lived_in.url))
    async with visiting(lived_in) as visit:
        answer = (await call(lived_in, "self.screen.snapshot", quality=50)).json
        assert (answer["outcome"], visit.bench.board.snapshots) == ("done", 1)
        upload = (await lived_in.ask("GET", f"/api/v1/uploads/{answer['upload_id']}", Scope.READ)).json
        assert (upload["kind"], upload["device_id"]) == ("screenshot", KITCHEN)


async def test_the_link_of_a_screenshot_is_made_when_it_is_the_device_s_turn(lived_in: House) -> None:
    known = lived_in.registry.let_in(KITCHEN)
    lived_in.registry.put(replace(known, hub_url=lived_in.url))
    async with visiting(lived_in) as visit:
        with visit.toolbox.turns.answer_first():
            asking = asyncio.create_task(call(lived_in, "self.screen.snapshot", quality=50))
            async with asyncio.timeout(10):
                while not visit.toolbox.busy():
                    await asyncio.sleep(0.01)
            lived_in.clock[0] += EXPECTED_S + 1
        answer = (await asking).json
        assert (answer["outcome"], visit.bench.board.snapshots) == ("done", 1)
        assert answer["upload_id"]


async def test_a_screenshot_goes_where_an_admin_wants_it(lived_in: House) -> None:
    async with visiting(lived_in) as visit:
        arguments = {"url": "http://127.0.0.1:9/x", "quality": 50}
        path = f"{TOOLS}/self.screen.snapshot"
        answer = (await lived_in.ask("POST", path, Scope.ADMIN, json={"arguments": arguments})).json
        assert (answer["outcome"], answer["upload_id"], visit.bench.board.snapshots) == ("refused", "", 0)
        assert answer["text"] == "Failed to open URL: http://127.0.0.1:9/x"


ABROAD = ["http://192.0.2.1/x", "http://{host}@192.0.2.1/x", "http://{host}.example/x", "//192.0.2.1/x", 3]


@pytest.mark.parametrize(
    ("name", "urls"),
    [
        ("self.upgrade_firmware", [None, "http://{host}/x", *ABROAD]),
        ("self.assets.set_download_url", [None, "http://{host}/x", *ABROAD]),
        ("self.screen.snapshot", ABROAD),
        ("self.screen.preview_image", ABROAD),
    ],
)
async def test_what_has_a_device_go_to_a_stranger_s_address_is_for_admins(
    lived_in: House, name: str, urls: list[object]
) -> None:
    host = lived_in.url.removeprefix("http://").rstrip("/")
    async with visiting(lived_in) as visit:
        taken: list[dict[str, object]] = []
        visit.toolbox._own = (Tool(name, user_only=True),)
        visit.bench.server.read = taken.append  # type: ignore[method-assign, assignment]
        for url in urls:
            given = {} if url is None else {"url": url.format(host=host) if isinstance(url, str) else url}
            refused = await call(lived_in, name, **given)
            assert (refused.status, refused.json["code"]) == (403, "api.scope")
            assert "scope admin" in refused.json["detail"]
        assert taken == []


@pytest.mark.parametrize("name", ["self.upgrade_firmware", "self.screen.preview_image"])
async def test_an_admin_s_token_has_a_device_go_to_any_address(lived_in: House, name: str) -> None:
    async with visiting(lived_in):
        body = {"arguments": {"url": "http://127.0.0.1:9/x"}}
        answer = await lived_in.ask("POST", f"{TOOLS}/{name}", Scope.ADMIN, json=body)
        assert answer.status == 200


async def test_what_is_the_hub_s_own_is_shown_for_who_controls(lived_in: House) -> None:
    known = lived_in.registry.record(KITCHEN)
    assert known is not None
    lived_in.registry.put(replace(known, hub_url=lived_in.url))
    async with visiting(lived_in):
        own = f"{lived_in.url.rstrip('/')}/files/nothing"
        assert (await call(lived_in, "self.screen.preview_image", url=own)).status == 200


@pytest.mark.parametrize("name", ["self.лампа", "self.corner lamp"])
async def test_names_of_strangers_are_called_as_they_are(lived_in: House, name: str) -> None:
    async with visiting(lived_in) as visit:
        visit.toolbox._own = (Tool(name),)
        answer = await call(lived_in, name)
        assert (answer.json["outcome"], answer.json["text"]) == ("refused", f"Unknown tool: {name}")
