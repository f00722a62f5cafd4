"""Images that are kept, as values and as documents."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from pydantic import StringConstraints, TypeAdapter

from hub.firmware.image import FirmwareImage
from hub.storage.base import DeviceRecord
from hub.storage.store import Store
from hub.storage.stored import Stored

MAX_NAME: Final = 200
"""Longest name of a file that is kept, characters."""

MAX_BOARD: Final = 64
"""Longest name of a board, characters, as of the one a device tells at its check."""

MAX_NOTES: Final = 2_000
"""Longest notes, characters."""

Board = Annotated[str, StringConstraints(pattern=r"^[\w.+-]{0,64}$")]
"""As devices tell theirs."""

Notes = Annotated[str, StringConstraints(max_length=MAX_NOTES)]


class Channel(StrEnum):
    """Where an image comes from, and so who is to have it."""

    STABLE = "stable"
    BETA = "beta"
    OWN = "own"  # built by the household


_CHANNELS: Final = frozenset(Channel)


def channel_of(device: DeviceRecord) -> Channel:
    """Whose firmware the device is to get."""
    return Channel(device.firmware_channel) if device.firmware_channel in _CHANNELS else Channel.STABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptImage:
    """An image in the library.

    Attributes:
        image_id: Its SHA-256, hex: the same image is kept once.
        file_id: Under which the shelf has its content.
        name: Of the file that was given.
        channel: Where it comes from.
        board: What it is for; empty when nobody said.
        notes: What people want to remember of it.
        added_at: When, wall-clock seconds.
        image: What it is.
    """

    image_id: str
    file_id: str
    name: str
    channel: Channel
    board: Board
    notes: Notes
    added_at: float
    image: FirmwareImage


_RECORD: Final = TypeAdapter(KeptImage)


async def stored_images_of(store: Store) -> Stored[KeptImage]:
    """Where ``store`` keeps them; raises ``DataFolderError``."""
    documents, file = await store.firmware()
    return Stored(documents, file, _RECORD, id_name="image_id", what="A firmware image")
