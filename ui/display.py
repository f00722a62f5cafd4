"""Whether a window can be shown here. Qt ends the process when it cannot start, so it is asked before."""

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_PLUGINS: Final = {"xcb": "libqxcb.so", "wayland": "libqwayland.so", "offscreen": "libqoffscreen.so"}


def why_no_window(environment: Mapping[str, str] = os.environ) -> str:
    """The reason in one phrase; empty when a window can be shown."""
    platforms = _platforms(environment)
    if not platforms:
        return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    try:
        from PySide6.QtCore import QLibraryInfo
        from PySide6.QtWidgets import QApplication  # noqa: F401 - loads the graphics libraries
    except ImportError as error:
        return f"Qt cannot be loaded: {error}"
    if not sys.platform.startswith("linux"):
        return ""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    reasons = [_why_not(platform, plugins) for platform in platforms]
    return "" if "" in reasons else "; ".join(reasons)


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """What Qt would show windows on, best first."""
    asked = environment.get("QT_QPA_PLATFORM", "")
    if asked:
        return [each.partition(":")[0] for each in asked.split(";")]
    if not sys.platform.startswith("linux"):
        return [sys.platform]
    found = []
    if environment.get("WAYLAND_DISPLAY"):
        found.append("wayland")
    if environment.get("DISPLAY"):
        found.append("xcb")
    return found


def _why_not(platform: str, plugins: Path) -> str:
    """Why ``platform`` cannot be used; empty when it can, or when only Qt itself could tell."""
    name = _PLUGINS.get(platform)
    if name is None:
        return ""
    try:
        ctypes.CDLL(str(plugins / name))
    except OSError as error:
        return f"Qt cannot be started: {error}"
    return _why_no_x11() if platform == "xcb" else ""


def _why_no_x11() -> str:
    """Whether the X server that DISPLAY names answers."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return "the display cannot be reached" if xcb.xcb_connection_has_error(connection) else ""
    finally:
        xcb.xcb_disconnect(connection)
