"""Synchronous publish and subscribe by event class.

A subscriber is called in the publisher's own step, so an event is seen in the order in which things
happened. It must be quick and must not block: audio never goes through here.

A fleeting event (``hub.events.event``) is delivered to those alone who subscribed to its own class, and need
not be made while nobody did.
"""

import logging
from collections.abc import Callable
from typing import TypeVar

from hub.events import Event
from hub.events.event import Fleeting

log = logging.getLogger(__name__)

E = TypeVar("E", bound=Event)


class Bus:
    """Hands each published event to those who subscribed to its class or a base of it."""

    def __init__(self) -> None:
        self._subscribers: list[tuple[type[Event], Callable[[Event], None]]] = []

    def subscribe(self, kind: type[E], receive: Callable[[E], None]) -> Callable[[], None]:
        """Call ``receive`` with every later event of ``kind``; the returned function ends it."""

        def deliver(event: Event) -> None:
            if isinstance(event, kind) and (type(event) is kind or not isinstance(event, Fleeting)):
                receive(event)

        entry = (kind, deliver)
        self._subscribers.append(entry)

        def unsubscribe() -> None:
            if entry in self._subscribers:
                self._subscribers.remove(entry)

        return unsubscribe

    def wanted(self, kind: type[Fleeting]) -> bool:
        """Whether anybody subscribed to ``kind`` itself. May be asked in any thread."""
        return any(asked is kind for asked, _ in tuple(self._subscribers))

    def publish(self, event: Event) -> None:
        """Deliver ``event``; a subscriber that fails is logged and does not stop the others."""
        for _, deliver in tuple(self._subscribers):
            try:
                deliver(event)
            except Exception:
                log.exception("a subscriber failed on %s", type(event).__name__)
