"""What the API tells becomes again what the hub's own process has."""

import dataclasses
import types
from collections.abc import AsyncIterator, Mapping
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from hub.client.reading import event_of, snapshot_in
from hub.client.stream import Told, messages
from hub.errors import NoHubThereError
from hub.events import ApprovedBy, ClockJumped, DeviceApproved, Event
from hub.web.api.events import EVENTS, HIDDEN, told


def sample(kind: Any) -> Any:
    """Some value of a type that events have."""
    if kind in (str, int, float, bool):
        return {str: "Grüße\n\n你好", int: 3, float: 1.5, bool: True}[kind]
    origin, inside = get_origin(kind), get_args(kind)
    if origin is types.UnionType:
        return sample(inside[0])
    if origin is tuple:
        return (sample(inside[0]),)
    if origin is Mapping:
        return {sample(inside[0]): sample(inside[1])}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return kind(**{name: sample(of) for name, of in get_type_hints(kind).items()})


async def heard(raw: bytes) -> list[Told]:
    async def pieces() -> AsyncIterator[bytes]:
        for at in range(len(raw)):
            yield raw[at : at + 1]

    return [one async for one in messages(pieces())]


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
async def test_every_event_that_is_told_is_read_as_it_was(kind: type[Event]) -> None:
    event = sample(kind)
    hidden = {HIDDEN: ""} if HIDDEN in {field.name for field in dataclasses.fields(kind)} else {}
    (one,) = await heard(told(event))
    assert event_of(one) == dataclasses.replace(event, **hidden)


def test_an_event_of_a_newer_hub_is_left_out_and_what_is_new_in_one_is_not_read() -> None:
    assert event_of(Told("kettle_boiled", {})) is None
    assert event_of(Told("clock_jumped", {"at": 1.0, "by_s": 2.0, "why": "ntp"})) == ClockJumped(
        at=1.0, by_s=2.0
    )


@pytest.mark.parametrize("content", [None, 3, [], {}, {"at": "soon", "by_s": 1.0}, {"at": 1.0}])
def test_an_event_that_is_none_is_told(content: object) -> None:
    with pytest.raises(NoHubThereError):
        event_of(Told("clock_jumped", content))


def test_what_is_told_to_nobody_is_empty() -> None:
    content = {"at": 1.0, "device_id": "a", "by": "person"}
    assert event_of(Told("device_approved", content)) == DeviceApproved(
        at=1.0, device_id="a", client_id="", by=ApprovedBy.PERSON
    )


@pytest.mark.parametrize("content", [None, [], {}, {"status": 3}])
def test_a_snapshot_that_is_none_is_told(content: object) -> None:
    with pytest.raises(NoHubThereError):
        snapshot_in(Told("snapshot", content))
