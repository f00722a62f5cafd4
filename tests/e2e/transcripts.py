"""What was asked of a hub over HTTP, and what it answered, as it is printed for people to read."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp

SHOWN: Final = frozenset({
    "accept-ranges", "content-length", "content-range", "content-type", "etag", "if-none-match", "if-range",
    "range", "transfer-encoding", "x-content-type-options",
})  # fmt: skip
"""Headers that are printed; a token never is."""

LONGEST_SHOWN: Final = 160
"""Characters of a body that are printed."""

BOUNDARY: Final = "----ESP32_CAMERA_BOUNDARY"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Any
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


@dataclass
class Transcript:
    """Asks a hub, and prints what was said.

    Attributes:
        troubles: What was not as it should be.
    """

    client: aiohttp.ClientSession
    bearer: dict[str, str]
    troubles: list[str] = field(default_factory=list)

    def about(self, what: str) -> None:
        """Begin something else."""
        say(f"\n=== {what}")

    async def ask(
        self, what: str, method: str, path: str, fine: Callable[[Answer], bool], **how: Any
    ) -> Answer:
        """Ask, print both sides, and see that the answer is ``fine``."""
        headers = how.pop("headers", {})
        async with self.client.request(method, path, headers=headers, **how) as response:
            answer = Answer(response.status, response.headers, await response.read())
            asked = response.request_info
        shown_path = path if len(path) < LONGEST_SHOWN else f"{path[:60]}…"
        say(f"\n# {what}\n> {method} {shown_path} HTTP/1.1")
        print_headers(">", asked.headers)
        say(f"< HTTP/1.1 {answer.status}")
        print_headers("<", answer.headers)
        if answer.raw and answer.headers.get("Content-Type", "").partition(";")[0].endswith("json"):
            say(f"< {answer.raw.decode()[:LONGEST_SHOWN]}")
        if not fine(answer):
            self.troubles.append(what)
            say(f"!!! {what}: not as it should be")
        return answer

    async def api(self, what: str, method: str, path: str, status: int = 200, **how: Any) -> Answer:
        """Ask with the API's token."""
        headers = {**how.pop("headers", {}), **self.bearer}
        return await self.ask(what, method, path, is_status(status), headers=headers, **how)


def say(text: str) -> None:
    print(text)  # noqa: T201 - what the trial is for


def print_headers(mark: str, headers: Any) -> None:
    for name, value in headers.items():
        if name.lower() in SHOWN:
            say(f"{mark} {name}: {value}")


def is_status(status: int) -> Callable[[Answer], bool]:
    return lambda answer: answer.status == status


def form(content: bytes, question: str | None = None) -> Any:
    """A form as devices write it, in chunks."""
    parts = b""
    if question is not None:
        field_head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="question"\r\n\r\n'
        parts += f"{field_head}{question}\r\n".encode()
    parts += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="camera.jpg"\r\n'.encode()
    parts += b"Content-Type: image/jpeg\r\n\r\n" + content + f"\r\n--{BOUNDARY}--\r\n".encode()

    async def chunks() -> AsyncIterator[bytes]:
        for at in range(0, len(parts), 8_192):
            yield parts[at : at + 8_192]

    return chunks()


FORM: Final = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
