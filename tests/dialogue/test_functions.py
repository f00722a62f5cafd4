"""Tools as functions: names that never collide, schemas that services take, never too many."""

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hub.dialogue.functions import (
    FIRST_FUNCTIONS,
    LONGEST_DESCRIPTION,
    MOST_FUNCTIONS,
    FunctionNames,
    described,
    offered,
)
from hub.dialogue.schemas import MOST_SCHEMA, cleaned
from hub.tools import Tool
from hub.twin.odd_tools import COLLIDING, many_tools
from tests.fakes.anything import odd_json, quickly

NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")

odd_names = st.text(max_size=90) | st.from_regex(r"[a-z]{1,3}([._][a-z]{1,3}){0,2}", fullmatch=True)


def test_a_stock_name_only_loses_its_dots() -> None:
    names = FunctionNames(["self.get_device_status", "self.audio_speaker.set_volume"])
    assert names.function("self.audio_speaker.set_volume") == "self_audio_speaker_set_volume"
    assert names.tool("self_get_device_status") == "self.get_device_status"
    assert names.tool("self.get_device_status") is None


def test_names_that_would_be_one_are_told_apart() -> None:
    names = FunctionNames(COLLIDING)
    functions = {names.function(tool) for tool in COLLIDING}
    assert len(functions) == len(COLLIDING)
    assert all(NAME.fullmatch(function) for function in functions)
    assert {names.tool(function) for function in functions} == set(COLLIDING)


def test_a_name_does_not_depend_on_others_that_it_does_not_collide_with() -> None:
    few = FunctionNames(COLLIDING)
    more = FunctionNames([*COLLIDING[::-1], *(f"self.other_{number}" for number in range(500))])
    assert all(few.function(tool) == more.function(tool) for tool in COLLIDING)


def test_a_name_that_looks_like_a_marked_one_is_not_mistaken_for_it() -> None:
    marked = FunctionNames(["a.b", "a_b"]).function("a.b")
    names = FunctionNames(["a.b", "a_b", marked])
    assert names.function(marked) == marked
    assert names.function("a.b") not in {marked, names.function("a_b")}


@quickly
@given(st.lists(odd_names, max_size=60))
def test_any_names_map_there_and_back(tools: list[str]) -> None:
    names = FunctionNames(tools)
    assert all(names.tool(names.function(tool)) == tool for tool in tools)
    assert all(NAME.fullmatch(names.function(tool)) for tool in tools)
    again = FunctionNames(reversed(tools))
    assert all(again.function(tool) == names.function(tool) for tool in tools)


def test_five_hundred_tools_have_names_and_as_many_are_offered_as_services_take() -> None:
    tools = [Tool(tool.name, tool.description) for tool in many_tools()]
    names = FunctionNames(tool.name for tool in tools)
    functions = offered(tools, names, "What is in the third shelf?")
    assert len({names.function(tool.name) for tool in tools}) == 500
    assert len(functions) == MOST_FUNCTIONS
    assert all(len(function.description) <= LONGEST_DESCRIPTION for function in functions)


def test_of_too_many_tools_the_first_and_the_fitting_ones_are_offered_in_their_order() -> None:
    tools = [Tool(f"self.thing_{number}", "Does something.") for number in range(300)]
    tools[200] = Tool("self.lamp.dim", "Makes the lamp darker.")
    tools[250] = Tool("self.灯.打开", "打开客厅的灯")
    names = FunctionNames(tool.name for tool in tools)

    def chosen(question: str) -> list[str | None]:
        return [names.tool(function.name) for function in offered(tools, names, question)]

    first = [tool.name for tool in tools[:FIRST_FUNCTIONS]]
    assert chosen("Is the lamp too bright?")[:FIRST_FUNCTIONS] == first
    assert "self.lamp.dim" in chosen("Is the lamp too bright?")
    assert "self.灯.打开" in chosen("把灯打开")
    assert "self.lamp.dim" not in chosen("Hello.")
    numbers = [[tool.name for tool in tools].index(str(name)) for name in chosen("the lamp")]
    assert numbers == sorted(numbers)


def test_all_functions_together_cost_no_more_than_they_may() -> None:
    schema = {"properties": {f"p{number}": {"description": "x" * 150} for number in range(20)}}
    tools = [Tool(f"self.thing_{number}", "y" * 500, schema) for number in range(100)]
    functions = offered(tools, FunctionNames(tool.name for tool in tools), "Hello.")
    assert 10 < len(functions) < 20


def test_what_is_for_people_is_never_offered() -> None:
    tools = [Tool("self.reboot", user_only=True), Tool("self.get_device_status")]
    names = FunctionNames(tool.name for tool in tools)
    assert [function.name for function in offered(tools, names, "Reboot!")] == ["self_get_device_status"]


def test_a_description_is_one_line() -> None:
    assert described(Tool("a", "Does\n  this\tand\r\nthat. ")) == "Does this and that."


def test_the_firmware_s_schema_stays_as_it_is() -> None:
    schema = {
        "type": "object",
        "properties": {"volume": {"type": "integer", "minimum": 0, "maximum": 100}, "on": {"type": "boolean"}},
        "required": ["volume"],
    }
    assert cleaned(schema) == schema


def test_a_stranger_s_schema_loses_what_services_do_not_take() -> None:
    schema = {
        "$schema": "x",
        "$defs": {"deep": {}},
        "type": ["object", "null"],
        "properties": {
            "a": {"$ref": "http://elsewhere/x.json", "description": "An a."},
            "b": {"type": "funny", "enum": [1, "two"], "pattern": "(((", "minimum": float("nan")},
            "c": "no schema",
            "": {},
        },
        "required": ["a", "c", 7],
        "oneOf": [{}],
    }
    assert cleaned(schema) == {
        "type": "object",
        "properties": {"a": {"description": "An a."}, "b": {"enum": [1, "two"]}},
        "required": ["a"],
    }


def test_a_schema_that_is_too_large_or_too_deep_is_cut() -> None:
    large = {"type": "object", "properties": {f"p{number}": {"description": "x" * 200} for number in range(32)}}
    assert cleaned(large) == {"type": "object", "properties": {}}
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(50):
        deep = {"type": "array", "items": deep}
    assert json.dumps(cleaned({"properties": {"x": deep}})).count("array") == 4


@quickly
@given(st.dictionaries(st.text(max_size=5) | st.sampled_from(["properties", "required", "type"]), odd_json))
def test_whatever_a_schema_is_a_small_object_comes_out(schema: dict[str, Any]) -> None:
    clean = cleaned(schema)
    assert clean["type"] == "object"
    assert isinstance(clean["properties"], dict)
    assert len(json.dumps(clean, allow_nan=False)) <= MOST_SCHEMA
