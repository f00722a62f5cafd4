import asyncio
from dataclasses import dataclass, field

import pytest

from hub.audio.pacing import TAIL_S, Mark, Pacer
from tests.fakes.virtual_time import run_virtual

PACKET_S = 0.06
LEAD_S = 0.3

Queue = asyncio.Queue[Mark[str] | bytes | None]


@dataclass
class Log:
    """A sink that notes what came when."""

    packets: list[float] = field(default_factory=list)
    sentences: list[tuple[str, float]] = field(default_factory=list)

    async def packet(self, packet: bytes) -> None:
        self.packets.append(asyncio.get_running_loop().time())

    async def sentence(self, sentence: str) -> None:
        self.sentences.append((sentence, asyncio.get_running_loop().time()))


def pacer_for(log: Log, *, settle_s: float = 0.0) -> Pacer[str]:
    now = asyncio.get_running_loop().time()
    return Pacer(log, lead_s=LEAD_S, packet_s=PACKET_S, not_before=now + settle_s)


def filled(*items: Mark[str] | bytes | None) -> Queue:
    queue: Queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    return queue


async def play(*items: Mark[str] | bytes | None, settle_s: float = 0.0) -> tuple[Log, float, float]:
    """Play ``items``; the log, and when playing began and ended."""
    log = Log()
    loop = asyncio.get_running_loop()
    began = loop.time()
    await pacer_for(log, settle_s=settle_s).run(filled(*items, None))
    return log, began, loop.time()


def test_it_runs_the_lead_ahead_and_never_more() -> None:
    async def scene() -> None:
        log, began, _ = await play(*[b"x"] * 40)
        for number, sent in enumerate(log.packets):
            lead = began + number * PACKET_S - sent
            assert lead <= LEAD_S + 1e-6
            assert lead == pytest.approx(min(number * PACKET_S, LEAD_S), abs=1e-6)

    run_virtual(scene())


def test_packets_are_one_packet_length_apart_once_the_lead_is_built() -> None:
    async def scene() -> None:
        log, _, _ = await play(*[b"x"] * 40)
        spacings = [b - a for a, b in zip(log.packets[6:], log.packets[7:], strict=False)]
        assert spacings == pytest.approx([PACKET_S] * len(spacings))

    run_virtual(scene())


def test_the_first_packet_waits_for_the_device_to_settle() -> None:
    async def scene() -> None:
        log, began, _ = await play(b"x", settle_s=0.08)
        assert log.packets[0] - began == pytest.approx(0.08)

    run_virtual(scene())


def test_a_sentence_is_told_when_its_first_packet_is_heard() -> None:
    async def scene() -> None:
        log, began, _ = await play(Mark("one"), *[b"x"] * 10, Mark("two"), *[b"x"] * 10)
        assert [text for text, _ in log.sentences] == ["one", "two"]
        assert [at - began for _, at in log.sentences] == pytest.approx([0.0, 10 * PACKET_S])

    run_virtual(scene())


def test_a_sentence_is_told_in_time_even_when_no_packet_follows_for_a_while() -> None:
    async def scene() -> None:
        log = Log()
        loop = asyncio.get_running_loop()
        began = loop.time()
        queue = filled(*[b"x"] * 5, Mark("late"), b"x")
        playing = asyncio.create_task(pacer_for(log).run(queue))
        await asyncio.sleep(2)
        assert [(text, round(at - began, 6)) for text, at in log.sentences] == [("late", 5 * PACKET_S)]
        queue.put_nowait(None)
        await playing

    run_virtual(scene())


def test_it_returns_when_the_last_packet_has_been_heard() -> None:
    async def scene() -> None:
        _, began, ended = await play(*[b"x"] * 20)
        assert ended - began == pytest.approx(20 * PACKET_S + TAIL_S)

    run_virtual(scene())


def test_after_a_stall_it_starts_anew_without_a_burst() -> None:
    async def scene() -> None:
        log = Log()
        queue = filled(*[b"x"] * 5)
        pacer = pacer_for(log)
        playing = asyncio.create_task(pacer.run(queue))
        await asyncio.sleep(3)
        resumed = asyncio.get_running_loop().time()
        for item in [*[b"x"] * 20, None]:
            queue.put_nowait(item)
        await playing
        assert pacer.stalls == 1
        for number, sent in enumerate(log.packets[5:]):
            assert resumed + number * PACKET_S - sent <= LEAD_S + 1e-6

    run_virtual(scene())


def test_an_answer_without_packets_ends_at_once() -> None:
    async def scene() -> None:
        log, began, ended = await play(Mark("unheard"))
        assert ended == began
        assert log.sentences == []

    run_virtual(scene())


def test_cancelling_sends_nothing_more() -> None:
    async def scene() -> None:
        log = Log()
        playing = asyncio.create_task(pacer_for(log).run(filled(*[b"x"] * 50)))
        await asyncio.sleep(0.5)
        playing.cancel()
        await asyncio.wait({playing})
        sent = len(log.packets)
        await asyncio.sleep(5)
        assert len(log.packets) == sent < 50

    run_virtual(scene())


def test_a_clock_that_fires_early_does_not_send_early() -> None:
    """qasync's timers fire up to 4.5 ms early."""

    async def scene() -> None:
        log = Log()
        loop = asyncio.get_running_loop()
        real_sleep = asyncio.sleep

        async def early(delay: float) -> None:
            await real_sleep(max(min(delay, 0.0005), delay - 0.0045))

        began = loop.time()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("hub.audio.pacing.asyncio.sleep", early)
            await pacer_for(log).run(filled(*[b"x"] * 20, None))
        assert all(began + number * PACKET_S - sent <= LEAD_S + 1e-6 for number, sent in enumerate(log.packets))

    run_virtual(scene())
