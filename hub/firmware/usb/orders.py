"""What the child process that works on a board is told, and what it tells: lines of JSON on its pipes."""

from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

SECTOR: Final = 4096
"""Smallest piece of flash that can be erased, bytes."""

MAX_LINE: Final = 64 * 1024 * 1024
"""Longest line between the two, bytes: an NVS partition of 840 KB in base64 is far below."""


class Message(BaseModel):
    """The base of all of them. What is in them never gets into a message of an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
    )


class Phase(StrEnum):
    """What the child does."""

    CONNECTING = "connecting"
    CHECKING = "checking"
    BACKING_UP = "backing_up"
    ERASING = "erasing"
    WRITING = "writing"
    VERIFYING = "verifying"
    RESTARTING = "restarting"


TOUCHING: Final = frozenset({Phase.ERASING, Phase.WRITING})
"""From the first of these on, the board is no longer what it was."""


class FromFile(Message):
    """A piece of a file that is written."""

    kind: Literal["file"] = "file"
    address: int = Field(ge=0)
    path: str
    start: int = Field(ge=0)
    size: int = Field(gt=0)


class Inline(Message):
    """Bytes that are in no file: they may hold a secret."""

    kind: Literal["inline"] = "inline"
    address: int = Field(ge=0)
    content: bytes = Field(repr=False)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)


Piece = Annotated[FromFile | Inline, Field(discriminator="kind")]


class Order(Message):
    """The first line to the child.

    Attributes:
        port: A port's path, or a URL of pyserial's.
        baud: How fast to go on once the board has answered, bits a second.
        backup: Where to keep what was in the flash; empty: nowhere.
        look_only: Answer with the facts, and let the board be.
    """

    port: str
    baud: int
    look_only: bool = False
    backup: str = ""


class Job(Message):
    """The second line, once the facts of the board are known. ``pieces`` are written in their order."""

    erase: bool
    pieces: tuple[Piece, ...]


class Go(Message):
    """The third line, once all is verified: let the board start."""

    go: Literal[True] = True


class BoardFacts(Message):
    """What a board says of itself.

    Attributes:
        mac: Lower case, with colons: the device's id.
        flash_size: Bytes; 0 when it does not tell.
        table: What is where a partition table would be.
    """

    chip: str
    revision: str
    features: tuple[str, ...]
    mac: str
    flash_size: int
    usb_mode: str
    table: bytes = Field(repr=False)


class Facts(Message):
    """The child knows the board. It waits for its job, unless it was to look only."""

    event: Literal["facts"] = "facts"
    board: BoardFacts


class Progress(Message):
    """What the child does now, and how far it is, bytes."""

    event: Literal["progress"] = "progress"
    phase: Phase
    done: int = 0
    total: int = 0


class Verified(Message):
    """All is on the board as it should be, and was read back. The child waits for ``Go``."""

    event: Literal["verified"] = "verified"


class Done(Message):
    """The child is at its end, and the board starts."""

    event: Literal["done"] = "done"


class Failed(Message):
    """The child gave up. ``error`` is what the library says, ``kind`` the class of its error."""

    event: Literal["failed"] = "failed"
    phase: Phase
    kind: str
    error: str


Told = Facts | Progress | Verified | Done | Failed

TOLD: Final[TypeAdapter[Told]] = TypeAdapter(Annotated[Told, Field(discriminator="event")])
"""Reads a line of the child's."""
