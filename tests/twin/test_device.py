"""The device itself: several questions on one connection, and staying on."""

import pytest

from hub.errors import HubError
from hub.twin.channel import Farewell
from hub.twin.device import Twin
from hub.twin.errors import ChannelError
from hub.twin.identity import new_identity
from hub.twin.state import DeviceState, Mode
from tests.twin.asking import ME, QUESTION
from tests.twin.fake_hub import FakeHub, Line, answer


async def test_a_second_question_on_the_same_connection() -> None:
    async def twice(line: Line) -> None:
        for _ in range(2):
            await line.until_text(type="listen", state="start")
            await line.until_packets(len(line.packets) + 4)
            await answer(line)
        await line.until_gone()

    async with FakeHub(twice) as hub, Twin(ME, mode=Mode.AUTO) as twin:
        await twin.connect(await twin.check(hub.ota_url))
        first = await twin.ask(QUESTION, limit_s=5.0)
        assert twin.state is DeviceState.LISTENING
        second = await twin.ask(QUESTION, limit_s=5.0)
    assert (first.ok, second.ok) == (True, True)
    assert second.packets.received == 4


async def test_it_stays_on_until_the_hub_closes() -> None:
    async def closes(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await answer(line)
        await line.later(0.4)
        await line.connection.close(1000, "bye")

    async with FakeHub(closes) as hub, Twin(ME) as twin:
        await twin.connect(await twin.check(hub.ota_url))
        assert (await twin.ask(QUESTION, limit_s=5.0)).ok
        await twin.listen_on()
        assert await twin.until_closed() == Farewell(1000, "bye")
    assert hub.lines[0].connection.protocol.close_rcvd is None


async def test_asking_without_a_connection_is_an_error() -> None:
    async with Twin(ME) as twin:
        with pytest.raises(ChannelError):
            await twin.ask(QUESTION)


def test_every_error_of_the_twin_is_the_hubs() -> None:
    assert issubclass(ChannelError, HubError)
    assert new_identity() != new_identity()
