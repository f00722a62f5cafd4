"""A stand-in of the public model service on 127.0.0.1, with the few answers a download asks for."""

import contextlib
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOLD_S = 20.0
"""Longest hold, seconds: then the test has failed anyway."""

REVISION = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class StandIn:
    """What the service holds, and how it misbehaves."""

    repository: str
    files: dict[str, bytes]
    large: frozenset[str] = frozenset()  # told with a SHA-256, and handed out by another address
    wrong: frozenset[str] = frozenset()  # sent with other bytes than told
    refused: frozenset[str] = frozenset()  # 404 on the bytes
    cut_after: list[int] = field(default_factory=list)  # bytes of a body before the connection breaks
    ranges: bool = True
    fails_with: int = 0
    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)  # path and Range of every request for bytes
    hold_at: int | None = None  # bytes of a body after which it waits for ``go_on``
    held: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    on_bytes: threading.Event = field(default_factory=threading.Event)

    def listing(self) -> dict[str, Any]:
        """The repository's description, as the service tells it."""
        return {"id": self.repository, "sha": REVISION, "siblings": [self._entry(name) for name in self.files]}

    def _entry(self, name: str) -> dict[str, Any]:
        content = self.files[name]
        blob = hashlib.sha1(f"blob {len(content)}\0".encode() + content, usedforsecurity=False).hexdigest()
        entry: dict[str, Any] = {"rfilename": name, "size": len(content), "blobId": blob}
        if name in self.large:
            digest = hashlib.sha256(content).hexdigest()
            entry["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 134}
        return entry

    def body(self, name: str) -> bytes:
        """The bytes it sends of a file."""
        content = self.files[name]
        return content[:-1] + bytes([content[-1] ^ 1]) if name in self.wrong else content


@contextmanager
def serve(service: StandIn) -> Iterator[StandIn]:
    """Run it in a thread; ``url`` is its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"service": service}))
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    service: StandIn

    def do_GET(self) -> None:
        service = self.service
        path = self.path.partition("?")[0]
        if service.fails_with:
            self._answer(service.fails_with, b"")
        elif path == f"/api/models/{service.repository}":
            self._answer(200, json.dumps(service.listing()).encode())
        elif path.startswith(prefix := f"/{service.repository}/resolve/{REVISION}/"):
            self._file(path.removeprefix(prefix))
        elif path.startswith("/elsewhere/"):
            self._bytes(path.removeprefix("/elsewhere/"))
        else:
            self._answer(404, b"")

    def _file(self, name: str) -> None:
        if name not in self.service.files or name in self.service.refused:
            self._answer(404, b"")
        elif name in self.service.large:
            self._answer(302, b"", Location=f"{self.service.url}/elsewhere/{name}")
        else:
            self._bytes(name)

    def _bytes(self, name: str) -> None:
        wanted = self.headers.get("Range", "")
        self.service.asked.append((name, wanted))
        content = self.service.body(name)
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.service.ranges else 0
        status = 206 if start else 200
        cut = self.service.cut_after.pop(0) if self.service.cut_after else None
        self.service.on_bytes.set()
        self._answer(status, content[start:], cut=cut)

    def _answer(self, status: int, body: bytes, cut: int | None = None, **headers: str) -> None:
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        held = self.service.hold_at if status != HTTPStatus.FOUND else None
        if held is not None and len(body) > held:
            self.wfile.write(body[:held])
            self.wfile.flush()
            self.service.held.set()
            self.service.go_on.wait(HOLD_S)
            body = body[held:]
        with contextlib.suppress(ConnectionError):  # who asked may have gone
            self.wfile.write(body[:cut])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""
