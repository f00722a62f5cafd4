"""Services that think: tried, listed and changed while the hub runs."""

import json
from pathlib import Path

import pytest

from hub.engines.trial import LONGEST_NAME, MOST_MODELS, AskedService
from hub.errors import DataFolderError, HubError
from hub.events import EngineState, ServiceTried, TokensUsed
from hub.model_key import ServiceKey
from tests.fakes.chat_service import ChatService, Reply
from tests.mind_house import HELLO, House, house, service

__all__ = ["house", "service"]

pytestmark = pytest.mark.loads_engines


async def test_a_service_that_answers_says_how_long_the_first_word_took(
    house: House, service: ChatService
) -> None:
    tried = await house.mind.try_service(AskedService())
    assert (tried.model, tried.words, tried.error) == ("grok-4", HELLO.text, "")
    assert tried.first_word_s is not None
    assert 0 < tried.first_word_s < 2
    assert service.keys == ["Bearer sk-own"]


async def test_a_trial_is_counted_like_any_question(house: House) -> None:
    await house.mind.try_service(AskedService())
    (used,) = house.of(TokensUsed)
    assert (used.model, used.device_id) == ("grok-4", "")
    assert used.cost > 0
    assert not used.estimated
    (sent,) = house.of(ServiceTried)
    assert sent.sent[0].host == "127.0.0.1"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(status=401), "llm.key_refused"),
        (Reply(status=403), "llm.quota"),
        (Reply(status=402), "llm.quota"),
        (Reply(status=500), "llm.down"),
        (Reply(status=404), "llm.down"),
        (Reply(text=""), "llm.empty"),
        (Reply(first_s=30), "llm.slow"),
    ],
)
async def test_one_that_does_not_answer_says_why(
    tmp_path: Path, service: ChatService, reply: Reply, code: str
) -> None:
    service.default = reply
    house = House(tmp_path, base_url=service.base_url, first_token_s=1.2)
    tried = await house.mind.try_service(AskedService())
    assert (tried.error, tried.first_word_s) == (code, None)
    assert "sk-secret" not in tried.detail
    await house.end()


async def test_one_over_its_limit_or_gone_says_so(house: House, service: ChatService) -> None:
    service.refuses = {"messages": 429}
    assert (await house.mind.try_service(AskedService())).error == "llm.quota"
    gone = AskedService(base_url="http://127.0.0.1:9/v1", model="m")
    assert (await house.mind.try_service(gone)).error == "llm.down"
    assert (await house.mind.list_models(gone)).error == "llm.down"


async def test_grok_without_a_key_is_not_even_asked(tmp_path: Path) -> None:
    house = House(tmp_path)
    assert (await house.mind.try_service(AskedService())).error == "llm.no_key"
    assert (await house.mind.list_models(AskedService())).error == "llm.no_key"
    await house.end()


@pytest.mark.logs("grok-4 fails")
async def test_a_used_up_budget_pays_for_no_trial(house: House, service: ChatService) -> None:
    await house.use(monthly_cap=0.000001)
    await house.mind.try_service(AskedService())
    asked = len(service.requests)
    assert (await house.mind.try_service(AskedService())).error == "llm.budget"
    assert len(service.requests) == asked


async def test_the_models_are_those_the_service_tells_of(house: House) -> None:
    listed = await house.mind.list_models(AskedService())
    assert (listed.models, listed.complete, listed.error) == (("grok-4", "grok-4-fast"), True, "")


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b'{"data": 3}', b"[" * 100_000, b'{"data": [' + b'{"id": "a"},' * 200_000 + b"{}]}"],
)
async def test_a_list_that_is_none_or_has_no_end_is_refused(
    house: House, service: ChatService, body: bytes
) -> None:
    service.models = body
    listed = await house.mind.list_models(AskedService())
    assert (listed.models, listed.error) == ((), "llm")


async def test_of_a_hostile_list_only_names_are_taken_and_not_too_many(
    house: House, service: ChatService
) -> None:
    odd: list[object] = [
        None,
        3,
        "x",
        {"id": 4},
        {"id": "a\nb"},
        {"id": "x" * (LONGEST_NAME + 1)},
        {"id": "\u202ea"},
    ]
    many = [{"id": f"m-{number}"} for number in range(MOST_MODELS + 5)]
    service.models = json.dumps({"data": odd + many + many}).encode()
    listed = await house.mind.list_models(AskedService())
    assert (len(listed.models), listed.models[0], listed.complete) == (MOST_MODELS, "m-0", False)


async def test_another_model_thinks_from_the_next_question_on(house: House, service: ChatService) -> None:
    await house.answer()
    await house.use(model="grok-5")
    assert house.mind.statuses()[1].name == "grok-5"
    await house.answer()
    assert [request["model"] for request in service.requests] == ["grok-4", "grok-5"]


@pytest.mark.logs("grok-4 fails")
async def test_a_second_service_is_taken_while_the_hub_runs(house: House, service: ChatService) -> None:
    async with ChatService(default=Reply("I stand in.")) as other:
        second = house.settings.llm.second.model_copy(update={"base_url": other.base_url, "model": "llama"})
        await house.use(second=second)
        service.default = Reply(status=500)
        assert await house.answer() == "I stand in."
        assert house.mind.statuses()[1].state is EngineState.STANDING_IN
        tried = await house.mind.try_service(AskedService(second=True))
        assert (tried.model, tried.error) == ("llama", "")


@pytest.mark.logs("grok-4 fails")
async def test_a_cap_alone_cuts_nobody_off(house: House) -> None:
    model = await house.mind.engines.llm()
    await house.use(monthly_cap=5.0)
    assert await house.mind.engines.llm() is model
    assert house.mind.budget is not None
    assert house.mind.budget.cap == 5.0
    await house.use(monthly_cap=0.0000001)
    await house.answer()
    with pytest.raises(HubError, match="budget"):
        await house.answer()
    await house.use(monthly_cap=0.0)
    assert await house.answer()


async def test_another_service_that_could_not_be_kept_can_be_asked_for_again(
    house: House, service: ChatService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_key: ServiceKey) -> None:
        raise DataFolderError("The disk is full.")

    await house.use(base_url="http://127.0.0.1:9/v1")
    with monkeypatch.context() as patch:
        patch.setattr(ServiceKey, "begin", fail)
        with pytest.raises(DataFolderError):
            await house.use(base_url=service.base_url)
    await house.use(base_url=service.base_url)
    assert await house.answer() == "Hello there, how are you?"
