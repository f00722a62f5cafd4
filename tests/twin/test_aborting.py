"""Aborting an answer, over real sockets."""

import pytest

from tests.twin.asking import ask
from tests.twin.fake_hub import FakeHub, Line, answer
from tests.twin.sounds import answer_packets


async def test_an_abort_is_measured() -> None:
    async def obedient(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await line.send(type="tts", state="start")
        await line.later(0.08)
        for packet in answer_packets(8):
            await line.connection.send(packet)
        await line.until_text(type="abort")
        await line.send(type="tts", state="stop")
        await line.until_gone()

    async with FakeHub(obedient) as hub:
        report = await ask(hub, abort_after_s=0.1)
    assert (report.ok, report.reason) == (True, "")
    assert hub.lines[0].texts[-1] == {"session_id": "s-1", "type": "abort"}
    assert report.timings.abort_to_last_packet == 0.0
    assert report.timings.abort_to_stop is not None
    assert report.timings.abort_to_stop < 0.2
    assert report.timings.silent_after_abort == pytest.approx(0.38, abs=0.05)


async def test_a_hub_that_talks_on_after_an_abort_fails() -> None:
    async def deaf(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await answer(line, answer_packets(16))
        await line.until_gone()

    async with FakeHub(deaf) as hub:
        report = await ask(hub, abort_after_s=0.02)
    assert not report.ok
    assert "after the abort" in report.reason


async def test_an_answer_over_before_the_abort_fails() -> None:
    async with FakeHub() as hub:
        report = await ask(hub, abort_after_s=4.0)
    assert "before it was to be aborted" in report.reason
