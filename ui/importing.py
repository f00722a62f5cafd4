"""What PySide6 does at every import, and what of it this program goes without."""

import sys
from types import ModuleType
from typing import Final

FEATURES: Final = "shibokensupport.feature"
"""The part of PySide6 that lets a module write its names in another way (``from __feature__ import …``)."""


def read_no_sources() -> None:
    """Keep PySide6 from reading the source of every module that is imported after it.

    It looks there for its own name, since a module with it may ask for those features; Python keeps all it
    read. Nothing here asks for them. Of the hub's 1,800 modules that is 577,000 lines, 60 MB and half a second.
    """
    features = sys.modules.get(FEATURES)
    if features is not None:
        features.__dict__["_mod_uses_pyside"] = _asks_for_none


def _asks_for_none(_module: ModuleType) -> bool:
    return False
