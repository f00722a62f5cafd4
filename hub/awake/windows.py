"""Windows: the thread of the window says that the system is needed."""

import ctypes
from collections.abc import Callable
from typing import Final

from hub.awake.base import AwakeError

CONTINUOUS: Final = 0x80000000
SYSTEM_REQUIRED: Final = 0x00000001
"""Flags of ``SetThreadExecutionState``, in winbase.h."""


class ThreadAwake:
    """It belongs to the thread that says it: always call it from the same one, which lives on."""

    def __init__(self, set_state: Callable[[int], int] | None = None) -> None:
        """``set_state`` is ``SetThreadExecutionState``; it answers with 0 when it failed."""
        self._set_state = set_state or _system_s()

    def hold(self) -> None:
        """Keep the computer awake; raises ``AwakeError``."""
        if not self._set_state(CONTINUOUS | SYSTEM_REQUIRED):
            raise AwakeError("Windows did not agree.")

    def release(self) -> None:
        """Let it sleep again."""
        self._set_state(CONTINUOUS)


def _system_s() -> Callable[[int], int]:
    set_state = ctypes.WinDLL("kernel32").SetThreadExecutionState  # type: ignore[attr-defined,unused-ignore]
    set_state.argtypes, set_state.restype = [ctypes.c_uint32], ctypes.c_uint32
    return lambda flags: int(set_state(flags))
