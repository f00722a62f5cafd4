"""Fetches files as many devices at once, and costs little itself: sockets that are read, and nothing else.

``python -m tests.bench.fetching FILE [--seconds S] [--rate BYTES]`` reads addresses from standard input, one a
line, and fetches each once, all at the same time; with ``--seconds`` again and again until then, with
``--rate`` no faster than a device takes it. What comes has to be FILE. Prints what came of it as JSON.
"""

import argparse
import asyncio
import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.e2e.processes import ROOT, environment

PIECE = 256 * 1024
"""Read at once, bytes."""

WINDOW = 16 * 1024
"""A device's window: no more is on the way to it, bytes."""

TICK_S = 0.02
"""Between two looks at the sockets when they are not read as fast as they can be, seconds."""

STALL_S = 30.0
"""A download in which nothing comes for so long has failed, seconds."""

APART_S = 0.01
"""Between the beginnings of two devices that take it at a device's speed, seconds: none are of one mind."""

AGAIN_S = 0.1
"""Between two downloads of one device, seconds; a real one starts anew between them."""

HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True)
class Fetched:
    """What came of it; ``took_s`` until the last byte of all."""

    whole: int
    failed: int
    received: int  # bytes
    took_s: float

    @property
    def mb_s(self) -> float:
        """Megabytes per second."""
        return self.received / 2**20 / self.took_s


class _Download:
    """One file on its way."""

    def __init__(self, url: str, expected: bytes, rate: float) -> None:
        place = urlsplit(url)
        self._expected = expected
        self._rate = rate
        self._head = b""
        self.received = 0
        self.done = self.ok = False
        self.socket = socket.socket()
        if rate:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, WINDOW)
        self.socket.connect((place.hostname, place.port))
        self.socket.sendall(f"GET {place.path} HTTP/1.1\r\nHost: {place.hostname}\r\n\r\n".encode())
        self.socket.setblocking(False)
        self._began = self.heard = time.monotonic()

    def read(self, now: float) -> None:
        """Take what is there, and what a device would take by now."""
        room = PIECE
        if self._rate:
            room = min(room, int(self._rate * (now - self._began)) - self.received)
        if room <= 0 or self.done:
            return
        try:
            piece = self.socket.recv(room)
        except BlockingIOError:
            self.done = now - self.heard > STALL_S
            return
        except OSError:
            piece = b""
        self.heard = now
        self._take(piece)

    def _take(self, piece: bytes) -> None:
        self.done = not piece
        if HEAD_END not in self._head:
            self._head += piece
            head, end, piece = self._head.partition(HEAD_END)
            if not end:
                return
            self._head = head + end
            self.done = not head.startswith(b"HTTP/1.1 200 ")
        at, self.received = self.received, self.received + len(piece)
        if piece != self._expected[at : self.received]:
            self.done = True
        elif self.received == len(self._expected):
            self.done = self.ok = True


def fetch(urls: Sequence[str], expected: bytes, *, seconds: float = 0.0, rate: float = 0.0) -> Fetched:
    """Fetch all of them at once; again and again for so many ``seconds``, if any."""
    began = time.monotonic()
    waiting = selectors.DefaultSelector()
    apart_s = APART_S if rate else 0.0
    again = [(began + number * apart_s, url) for number, url in enumerate(urls)]
    ended: list[_Download] = []
    while waiting.get_map() or again:
        while again and again[0][0] <= time.monotonic():
            url = again.pop(0)[1]
            download = _Download(url, expected, rate)
            waiting.register(download.socket, selectors.EVENT_READ, (url, download))
        patience_s = AGAIN_S if again else STALL_S
        ready = waiting.select(patience_s)
        if not ready and patience_s == STALL_S:
            break
        now = time.monotonic()
        for url, download in _read(waiting, ready, now):
            ended.append(download)
            if now - began < seconds:
                again.append((now + AGAIN_S, url))
        if rate:
            time.sleep(TICK_S)
    whole = sum(download.ok for download in ended)
    failed = len(ended) - whole + len(waiting.get_map())
    return Fetched(whole, failed, sum(each.received for each in ended), time.monotonic() - began)


def _read(
    waiting: selectors.BaseSelector, ready: Sequence[tuple[selectors.SelectorKey, int]], now: float
) -> Iterator[tuple[str, _Download]]:
    """Read from who is ready; those that are over."""
    for key, _ in ready:
        url, download = key.data
        download.read(now)
        if download.done:
            waiting.unregister(download.socket)
            download.socket.close()
            yield url, download


async def fetching(file: Path, urls: Sequence[str], *, seconds: float = 0.0, rate: float = 0.0) -> Fetched:
    """The same in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.fetching", str(file), "--seconds", str(seconds), "--rate", str(rate),
        cwd=ROOT, env=environment(), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await process.communicate("\n".join(urls).encode())
    return Fetched(**json.loads(out))


def main() -> None:
    """Fetch what standard input names."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fetching", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--rate", type=float, default=0.0)
    args = parser.parse_args()
    fetched = fetch(sys.stdin.read().split(), args.file.read_bytes(), seconds=args.seconds, rate=args.rate)
    print(json.dumps(asdict(fetched)))  # noqa: T201 - told to who started it


if __name__ == "__main__":
    main()
