"""Other people's clients in conversation with a real hub, on files instead of microphones.

``python -m tests.e2e.client_trial`` prints who said what. Each client runs in the environment that the
set-up made for it (``scripts/setup_steps/clients.py``); Whisper, Piper and Opus are real, the language
model is a stand-in on loopback.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from hub.audio.opus import _bundled_libopus
from hub.engines.base import Pcm
from hub.twin.sound import read_sound, write_wav
from tests.e2e.processes import ROOT, Serving, environment, serving
from tests.e2e.speech_trial import listen
from tests.e2e.voice import speak
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.letting_in import CLIENT, check

MICROPHONE_RATE = 16_000
DEVICE = "02:00:00:00:5d:02"
"""Of the client that is told the WebSocket's address."""

LIMIT_S = 90.0
"""Longest conversation, seconds."""

EXCHANGES = (
    (
        "Please turn on the light in the kitchen.",
        "The coffee is ready now, and your first meeting is at nine o'clock.",
    ),
    ("What is the highest mountain in the world?", "Mount Everest is the highest mountain in the world."),
)
"""What is asked, and what the language model answers."""


@dataclass(frozen=True)
class Client:
    """A client, and what it wants to be told: the check's address or the WebSocket's."""

    name: str
    driver: str
    by_check: bool

    @property
    def python(self) -> Path:
        """The interpreter of its environment."""
        return ROOT / ".setup" / "clients" / self.name / "bin" / "python"


CLIENTS = (
    Client("xiaozhi-sdk", "tests.e2e.clients.sdk_driver", by_check=True),
    Client("xiaozhi-client", "tests.e2e.clients.client_driver", by_check=False),
)


@dataclass(frozen=True)
class Conversation:
    """What came of one.

    Attributes:
        client: Whose it was.
        wire: Its messages in order: who said it, and the text message or the size of a packet.
        noticed: What the client's library told the program that uses it.
        heard: The words of each answer that its loudspeaker played.
        errors: What the client wrote where errors go.
    """

    client: Client
    wire: tuple[tuple[float, str, dict[str, Any] | str | int], ...]
    noticed: tuple[dict[str, Any], ...]
    heard: tuple[str, ...]
    errors: str

    def said(self, who: str) -> list[dict[str, Any]]:
        """The text messages of ``client`` or ``hub``."""
        return [message for _, whose, message in self.wire if whose == who and isinstance(message, dict)]


async def hold_all(folder: Path, clients: Sequence[Client] = CLIENTS) -> list[Conversation]:
    """Have all clients ask all questions, at the same time."""
    questions = await _write_questions(folder, EXCHANGES)
    replies = tuple(Reply(answer, piece_s=0.03) for _, answer in EXCHANGES)
    async with ChatService(by_turn=replies) as service:
        extra = {"HUB_LLM__BASE_URL": service.base_url, "HUB_LLM__API_KEY": "stand-in"}
        async with serving(folder, extra=extra) as hub:
            printed = await asyncio.gather(*(_drive(client, hub, questions, folder) for client in clients))
    played = [await asyncio.to_thread(_answers, folder / client.name) for client in clients]
    words = iter(await listen(list(chain(*played)), MICROPHONE_RATE))
    heard = [tuple(islice(words, len(answers))) for answers in played]
    return [_read(*row) for row in zip(clients, printed, heard, strict=True)]


async def come_uninvited(folder: Path, client: Client = CLIENTS[0]) -> Conversation:
    """Have a client come that nobody has let in, and ask its first question all the same."""
    questions = await _write_questions(folder, EXCHANGES[:1])
    async with serving(folder, pairing=False) as hub:
        printed = await _drive(client, hub, questions, folder)
    played = await asyncio.to_thread(_answers, folder / client.name)
    return _read(client, printed, tuple(await listen(played, MICROPHONE_RATE)))


async def _write_questions(folder: Path, exchanges: Sequence[tuple[str, str]]) -> list[Path]:
    files = []
    for number, sound in enumerate(await speak(*(question for question, _ in exchanges)), 1):
        files.append(folder / f"question-{number}.wav")
        write_wav(files[-1], sound, MICROPHONE_RATE)
    return files


async def _drive(client: Client, hub: Serving, questions: Sequence[Path], folder: Path) -> tuple[str, str]:
    """Run the client to its end: its tape, and what it wrote where errors go."""
    url = hub.ota_url if client.by_check else await _address_with_token(hub)
    own = folder / client.name
    own.mkdir()
    extra = {"PYTHONPATH": str(ROOT), "LIBOPUS": _bundled_libopus() or "", "NO_PROXY": "*", "no_proxy": "*"}
    process = await asyncio.create_subprocess_exec(
        client.python, "-m", client.driver, url, own, *questions, cwd=own, env=environment(extra),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(LIMIT_S):
            out, err = (text.decode() for text in await process.communicate())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, f"{client.name} failed: {err[-2000:]}{os.linesep}{out[-2000:]}"
    return out, err


async def _address_with_token(hub: Serving) -> str:
    """The WebSocket's address for a client that knows no check and sends no token: a person adds the token."""
    place = await check(hub.ota_url, DEVICE)
    return f"{place.ws_url}?{urlencode({'device-id': DEVICE, 'client-id': CLIENT, 'token': place.token})}"


def _answers(folder: Path) -> list[Pcm]:
    return [read_sound(file) for file in sorted(folder.glob("answer-*.wav"))]


def _read(client: Client, printed: tuple[str, str], heard: tuple[str, ...]) -> Conversation:
    wire: list[tuple[float, str, dict[str, Any] | str | int]] = []
    noticed = []
    for line in map(json.loads, printed[0].splitlines()):
        if "noticed" in line:
            noticed.append(line["noticed"])
        else:
            wire.append((line["at"], line["from"], line.get("text", line.get("sound"))))
    return Conversation(client, tuple(wire), tuple(noticed), heard, printed[1])


def transcript(conversation: Conversation) -> str:
    """Who said what, packets of sound in a row counted."""
    lines = [f"=== {conversation.client.name}"]
    packets = {"client": 0, "hub": 0}

    def flush() -> None:
        sound = ", ".join(f"{count} packets from the {who}" for who, count in packets.items() if count)
        if sound:
            lines.append(f"           … {sound}")
        packets.update(client=0, hub=0)

    for at, who, message in conversation.wire:
        if isinstance(message, int):
            packets[who] += 1
            continue
        flush()
        arrow = "->" if who == "client" else "<-"
        lines.append(f"{at:8.2f} {arrow} {json.dumps(message, ensure_ascii=False)}")
    flush()
    lines += [f"heard: {answer}" for answer in conversation.heard]
    return "\n".join(lines)


def main() -> None:
    """Print the transcripts, and what the clients complained about."""
    with tempfile.TemporaryDirectory() as folder:
        for conversation in asyncio.run(hold_all(Path(folder))):
            print(transcript(conversation), end="\n\n")  # noqa: T201 - what it is for
            print(conversation.errors, file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
