"""What the set-up says: calm lines for a person, and one line when it cannot go on."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class SetupFailed(Exception):  # noqa: N818 - read by a person as it stands
    """The set-up cannot go on. The text is one line that says what to do."""


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say that something begins, and how long it took."""
    say(f"setup: {title} …")
    begun = time.monotonic()
    yield
    clear_status()
    say(f"setup: {title}: done in {time.monotonic() - begun:.0f} s")


def status(text: str) -> None:
    """Replace the last status on a terminal; elsewhere say nothing."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r\x1b[K  {text}")
        sys.stdout.flush()


def clear_status() -> None:
    """Take the status away."""
    if sys.stdout.isatty():
        sys.stdout.write("\r\x1b[K")
        sys.stdout.flush()
