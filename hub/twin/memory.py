"""What the device keeps when it is switched off, in the file that holds its identity."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hub.twin.app_image import App
from hub.twin.errors import UsageError
from hub.twin.flash import Assets, Flash
from hub.twin.hardware import Hardware

FLASH = "flash"
"""Where in the file it stands, beside the identity."""


def recall(file: Path, new: Flash) -> Flash:
    """The flash as ``file`` has it, on ``new``'s board; ``new`` itself when the file has none. Blocking.

    Raises:
        UsageError: The file does not hold what fits that board.
    """
    try:
        kept = json.loads(file.read_text(encoding="utf-8")).get(FLASH)
        return new if kept is None else _read(kept, new.hardware)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{file} holds no flash of this board: delete it to get a new device.") from error


def remember(file: Path, flash: Flash) -> None:
    """Write ``flash`` into ``file``, beside what else it holds. Blocking.

    Raises:
        UsageError: The file cannot be written.
    """
    kept = asdict(flash)
    del kept["hardware"]
    try:
        data: Any = json.loads(file.read_text(encoding="utf-8"))
        draft = file.with_suffix(".new")
        draft.write_text(json.dumps(data | {FLASH: kept}) + "\n", encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        raise UsageError(f"The flash cannot be kept in {file}: {error.strerror}.") from error


def _read(kept: Any, hardware: Hardware) -> Flash:
    """Raises ``ValueError``, ``KeyError`` or ``TypeError`` for what is no flash of that board."""
    labels = {part.label for part in (hardware.first, *hardware.slots)}
    apps = {label: App(**app) for label, app in kept["apps"].items()}
    slots = {kept["running"], *filter(None, (kept["previous"], kept["next_start"]))}
    if not slots <= apps.keys() <= labels:
        raise ValueError("the slots are another board's")
    return Flash(
        hardware,
        apps,
        kept["running"],
        kept["confirmed"] is True,
        kept["previous"],
        kept["next_start"],
        Assets(**kept["assets"]) if kept["assets"] else None,
        kept["assets_url"],
    )
