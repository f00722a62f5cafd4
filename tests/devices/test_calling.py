"""Wake words, greetings and typed text."""

import asyncio

from tests.devices.scene import (
    Scene,
    perform,
)


def test_a_wake_word_comes_after_its_own_sound_and_is_no_question() -> None:
    async def play(scene: Scene) -> None:
        await scene.talk(0.6)
        scene.device.say(type="listen", state="detect", text="ni hao xiao zhi")
        await asyncio.sleep(5)
        assert scene.device.kinds() == ["hello"]

    perform(play)
