"""Who is asked, and who takes over when the first service fails or may not be asked."""

import asyncio

import pytest

from hub.engines.ability import TASK, unable
from hub.engines.account import Account
from hub.engines.base import (
    ChatMessage,
    ReplyItem,
    Role,
    TextDelta,
    ToolCall,
)
from hub.errors import (
    AnswerCutError,
    CannotSeeError,
    EmptyAnswerError,
    EngineError,
    KeyMissingError,
    KeyRefusedError,
    QuotaError,
    ServiceDownError,
    TooSlowError,
)
from tests.engines.ladder_house import DEED, KITCHEN, QUESTION, TOOLS, House, played
from tests.fakes.engines import MeteredModel


@pytest.mark.parametrize(
    "error",
    [KeyRefusedError(""), QuotaError(""), ServiceDownError(""), TooSlowError("")],
    ids=lambda e: str(e.code),
)
def test_a_failure_before_the_answer_has_the_second_service_answer_and_is_told_once(error: EngineError) -> None:
    async def scene(house: House) -> None:
        assert [await house.ask() for _ in range(3)] == ["llama says so."] * 3
        assert isinstance(house.first, MeteredModel)
        assert len(house.first.asked) == 1, "it rests"
        assert house.told == [error.code]

    played(scene, first=MeteredModel("grok", error=error))


def test_after_a_rest_the_first_service_is_tried_and_is_back() -> None:
    async def scene(house: House) -> None:
        assert isinstance(house.first, MeteredModel)
        assert await house.ask() == "llama says so."
        house.first.error = None
        await asyncio.sleep(29)
        assert await house.ask() == "llama says so."
        await asyncio.sleep(2)
        assert await house.ask() == "grok says so."
        assert house.told == ["llm.down", "ok"]

    played(scene, first=MeteredModel("grok", error=ServiceDownError("")))


def test_an_answer_that_has_begun_is_ended_by_who_began_it() -> None:
    async def scene(house: House) -> None:
        said: list[ReplyItem] = []

        async def listen() -> None:
            async for item in house.ladder.reply(QUESTION):
                said.append(item)  # noqa: PERF401 - what came before it broke off counts

        with pytest.raises(AnswerCutError):
            await listen()
        assert said == [TextDelta("grok"), TextDelta(" says so.")]
        assert isinstance(house.second, MeteredModel)
        assert (house.second.asked, house.told) == ([], [])

    played(scene, first=MeteredModel("grok", breaks=AnswerCutError("")))


def test_blanks_are_no_beginning() -> None:
    async def scene(house: House) -> None:
        account = Account(KITCHEN)
        with house.accounts.of_turn(account):
            assert await house.ask() == "llama says so."
        assert account.models == ["llama"]

    played(scene, first=MeteredModel("grok", pieces=(" ", "\n"), breaks=EmptyAnswerError("")))


@pytest.mark.parametrize("error", [EmptyAnswerError(""), CannotSeeError("")], ids=lambda e: str(e.code))
def test_what_may_be_the_question_s_fault_does_not_cost_trust(error: EngineError) -> None:
    async def scene(house: House) -> None:
        assert isinstance(house.first, MeteredModel)
        assert await house.ask() == "llama says so."
        house.first.error = None
        assert await house.ask() == "grok says so."
        assert house.told == []

    played(scene, first=MeteredModel("grok", error=error))


def test_without_a_second_service_the_error_is_told_as_it_is_and_the_first_is_asked_each_time() -> None:
    async def scene(house: House) -> None:
        assert isinstance(house.first, MeteredModel)
        for _ in range(2):
            with pytest.raises(QuotaError):
                await house.ask()
        assert (len(house.first.asked), house.told) == (2, [])

    played(scene, first=MeteredModel("grok", error=QuotaError("")), second=None)


def test_without_a_key_the_second_service_thinks_and_its_failure_is_what_is_told() -> None:
    async def scene(house: House) -> None:
        assert await house.ask() == "llama says so."
        assert isinstance(house.second, MeteredModel)
        house.second.error = TooSlowError("")
        with pytest.raises(TooSlowError):
            await house.ask()
        assert house.told == []

    played(scene, first=KeyMissingError(""))


def test_when_both_fail_the_first_one_s_failure_is_told_and_a_resting_one_is_the_last_hope() -> None:
    async def scene(house: House) -> None:
        assert isinstance(house.first, MeteredModel)
        with pytest.raises(QuotaError):
            await house.ask()
        house.first.error = None
        assert await house.ask() == "grok says so."
        assert house.told == ["llm.quota", "ok"]

    played(scene, first=MeteredModel("grok", error=QuotaError("")), second=ServiceDownError(""))


def test_it_is_told_whether_a_question_was_answered_but_not_what_is_its_own_fault() -> None:
    async def scene(house: House) -> None:
        await house.ask()
        house.first = house.second = TooSlowError("")
        with pytest.raises(TooSlowError):
            await house.ask()
        house.first = house.second = CannotSeeError("")
        with pytest.raises(CannotSeeError):
            await house.ask()
        assert house.ended == ["", TooSlowError.code]

    played(scene)


def test_tools_and_pictures_pass_through() -> None:
    call = ToolCall("c1", "volume", "{}")

    async def scene(house: House) -> None:
        looked = [ChatMessage(Role.USER, "What is that?", (b"jpeg",))]
        items = [item async for item in house.ladder.reply(looked, TOOLS)]
        assert call in items
        for model in (house.first, house.second):
            assert isinstance(model, MeteredModel)
            assert (model.asked, model.functions) == ([looked], [TOOLS])

    played(
        scene, first=MeteredModel("grok", error=ServiceDownError("")), second=MeteredModel("llama", call=call)
    )


def test_a_second_service_that_knows_no_tools_is_asked_without_them() -> None:
    async def scene(house: House) -> None:
        assert await house.ask(functions=TOOLS) == "llama says so."
        assert isinstance(house.second, MeteredModel)
        assert house.second.functions == [()]
        with pytest.raises(ServiceDownError):
            await house.ask([*QUESTION, ChatMessage(Role.TOOL, "done", call_id="c1")], TOOLS)
        assert len(house.second.asked) == 1

    played(scene, first=MeteredModel("grok", error=ServiceDownError("")), tools=False)


def test_a_second_service_without_tools_is_told_that_it_can_do_nothing_now() -> None:
    asked = [ChatMessage(Role.SYSTEM, TASK), *DEED, QUESTION[-1]]

    async def scene(house: House) -> None:
        assert await house.ask(asked, TOOLS) == "llama says so."
        assert isinstance(house.first, MeteredModel)
        assert isinstance(house.second, MeteredModel)
        assert house.first.asked == [asked]
        assert house.second.asked == [[*unable(asked[:1]), DEED[0], QUESTION[-1]]]

    played(scene, first=MeteredModel("grok", error=ServiceDownError("")), tools=False)
