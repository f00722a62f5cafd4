"""Loading the MCP library off the event loop: a second, and 35 MB, for houses that have devices with tools."""

import asyncio
from concurrent.futures import Future
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.devices.mcp.line import Line


async def load_line() -> "type[Line]":
    """What speaks to a device's tools; the first time it is imported in a thread, for which all wait alike."""
    return await asyncio.wrap_future(_loading())


@cache
def _loading() -> "Future[type[Line]]":
    """What the one import of this process gives, whichever event loop asked first.

    Its thread is nobody's to stop: it ends by itself within a second or two, and holds nothing.
    """
    loading: Future[type[Line]] = Future()
    loading.set_running_or_notify_cancel()  # who no longer waits does not end it for the others
    Thread(target=_load, args=(loading,), name="tools-import").start()
    return loading


def _load(loading: "Future[type[Line]]") -> None:
    try:
        loading.set_result(_import())
    except BaseException as error:  # noqa: BLE001 - whatever it is, those who wait are told
        loading.set_exception(error)


def _import() -> "type[Line]":
    import jsonschema  # noqa: F401 - checks the arguments of calls

    from hub.devices.mcp.line import Line

    return Line
