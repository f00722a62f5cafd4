"""Who wants which device restarted: it happens at the end of a conversation, the only time it can be told."""

from collections.abc import Callable

Source = Callable[[str], str]
"""Gives the phrase that a device shows when it is restarted, for a device's id; empty: it need not be."""


class RestartWishes:
    """Knows what is wished, by device: asked at the end of each conversation."""

    def __init__(self) -> None:
        self._asked: dict[str, str] = {}
        self._sources: list[Source] = []

    def add(self, source: Source) -> None:
        """Ask ``source``, too."""
        self._sources.append(source)

    def ask(self, device_id: str, phrase: str) -> None:
        """Have the device restarted at the end of its next conversation; it shows ``phrase`` then."""
        self._asked[device_id] = phrase

    def withdraw(self, device_id: str) -> None:
        """It need not be restarted any more, as far as ``ask`` was the reason."""
        self._asked.pop(device_id, None)

    def reason(self, device_id: str) -> str:
        """The phrase to be shown by a device that is to be restarted; empty: it is not."""
        if phrase := self._asked.get(device_id, ""):
            return phrase
        return next(filter(None, (source(device_id) for source in self._sources)), "")


def never(_device_id: str = "") -> str:
    """For who wants no device restarted."""
    return ""
