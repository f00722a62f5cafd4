"""Grok with functions: what the service is sent, and what is made of its calls."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from hub.engines.base import ChatMessage, Function, ReplyDone, ReplyItem, Role, TextDelta, ToolCall, Usage
from hub.engines.chat_request import REFUSALS
from hub.engines.grok import Grok
from hub.errors import AnswerCutError, CannotSeeError, LanguageModelError, ServiceDownError
from tests.fakes.chat_service import Call, ChatService, Reply, calling

pytestmark = pytest.mark.loads_engines

QUESTION = (ChatMessage(Role.USER, "Make it louder."),)
VOLUME = Function("set_volume", "Sets the volume.", {"type": "object", "properties": {"volume": {}}})
STATUS = Function("get_status", "Tells how it is.", {"type": "object", "properties": {}})
JPEG = b"\xff\xd8\xff\xe0 a picture"


@pytest.fixture
async def service() -> AsyncIterator[ChatService]:
    async with ChatService() as running:
        yield running


@pytest.fixture
async def grok(service: ChatService) -> AsyncIterator[Grok]:
    engine = await asyncio.to_thread(
        Grok.connect, base_url=service.base_url, api_key="k", model="m", first_token_s=2.0, max_tokens=100
    )
    yield engine
    await engine.close()


async def reply_of(
    grok: Grok, messages: Sequence[ChatMessage] = QUESTION, functions: Sequence[Function] = (VOLUME, STATUS)
) -> list[ReplyItem]:
    return [item async for item in grok.reply(messages, functions)]


async def test_calls_come_whole_behind_the_words(grok: Grok, service: ChatService) -> None:
    service.replies.append(
        calling(
            Call("get_status", call_id="c1"), Call("set_volume", '{"volume": 40}', "c2"), text="One moment."
        )
    )
    assert await reply_of(grok) == [
        TextDelta("One"),
        TextDelta(" moment."),
        ToolCall("c1", "get_status", "{}"),
        ToolCall("c2", "set_volume", '{"volume": 40}'),
        ReplyDone("tools", Usage(50, 10)),
    ]
    assert [tool["function"]["name"] for tool in service.requests[0]["tools"]] == ["set_volume", "get_status"]


async def test_calls_without_a_word_are_an_answer_whatever_the_service_calls_their_end(
    grok: Grok, service: ChatService
) -> None:
    service.replies.append(Reply("", calls=(Call("get_status", call_id="c"),), finish="stop"))
    items = await reply_of(grok)
    assert items == [ToolCall("c", "get_status", "{}"), ReplyDone("tools", Usage(50, 10))]


async def test_what_came_of_calls_is_taken_by_the_service(grok: Grok, service: ChatService) -> None:
    messages = (
        *QUESTION,
        ChatMessage(Role.ASSISTANT, "", calls=(ToolCall("c1", "get_status", "{}"),)),
        ChatMessage(Role.TOOL, '{"outcome": "done"}', call_id="c1"),
        ChatMessage(Role.USER, "A picture.", (JPEG,)),
    )
    await reply_of(grok, messages)
    assert service.refusals == []
    assert service.pictures == [JPEG]


async def test_without_functions_none_are_sent(grok: Grok, service: ChatService) -> None:
    await reply_of(grok, functions=())
    assert "tools" not in service.requests[0]


@pytest.mark.parametrize(
    ("usage", "counted"),
    [
        ({"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}, Usage(9, 3)),
        (
            {"prompt_tokens": 9, "completion_tokens": 3, "prompt_tokens_details": {"cached_tokens": 5}},
            Usage(9, 3, 5),
        ),
        ({"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 112}, Usage(9, 103)),
        ({"prompt_tokens": "x", "completion_tokens": -3, "total_tokens": None}, None),
        ({"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}, None),
    ],
    ids=["plain", "cached", "with thinking", "nonsense", "zeros"],
)
async def test_tokens_are_counted_as_the_service_tells(
    grok: Grok, service: ChatService, usage: dict[str, Any], counted: Usage | None
) -> None:
    service.replies.append(Reply("Yes.", usage=usage))
    assert (await reply_of(grok))[-1] == ReplyDone("stop", counted)


@pytest.mark.parametrize("status", [400, 422])
@pytest.mark.parametrize("fields", [("stream_options",), ("tools",), ("stream_options", "tools")])
async def test_what_a_service_does_not_take_is_left_out_and_that_is_remembered(
    grok: Grok, service: ChatService, fields: tuple[str, ...], status: int
) -> None:
    service.refuses = dict.fromkeys(fields, status)
    for _ in range(3):
        assert [item for item in await reply_of(grok) if isinstance(item, TextDelta)]
    asked = len(service.requests)
    await reply_of(grok.seeing("another", first_token_s=2.0, detail="low"), functions=())
    assert [name for name in fields if name in service.requests[asked - 1]] == []
    assert len(service.requests) == asked + 1, "what is known of the service is known for its other models"


async def test_functions_that_are_refused_take_none_from_others(grok: Grok, service: ChatService) -> None:
    odd = Function("no such name!", "", {"type": "object"})
    for _ in range(REFUSALS):
        await reply_of(grok, functions=(odd,))
    await reply_of(grok)
    assert "tools" in service.requests[-1]
    before = len(service.requests)
    await reply_of(grok, functions=(odd,))
    assert len(service.requests) == before + 1


async def test_a_request_that_nothing_helps_ends_with_its_own_error(grok: Grok, service: ChatService) -> None:
    service.replies.extend([Reply(status=400)] * 4)
    with pytest.raises(ServiceDownError):
        await reply_of(grok)
    await reply_of(grok)
    assert {"tools", "stream_options"} <= service.requests[-1].keys(), "nothing was learnt of that"


async def test_what_was_taken_once_is_not_doubted_when_something_else_is_refused(
    grok: Grok, service: ChatService
) -> None:
    await reply_of(grok)
    service.blind = True
    with pytest.raises(CannotSeeError):
        await reply_of(grok, (ChatMessage(Role.USER, "Look.", (JPEG,)),))
    assert len(service.pictures) == 1, "it was sent once"


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply("", calls=(Call("set_volume", '{"volume": 40}'),), cut_after=2), ServiceDownError),
        (Reply("Wait.", calls=(Call("set_volume", '{"volume": 40}'),), cut_after=2), AnswerCutError),
        (Reply("", calls=(Call("set_volume", '{"volume": 40}'),), finish=None), AnswerCutError),
    ],
    ids=["before a word", "behind words", "without an end"],
)
async def test_a_stream_that_is_cut_in_a_call_calls_nothing(
    grok: Grok, service: ChatService, reply: Reply, error: type[LanguageModelError]
) -> None:
    service.replies.append(reply)
    called = []

    async def note_calls() -> None:
        called.extend([item async for item in grok.reply(QUESTION, (VOLUME,)) if isinstance(item, ToolCall)])

    with pytest.raises(error):
        await note_calls()
    assert called == []


async def test_a_service_that_names_no_index_and_no_id_is_understood(grok: Grok, service: ChatService) -> None:
    deltas = (
        {"tool_calls": [{"function": {"name": "get_status", "arguments": "{}"}}]},
        {"tool_calls": [{"function": {"name": "set_volume", "arguments": '{"volume":'}}]},
        {"tool_calls": [{"function": {"arguments": " 7}"}}]},
    )
    service.replies.append(Reply("", deltas=deltas, finish="tool_calls"))
    first, second, _ = await reply_of(grok)
    assert isinstance(first, ToolCall)
    assert isinstance(second, ToolCall)
    assert (first.name, second.name, second.arguments) == ("get_status", "set_volume", '{"volume": 7}')
    assert first.call_id != second.call_id
