"""Who wants which device restarted: it happens at the end of a conversation, the only time it can be told."""

from collections.abc import Callable

Source = Callable[[str], str]
"""Gives the phrase that a device shows when it is restarted, for a device's id; empty: it need not be."""


class RestartWishes:
    """Knows whom to ask, at the end of each conversation: the first who wishes it has its way."""

    def __init__(self) -> None:
        self._sources: list[Source] = []

    def add(self, source: Source) -> None:
        """Ask ``source``, too."""
        self._sources.append(source)

    def reason(self, device_id: str) -> str:
        """The phrase to be shown by a device that is to be restarted; empty: it is not."""
        return next(filter(None, (source(device_id) for source in self._sources)), "")


def never(_device_id: str = "") -> str:
    """For who wants no device restarted."""
    return ""
