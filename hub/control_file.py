"""How the hub's own command line finds the hub that runs in a data folder, and is let in. Blocking."""

from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hub.storage.files import told_clearly, write_whole

FILE_NAME: Final = "control.json"


class Control(BaseModel):
    """Where the hub's API is, and a token for it that is good until the hub stops."""

    model_config = ConfigDict(frozen=True)

    url: str = Field(pattern=r"^http://", description="Without a slash at its end.")
    token: str = Field(repr=False)


def write_control(folder: Path, control: Control) -> None:
    """Say it to whoever may read the folder's files: they are their owner's only.

    Raises:
        DataFolderError: It cannot be written; a ``DiskFullError`` when there is no space.
    """
    with told_clearly(folder / FILE_NAME):
        write_whole(folder / FILE_NAME, control.model_dump_json().encode())


def read_control(folder: Path) -> Control | None:
    """What a hub said; None when there is nothing that can be read. The hub may have ended without a word."""
    try:
        return Control.model_validate_json((folder / FILE_NAME).read_bytes())
    except (OSError, ValidationError):
        return None


def remove_control(folder: Path, control: Control) -> None:
    """Take back what ``control`` said; what another hub said stays.

    Raises:
        DataFolderError: It cannot be removed.
    """
    with told_clearly(folder / FILE_NAME):
        if read_control(folder) == control:
            (folder / FILE_NAME).unlink(missing_ok=True)
