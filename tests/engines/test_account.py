"""What left the house: counted as it is sent, on the account of whose turn it was."""

import asyncio
from collections.abc import AsyncIterator

import numpy as np
import pytest

from hub.config import SpeechToTextSettings, is_outside
from hub.engines.account import Account, Accounts, current_account, on_account
from hub.engines.base import ChatMessage, Role
from hub.engines.grok import Grok
from hub.engines.openai_stt import OpenAiHearing
from hub.errors import LanguageModelError
from hub.events import Departure, Purpose
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.services import connected, voice_by
from tests.fakes.speech_service import SpeechStub

HERE = "127.0.0.1"
KITCHEN, HALL = "aa:bb:cc:dd:ee:01", "aa:bb:cc:dd:ee:02"


@pytest.mark.parametrize(
    ("host", "outside"),
    [
        ("api.x.ai", True),
        ("API.X.AI.", True),
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("100.100.1.2", True),  # a provider's own addresses, and some private networks over the internet
        ("localhost", False),
        ("ollama", False),
        ("box.local", False),
        ("nas.home.arpa.", False),
        ("127.0.0.1", False),
        ("192.168.1.5", False),
        ("172.20.0.9", False),
        ("169.254.1.1", False),
        ("::1", False),
        ("[fd00::5]", False),
        ("fe80::1%eth0", False),
        ("::ffff:192.168.1.5", False),
    ],
)
def test_this_computer_and_the_household_s_network_are_not_outside(host: str, outside: bool) -> None:
    assert is_outside(host) is outside


def test_requests_to_one_service_for_one_purpose_are_one() -> None:
    account = Account()
    account.add([Departure("a.example", Purpose.SPEECH, 1, 10, outside=True)])
    account.add([Departure("a.example", Purpose.SPEECH, 2, 5, outside=True)])
    account.add([Departure("a.example", Purpose.QUESTION, 1, 7, outside=True)])
    assert account.sent == (
        Departure("a.example", Purpose.SPEECH, 3, 15, outside=True),
        Departure("a.example", Purpose.QUESTION, 1, 7, outside=True),
    )


async def test_tasks_of_a_turn_have_its_account_and_no_others() -> None:
    accounts, met = Accounts(), dict[str, list[Account | None]]()

    async def deeper(device_id: str) -> None:
        await asyncio.sleep(0)
        met[device_id].append(current_account())

    async def turn(account: Account) -> None:
        met[account.device_id] = []
        with accounts.of_turn(account):
            assert accounts.running(account.device_id) is account
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(deeper(account.device_id))
            await asyncio.create_task(deeper(account.device_id))
        assert accounts.running(account.device_id) is None
        assert current_account() is None

    kitchen, hall = Account(KITCHEN, "k-1"), Account(HALL, "h-1")
    await asyncio.gather(turn(kitchen), turn(hall))
    assert met == {KITCHEN: [kitchen] * 2, HALL: [hall] * 2}


async def test_a_turn_that_ends_late_does_not_hide_the_next_one() -> None:
    accounts, first, second = Accounts(), Account(KITCHEN, "1"), Account(KITCHEN, "2")
    over = asyncio.Event()

    async def next_turn() -> None:
        with accounts.of_turn(second):
            await over.wait()

    with accounts.of_turn(first):
        turn = asyncio.create_task(next_turn())
        await asyncio.sleep(0)
    assert accounts.running(KITCHEN) is second
    over.set()
    await turn
    assert accounts.running(KITCHEN) is None


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


async def ask(grok: Grok, account: Account, *pictures: bytes) -> None:
    with on_account(account):
        async for _ in grok.reply([ChatMessage(Role.USER, "Hello?", pictures)]):
            pass


@pytest.mark.loads_engines
async def test_a_question_and_a_photo_are_counted_by_their_bodies(service: ChatService, grok: Grok) -> None:
    account = Account()
    await ask(grok, account)
    await ask(grok, account, b"\xff\xd8\xff" + bytes(3_000))
    question, photo = account.sent
    assert (question.host, question.purpose, question.requests, question.outside) == (
        HERE, Purpose.QUESTION, 1, False,
    )  # fmt: skip
    assert 60 < question.bytes < 300
    assert (photo.purpose, photo.requests) == (Purpose.PHOTO, 1)
    assert 4_000 < photo.bytes < 4_500


@pytest.mark.loads_engines
async def test_a_second_try_is_counted_too(service: ChatService, grok: Grok) -> None:
    service.replies += [Reply(status=500), Reply(status=500)]
    account = Account()
    with pytest.raises(LanguageModelError):
        await ask(grok, account)
    assert [one.requests for one in account.sent] == [len(service.requests)] == [2]


@pytest.mark.loads_engines
async def test_questions_at_once_over_one_client_are_kept_apart(grok: Grok) -> None:
    accounts = [Account(str(number)) for number in range(8)]
    await asyncio.gather(*(ask(grok, account) for account in accounts), grok_alone(grok))
    assert [[one.requests for one in account.sent] for account in accounts] == [[1]] * 8


async def grok_alone(grok: Grok) -> None:
    """Ask for nobody in particular."""
    async for _ in grok.reply([ChatMessage(Role.USER, "Hello?")]):
        pass


@pytest.mark.loads_engines
async def test_sound_and_speech_are_counted_whatever_task_sends_them() -> None:
    async with SpeechStub() as stub:
        account = Account()
        settings = SpeechToTextSettings(provider="openai", base_url=stub.base_url)
        async with connected(settings) as service, voice_by(stub) as voice:
            with on_account(account):
                await OpenAiHearing(settings, service).transcribe(np.ones(16_000, np.int16))
                async for _ in voice.synthesize("Hello there."):
                    pass
    sound, speech = account.sent
    assert (sound.host, sound.purpose, sound.requests) == (HERE, Purpose.SOUND, 1)
    assert sound.bytes > 32_000
    assert (speech.purpose, speech.requests) == (Purpose.SPEECH, 1)
    assert 40 < speech.bytes < 400
