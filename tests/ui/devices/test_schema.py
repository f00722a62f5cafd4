from typing import Any

import pytest

from ui.widgets.devices.schema import (
    MAX_CHOICES,
    MAX_FIELDS,
    MAX_JSON,
    Field,
    FieldKind,
    FormPlan,
    arguments_of,
    plan_of,
    value_of,
)

DEEP: dict[str, Any] = {"type": "string"}
for _ in range(900):
    DEEP = {"type": "object", "properties": {"inside": DEEP}}


def one(schema: object, **more: Any) -> Field:
    """The field of the only argument."""
    (field,) = plan_of({"type": "object", "properties": {"it": schema}, **more}).fields
    return field


@pytest.mark.parametrize(
    ("schema", "field"),
    [
        ({"type": "boolean"}, Field("it", FieldKind.FLAG)),
        ({"type": "boolean", "default": True}, Field("it", FieldKind.FLAG, default=True)),
        ({"type": "boolean", "default": 1}, Field("it", FieldKind.FLAG)),
        (
            {"type": "integer", "minimum": 0, "maximum": 100, "default": 30},
            Field("it", FieldKind.WHOLE, default=30, low=0, high=100),
        ),
        ({"type": "integer", "minimum": 1}, Field("it", FieldKind.WHOLE, low=1)),
        ({"type": "integer", "minimum": 0, "default": -5}, Field("it", FieldKind.WHOLE, low=0)),
        ({"type": "integer", "minimum": 9, "maximum": 1}, Field("it", FieldKind.WHOLE)),
        ({"type": "integer", "minimum": 0.5, "maximum": 2.5}, Field("it", FieldKind.WHOLE, low=1, high=2)),
        ({"type": "integer", "maximum": 2**40}, Field("it", FieldKind.NUMBER)),
        ({"type": "integer", "minimum": True, "default": "a"}, Field("it", FieldKind.WHOLE)),
        ({"type": "number", "minimum": 0.1}, Field("it", FieldKind.NUMBER, low=0.1)),
        ({"type": "number", "maximum": float("inf")}, Field("it", FieldKind.NUMBER)),
        ({"type": "string", "default": "a"}, Field("it", FieldKind.TEXT, default="a")),
        ({"type": "string", "description": " a\n b "}, Field("it", FieldKind.TEXT, help="a b")),
        ({"enum": ["a", 2, True]}, Field("it", FieldKind.CHOICE, choices=("a", 2, True))),
        ({"enum": ["a", 1], "default": True}, Field("it", FieldKind.CHOICE, choices=("a", 1))),
        ({"enum": [["a"]]}, Field("it", FieldKind.JSON)),
        ({"enum": [], "type": "string"}, Field("it", FieldKind.TEXT)),
        ({"type": "array", "default": [1]}, Field("it", FieldKind.JSON, default=[1])),
        ({"type": ["null", "integer"]}, Field("it", FieldKind.WHOLE)),
        ({"type": {"odd": 1}}, Field("it", FieldKind.JSON)),
        ({"$ref": "#/elsewhere"}, Field("it", FieldKind.JSON)),
        (True, Field("it", FieldKind.JSON)),
        (None, Field("it", FieldKind.JSON)),
    ],
)
def test_a_schema_becomes_a_field(schema: object, field: Field) -> None:
    assert one(schema) == field


def test_what_has_to_be_given_is_marked() -> None:
    assert one({"type": "string"}, required=["it"]).required
    assert not one({"type": "string"}, required=["other", 3]).required
    assert not one({"type": "string"}, required="it").required


def test_a_tool_that_takes_nothing_has_no_fields() -> None:
    assert plan_of({"type": "object", "properties": {}}) == plan_of({}) == FormPlan()


@pytest.mark.parametrize(
    "properties",
    [
        {f"p{number}": {"type": "string"} for number in range(200)},
        {"x" * 5_000: {"type": "string"}},
        {"": {"type": "string"}},
        ["odd"],
        None,
    ],
)
def test_what_no_form_can_show_is_typed(properties: object) -> None:
    assert plan_of({"properties": properties}) == FormPlan(typed=True)


def test_a_form_has_a_field_for_each_of_many_arguments() -> None:
    most: dict[str, Any] = {f"p{number}": {} for number in range(MAX_FIELDS)}
    assert len(plan_of({"properties": most}).fields) == MAX_FIELDS


def test_a_huge_enumeration_is_typed_and_a_deep_schema_is_not_followed() -> None:
    assert one({"type": "string", "enum": [str(n) for n in range(MAX_CHOICES + 1)]}).kind is FieldKind.TEXT
    assert one({"type": "string", "enum": ["x" * 10_000]}).kind is FieldKind.TEXT
    assert one(DEEP) == Field("it", FieldKind.JSON)
    assert len(one({"type": "string", "description": "x" * 10_000}).help) <= 400


@pytest.mark.parametrize("text", ["", "{", "NaN", "[1,]", "[" * 3_000, f'"{"x" * MAX_JSON}"'])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        value_of(text)


def test_arguments_are_an_object() -> None:
    assert arguments_of('{"a": [1]}') == {"a": [1]}
    with pytest.raises(ValueError, match="no object"):
        arguments_of("[1]")
