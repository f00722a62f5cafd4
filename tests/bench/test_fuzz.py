"""The fuzz sends the same again, spoils most of what it sends, and knows a failure when it sees one."""

import json
import random

import pytest

from tests.bench.fuzz_target import Outcome, sent
from tests.fakes.mutations import Mutator

WHOLE = {"type": "listen", "state": "detect", "text": "What time is it?", "audio_params": {"rates": [1, 2, 3]}}


def made(label: str) -> bytes:
    return Mutator(random.Random(label)).as_json(WHOLE)  # noqa: S311 - it is to be the same again


def test_the_same_label_sends_the_same_and_others_send_others() -> None:
    labels = [f"20:api:{number}" for number in range(300)]
    assert [made(label) for label in labels] == [made(label) for label in labels]
    assert len({made(label) for label in labels}) > 150


def test_some_is_whole_some_is_other_json_and_some_is_none() -> None:
    kinds = {"whole": 0, "other": 0, "none": 0}
    for number in range(300):
        try:
            kinds["whole" if json.loads(made(f"{number}")) == WHOLE else "other"] += 1
        except (ValueError, RecursionError):
            kinds["none"] += 1
    assert min(kinds.values()) > 10


@pytest.mark.parametrize("end", ["500", "502", "closed 1011", "no answer in time", "no connection (OSError)"])
def test_a_hub_that_fails_is_noticed(end: str) -> None:
    assert Outcome.of(end).failed


@pytest.mark.parametrize("end", ["200", "404", "503", "507", "closed 1008", "cut off", "waits for the rest"])
def test_a_hub_that_refuses_does_not_fail(end: str) -> None:
    assert not Outcome.of(end).failed


async def test_a_hub_that_is_not_there_is_noticed(unused_tcp_port: int) -> None:
    assert Outcome.of(await sent(("127.0.0.1", unused_tcp_port), b"x")).failed
