"""What a stranger does wrong fills no log, and what the hub does wrong is told in full."""

import logging
import sys

import pytest
from aiohttp.http_exceptions import BadHttpMessage

from hub.commands.serve import without_strangers_tracebacks


def passed(logger: str, error: Exception) -> logging.LogRecord:
    """The record of ``error``, as a library's logger makes it, behind the filter."""
    try:
        raise error
    except type(error):
        record = logging.LogRecord(logger, logging.ERROR, "", 0, "Error: %s", ("ip",), sys.exc_info())
    assert without_strangers_tracebacks(record)
    return record


@pytest.mark.parametrize(
    ("logger", "error"),
    [
        ("aiohttp.server", BadHttpMessage("Authorization: Bearer secret")),
        ("aiohttp.server", ConnectionResetError("Connection lost")),
        ("websockets.server", AssertionError()),
    ],
)
def test_a_stranger_s_fault_is_one_line_without_what_was_sent(logger: str, error: Exception) -> None:
    record = passed(logger, error)
    assert (record.levelno, record.exc_info) == (logging.INFO, None)
    assert type(error).__name__ in record.getMessage()
    assert "secret" not in record.getMessage()


@pytest.mark.parametrize(
    ("logger", "error"),
    [
        ("aiohttp.server", AssertionError()),
        ("websockets.server", KeyError("x")),
        ("aiohttp.server", ConnectionRefusedError()),
    ],
)
def test_a_fault_of_the_hub_keeps_its_traceback(logger: str, error: Exception) -> None:
    record = passed(logger, error)
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
