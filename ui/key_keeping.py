"""A key is kept once it has answered a real question, or when the person insists."""

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

from pydantic import BaseModel
from PySide6.QtCore import QObject, SignalInstance

from hub.errors import HubError, KeyRefusedError
from ui import words
from ui.bridge import HubBridge
from ui.late import WhileThere

HOPELESS: Final = KeyRefusedError.code
"""After this nobody is offered to keep the key anyway: the service was asked, and does not know it."""


Keep = Callable[[str, Callable[[], object], Callable[[str], object]], object]
"""Has a key kept; calls the first once it is, or the second with the code of what went wrong."""


class _Trial(BaseModel):
    """What came of a question, as far as it matters here."""

    first_word_s: float | None = None
    error: str = ""


class KeyAsker(Protocol):
    """A dialog that asks for a key."""

    @property
    def key_entered(self) -> SignalInstance:
        """A key to be tried."""
        ...

    @property
    def key_insisted(self) -> SignalInstance:
        """The same key, to be kept untried."""
        ...

    @property
    def trial_unwanted(self) -> SignalInstance:
        """The person waits for the trial no longer."""
        ...

    def show_keeping(self) -> None:
        """Show that the key is handed on to be kept."""
        ...

    def show_kept(self) -> None:
        """The key is kept."""
        ...

    def show_not_kept(self, why: str, *, keepable: bool) -> None:
        """Show why it is not kept; ``keepable``: it may be kept anyway."""
        ...


class KeyKeeping(QObject):
    """Tries what ``asker`` is given at the service in use, and has it kept. It lives as long as its parent."""

    def __init__(self, asker: KeyAsker, bridge: HubBridge, keep: Keep, parent: QObject) -> None:
        super().__init__(parent)
        self._asker = asker
        self._bridge = bridge
        self._keep = keep
        self._while_there = WhileThere(self)
        self._trial: asyncio.Task[None] | None = None
        self._attempt = 0  # which of them the asker waits for
        asker.key_entered.connect(self._try)
        asker.key_insisted.connect(self._have_kept)
        asker.trial_unwanted.connect(self._cancel)

    def _try(self, key: str) -> None:
        self._cancel()
        asked = {"service": "first", "api_key": key}
        self._trial = self._bridge.ask(
            lambda client: client.send("POST", "/llm/test", _Trial, asked),
            self._while_there(lambda trial: self._tried(key, trial)),
            self.tr("Testing the key"),
            self._while_there(self._untried),
        )

    def _tried(self, key: str, trial: _Trial) -> None:
        self._trial = None
        if trial.first_word_s is None:
            self._refuse(trial.error)
        else:
            self._have_kept(key)

    def _untried(self, error: HubError) -> None:
        self._trial = None
        self._refuse(error.code)

    def _refuse(self, code: str) -> None:
        keepable = code != HOPELESS
        why = words.problem(code)
        if keepable:
            why = self.tr("The key could not be tested. %1").replace("%1", why)
        self._asker.show_not_kept(why, keepable=keepable)

    def _have_kept(self, key: str) -> None:
        self._cancel()
        attempt = self._attempt
        self._asker.show_keeping()
        kept = self._while_there(lambda: self._kept(attempt))
        self._keep(key, kept, self._while_there(lambda code: self._not_kept(attempt, code)))

    def _kept(self, attempt: int) -> None:
        if attempt == self._attempt:
            self._asker.show_kept()

    def _not_kept(self, attempt: int, code: str) -> None:
        if attempt == self._attempt:
            self._asker.show_not_kept(words.problem(code), keepable=False)

    def _cancel(self) -> None:
        """Also what is being kept is waited for no longer; it goes on, and a notice tells what came of it."""
        self._attempt += 1
        trial, self._trial = self._trial, None
        if trial is not None:
            trial.cancel()
