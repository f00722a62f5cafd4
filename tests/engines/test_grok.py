import asyncio
from collections.abc import AsyncIterator

import pytest

from hub.engines.base import ChatMessage, ReplyDone, Role, TextDelta, Usage, closing
from hub.engines.grok import Grok
from hub.errors import (
    AnswerCutError,
    EmptyAnswerError,
    KeyRefusedError,
    LanguageModelError,
    QuotaError,
    ServiceDownError,
    TooSlowError,
)
from tests.fakes.chat_service import ChatService, Reply

pytestmark = pytest.mark.loads_engines

QUESTION = [ChatMessage(Role.SYSTEM, "Be brief."), ChatMessage(Role.USER, "Hello?")]


@pytest.fixture
async def service() -> AsyncIterator[ChatService]:
    async with ChatService() as running:
        yield running


@pytest.fixture
async def grok(service: ChatService) -> AsyncIterator[Grok]:
    engine = await asyncio.to_thread(
        Grok.connect,
        base_url=service.base_url,
        api_key="key-1",
        model="grok-test",
        first_token_s=2.0,
        max_tokens=100,
    )
    yield engine
    await engine.close()


async def text_of(grok: Grok) -> str:
    return "".join([item.text async for item in grok.reply(QUESTION) if isinstance(item, TextDelta)])


async def test_the_answer_comes_in_pieces_and_says_that_it_is_done(grok: Grok, service: ChatService) -> None:
    service.replies.append(Reply("One. Two."))
    items = [item async for item in grok.reply(QUESTION)]
    assert items == [TextDelta("One."), TextDelta(" Two."), ReplyDone("stop", Usage(50, 10))]


async def test_the_next_question_goes_over_the_same_connection(grok: Grok, service: ChatService) -> None:
    """A new one costs a handshake or two, in which a person waits."""
    for _ in range(3):
        await text_of(grok)
    assert len(service.peers) == 1


async def test_the_service_gets_the_conversation_the_model_and_the_key(
    grok: Grok, service: ChatService
) -> None:
    await text_of(grok)
    request = service.requests[0]
    assert request["model"] == "grok-test"
    assert request["stream"] is True
    assert request["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Hello?"},
    ]
    assert service.keys == ["Bearer key-1"]


@pytest.mark.parametrize(
    ("replies", "error"),
    [
        ([Reply(status=401)], KeyRefusedError),
        ([Reply(status=400, refusal="Incorrect API key provided: sk-secret")] * 2, KeyRefusedError),
        ([Reply(status=400)] * 2, ServiceDownError),
        ([Reply(status=403, refusal="Your team has no credits: sk-secret")], QuotaError),
        ([Reply(status=402)], QuotaError),
        ([Reply(status=429)] * 2, QuotaError),
        ([Reply(status=500)] * 2, ServiceDownError),
        ([Reply(status=404)], ServiceDownError),
        ([Reply("")], EmptyAnswerError),
        ([Reply("Once upon a time", cut_after=2)], AnswerCutError),
        ([Reply("Once upon a time", cut_after=0)], ServiceDownError),
        ([Reply("Once upon a time", finish=None)], AnswerCutError),
    ],
)
async def test_what_goes_wrong_has_a_name_and_never_the_service_s_own_words(
    grok: Grok, service: ChatService, replies: list[Reply], error: type[LanguageModelError]
) -> None:
    service.replies.extend(replies)
    with pytest.raises(error) as caught:
        await text_of(grok)
    assert "sk-secret" not in str(caught.value)


async def test_a_service_that_fails_once_is_asked_again(grok: Grok, service: ChatService) -> None:
    service.replies.append(Reply(status=500))
    service.replies.append(Reply("Here."))
    assert await text_of(grok) == "Here."


@pytest.mark.parametrize("rest", ["20", "Wed, 21 Oct 2037 07:28:00 GMT"])
async def test_a_limit_that_lasts_is_told_at_once(grok: Grok, service: ChatService, rest: str) -> None:
    service.replies.append(Reply(status=429, headers=(("Retry-After", rest),)))
    with pytest.raises(QuotaError):
        await text_of(grok)
    assert len(service.requests) == 1


async def test_an_answer_at_its_length_limit_is_an_answer(grok: Grok, service: ChatService) -> None:
    service.replies.append(Reply("As long as", finish="length"))
    items = [item async for item in grok.reply(QUESTION)]
    assert items[-1] == ReplyDone("length", Usage(50, 10))


async def test_a_first_word_that_does_not_come_is_given_up(service: ChatService) -> None:
    engine = await asyncio.to_thread(
        Grok.connect, base_url=service.base_url, api_key="k", model="m", first_token_s=0.05, max_tokens=10
    )
    service.replies.append(Reply(first_after=asyncio.Event()))
    with pytest.raises(TooSlowError):
        await text_of(engine)
    await engine.close()


async def test_nobody_there(service: ChatService) -> None:
    engine = await asyncio.to_thread(
        Grok.connect, base_url="http://127.0.0.1:9/v1", api_key="k", model="m", first_token_s=5, max_tokens=10
    )
    with pytest.raises(ServiceDownError):
        await text_of(engine)
    await engine.close()


async def test_an_interrupted_answer_hangs_up(grok: Grok, service: ChatService) -> None:
    service.replies.append(Reply(first_after=asyncio.Event()))
    asking = asyncio.create_task(text_of(grok))
    await service.asked.wait()
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    async with asyncio.timeout(5):
        await service.hung_up.wait()


async def test_an_answer_that_is_left_between_two_words_hangs_up(grok: Grok, service: ChatService) -> None:
    service.replies.append(Reply("One. Two.", piece_s=60.0))
    async with closing(grok.reply(QUESTION)) as items:
        assert await anext(items) == TextDelta("One.")
    async with asyncio.timeout(5):
        await service.hung_up.wait()


async def test_an_emoji_in_two_halves_is_put_together_and_half_a_one_does_no_harm(
    grok: Grok, service: ChatService
) -> None:
    service.replies.append(Reply("\ud83d and so there."))
    text = await text_of(grok)
    assert text.encode()
    assert text.endswith("there.")
    service.replies.append(Reply(pieces=("\ud83d", "\ude42 Hello.")))
    assert await text_of(grok) == "🙂 Hello."


@pytest.mark.parametrize(
    "usage",
    [
        {},
        {"prompt_tokens": -5, "completion_tokens": 3},
        {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
        {"prompt_tokens": 10**30, "completion_tokens": 10**30},
        {"prompt_tokens": "many"},
        {"prompt_tokens": None},
    ],
)
async def test_a_count_that_cannot_be_is_none(
    grok: Grok, service: ChatService, usage: dict[str, object]
) -> None:
    service.replies.append(Reply("One.", usage=usage))
    items = [item async for item in grok.reply(QUESTION)]
    assert items[-1] == ReplyDone("stop", None)


async def test_a_count_is_never_less_than_nothing(grok: Grok, service: ChatService) -> None:
    told = {"prompt_tokens": 9, "completion_tokens": -4, "total_tokens": 3}
    service.replies.append(Reply("One.", usage=told | {"prompt_tokens_details": {"cached_tokens": 50}}))
    items = [item async for item in grok.reply(QUESTION)]
    assert items[-1] == ReplyDone("stop", Usage(9, 0, cached=9))


@pytest.mark.parametrize("key", ["sk-secret\nmore", "sk-s\u0435cret"], ids=["two lines", "another alphabet"])
async def test_no_error_has_any_of_the_key(service: ChatService, key: str) -> None:
    odd = await asyncio.to_thread(
        Grok.connect, base_url=service.base_url, api_key=key, model="m", first_token_s=2.0, max_tokens=100
    )
    with pytest.raises(ServiceDownError) as raised:
        await text_of(odd)
    await odd.close()
    assert "sk-" not in str(raised.value)
    assert "0435" not in str(raised.value)
