"""A device that is to get an image is restarted at the end of a conversation, by the hub, and only then."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from hub.phrases import phrase
from tests.devices.scene import Scene
from tests.devices.test_taking_leave import goodbye, silence
from tests.fakes.virtual_time import run_virtual

INSTALLING = "firmware.installing"


async def ended(scene: Scene) -> list[dict[str, object]]:
    """What the device was told behind the farewell."""
    texts = scene.device.texts()
    last = max(at for at, told in enumerate(texts) if told.get("state") == "stop")
    return texts[last + 1 :]


@pytest.mark.parametrize("ends", [goodbye, silence])
def test_it_is_told_behind_the_farewell(ends: Callable[[Scene], Awaitable[None]]) -> None:
    async def whole() -> None:
        scene = Scene(restart_for=lambda: INSTALLING, language="ru")
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        await ends(scene)
        async with asyncio.timeout(600):
            while not running.done():
                await scene.talk(0.12, loud=False)
        alert, reboot = await ended(scene)
        assert (alert["type"], alert["message"]) == ("alert", phrase(INSTALLING, "ru"))
        assert (reboot["type"], reboot["command"]) == ("system", "reboot")
        assert scene.device.closed is not None
        assert scene.device.closed[0] == 1000

    run_virtual(whole())


def test_one_that_is_to_stay_is_not() -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        await goodbye(scene)
        await running
        assert await ended(scene) == []

    run_virtual(whole())


def test_one_whose_conversation_was_ended_otherwise_is_not() -> None:
    async def whole() -> None:
        scene = Scene(restart_for=lambda: INSTALLING)
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        await scene.device.until("hello")
        scene.session.dismiss("replaced by a newer connection")
        assert await running == "replaced by a newer connection"
        assert "system" not in scene.device.kinds()

    run_virtual(whole())
