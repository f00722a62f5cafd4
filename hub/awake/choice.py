"""Which way is this system's."""

import sys

from hub.awake.base import Awake
from hub.awake.child import CAFFEINATE, INHIBIT, ChildAwake


def system_awake(platform: str = sys.platform) -> Awake:
    """The way of ``platform``, named as Python names it."""
    if platform == "win32":
        from hub.awake.windows import ThreadAwake

        return ThreadAwake()
    return ChildAwake(CAFFEINATE if platform == "darwin" else INHIBIT)
