"""Clients that other people wrote hold a conversation with a hub in a process of its own."""

import asyncio
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pytest

from tests.e2e.client_trial import CLIENTS, EXCHANGES, Client, Conversation, come_uninvited, hold_all
from tests.e2e.words import words, wrong_words

pytestmark = [
    pytest.mark.loads_engines,
    pytest.mark.skipif(sys.platform != "linux", reason="the set-up gets these clients ready on Linux only"),
]

WRONG_OF_10 = 2

MISHEARD = 1
"""Digits of the six: the small model that listens takes "eight one eight" for "one eight" now and then."""

A_TURN = ["stt", "tts start", "llm", "tts sentence_start", "tts stop"]


@dataclass(frozen=True)
class Held:
    """What came of all conversations, which were held at the same time, and what the hubs wrote meanwhile."""

    by_client: dict[str, Conversation]
    log: str
    uninvited: Conversation
    uninvited_log: str


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    for client in CLIENTS:
        assert client.python.exists(), f"{client.name} is not there: `make test` gets it ready"
    home, strange = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("strange")

    async def hold() -> tuple[list[Conversation], Conversation]:
        return await asyncio.gather(hold_all(home), come_uninvited(strange))

    invited, uninvited = asyncio.run(hold())
    logs = [(folder / "hub.log").read_text() for folder in (home, strange)]
    return Held({one.client.name: one for one in invited}, logs[0], uninvited, logs[1])


@pytest.fixture(params=CLIENTS, ids=[client.name for client in CLIENTS])
def conversation(request: pytest.FixtureRequest, held: Held) -> Conversation:
    client: Client = request.param
    return held.by_client[client.name]


def assert_same_words(said: Sequence[str], understood: Sequence[str]) -> None:
    assert len(said) == len(understood)
    wrong = sum(wrong_words(*pair) for pair in zip(said, understood, strict=True))
    assert wrong * 10 <= sum(len(words(text)) for text in said) * WRONG_OF_10, understood


def test_each_question_is_understood_and_the_client_is_told(conversation: Conversation) -> None:
    told = [str(message["text"]) for message in conversation.noticed if message["type"] == "stt"]
    assert_same_words([question for question, _ in EXCHANGES], told)


def test_each_answer_is_shown_and_heard(conversation: Conversation) -> None:
    shown = [str(m["text"]) for m in conversation.noticed if m.get("state") == "sentence_start"]
    answers = [answer for _, answer in EXCHANGES]
    assert " ".join(shown) == " ".join(answers)
    assert_same_words(answers, conversation.heard)


def test_turn_follows_turn_and_nothing_else_is_said(conversation: Conversation) -> None:
    hello, *said = conversation.said("hub")
    turns = [message for message in said if message["type"] != "mcp"]
    kinds = [f"tts {m['state']}" if m["type"] == "tts" else m["type"] for m in turns]
    assert hello["type"] == "hello"
    assert [kind for kind, _ in groupby(kinds)] == A_TURN * len(EXCHANGES)
    assert {message["session_id"] for message in turns} == {hello["session_id"]}


def test_who_was_not_let_in_sees_and_hears_its_code_and_nothing_else(held: Held) -> None:
    (shown,) = [str(m["text"]) for m in held.uninvited.noticed if m.get("state") == "sentence_start"]
    (code,) = re.findall(r"\d{6}", shown)
    (heard,) = held.uninvited.heard
    digits = re.sub(r"\D", "", heard)
    assert wrong_words(" ".join(code), " ".join(digits)) <= MISHEARD, heard
    assert [message["type"] for message in held.uninvited.said("hub")] == ["hello", "tts", "tts", "tts"]
    assert code not in held.uninvited_log
    assert "Traceback" not in held.uninvited_log


def test_the_log_tells_who_came_and_not_what_was_said(held: Held) -> None:
    assert "checked (xiaozhi-sdk" in held.log
    assert "Traceback" not in held.log
    assert "kitchen" not in held.log


def test_sound_comes_between_start_and_stop_only(conversation: Conversation) -> None:
    speaking = False
    for _, who, message in conversation.wire:
        if who == "hub" and isinstance(message, dict) and message["type"] == "tts":
            speaking = message["state"] != "stop"
        assert speaking or who == "client" or not isinstance(message, int)
