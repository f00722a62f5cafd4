"""Whether a person wants few things to move."""

from typing import Final

from PySide6.QtCore import QSettings

LESS_MOTION: Final = "window/less_motion"
"""Where the window remembers it."""


def wants_less_motion(memory: QSettings) -> bool:
    """Whether what moves is to be shown without moving."""
    return bool(memory.value(LESS_MOTION, defaultValue=False, type=bool))
