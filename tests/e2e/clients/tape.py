"""Writes down what a client and the hub say to each other, and what the client makes of it: JSON, a line each.

``{"at", "from": "client" | "hub", "text": {…}}`` or ``{…, "sound": bytes}`` is a message on the wire;
``{"at", "noticed": {…}}`` is what the client's library handed to the program that uses it.
"""

import contextlib
import json
import time
from typing import Any, TextIO


class Tape:
    """Notes what goes over a library's connections."""

    def __init__(self, out: TextIO) -> None:
        self.packets = 0  # from the hub
        self._out = out
        self._began = time.monotonic()

    def listen_in(self, connection: Any) -> None:
        """Note what every connection of this class sends and receives from now on."""
        send, receive = connection.send, connection.recv

        async def noted_send(self_: Any, message: str | bytes, *rest: Any, **more: Any) -> None:
            self._note("client", message)
            await send(self_, message, *rest, **more)

        async def noted_receive(self_: Any, *rest: Any, **more: Any) -> str | bytes:
            message: str | bytes = await receive(self_, *rest, **more)
            self._note("hub", message)
            return message

        connection.send, connection.recv = noted_send, noted_receive

    def notice(self, message: Any) -> None:
        """Note what the client's library told its program."""
        self._write(noticed=message)

    def _note(self, who: str, message: str | bytes) -> None:
        if isinstance(message, bytes):
            self.packets += who == "hub"
            self._write(**{"from": who, "sound": len(message)})
            return
        text: Any = message
        with contextlib.suppress(ValueError):
            text = json.loads(message)
        self._write(**{"from": who, "text": text})

    def _write(self, **line: Any) -> None:
        at = round(time.monotonic() - self._began, 3)
        self._out.write(json.dumps({"at": at} | line, ensure_ascii=False) + "\n")
        self._out.flush()
