"""Answers that come late: whoever asked may be gone by then, as all pages are made anew in another language."""

from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import QObject

P = ParamSpec("P")


def given(wanted: Callable[[], bool], then: Callable[P, object]) -> Callable[P, None]:
    """Hands on what comes if it is still wanted, and drops it otherwise."""

    def hand_on(*told: P.args, **named: P.kwargs) -> None:
        if wanted():
            then(*told, **named)

    return hand_on


class WhileThere:
    """Hands on what comes until Qt deletes ``asker``. Whoever asks more than once keeps one of these."""

    def __init__(self, asker: QObject) -> None:
        self._here = ["here"]  # emptied when Qt deletes it
        asker.destroyed.connect(self._here.clear)

    def __call__(self, then: Callable[P, object]) -> Callable[P, None]:
        """``then``, which is not called any more once the asker is gone."""
        return given(lambda: bool(self._here), then)
