"""Line 3: from the end of a question to the first packet, by stage, and how much of it is the hub's own."""

import tempfile
from pathlib import Path

from hub.config import Settings
from hub.dialogue.timeline import ENGINES
from hub.storage.base import Selection, TurnRecord
from hub.storage.opening import open_store
from tests.bench.figures import Figure, Line, milliseconds, quantile
from tests.bench.instant import thinking
from tests.bench.options import Options
from tests.bench.scripted import Exchange, Scripted, question_packets
from tests.e2e.processes import serving
from tests.fakes.chat_service import ChatService, Reply

ANSWER = "It is sunny today, and it will rain tomorrow."
MODEL_S = 0.3
"""Until the model's first word."""

WORD_S = 0.03
QUESTIONS = 21

STAGES = ("transcribed", "first_token", "first_sentence", "first_sound", "first_packet")
MEANINGS = {
    "transcribed": "Whisper on this machine",
    "first_token": f"a model whose first word comes after {MODEL_S:g} s",
    "first_sentence": "its words come at 33 a second",
    "first_sound": "Piper on this machine",
    "first_packet": "goal of the whole: 1.0 s",
}

REMARKS = (
    "the 80 ms in which a device settles pass while the model thinks; line 5 shows them",
    "what an engine's result waits for the event loop counts as the engine's; lines 4 and 5 tell how long",
)


async def measure(options: Options) -> Line:
    """Ask the short recordings in turn, one at a time, of a hub with real engines."""
    with tempfile.TemporaryDirectory() as folder:
        async with ChatService(default=Reply(ANSWER, piece_s=WORD_S, first_s=MODEL_S)) as service:
            extra = thinking(service.base_url)
            async with serving(Path(folder), extra=extra) as hub:
                exchanges = await _ask_all(hub.ota_url, options)
        turns = await _kept(Path(folder))
    pairs = list(zip(exchanges[1:], turns[1:], strict=True))  # the first one waited for the engines
    return Line(3, "From the end of a question to the first packet", (*_stages(pairs), *_own(pairs)), REMARKS)


async def _ask_all(ota_url: str, options: Options) -> list[Exchange]:
    questions = [question_packets(options.speech / r.name) for r in options.questions]
    device = Scripted()
    await device.connect(ota_url)
    count = 1 + max(2, options.times(QUESTIONS))
    try:
        return [await device.ask(questions[number % len(questions)]) for number in range(count)]
    finally:
        await device.hang_up()


async def _kept(folder: Path) -> list[TurnRecord]:
    """The turns as they were kept, the first one first."""
    store = open_store(Settings(data_dir=folder))
    turns = await (await store.conversations()).turns(Selection(), limit=1_000)
    await store.close()
    return sorted(turns, key=lambda turn: turn.started_at)


def _stages(pairs: list[tuple[Exchange, TurnRecord]]) -> list[Figure]:
    figures = []
    for stage in STAGES:
        values = [turn.timings[stage] for _, turn in pairs if stage in turn.timings]
        goal = 1_000.0 if stage == "first_packet" else None
        figures += [
            milliseconds(f"{stage}, p50", quantile(values, 0.5), MEANINGS[stage], at_most=goal),
            milliseconds(f"{stage}, p95", quantile(values, 0.95), MEANINGS[stage]),
        ]
    return figures


def _own(pairs: list[tuple[Exchange, TurnRecord]]) -> list[Figure]:
    """What is left of the time a device waits when all waiting for engines is taken away."""
    own = [
        exchange.first_s - turn.timings[ENGINES]
        for exchange, turn in pairs
        if exchange.first_s is not None and ENGINES in turn.timings
    ]
    against = "the device's wait but for engines: decoding, sentences, encoding, both ways of the network"
    return [
        milliseconds("the hub's own share, p50", quantile(own, 0.5), against, at_most=10),
        milliseconds("the hub's own share, p95", quantile(own, 0.95), against, at_most=30),
        Figure(
            what="questions without an answer",
            value=sum(not exchange.whole for exchange, _ in pairs),
            unit="",
            against=f"of {len(pairs)}",
            at_most=0,
        ),
    ]
