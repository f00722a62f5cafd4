"""A display that nobody sees, for as long as the trial takes."""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "2560x1600x24"
"""Room for the window at 200 %."""

PATIENCE_S = 10.0


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """What Qt is to be told: an Xvfb of our own or, without one on this machine, no screen at all."""
    server = shutil.which("Xvfb")
    if server is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    told, tells = os.pipe()
    command = [server, "-displayfd", str(tells), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    running = subprocess.Popen(command, pass_fds=(tells,), stderr=subprocess.DEVNULL)  # noqa: S603 - found above
    os.close(tells)
    try:
        ready, _, _ = select.select([told], [], [], PATIENCE_S)
        number = os.read(told, 16).decode().strip() if ready else ""
        if not number:
            raise OSError("Xvfb did not start")
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
    finally:
        os.close(told)
        running.terminate()
        running.wait()
