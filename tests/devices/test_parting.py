"""What is still done on a device once leave was taken, while its channel is open."""

import asyncio

import pytest

from hub.devices import parting
from tests.devices.scene import Scene
from tests.fakes.virtual_time import run_virtual


class Parting:
    """Notes on which device something was done, and whether its channel was open then."""

    def __init__(self, lasts_s: float = 0.0) -> None:
        self.scene: Scene | None = None
        self.done: list[tuple[str, bool]] = []
        self._lasts_s = lasts_s

    async def __call__(self, device_id: str) -> None:
        assert self.scene is not None
        self.done.append((device_id, self.scene.device.closed is None))
        await asyncio.sleep(self._lasts_s)


def restarts() -> str:
    return "firmware.fetching"


async def ended(doing: Parting, *, dismissed: bool = False, restart: bool = False) -> Scene:
    """A conversation that ended, because nobody spoke or because it was to."""
    doing.scene = scene = Scene(parting=doing, restart_for=restarts) if restart else Scene(parting=doing)
    running = asyncio.create_task(scene.session.run())
    scene.device.say(type="hello")
    await scene.device.until("hello")
    if dismissed:
        scene.session.dismiss("no longer let in")
    await running
    return scene


def test_it_is_done_before_the_channel_closes() -> None:
    doing = Parting()
    scene = run_virtual(ended(doing))
    assert doing.done == [("aa:bb:cc:dd:ee:01", True)]
    assert scene.device.closed == (1000, "nobody spoke")
    assert "system" not in scene.device.kinds()


def test_a_restart_comes_behind_it() -> None:
    doing = Parting()
    scene = run_virtual(ended(doing, restart=True))
    assert len(doing.done) == 1
    assert scene.device.kinds()[-2:] == ["alert", "system"]


def test_it_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "PARTING_S", 2.0)
    scene = run_virtual(ended(Parting(lasts_s=10_000)))
    assert scene.device.closed == (1000, "nobody spoke")


def test_a_conversation_that_is_ended_from_outside_has_none() -> None:
    doing = Parting()
    run_virtual(ended(doing, dismissed=True))
    assert doing.done == []
