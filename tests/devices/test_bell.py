"""What rings on a device, and what ends it."""

import asyncio

import pytest

from hub.audio.chime import LENGTH_S
from hub.devices.bell import MOST_RINGS, PAUSE_S
from hub.errors import EngineFailedError, ModelMissingError
from hub.events import AlertChange, AlertKind
from hub.skills.alerts import After
from hub.skills.ringing import RING_S, Where
from hub.storage.alerts import AlertState
from hub.tools import Caller, Tool
from tests.devices.ringing import DONE, House, in_house, listen, sentences
from tests.fakes.engines import ScriptedVoice
from tests.fakes.tools import KIND, tool_parts
from tests.skills.household import HALL, KITCHEN


@pytest.mark.parametrize("mode", ["auto", "realtime", "manual"])
def test_a_timer_rings_a_few_times_with_a_chime_and_the_conversation_stays_open(mode: str) -> None:
    async def play(house: House) -> None:
        async with house.talk(idle_s=6) as scene:
            if mode != "manual":
                await listen(scene, mode)
            house.timer(3)
            await scene.device.until("tts sentence_start", MOST_RINGS)
            began = scene.moments("tts start")
            assert began[1] - began[0] > PAUSE_S + LENGTH_S
            await scene.device.until("tts stop", MOST_RINGS)
            assert sentences(scene) == [DONE] * MOST_RINGS
            assert scene.device.closed is None
            await asyncio.sleep(0.1)
            assert AlertChange.TOLD in house.changes
            await asyncio.sleep(RING_S)
            assert house.alerts.all() == []
            assert scene.device.closed == (1000, "nobody spoke")

    in_house(play)


def test_it_waits_for_the_end_of_an_answer() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            scene.device.say(type="listen", state="detect", text="Why is the sky blue?")
            await scene.device.until("tts sentence_start")
            house.timer(1)
            await scene.device.until("tts sentence_start", 3)
            assert sentences(scene) == ["It is sunny.", "Enjoy the day.", DONE]
            assert scene.device.kinds()[-3:] == ["tts start", "llm", "tts sentence_start"]
            assert scene.moments("tts start")[1] - scene.moments("tts stop")[0] >= 1.0

    in_house(play)


def test_it_waits_for_a_photo_that_is_taken_for_somebody_else() -> None:
    async def play(house: House) -> None:
        tools = tool_parts()
        tools.kinds.listed(KIND, [Tool("self.camera.take_photo")])
        async with house.talk(tools=tools) as scene:
            toolbox = scene.session._tools
            assert toolbox is not None
            toolbox.open()
            photo = asyncio.create_task(toolbox.call("self.camera.take_photo", {}, caller=Caller.PERSON))
            house.timer(1)
            await asyncio.sleep(8)
            assert toolbox.busy()
            assert "tts start" not in scene.device.kinds()
            photo.cancel()
            await scene.device.until("tts sentence_start")
            assert not toolbox.busy()
            assert sentences(scene) == [DONE]

    in_house(play)


def test_it_never_interrupts_who_speaks() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(1)
            await scene.talk(6)
            assert scene.device.kinds().count("tts start") == 0
            await scene.talk(2, loud=False)
            await scene.device.until("tts sentence_start", 3)
            assert sentences(scene)[-1] == DONE

    in_house(play)


@pytest.mark.parametrize("moment_s", [LENGTH_S + 0.5, LENGTH_S + 3.0])
def test_it_is_silent_at_once_when_it_is_dismissed_elsewhere(moment_s: float) -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            timer = house.timer(1)
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(moment_s)
            house.alerts.dismiss(timer.alert_id)
            await asyncio.sleep(0.3)
            assert scene.device.kinds()[-1] == "tts stop"
            sent = len(scene.device.packets())
            await asyncio.sleep(10)
            assert len(scene.device.packets()) == sent
            assert scene.session.conversation.listening

    in_house(play)


def test_two_that_ring_at_once_are_told_one_after_the_other() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(1)
            house.timer(1, "eggs")
            await scene.device.until("tts stop", 2)
            assert sorted(sentences(scene)[:2]) == ["The eggs timer is done.", DONE]
            assert scene.device.kinds().count("tts start") == 2

    in_house(play)


def test_what_was_said_once_was_told_though_it_rings_still() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(1)
            await scene.device.until("tts stop")
            await asyncio.sleep(0.5)
            (rings,) = house.alerts.all()
            assert rings.state is AlertState.RINGING
            assert house.alerts.pending_for(KITCHEN) == ()
            await scene.device.until("tts stop", 3)
            assert house.changes.count(AlertChange.TOLD) == 1
            await house.book.load()  # as after a kill
            assert house.alerts.all() == [], "nobody is told again"

    in_house(play)


def test_what_others_have_set_does_not_ring_here() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            house.timer(1, device_id=HALL)
            house.timer(1, device_id="")
            await asyncio.sleep(20)
            assert scene.device.kinds() == ["hello"]

    in_house(play)


def test_a_device_that_hangs_up_before_it_heard_anything_is_told_at_its_next_contact() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(1)
            await scene.device.until("tts sentence_start")
        await asyncio.sleep(1)
        assert [alert.name for alert in house.alerts.pending_for(KITCHEN)] == ["pasta"]

    in_house(play)


@pytest.mark.logs("an announcement could not be spoken")
def test_what_cannot_be_spoken_is_shown() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            scene.engines.voice = ModelMissingError("There is no voice.")
            house.timer(1)
            await scene.device.until("alert")
            assert scene.device.texts()[-1]["message"] == DONE

    in_house(play)


@pytest.mark.logs("could not be spoken")
def test_a_voice_that_fails_behind_the_chime_leaves_the_words_on_the_screen() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            scene.engines.voice = ScriptedVoice(error=EngineFailedError("no"))
            house.timer(1)
            await scene.device.until("alert")
            assert scene.device.packets()
            assert [one["message"] for one in scene.device.texts() if one["type"] == "alert"] == [DONE]

    in_house(play)


def test_it_is_told_in_the_language_in_which_it_was_set_if_there_is_a_voice_for_it() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            scene.engines.voices["zh"] = ScriptedVoice(language="zh")
            for language, name in (("zh-CN", "面"), ("ru", "чай")):
                timer = house.alerts.set(
                    AlertKind.TIMER, After(1), device_id=KITCHEN, language=language, name=name
                )
                await scene.device.until("tts sentence_start", len(sentences(scene)) + 1)
                house.alerts.dismiss(timer.alert_id)
            assert sentences(scene) == ["面计时器到时间了。", "The чай timer is done."]

    in_house(play)


def test_where_it_will_ring_is_told_truthfully() -> None:
    async def play(house: House) -> None:
        assert house.bell.expected(KITCHEN, 5) is Where.NEXT_CONTACT
        assert house.bell.expected("", 5) is Where.COMPUTER
        async with house.talk(idle_s=30) as scene:
            assert house.bell.expected(KITCHEN, 29) is Where.HERE
            assert house.bell.expected(HALL, 29) is Where.NEXT_CONTACT
            assert house.bell.expected(KITCHEN, 31) is Where.NEXT_CONTACT
            await asyncio.sleep(20)
            assert house.bell.expected(KITCHEN, 9) is Where.HERE
            assert house.bell.expected(KITCHEN, 11) is Where.NEXT_CONTACT
            scene.session.dismiss("over")
            assert house.bell.expected(KITCHEN, 1) is Where.NEXT_CONTACT

    in_house(play)


def test_what_is_confirmed_to_ring_here_rings_here() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            scene.device.say(type="listen", state="detect", text="Set a timer for 30 seconds.")
            await scene.device.until("tts sentence_start", 2)
            assert sentences(scene) == ["30 seconds, starting now.", "Your timer is done."]

    in_house(play)


def test_a_reminder_says_what_it_is_about_and_an_alarm_the_time() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            house.alerts.set(AlertKind.REMINDER, After(1), device_id=KITCHEN, text="call mom")
            await scene.device.until("tts sentence_start")
            scene.device.say(type="abort")
            house.alerts.cancel_all()
            house.alerts.set(AlertKind.ALARM, After(5), device_id=KITCHEN)
            await scene.device.until("tts sentence_start", 3)
            assert sentences(scene) == ["A reminder: call mom.", "It's 1:05 PM.", "This is your alarm."]

    in_house(play)
