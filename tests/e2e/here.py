"""Running commands in this process, for it is the command that matters there, and not the process."""

import asyncio
import io
import os
import threading
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from unittest.mock import patch

from hub.__main__ import main
from tests.e2e.processes import environment

_ONE = threading.Lock()
"""Output and environment are the whole process's: one command at a time has them."""


async def run_here(*args: str, extra: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    """Run ``python -m hub ARGS`` to its end, as ``run_hub`` does, in a thread: status, output, errors.

    It is not for ``serve`` with good settings, which wants signals and the log for itself.
    """
    return await asyncio.to_thread(_run, args, environment(extra))


def _run(args: tuple[str, ...], variables: dict[str, str]) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with _ONE, redirect_stdout(out), redirect_stderr(err), patch.dict(os.environ, variables, clear=True):
        status = main(args)
    return status, out.getvalue(), err.getvalue()
