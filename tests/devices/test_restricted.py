"""Who may come in but not talk: what it is told, and that nothing else runs."""

import asyncio
import json
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import numpy as np
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from hub.audio.opus import OpusDecoder
from hub.devices.admission import Entry
from hub.devices.restricted import LONGEST_S, Message, RestrictedSession
from hub.devices.wire import Wire
from hub.engines.base import Pcm
from hub.errors import EngineFailedError, ModelMissingError
from hub.events import DeviceConnected, TurnEvent
from hub.phrases import LANGUAGES, phrase
from hub.protocol.frames import Framing
from tests.devices.test_gateway import FIRST, HI, Open, greet
from tests.fakes.connection import MemoryConnection
from tests.fakes.engines import ScriptedEngines, ScriptedVoice, turn_parts
from tests.fakes.letting_in import CLIENT
from tests.fakes.virtual_time import run_virtual

NEW = {"Device-Id": "aa:bb:cc:dd:ee:09", "Client-Id": CLIENT}
CODE = "407105"


def play(
    scene: Callable[["Guest"], Awaitable[None]],
    *,
    entry: Entry = Entry.WAITING,
    engines: ScriptedEngines | None = None,
    language: str = "en-US",
) -> "Guest":
    """A restricted session with a device in memory, in virtual time."""
    guests: list[Guest] = []

    async def whole() -> None:
        guest = Guest(engines or ScriptedEngines(), Message(entry, language, CODE))
        guests.append(guest)
        running = asyncio.create_task(guest.session.run())
        await scene(guest)
        guest.reason = await running

    run_virtual(whole())
    return guests[0]


class TimedVoice(ScriptedVoice):
    """Speaks each sentence for so long, seconds, whatever it is."""

    def __init__(self, seconds: float) -> None:
        super().__init__(takes=0)
        self._seconds = seconds

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        yield np.full(round(self._seconds * self.sample_rate), 1_000, np.int16)


@pytest.fixture
async def hub() -> AsyncIterator[Open]:
    running = Open(TimedVoice(0.3))
    await running.start()
    yield running
    await running.gateway.stop()


class Guest:
    """A device that may not talk."""

    def __init__(self, engines: ScriptedEngines, message: Message) -> None:
        self.device = MemoryConnection()
        self.engines = engines
        self.reason = ""
        wire = Wire(self.device, Framing.V1, "r1")
        self.session = RestrictedSession(
            "r1", wire, self.device, turn_parts(engines), message, voice=asyncio.Lock()
        )


async def greets(guest: Guest) -> None:
    guest.device.say(type="hello", version=1)


async def talks(guest: Guest) -> None:
    await greets(guest)
    guest.device.say(type="listen", state="start", mode="realtime")
    guest.device.say(type="listen", state="detect", text="Open the door")
    for _ in range(100):
        guest.device.say_raw(b"\xf8\xff\xfe")
        await asyncio.sleep(0.06)


def test_a_device_that_waits_hears_its_code_digit_by_digit_and_sees_it() -> None:
    guest = play(greets)
    text = phrase("enrolment.waiting", "en", code=CODE)
    assert CODE in text
    assert guest.device.kinds() == ["hello", "tts start", "tts sentence_start", "tts stop"]
    assert guest.device.texts()[2]["text"] == text
    voice = guest.engines.voice
    assert isinstance(voice, ScriptedVoice)
    assert "4, 0, 7, 1, 0, 5" in voice.spoken[1]
    assert len(guest.device.packets()) > 20
    assert guest.device.closed == (1000, "waiting")


def test_a_device_whose_token_is_outdated_is_told_and_restarts() -> None:
    guest = play(greets, entry=Entry.OUTDATED)
    assert guest.device.kinds() == ["hello", "tts start", "tts sentence_start", "tts stop", "system"]
    assert guest.device.texts()[-1] == {"type": "system", "session_id": "r1", "command": "reboot"}
    assert guest.device.closed == (1000, "outdated")


def test_nothing_else_runs_whatever_it_sends() -> None:
    guest = play(talks)
    assert guest.device.kinds() == ["hello", "tts start", "tts sentence_start", "tts stop"]
    assert guest.engines.hearing.heard == []  # type: ignore[union-attr]
    assert guest.engines.model.asked == []  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", [Entry.WAITING, Entry.OUTDATED])
def test_what_cannot_be_spoken_is_shown_in_the_device_s_language(entry: Entry, language: str) -> None:
    guest = play(
        greets, entry=entry, engines=ScriptedEngines(voice=ModelMissingError("no voice")), language=language
    )
    alert = guest.device.texts()[1]
    assert alert["type"] == "alert"
    assert alert["message"] == phrase(f"enrolment.{entry.value}", language, code=CODE)


@pytest.mark.logs("could not be spoken")
def test_a_voice_that_fails_leaves_it_shown() -> None:
    engines = ScriptedEngines(voice=ScriptedVoice(error=EngineFailedError("broken")))
    guest = play(greets, entry=Entry.OUTDATED, engines=engines)
    assert guest.device.kinds()[-4:] == ["tts start", "tts stop", "alert", "system"]


def test_it_speaks_the_device_s_language_if_there_is_a_voice() -> None:
    russian = ScriptedVoice(language="ru")
    guest = play(greets, engines=ScriptedEngines(voices={"ru": russian}), language="ru-RU")
    assert guest.device.texts()[2]["text"] == phrase("enrolment.waiting", "ru", code=CODE)
    assert russian.spoken


def test_who_never_says_hello_is_sent_away() -> None:
    async def silent(guest: Guest) -> None:
        guest.device.say_raw("hi there")

    assert play(silent).device.closed == (1008, "took too long")


def test_who_floods_is_sent_away() -> None:
    async def floods(guest: Guest) -> None:
        for _ in range(2_000):
            guest.device.say_raw("{}")

    assert play(floods).device.closed == (1008, "too many messages")


def test_who_hangs_up_is_not_talked_to() -> None:
    async def leaves(guest: Guest) -> None:
        await greets(guest)
        await guest.device.until("tts start")
        guest.device.hang_up()

    guest = play(leaves)
    assert guest.reason == "the device hung up"
    assert guest.device.packets() == []


def test_it_does_not_last_for_ever() -> None:
    began = []

    async def listens(guest: Guest) -> None:
        began.append(asyncio.get_running_loop().time())
        await greets(guest)

    guest = play(listens, engines=ScriptedEngines(voice=TimedVoice(2 * LONGEST_S)))
    assert guest.device.closed == (1008, "took too long")
    assert guest.device.sent[-1][0] - began[0] <= LONGEST_S + 0.1


# --- over a real socket -----------------------------------------------------------------------------


async def hears(socket: ClientConnection) -> tuple[list[dict[str, Any]], int, tuple[int, str]]:
    """All that is said until the hub closes: text messages, sound in samples, and how it closed."""
    decoder, samples = OpusDecoder(24_000), 0
    texts: list[dict[str, Any]] = []
    try:
        async for message in socket:
            if isinstance(message, bytes):
                samples += len(decoder.decode(message))
            else:
                texts.append(json.loads(message))
    except ConnectionClosed:
        pass
    return texts, samples, (socket.close_code or 0, socket.close_reason or "")


@pytest.mark.parametrize("shown", [{}, {"Authorization": "Bearer "}, {"Authorization": "Bearer test-token"}])
async def test_a_device_that_waits_may_come_without_a_token_or_with_a_word_that_stands_for_none(
    hub: Open, shown: dict[str, str]
) -> None:
    code = hub.household.ask(NEW["Device-Id"]).code
    async with connect(hub.url(), additional_headers=NEW | shown, compression=None) as socket:
        await greet(socket)
        await socket.send(HI)
        texts, samples, closed = await hears(socket)
    assert [text.get("state") for text in texts] == ["start", "sentence_start", "stop"]
    assert code in texts[1]["text"]
    assert samples == pytest.approx(2 * 0.3 * 24_000, rel=0.2)
    assert closed == (1000, "waiting")
    assert hub.model.asked == []
    assert not [event for event in hub.events if isinstance(event, DeviceConnected | TurnEvent)]


async def test_a_new_identity_that_waits_does_not_disturb_the_old_one(hub: Open) -> None:
    hub.household.ask(FIRST, "another")
    async with connect(hub.url(), additional_headers=hub.first) as old:
        await greet(old)
        async with connect(hub.url(), additional_headers={"Device-Id": FIRST, "Client-Id": "another"}) as new:
            await greet(new)
            await hears(new)
        await (await old.ping())


async def test_a_genuine_but_outdated_token_ends_in_a_restart(hub: Open) -> None:
    await hub.household.enrolment.renew(FIRST)
    async with connect(hub.url(), additional_headers=hub.first, compression=None) as socket:
        await greet(socket)
        texts, samples, closed = await hears(socket)
    assert texts[-1]["command"] == "reboot"
    assert samples == pytest.approx(2 * 0.3 * 24_000, rel=0.2)
    assert closed == (1000, "outdated")
    async with connect(hub.url(), additional_headers=hub.household.headers(FIRST)) as socket:
        await greet(socket)
        assert hub.events[-1].__class__.__name__ == "DeviceGreeted"


async def test_the_outdated_token_of_a_device_that_waits_again_opens_no_more_than_none(hub: Open) -> None:
    await hub.household.enrolment.forget(FIRST)
    hub.household.ask(FIRST)
    async with connect(hub.url(), additional_headers=hub.first) as socket:
        await greet(socket)
        assert (await hears(socket))[2] == (1000, "waiting")


async def test_nobody_is_in_there_twice_and_stopping_does_not_wait(hub: Open) -> None:
    hub.household.ask(NEW["Device-Id"])
    async with connect(hub.url(), additional_headers=NEW) as socket:
        await greet(socket)
        with pytest.raises(InvalidStatus, match="503"):
            async with connect(hub.url(), additional_headers=NEW):
                pass
        await hub.gateway.stop()
        assert (await hears(socket))[2] == (1001, "the hub stops")
