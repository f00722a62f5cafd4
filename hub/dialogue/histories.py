"""Which conversation a device goes on with when it comes back."""

import time
from collections.abc import Callable, Iterable
from typing import Final

from hub.dialogue.history import Exchange, History

CARRY_OVER_S: Final = 600.0
"""Who comes back within so long goes on with the conversation, seconds; later it is another matter."""

MAX_KEPT: Final = 1_000
"""Conversations that are remembered; the one that was opened longest ago makes room."""

Whose = tuple[str, str]
"""A device's id and its client id: only who names both goes on with a conversation."""


class Histories:
    """Goes by the wall clock: the loop's stands still while the computer sleeps."""

    def __init__(self, tokens: int, now: Callable[[], float] = time.time) -> None:
        self._tokens = tokens
        self._now = now
        self._kept: dict[Whose, History] = {}

    def of(self, device_id: str, client_id: str) -> History:
        """What the device said of late, to be added to; nothing for one without a name."""
        history = self._kept.pop((device_id, client_id), None)
        if history is None or not self._recent(history.last_at):
            history = History(self._tokens, self._now)
        if device_id:
            self._kept[device_id, client_id] = history
            self._make_room()
        return history

    def recall(self, device_id: str, client_id: str, earlier: Iterable[Exchange]) -> None:
        """Know what the device said before the hub was started, too; what is too old for it is left out."""
        recent = [exchange for exchange in earlier if self._recent(exchange.at)]
        if recent and device_id:
            self._kept.setdefault((device_id, client_id), History(self._tokens, self._now)).go_on_from(recent)
            self._make_room()

    def forget(self, device_id: str = "", before: float | None = None) -> None:
        """Remember no longer what the device said, or anybody when ``device_id`` is empty.

        Args:
            device_id: Whose words.
            before: Only those from before that moment, wall-clock seconds; None: all.
        """
        for (whose, _), history in self._kept.items():
            if device_id in ("", whose):
                history.forget(before)

    def drop(self, device_id: str) -> None:
        """Have nothing to go on with for the device, nor for what it holds open and adds to yet."""
        for whose in [whose for whose in self._kept if whose[0] == device_id]:
            self._kept.pop(whose).forget(None)

    def _recent(self, moment: float) -> bool:
        """Whether it was a short time ago; one to come is none, the clock was set back."""
        return abs(self._now() - moment) <= CARRY_OVER_S

    def _make_room(self) -> None:
        while len(self._kept) > MAX_KEPT:
            del self._kept[next(iter(self._kept))]
