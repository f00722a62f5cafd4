"""The child process that works on a board, as its parent sees it."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

from pydantic import ValidationError

from hub.firmware.usb.orders import TOLD, Message, Told

COMMAND: Final = "flash-worker"
"""Of ``python -m hub``, and of the program when it is one file: it does nothing but this then."""

LONGEST_LINE: Final = 1 << 20
"""Of what a child tells, bytes; the facts of a board take 6 KB."""

LEAVING_S: Final = 5.0
"""Longest wait for a child that is at its end, seconds."""


class Child:
    """One child, at work on one board."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def order(self, what: Message) -> None:
        """Tell it the next line; one that is gone does not hear it."""
        pipe = self._process.stdin
        if pipe is None:
            return
        with contextlib.suppress(ConnectionError):
            pipe.write(what.model_dump_json().encode() + b"\n")
            await pipe.drain()

    async def told(self) -> AsyncIterator[Told]:
        """What it tells, until its end. What is no line of a child's ends it."""
        pipe = self._process.stdout
        while pipe is not None:
            try:
                line = await pipe.readline()
                if not line:
                    return
                told = TOLD.validate_json(line)
            except (ValidationError, ValueError):
                return
            yield told

    def leave(self) -> None:
        """Tell it nothing more: it lets the board start, and ends."""
        if self._process.stdin is not None:
            self._process.stdin.close()

    def kill(self) -> None:
        """End it at once, with all that it started: a board waits for nobody's leave."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    async def end(self) -> None:
        """See that it is gone."""
        self.leave()
        try:
            async with asyncio.timeout(LEAVING_S):
                await self._process.wait()
        except TimeoutError:
            self.kill()
            await self._process.wait()


@asynccontextmanager
async def child_at_work(command: Sequence[str] = ()) -> AsyncGenerator[Child, None]:
    """A child that waits for its order, and is gone at the end whatever happens.

    Args:
        command: What to start; by default this program, as a child.
    """
    how: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        how = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    process = await asyncio.create_subprocess_exec(
        *(command or own_command()),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        limit=LONGEST_LINE,
        **how,
    )
    child = Child(process)
    done = False
    try:
        yield child
        done = True
    finally:
        if not done:
            child.kill()
        await child.end()


def own_command() -> tuple[str, ...]:
    """How to start this program as a child; in a frozen one there is no ``python -m``."""
    if getattr(sys, "frozen", False):
        return sys.executable, COMMAND
    return sys.executable, "-m", "hub", COMMAND
