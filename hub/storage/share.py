"""One file's share of what the recorder writes, and how its last writing went."""

from collections.abc import Awaitable, Callable

from hub.errors import DataFolderError
from hub.storage.waiting import Waiting


class Share:
    """What goes into one file. It fails, and waits, by itself.

    Attributes:
        failure: Why it could not be written last; None when it could.
        faults: How many attempts in a row ended in a fault of ours.
        again_at: When it is to be tried again, by the event loop's clock.
    """

    def __init__(self, write: Callable[[Waiting], Awaitable[None]], forget: Callable[[Waiting], None]) -> None:
        """``write`` keeps this share of what waits, and ``forget`` takes it out."""
        self.write = write
        self.forget = forget
        self.failure: DataFolderError | None = None
        self.faults = 0
        self.again_at = 0.0
