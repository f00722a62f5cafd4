"""From the check to the hub's hello, and what may go wrong on the way."""

import pytest

from hub.twin import call
from hub.twin.run import TwinOptions, run_twin
from tests.twin.asking import QUESTION, ask
from tests.twin.fake_hub import FakeHub, nothing


@pytest.mark.parametrize("status", [302, 404, 500])
async def test_only_200_will_do_for_the_check(status: int) -> None:
    async with FakeHub(status=status) as hub:
        report = await ask(hub)
    assert f"answered {status}, not 200" in report.reason
    assert len(hub.checks) == 1


@pytest.mark.parametrize(
    ("body", "words"), [("{", "not JSON"), ('"' + "x" * 6142 + '"', "6 KB"), ("{}", "no websocket section")]
)
async def test_the_checks_answer_must_suit_a_device(body: str, words: str) -> None:
    async with FakeHub(body=body) as hub:
        report = await ask(hub)
    assert words in report.reason
    assert hub.lines == []


async def test_an_answer_just_below_the_limit_is_taken() -> None:
    async with FakeHub(filler="x" * 5900) as hub:
        assert (await ask(hub)).ok


async def test_a_firmware_offer_stands_in_the_report() -> None:
    async with FakeHub(nothing, firmware=lambda _: {"version": "1.0.0", "url": "http://x/"}) as hub:
        assert (await ask(hub, timeout_s=0.1)).firmware_offered == "1.0.0"


async def test_a_hello_without_transport_crashes_loudly() -> None:
    async with FakeHub(hello={"type": "hello", "session_id": "s"}) as hub:
        report = await ask(hub)
    assert "a real device crashes on it" in report.reason


async def test_no_hello_in_time_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(call, "HELLO_LIMIT_S", 0.1)
    async with FakeHub(nothing, hello={"type": "stt", "text": "no hello"}) as hub:
        report = await ask(hub)
    assert "No hello came" in report.reason


async def test_a_hub_that_is_not_there_is_one_clear_line() -> None:
    async with FakeHub() as hub:
        url = hub.ota_url
    report = await run_twin(TwinOptions(ota_url=url, pcm=QUESTION))
    assert report.reason.startswith(f"The hub at {url} cannot be reached")


async def test_a_websocket_that_is_not_there_is_one_clear_line() -> None:
    async with FakeHub() as closed:
        port = closed.ws_port
    body = f'{{"websocket":{{"url":"ws://127.0.0.1:{port}/","token":""}}}}'
    async with FakeHub(body=body) as hub:
        report = await ask(hub)
    assert "did not open" in report.reason


async def test_a_refused_handshake_names_its_status() -> None:
    async with FakeHub() as other:
        body = f'{{"websocket":{{"url":"ws://127.0.0.1:{other.http_port}/","token":""}}}}'
        async with FakeHub(body=body) as hub:
            report = await ask(hub)
    assert "refused the WebSocket: 404" in report.reason
