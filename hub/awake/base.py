"""What keeps a computer awake: one shape for all systems."""

from typing import Final, Protocol

from hub.errors import HubError

WHO: Final = "Xiaozhi Hub"
WHY: Final = "Voice devices are answered by this computer"


class AwakeError(HubError):
    """The computer cannot be kept awake; the message says why, in English."""

    code = "awake"


class Awake(Protocol):
    """One system's way."""

    def hold(self) -> None:
        """Keep the computer awake from now on. Blocks for 5 s at most; raises ``AwakeError``."""
        ...

    def release(self) -> None:
        """Let it sleep again; nothing happens if it was not kept awake."""
        ...
