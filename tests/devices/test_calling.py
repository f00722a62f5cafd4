"""Wake words, greetings and typed text."""

import asyncio

import pytest

from hub.events import Outcome
from hub.phrases import phrase
from tests.devices.scene import Scene, hearing_of, perform, while_speaking


def test_a_wake_word_comes_after_its_own_sound_and_is_no_question() -> None:
    async def play(scene: Scene) -> None:
        await scene.talk(0.6)
        scene.device.say(type="listen", state="detect", text="ni hao xiao zhi")
        await asyncio.sleep(5)
        assert scene.device.kinds() == ["hello"]

    perform(play)


@pytest.mark.parametrize("text", ["你好小智", "Hi, ESP", "HELLO!", "Привет.", "jarvis", "", "  "])
def test_a_known_wake_word_or_a_bare_greeting_is_no_question(text: str) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="detect", text=text)
        await asyncio.sleep(5)
        assert scene.device.kinds() == ["hello"]
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("stt")

    perform(play)


def test_the_household_s_own_wake_word_is_known() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="detect", text="Hey, Marvin")
        await asyncio.sleep(5)
        assert scene.device.kinds() == ["hello"]

    perform(play, lambda: Scene(wake_words=["hey marvin"]))


@pytest.mark.parametrize("text", ["Hello, what time is it?", "xiaozhi, sing", "你好小智，唱首歌"])
def test_a_greeting_with_a_question_is_a_question(text: str) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="detect", text=text)
        await scene.device.until("tts stop")
        assert scene.device.texts()[1]["text"] == text

    perform(play)


@pytest.mark.parametrize("mode", ["auto", "realtime"])
def test_who_is_called_may_greet_and_then_listens(mode: str) -> None:
    """A device asks to be listened to right behind the wake word: that does not cut the greeting off."""

    async def play(scene: Scene) -> None:
        await scene.talk(1.2)
        scene.device.say(type="listen", state="detect", text="jarvis")
        scene.device.say(type="listen", state="start", mode=mode)
        await scene.device.until("tts stop")
        assert scene.texts_spoken() == phrase("greeting", "en")
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts stop", 2)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED] * 2

    perform(play, lambda: Scene(greets=True))


def test_a_button_pressed_during_the_greeting_cuts_it_off() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="detect", text="jarvis")
        await scene.device.until("tts sentence_start")
        await scene.ask()
        await scene.device.until("tts stop", 2)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.INTERRUPTED, Outcome.ANSWERED]

    perform(play, lambda: Scene(greets=True))


def test_a_wake_word_while_listening_begins_anew() -> None:
    """What was heard before it is not part of the question."""

    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(3)
        scene.device.say(type="abort", reason="wake_word_detected")
        scene.device.say(type="listen", state="start", mode="auto")
        await asyncio.sleep(0.1)
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("stt")
        (heard,) = hearing_of(scene).heard
        assert len(heard) / 16_000 == pytest.approx(1.2 + 0.3, abs=0.3)

    perform(play)


def test_a_wake_word_while_speaking_ends_the_answer_and_listens() -> None:
    async def play(scene: Scene) -> None:
        await while_speaking(scene)
        scene.device.say(type="listen", state="detect", text="你好小智")
        await scene.device.until("tts stop")
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts stop", 2)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.INTERRUPTED, Outcome.ANSWERED]

    perform(play)


def test_text_typed_while_a_microphone_ran_on_is_answered() -> None:
    """Its silence is no wake word, nor is what was heard a while ago."""

    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.device.until("tts stop")
        await scene.talk(0.6, loud=True)
        await asyncio.sleep(3)
        await scene.talk(0.6, loud=False)
        scene.device.say(type="listen", state="detect", text="What is two plus two?")
        await scene.device.until("tts stop", 2)

    perform(play)
