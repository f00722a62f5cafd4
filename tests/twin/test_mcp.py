"""JSON-RPC as the firmware speaks it: what it answers, in which words, and what it ignores."""

import base64
import json
from typing import Any

import pytest

from hub.errors import MessageError
from hub.twin.board import Vision
from hub.twin.mcp import PAGE_BYTES, Reply, answered
from hub.twin.tool import Image, Kind, Property, Refusal, Result, Silence, Tool
from hub.twin.tool_kinds import Toolset
from tests.twin.device_tools import Bench, echo, request, text_of

VISION = {"url": "http://hub/vision", "token": "t-1"}
EVERY_KIND = Tool(
    "self.try",
    "Takes one of each.",
    echo,
    (
        Property("wanted", Kind.BOOLEAN),
        Property("count", Kind.INTEGER, default=3, low=-5, high=5),
        Property("name", Kind.STRING, default="nobody"),
    ),
)


def test_initialize_tells_who_it_is_and_keeps_where_photos_go() -> None:
    bench = Bench()
    params = {
        "protocolVersion": "2025-06-18",
        "capabilities": {"vision": VISION},
        "clientInfo": {"name": "hub"},
    }
    reply = bench.ask("initialize", params, number=7)
    assert reply["id"] == 7
    assert reply["result"]["protocolVersion"] == "2024-11-05"
    assert reply["result"]["capabilities"] == {"tools": {}}
    assert reply["result"]["serverInfo"] == {"name": "xiaozhi-hub-twin", "version": "2.4.2"}
    assert bench.board.vision == Vision("http://hub/vision", "t-1")
    assert "t-1" not in repr(bench.board)


@pytest.mark.parametrize(
    ("capabilities", "kept"),
    [
        ({"vision": {"url": "http://x"}}, Vision("http://x", "")),
        ({"vision": {"url": "http://x", "token": 5}}, Vision("http://x", "")),
        ({"VISION": {"Url": "http://x", "TOKEN": "t"}}, Vision("http://x", "t")),
        ({"vision": {"token": "t"}}, None),
        ({"vision": "http://x"}, None),
        ({}, None),
        (None, None),
    ],
)
def test_what_is_kept_of_odd_capabilities(capabilities: Any, kept: Vision | None) -> None:
    bench = Bench()
    assert "result" in bench.ask("initialize", {"capabilities": capabilities})
    assert bench.board.vision == kept


def test_a_device_without_a_camera_keeps_nothing() -> None:
    bench = Bench(Toolset.STANDARD)
    assert "result" in bench.ask("initialize", {"capabilities": {"vision": VISION}})
    assert bench.board.vision is None
    assert "result" in bench.ask("initialize")


@pytest.mark.parametrize("method", ["notifications/initialized", "notifications", "notifications/cancelled"])
def test_notifications_are_ignored_even_with_an_id(method: str) -> None:
    assert Bench().server.read(request(method, [1])) is None


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        ({"id": 1, "method": "initialize"}, "2.0"),
        ({"jsonrpc": 2.0, "id": 1, "method": "initialize"}, "2.0"),
        ({"jsonrpc": "2.0", "id": 1}, "no method"),
        ({"jsonrpc": "2.0", "id": 1, "method": 5}, "no method"),
        ({"jsonrpc": "2.0", "id": 1, "result": {}}, "no method"),
        (request("tools/list", []), "no object"),
        ({"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": None}, "no object"),
        ({"jsonrpc": "2.0", "method": "tools/list"}, "no number"),
        (request("tools/list", number="1"), "no number"),
        (request("tools/list", number=None), "no number"),
        (request("tools/list", number=True), "no number"),
        ([], "no object"),
    ],
)
def test_what_a_device_ignores_it_does_not_answer(payload: Any, words: str) -> None:
    with pytest.raises(MessageError, match=words):
        Bench().server.read(payload)


@pytest.mark.parametrize(
    ("sent", "answered_as"),
    [
        (0, 0),
        (-7, -7),
        (3.9, 3),
        (2**31 - 1, 2**31 - 1),
        (2**31, 2**31 - 1),
        (-1e99, -(2**31)),
        (1e99, 2**31 - 1),
    ],
)
def test_ids_are_cut_down_to_32_bits(sent: float, answered_as: int) -> None:
    assert Bench().ask("initialize", number=sent)["id"] == answered_as


@pytest.mark.parametrize(
    ("method", "params", "message"),
    [
        ("resources/list", None, "Method not implemented: resources/list"),
        ("ping", None, "Method not implemented: ping"),
        ("tools/call", None, "Missing params"),
        ("tools/call", {}, "Missing name"),
        ("tools/call", {"name": 5}, "Missing name"),
        ("tools/call", {"name": "self.try", "arguments": [1]}, "Invalid arguments"),
        ("tools/call", {"name": "self.try", "arguments": None}, "Invalid arguments"),
        ("tools/call", {"name": "self.fly"}, "Unknown tool: self.fly"),
        ("tools/call", {"name": "self.try"}, "Missing valid argument: wanted"),
        ("tools/call", {"name": "self.try", "arguments": {"wanted": 1}}, "Missing valid argument: wanted"),
        (
            "tools/call",
            {"name": "self.audio_speaker.set_volume", "arguments": {"volume": "5"}},
            "Missing valid argument: volume",
        ),
        (
            "tools/call",
            {"name": "self.audio_speaker.set_volume", "arguments": {"volume": True}},
            "Missing valid argument: volume",
        ),
        (
            "tools/call",
            {"name": "self.audio_speaker.set_volume", "arguments": {"volume": -1}},
            "Value is below minimum allowed: 0",
        ),
        (
            "tools/call",
            {"name": "self.audio_speaker.set_volume", "arguments": {"volume": 1e12}},
            "Value exceeds maximum allowed: 100",
        ),
        ("tools/list", {"cursor": "self.fly"}, "Failed to add tool  because of payload size limit"),
    ],
)
def test_errors_have_words_and_no_code(method: str, params: Any, message: str) -> None:
    reply = Bench(more=(EVERY_KIND,)).ask(method, params)
    assert reply == {"jsonrpc": "2.0", "id": 1, "error": {"message": message}}


def test_an_errors_words_are_not_escaped() -> None:
    reply = Bench().server.read(request("tools/call", {"name": 'say "hi"'}))
    assert isinstance(reply, Reply)
    assert reply.payload == '{"jsonrpc":"2.0","id":1,"error":{"message":"Unknown tool: say "hi""}}'


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        ({"wanted": True}, {"wanted": True, "count": 3, "name": "nobody"}),
        ({"wanted": False, "count": 4.9, "name": ""}, {"wanted": False, "count": 4, "name": ""}),
        ({"Wanted": True, "COUNT": -5, "more": 1}, {"wanted": True, "count": -5, "name": "nobody"}),
        ({"wanted": True, "count": "4", "name": 4}, {"wanted": True, "count": 3, "name": "nobody"}),
        ({"wanted": True, "count": None, "name": None}, {"wanted": True, "count": 3, "name": "nobody"}),
    ],
)
def test_arguments_of_the_wrong_type_count_as_not_sent(sent: dict[str, Any], taken: dict[str, Any]) -> None:
    assert Bench(more=(EVERY_KIND,)).wanted("self.try", **sent).arguments == taken


def test_the_list_describes_arguments_and_marks_the_tools_of_people() -> None:
    tools = {tool["name"]: tool for tool in Bench(more=(EVERY_KIND,)).listed(with_user_tools=True)[0]}
    assert tools["self.try"]["inputSchema"] == {
        "type": "object",
        "properties": {
            "wanted": {"type": "boolean"},
            "count": {"type": "integer", "default": 3, "minimum": -5, "maximum": 5},
            "name": {"type": "string", "default": "nobody"},
        },
        "required": ["wanted"],
    }
    assert tools["self.get_device_status"]["inputSchema"] == {"type": "object", "properties": {}}
    assert "annotations" not in tools["self.get_device_status"]
    assert tools["self.reboot"]["annotations"] == {"audience": ["user"]}
    upgrade = tools["self.upgrade_firmware"]["inputSchema"]
    assert "required" not in upgrade
    assert upgrade["properties"]["url"]["default"]


def test_the_tools_of_people_are_listed_only_when_asked_for() -> None:
    bench = Bench()
    names = [tool["name"] for tool in bench.listed()[0]]
    assert names == [
        "self.get_device_status",
        "self.audio_speaker.set_volume",
        "self.screen.set_brightness",
        "self.screen.set_theme",
        "self.camera.take_photo",
    ]
    everything = [tool["name"] for tool in bench.listed(with_user_tools=True)[0]]
    assert everything[: len(names)] == names
    assert set(everything) - set(names) == {
        "self.get_system_info",
        "self.reboot",
        "self.upgrade_firmware",
        "self.screen.get_info",
        "self.screen.snapshot",
        "self.screen.preview_image",
        "self.assets.set_download_url",
    }
    assert "self.camera.take_photo" not in [tool["name"] for tool in Bench(Toolset.STANDARD).listed()[0]]
    assert bench.ask("tools/list", {"withUserTools": 1}) == bench.ask("tools/list")


def test_five_hundred_tools_come_on_pages_of_8_kb() -> None:
    tools, sizes = Bench(Toolset.MANY).listed(with_user_tools=True)
    names = [tool["name"] for tool in tools]
    assert len(names) == len(set(names)) == 512
    assert 20 < len(sizes) < 80
    assert all(size <= PAGE_BYTES + 100 for size in sizes)
    assert all(size > PAGE_BYTES - 1000 for size in sizes[:-1])


def test_a_tool_longer_than_a_page_is_an_error() -> None:
    large = Tool("self.large", "x" * PAGE_BYTES, echo)
    reply = Bench(Toolset.NONE, more=(large,)).ask("tools/list")
    assert reply["error"]["message"] == "Failed to add tool self.large because of payload size limit"


def test_of_two_tools_with_one_name_the_first_counts() -> None:
    bench = Bench(Toolset.NONE, more=(Tool("self.a", "first", echo), Tool("self.a", "second", echo)))
    assert [tool["description"] for tool in bench.listed()[0]] == ["first"]


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (True, "true"),
        (False, "false"),
        (42, "42"),
        ('{"a":1}', '{"a":1}'),
        ("да", "да"),
        ({"a": [1, "б"]}, '{"a":[1,"б"]}'),
    ],
)
def test_results_are_text(result: Result, text: str) -> None:
    assert text_of(result) == text


def test_a_picture_is_json_within_json() -> None:
    (piece,) = json.loads(answered(1, Image("image/png", b"png")))["result"]["content"]
    assert piece["type"] == "image"
    inside = json.loads(piece["image"])
    assert (inside["type"], inside["mimeType"]) == ("image", "image/png")
    assert base64.b64decode(inside["data"]) == b"png"


def test_a_refusal_says_that_it_is_an_error_and_silence_says_nothing() -> None:
    assert json.loads(answered(3, Refusal("no")))["result"] == {
        "content": [{"type": "text", "text": "no"}],
        "isError": True,
    }
    assert answered(3, Silence()) == ""
