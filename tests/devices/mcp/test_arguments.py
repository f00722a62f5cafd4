"""Schemas that strangers write, arguments that models write, and what is told of these."""

import json
import time
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.devices.mcp.arguments import ArgumentsError, fitting
from hub.devices.mcp.schemas import MAX_PARTS, MAX_SCHEMAS, taken_over
from hub.tools import Tool
from hub.tools_told import HIDDEN, MAX_CHARS, told
from tests.fakes.anything import odd_json, quickly
from tests.pace import piece_s, took


def of(**properties: Any) -> Tool:
    return Tool("self.x", schema=taken_over({"type": "object", "properties": properties}))


@pytest.mark.parametrize(
    ("kind", "given_", "meant"),
    [
        ("integer", "70", 70),
        ("integer", " -7 ", -7),
        ("integer", "70.0", 70),
        ("integer", 70.0, 70),
        ("integer", 70, 70),
        ("number", 0.5, 0.5),
        ("boolean", "True", True),
        ("boolean", False, False),
        ("string", "70", "70"),
    ],
)
def test_what_only_looks_otherwise_is_what_it_is_to_be(kind: str, given_: Any, meant: Any) -> None:
    fit = fitting(of(x={"type": kind}), {"x": given_})["x"]
    assert (fit, type(fit)) == (meant, type(meant))


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("integer", "70%"),
        ("integer", "１"),
        ("integer", "9" * 400),
        ("integer", 1e300),
        ("boolean", "yes"),
        ("boolean", 1),
        ("string", 3),
        ("string", None),
        ("number", "x"),
    ],
)
def test_what_does_not_fit_is_refused(kind: str, wrong: Any) -> None:
    part = {"type": kind, "maximum": 2**31} if kind == "integer" else {"type": kind}
    with pytest.raises(ArgumentsError) as refused:
        fitting(of(x=part), {"x": wrong})
    assert str(refused.value).startswith("x: ")
    assert len(str(refused.value)) <= 300


def test_a_pattern_that_takes_for_ever_is_never_matched_and_nothing_is_ever_fetched() -> None:
    evil = of(
        x={"type": "string", "pattern": "^(a+)+$", "format": "regex"},
        y={"$ref": "http://192.0.2.1/schema.json", "$dynamicRef": "#a", "$id": "http://192.0.2.1/"},
    )
    began = time.process_time()
    assert fitting(evil, {"x": "a" * 3_000 + "!", "y": 1}) == {"x": "a" * 3_000 + "!", "y": 1}
    assert time.process_time() - began < 2
    assert "pattern" not in json.dumps(evil.schema)
    assert "ref" not in json.dumps(evil.schema).lower()


def test_of_a_schema_without_end_a_beginning_is_taken_over() -> None:
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(100):
        deep = {"type": "array", "items": deep}
    wide = {f"p{n}": {"type": "integer"} for n in range(1_000)}
    taken = taken_over({"properties": {"deep": deep, **wide}, "required": [f"p{n}" for n in range(1_000)]})
    assert len(taken["properties"]) == len(taken["required"]) == MAX_PARTS
    assert json.dumps(taken).count("items") < 10


MOST_PIECES = 20
"""Pieces of plain work, each about a millisecond, that are no time."""

CONST = {"const": 1}
CHOICES = {"anyOf": [CONST] * 64}
LARGE = [
    ({"type": "array", "items": {"anyOf": [CHOICES] * 64}}, ["x"] * 800),
    ({"type": "array", "items": {"anyOf": [{"anyOf": [CONST] * 7}] * 60}}, ["x"] * 800),
    ({"type": "array", "items": {"anyOf": [CONST] * 60}}, ["x"] * 15),
    ({"anyOf": [{"anyOf": [{"type": "integer"}] * 7}] * 60}, "x" * 3_900),
    ({"anyOf": [{"type": "integer"}] * 64}, "x" * 3_900),
    ({"anyOf": [{"required": [f"r{n}" for n in range(60)]}] * 14}, {"z": "x" * 3_900}),
    ({"anyOf": [{"anyOf": [{"additionalProperties": False}] * 7}] * 60}, {f"k{n}": 1 for n in range(380)}),
    ({"anyOf": [{"anyOf": [{"properties": {}}] * 7}] * 60}, {f"k{n}": 1 for n in range(380)}),
    ({"anyOf": [{"anyOf": [{"items": False}] * 7}] * 60}, [1] * 1_200),
    ({"anyOf": [{"anyOf": [{"type": "integer"}] * 23}] * 14}, {f"k{n}": 1 for n in range(350)}),
    ({"anyOf": [{"anyOf": [{"type": "integer"}] * 5}] * 4}, list(range(400))),
    ({"anyOf": [{"enum": list(range(60))}] * 14}, [1] * 1_200),
]


@pytest.mark.parametrize(("part", "value"), LARGE, ids=range(len(LARGE)))
def test_arguments_are_looked_at_in_no_time_whatever_a_device_says_of_them(part: Any, value: Any) -> None:
    hostile = of(x=part)
    fitting(of(), {})  # what is read once is no part of it

    def look() -> None:
        with suppress(ArgumentsError):
            fitting(hostile, {"x": value})

    assert took(look) < MOST_PIECES * piece_s()


def test_arguments_of_some_size_are_checked_all_the_same() -> None:
    pixels = of(x={"type": "array", "maxItems": 200, "items": {"type": "integer", "minimum": 0}})
    assert fitting(pixels, {"x": [1] * 200}) == {"x": [1] * 200}
    with pytest.raises(ArgumentsError, match="minimum"):
        fitting(pixels, {"x": [1] * 199 + [-1]})


def test_of_a_schema_of_many_parts_some_are_taken_over_and_choices_only_as_a_whole() -> None:
    many = {f"p{n}": {"properties": {f"q{m}": {"type": "integer"} for m in range(60)}} for n in range(60)}
    assert json.dumps(taken_over({"properties": many})).count("integer") <= MAX_SCHEMAS
    taken = taken_over({"properties": {"x": {"anyOf": [CHOICES] * 20 + [{"type": "string"}]}}})
    assert fitting(Tool("x", schema=taken), {"x": "what the last choice is"})


@pytest.mark.parametrize(
    "schema", [None, [], "object", 3, {"type": "string"}, {"properties": []}, {"required": "x"}]
)
def test_arguments_are_an_object_whatever_is_said(schema: Any) -> None:
    assert taken_over(schema) == {"type": "object", "properties": {}}
    assert fitting(Tool("x", schema=taken_over(schema)), {"any": 1}) == {"any": 1}


WORDS = st.sampled_from(
    ["type", "properties", "required", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "minLength",
     "maxItems", "items", "anyOf", "additionalProperties", "default", "pattern", "$ref", "not"]
)  # fmt: skip
SCHEMAS = st.recursive(
    st.dictionaries(WORDS, odd_json, max_size=4),
    lambda inner: st.dictionaries(
        WORDS,
        inner | st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip


@quickly
@given(SCHEMAS, st.dictionaries(st.text(max_size=3), odd_json, max_size=3))
def test_whatever_the_schema_arguments_fit_or_do_not(schema: Any, arguments: dict[str, Any]) -> None:
    taken = taken_over(schema)
    assert taken_over(taken) == taken
    json.dumps(taken, ensure_ascii=False).encode()
    with suppress(ArgumentsError):
        json.dumps(fitting(Tool("x", schema=taken), arguments), allow_nan=False)


def test_what_should_stay_secret_is_not_told() -> None:
    shown = told(
        {
            "volume": 30,
            "token": "abc",
            "wifi": {"Password": "abc", "api_key": "abc", "ssid": "Home"},
            "url": "https://me:abc@host.example:8443/upload/abc?t=abc",
            "urls": ["http://host/abc", "look at http://abc"],
        }
    )
    assert "abc" not in shown
    assert json.loads(shown) == {
        "volume": 30,
        "token": HIDDEN,
        "wifi": {"Password": HIDDEN, "api_key": HIDDEN, "ssid": "Home"},
        "url": f"https://host.example:8443/{HIDDEN}",
        "urls": [f"http://host/{HIDDEN}", HIDDEN],
    }


@quickly
@given(st.dictionaries(st.text(max_size=5), odd_json))
def test_whatever_the_arguments_they_are_told_shortly(arguments: dict[str, Any]) -> None:
    assert len(told(arguments)) <= MAX_CHARS
