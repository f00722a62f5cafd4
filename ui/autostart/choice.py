"""Which way is this system's."""

import sys

from ui.autostart.base import Autostart


def system_autostart(platform: str = sys.platform) -> Autostart:
    """The way of ``platform``, named as Python names it."""
    if platform == "win32":
        from ui.autostart.windows import RunKey

        return RunKey()
    if platform == "darwin":
        from ui.autostart.mac import LaunchAgent

        return LaunchAgent()
    from ui.autostart.xdg import XdgAutostart

    return XdgAutostart()
