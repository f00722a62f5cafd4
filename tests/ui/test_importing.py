"""What an import costs beside PySide6."""

import os
import subprocess
import sys

import pytest

COUNT = """
import linecache
from PySide6.QtCore import QObject
from ui.importing import read_no_sources
{before}
linecache.clearcache()
import email.message, wsgiref.util
print(sum(len(entry[2]) for entry in linecache.cache.values() if len(entry) > 2))
"""


def lines_read(before: str) -> int:
    command = [sys.executable, "-c", COUNT.format(before=before)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))  # noqa: S603
    return int(done.stdout)


@pytest.mark.parametrize(("before", "reads"), [("pass", True), ("read_no_sources()", False)])
def test_no_source_is_read_for_features_that_nobody_asks_for(before: str, reads: bool) -> None:
    assert (lines_read(before) > 0) is reads
