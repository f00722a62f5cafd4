"""What every presenter is."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from hub.errors import HubError
from hub.events import Event
from ui.bridge import HubBridge
from ui.late import WhileThere
from ui.live import Live
from ui.startup import Startup

if TYPE_CHECKING:
    from hub.client.client import HubClient

T = TypeVar("T")


@dataclass(frozen=True)
class Surroundings:
    """What a presenter is given to work with, besides the hub."""

    memory: QSettings  # keeps what the window remembers: choices of view, never what people said
    now: Callable[[], float] = time.time  # the wall clock, seconds
    startup: Startup | None = None  # starting with the computer, where that is offered
    address: str = ""  # of a hub elsewhere; empty: it is in this process
    unsaved: dict[str, Any] = field(default_factory=dict)  # what was written, while pages are made anew

    @property
    def folder(self) -> Path:
        """The data folder: what the window remembers lies in it."""
        return Path(self.memory.fileName()).parent


class Presenter(QObject):
    """Joins one page to the hub. It is handed a hub before it is handed anything else.

    Attributes:
        page: What the person sees.
        around: What it works with.
        live: What is true now.
    """

    page: QWidget
    noticed = Signal(object)  # Notice: something to tell, wherever the person looks
    page_wanted = Signal(object)  # PageName: have the person look there
    restart_wanted = Signal()  # start the hub anew, with the settings of then

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.live = Live()
        self._bridge: HubBridge | None = None
        self._while_there = WhileThere(self)

    @property
    def bridge(self) -> HubBridge:
        """The hub that is shown."""
        if self._bridge is None:
            raise RuntimeError("a presenter works once it was attached")
        return self._bridge

    def attach(self, bridge: HubBridge) -> None:
        """Show this hub from now on: another one, or the same after it was started anew."""
        self._bridge = bridge

    def ask(
        self,
        question: "Callable[[HubClient], Awaitable[T]]",
        then: Callable[[T], object],
        label: str,
        failed: Callable[[HubError], object] | None = None,
    ) -> asyncio.Task[None]:
        """Ask as ``HubBridge.ask`` does; what comes is dropped if the page is gone by then.

        It goes with the window's language: another one has another page.
        """
        late = self._while_there(failed) if failed is not None else None
        return self.bridge.ask(question, self._while_there(then), label, late)

    def show_live(self, live: Live) -> None:
        """Show what is true now. Called while the page is looked at, and when it comes to be."""
        self.live = live

    def receive(self, event: Event) -> None:
        """Hear of what happened; called whether the page is looked at or not."""

    def enter(self) -> None:
        """The person looks at the page from now on; ``show_live`` follows."""

    def take_files(self, files: list[Path]) -> None:
        """Files were given to this page; most have no use for any."""

    def place(self) -> str:
        """Where on the page the person looks, for ``return_to``; empty: there is one place."""
        return ""

    def return_to(self, place: str) -> None:
        """Have the person look there again: the page was made anew. It may have nothing to show yet."""

    def leave(self) -> None:
        """The person looks at another page now: nothing has to be kept up to date."""
