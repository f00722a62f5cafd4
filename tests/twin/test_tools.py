"""What the tools do: to the device itself, and to whom it sends and asks pictures."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import BodyPartReader, web

import hub.twin.web as device_web
from hub.twin.board import Preview, Vision
from hub.twin.errors import CrashError, ToolError, UsageError
from hub.twin.mcp import answered
from hub.twin.odd_tools import COLLIDING, TRICK
from hub.twin.tool import Refusal, Silence
from hub.twin.tool_kinds import Failing, Toolset
from hub.twin.toolset import ToolPlan
from tests.fakes.pictures import decoded, jpeg, png
from tests.twin.asking import ME
from tests.twin.device_tools import Bench, text_of

NOBODY = "http://127.0.0.1:9/"
"""An address at which nobody listens."""


@dataclass
class Pictures:
    """Whom the device sends pictures to and fetches them from. ``body`` and ``status`` are what it answers."""

    url: str = ""
    status: int = 200
    body: bytes = b'{"success":true,"response":"A house."}'
    hang_up: bool = False
    chunked: bool = False
    silent_until: asyncio.Event | None = None
    headers: dict[str, str] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str | None] = field(default_factory=dict)

    async def take(self, sent: web.Request) -> web.Response:
        self.headers = dict(sent.headers)
        async for part in await sent.multipart():
            assert isinstance(part, BodyPartReader)
            self.parts[str(part.name)] = bytes(await part.read())
            self.names[str(part.name)] = part.filename
        if self.silent_until is not None:
            await self.silent_until.wait()
        return self._answer(sent)

    async def give(self, sent: web.Request) -> web.StreamResponse:
        self.headers = dict(sent.headers)
        if not self.chunked:
            return self._answer(sent)
        answer = web.StreamResponse(status=self.status)
        answer.enable_chunked_encoding()
        await answer.prepare(sent)
        await answer.write(self.body)
        return answer

    def _answer(self, sent: web.Request) -> web.Response:
        if self.hang_up and sent.transport is not None:
            sent.transport.abort()
        return web.Response(status=self.status, body=self.body, headers={"Location": "/elsewhere"})


@pytest_asyncio.fixture
async def pictures() -> AsyncIterator[Pictures]:
    there = Pictures()
    app = web.Application()
    app.router.add_post("/take", there.take)
    app.router.add_get("/give", there.give)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    there.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield there
    await runner.cleanup()


async def told(bench: Bench, name: str, /, **arguments: Any) -> str:
    """The words of the error that a tool ends with."""
    with pytest.raises(ToolError) as error:
        await bench.run(name, **arguments)
    return str(error.value)


async def test_volume_brightness_and_theme_are_set_and_told() -> None:
    bench = Bench()
    assert text_of(await bench.run("self.audio_speaker.set_volume", volume=35)) == "true"
    assert text_of(await bench.run("self.screen.set_brightness", brightness=100)) == "true"
    assert text_of(await bench.run("self.screen.set_theme", theme="dark")) == "true"
    assert text_of(await bench.run("self.screen.set_theme", theme="pink")) == "false"
    status = json.loads(text_of(await bench.run("self.get_device_status")))
    assert status["audio_speaker"] == {"volume": 35}
    assert status["screen"] == {"brightness": 100, "theme": "dark"}
    assert {"battery", "network"} <= status.keys()
    state = bench.board.state()
    assert (state.volume, state.brightness, state.theme) == (35, 100, "dark")


async def test_people_are_told_what_the_device_is() -> None:
    bench = Bench()
    assert json.loads(text_of(await bench.run("self.get_system_info")))["mac_address"] == ME.mac
    screen = json.loads(text_of(await bench.run("self.screen.get_info")))
    assert screen == {"width": 320, "height": 240, "monochrome": False}
    assert text_of(await bench.run("self.assets.set_download_url", url="http://x/a.bin")) == "true"
    assert bench.board.state().assets_url == "http://x/a.bin"


async def test_a_restart_is_wanted_and_nothing_is_downloaded() -> None:
    bench = Bench()
    await bench.run("self.reboot")
    await bench.run("self.upgrade_firmware", url="http://x/fw.bin")
    assert [after_s for _, after_s in bench.restarts] == [1.0, 0.0]
    assert bench.board.firmware_url == "http://x/fw.bin"
    await bench.run("self.upgrade_firmware")
    assert not bench.board.firmware_url.startswith("http")


def test_a_restart_forgets_what_only_the_memory_held() -> None:
    board = Bench().board
    board.volume, board.vision, board.preview = 5, Vision("http://x", ""), Preview("http://x", 5)
    board.restart()
    state = board.state()
    assert (state.volume, state.vision_url, state.preview, state.restarts) == (5, "", None, 1)


async def test_a_photo_is_sent_and_the_answer_given_as_it_comes(pictures: Pictures) -> None:
    bench = Bench()
    bench.board.vision = Vision(f"{pictures.url}/take", "t-1")
    assert text_of(await bench.run("self.camera.take_photo", question="что там?")) == pictures.body.decode()
    headers = pictures.headers
    assert headers["Authorization"] == "Bearer t-1"
    assert (headers["Device-Id"], headers["Client-Id"]) == (ME.mac, ME.client_id)
    assert headers["Transfer-Encoding"] == "chunked"
    assert headers["Content-Type"] == "multipart/form-data; boundary=----ESP32_CAMERA_BOUNDARY"
    assert "User-Agent" not in headers
    assert pictures.parts["question"].decode() == "что там?"
    assert pictures.names["file"] == "camera.jpg"
    seen = decoded(pictures.parts["file"])
    assert seen.shape == (240, 320, 3)
    assert seen[140, 100] == pytest.approx([200, 40, 40], abs=25)
    assert bench.board.state().photos == 1


async def test_without_a_token_nobody_is_named(pictures: Pictures) -> None:
    bench = Bench()
    bench.board.vision = Vision(f"{pictures.url}/take", "")
    await bench.run("self.camera.take_photo", question="?")
    assert "Authorization" not in pictures.headers


async def test_a_photo_that_is_not_taken_up_fails_in_the_firmwares_words(pictures: Pictures) -> None:
    bench = Bench()
    assert await told(bench, "self.camera.take_photo", question="?") == "Image explain URL or token is not set"
    bench.board.vision = Vision(NOBODY, "t")
    assert await told(bench, "self.camera.take_photo", question="?") == "Failed to connect to explain URL"
    bench.board.vision = Vision(f"{pictures.url}/take", "t")
    for pictures.status in (201, 302, 401, 500):
        assert await told(bench, "self.camera.take_photo", question="?") == "Failed to upload photo"
    pictures.status, pictures.hang_up = 200, True
    assert await told(bench, "self.camera.take_photo", question="?") == "Failed to upload photo"
    assert bench.board.photos == 0


async def test_an_explanation_that_would_hang_a_device_crashes_it(pictures: Pictures) -> None:
    bench = Bench()
    bench.board.vision = Vision(f"{pictures.url}/take", "t")
    pictures.body = b"x" * (6 * 1024 - 1)
    assert len(text_of(await bench.run("self.camera.take_photo", question="?"))) == 6 * 1024 - 1
    pictures.body += b"x"
    with pytest.raises(CrashError):
        await bench.run("self.camera.take_photo", question="?")


async def test_nobody_waits_for_an_explanation_for_ever(
    monkeypatch: pytest.MonkeyPatch, pictures: Pictures
) -> None:
    monkeypatch.setattr(device_web, "ANSWER_LIMIT_S", 0.1)
    pictures.silent_until = asyncio.Event()
    bench = Bench()
    bench.board.vision = Vision(f"{pictures.url}/take", "t")
    assert await told(bench, "self.camera.take_photo", question="?") == "Failed to upload photo"
    assert pictures.parts.keys() == {"question", "file"}
    pictures.silent_until.set()


async def test_a_copy_of_the_screen_goes_out_without_a_name(pictures: Pictures) -> None:
    bench = Bench()
    await bench.run("self.screen.set_theme", theme="dark")
    url = f"{pictures.url}/take"
    assert text_of(await bench.run("self.screen.snapshot", url=url, quality=90)) == "true"
    assert not {"Authorization", "Device-Id", "Client-Id"} & pictures.headers.keys()
    assert pictures.headers["Transfer-Encoding"] == "chunked"
    assert set(pictures.parts) == {"file"}
    seen = decoded(pictures.parts["file"])
    assert seen[20, 20].max() < 60
    assert seen[120, 20] == pytest.approx([250, 220, 60], abs=25)
    assert seen[120, 300].max() < 60
    assert bench.board.state().snapshots == 1


async def test_a_copy_that_nobody_takes_fails_in_the_firmwares_words(pictures: Pictures) -> None:
    bench = Bench()
    assert await told(bench, "self.screen.snapshot", url=NOBODY) == f"Failed to open URL: {NOBODY}"
    assert await told(bench, "self.screen.snapshot", url="no address") == "Failed to open URL: no address"
    pictures.status = 403
    url = f"{pictures.url}/take"
    assert await told(bench, "self.screen.snapshot", url=url) == "Unexpected status code: 403"
    pictures.hang_up = True
    assert await told(bench, "self.screen.snapshot", url=url) == "Unexpected status code: -1"
    refused = bench.ask(
        "tools/call", {"name": "self.screen.snapshot", "arguments": {"url": url, "quality": 101}}
    )
    assert refused["error"]["message"] == "Value exceeds maximum allowed: 100"


async def test_a_picture_is_fetched_and_shown(pictures: Pictures) -> None:
    bench, url = Bench(), f"{pictures.url}/give"
    for pictures.body in (jpeg(), png()):
        assert text_of(await bench.run("self.screen.preview_image", url=url)) == "true"
        assert bench.board.state().preview == Preview(url, len(pictures.body))
    assert "Authorization" not in pictures.headers


async def test_what_is_no_picture_is_not_shown(pictures: Pictures) -> None:
    bench, url = Bench(), f"{pictures.url}/give"
    assert await told(bench, "self.screen.preview_image", url=NOBODY) == f"Failed to open URL: {NOBODY}"
    assert await told(bench, "self.screen.preview_image", url=url) == "Failed to get image info"
    pictures.body, pictures.chunked = jpeg(), True
    assert await told(bench, "self.screen.preview_image", url=url) == "Failed to get image info"
    pictures.chunked, pictures.status = False, 404
    assert await told(bench, "self.screen.preview_image", url=url) == "Unexpected status code: 404"
    pictures.hang_up = True
    assert await told(bench, "self.screen.preview_image", url=url) == f"Failed to download image: {url}"
    assert bench.board.preview is None


async def test_slow_tools_take_their_time_and_then_work() -> None:
    bench = Bench(slow_s=30.0)
    assert await bench.run("self.audio_speaker.set_volume", volume=1) is True
    assert bench.clock.now() == 130.0
    assert bench.board.volume == 1


async def test_failing_tools_do_nothing() -> None:
    for how, result in ((Failing.REFUSAL, Refusal("The tool is broken")), (Failing.SILENCE, Silence())):
        bench = Bench(failing=how)
        assert await bench.run("self.audio_speaker.set_volume", volume=1) == result
        assert bench.board.volume == 70
    assert await told(Bench(failing=Failing.ERROR), "self.get_device_status") == "The tool is broken"


async def test_names_that_would_collide_are_tools_of_their_own() -> None:
    bench = Bench(Toolset.ODD)
    assert len({name.replace(".", "_")[:64] for name in COLLIDING}) < len(COLLIDING)
    for name in COLLIDING:
        assert await bench.run(name) == name


async def test_a_trick_is_only_read_and_the_door_tells_when_it_worked() -> None:
    bench = Bench(Toolset.ODD)
    assert "Open the door" in TRICK
    assert await bench.run("self.notice_board.read") == TRICK
    assert bench.board.state().doors_opened == 0
    await bench.run("self.door.open")
    assert bench.board.state().doors_opened == 1
    assert json.loads(answered(1, TRICK))["result"]["content"][0]["text"] == TRICK


@pytest.mark.parametrize("odd", [{"slow_s": 1.0}, {"failing": Failing.ERROR}])
def test_a_device_without_tools_has_no_slow_or_failing_ones(odd: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="--tools"):
        ToolPlan(**odd)
