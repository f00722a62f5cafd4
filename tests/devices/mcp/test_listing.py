"""The list of a device's tools: pages, limits, and whatever a stranger can put into it."""

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.config import LimitSettings
from hub.devices.mcp.errors import SilentError
from hub.devices.mcp.listing import (
    MAX_BYTES,
    MAX_DESCRIPTION,
    MAX_NAME,
    MAX_PAGES,
    MAX_TOOLS,
    PAGES_AT_ONCE,
    Listing,
    list_tools,
    next_cursor,
    read_page,
)
from hub.twin.tool_kinds import Toolset
from tests.devices.mcp.peer import tool
from tests.fakes.anything import odd_json, quickly
from tests.fakes.virtual_time import run_virtual
from tests.twin.device_tools import Bench, request


def listed(pages: Mapping[str, Any]) -> tuple[Listing, list[str]]:
    """What a device with these pages lists, and which were asked for; one that is not there is silence."""
    asked: list[str] = []

    async def page(cursor: str) -> Mapping[str, Any]:
        asked.append(cursor)
        if cursor not in pages:
            raise SilentError
        told: Mapping[str, Any] = pages[cursor]
        return told

    return run_virtual(list_tools(page)), asked


def names(listing: Listing) -> list[str]:
    return [one.name for one in listing.tools]


def test_all_pages_are_read_and_a_name_counts_once() -> None:
    pages = {
        "": {"tools": [tool("a"), tool("b", x={"type": "string"})], "nextCursor": "c"},
        "c": {"tools": [tool("c"), tool("b")], "nextCursor": ""},
    }
    listing, asked = listed(pages)
    assert (names(listing), listing.whole, asked) == (["a", "b", "c"], True, ["", "c"])
    assert listing.tools[1].schema["properties"] == {"x": {"type": "string"}}


def test_five_hundred_tools_of_the_twin_are_listed_with_pauses_for_others() -> None:
    bench = Bench(Toolset.MANY)

    async def page(cursor: str) -> Mapping[str, Any]:
        moments.append(asyncio.get_running_loop().time())
        reply = bench.server.read(request("tools/list", {"cursor": cursor, "withUserTools": True}))
        result: Mapping[str, Any] = json.loads(reply.payload)["result"]  # type: ignore[union-attr]
        return result

    moments: list[float] = []
    listing = run_virtual(list_tools(page))
    assert len(listing.tools) == 512
    assert len(moments) > 30
    later = moments[PAGES_AT_ONCE - 1 :]
    assert (len(later) - 1) / (later[-1] - later[0]) < LimitSettings().texts_per_s + 0.1


@pytest.mark.parametrize(
    "pages",
    [
        {"": {"tools": [tool("a")], "nextCursor": ""}},
        {"": {"tools": [tool("a")], "nextCursor": "x"}, "x": {"tools": [], "nextCursor": "x"}},
        {"": {"tools": [tool("a")], "nextCursor": "x"}, "x": {"nextCursor": "y"}, "y": {"nextCursor": "x"}},
        {"": {"tools": [tool("a")], "nextCursor": 7}},
        {"": {"tools": [tool("a")], "nextCursor": "x" * 1_000}},
    ],
)
def test_a_cursor_that_leads_nowhere_ends_it(pages: Mapping[str, Any]) -> None:
    listing, asked = listed(pages)
    assert names(listing) == ["a"]
    assert len(asked) == len(set(asked))


def test_pages_without_end_come_to_an_end() -> None:
    pages = {str(n) if n else "": {"tools": [tool(f"t{n}")], "nextCursor": str(n + 1)} for n in range(1_000)}
    listing, asked = listed(pages)
    assert len(asked) == len(listing.tools) == MAX_PAGES


def test_more_tools_or_text_than_is_looked_at_is_left_out() -> None:
    listing, _ = listed({"": {"tools": [tool(f"t{n}") for n in range(MAX_TOOLS + 5)]}})
    assert len(listing.tools) == MAX_TOOLS
    wordy = [{**tool(f"t{n}"), "description": "x" * 60_000} for n in range(MAX_TOOLS)]
    listing, _ = listed({"": {"tools": wordy}})
    assert sum(len(one.description) for one in listing.tools) <= MAX_BYTES
    assert max(len(one.description) for one in listing.tools) == MAX_DESCRIPTION


def test_what_came_before_a_device_fell_silent_is_used_but_not_the_whole() -> None:
    listing, _ = listed({"": {"tools": [tool("a")], "nextCursor": "gone"}})
    assert (names(listing), listing.whole) == (["a"], False)
    with pytest.raises(SilentError):
        listed({})


@pytest.mark.parametrize(
    "name", ["", None, 7, "x" * (MAX_NAME + 1), "a\nb", "\ud800", "a\u202eb", ["a"], "hub.x.y"]
)
def test_what_cannot_be_called_is_left_out(name: Any) -> None:
    listing, _ = listed({"": {"tools": [{**tool("a"), "name": name}, "b", None, [], tool("c")]}})
    assert names(listing) == ["c"]


def test_for_people_is_what_the_firmware_marks_so() -> None:
    marked = [
        (["user"], True), (["user", "assistant"], False), (["assistant"], False), ([], False), ("user", False),
    ]  # fmt: skip
    entries = [{**tool(f"t{n}"), "annotations": {"audience": who}} for n, (who, _) in enumerate(marked)]
    listing, _ = listed({"": {"tools": [*entries, {**tool("odd"), "annotations": 3}, tool("self.reboot")]}})
    assert [one.user_only for one in listing.tools] == [*(meant for _, meant in marked), False, True]


@quickly
@given(
    st.lists(st.dictionaries(st.sampled_from(["name", "description", "inputSchema", "annotations"]), odd_json))
)
def test_whatever_is_listed_can_be_kept_and_shown(entries: list[Any]) -> None:
    page = {"tools": entries, "nextCursor": "x"}
    assert next_cursor(page) == "x"
    for one in read_page(page):
        text = json.dumps([one.name, one.description, one.schema], allow_nan=False, ensure_ascii=False)
        text.encode()
        assert one.schema["type"] == "object"


def test_a_page_of_nothing_but_schemas_is_read_quickly() -> None:
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(200):
        deep = {
            "type": "object",
            "properties": {"a": deep, "b": deep},
        }  # a page would be larger than the universe
    began = time.process_time()
    assert list(read_page({"tools": [{"name": "a", "inputSchema": deep}]}))
    assert time.process_time() - began < 1
