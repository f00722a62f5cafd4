"""A line to the hub for whoever sits at this computer: a device of its own, with the computer's sound card."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.twin.handset import Handset, Home, Standing
from hub.twin.identity import Identity, keep_identity
from hub.twin.live_sound import LiveSpeech
from hub.twin.microphone import Uplink
from ui.audio_devices import Found, SoundCard
from ui.talking.sounds import Sounds

UPLINK: Final = Uplink()
"""16 kHz in packets of 60 ms, as most devices send it."""


@dataclass(frozen=True)
class Hooks:
    """What the line tells; all of it in the loop that it runs in."""

    known: Callable[[str], object]  # the id of its device
    found: Callable[[Found], object]  # what there is to listen and speak with
    stands: Callable[[Standing], object]
    level: Callable[[float], object]  # of the microphone, 0…1
    trouble: Callable[[], object]  # the sound card cannot be used


@dataclass(frozen=True)
class Way:
    """How the hub is reached."""

    ota_url: str
    let_in: Callable[[str, str], Awaitable[None]]  # the device's id and the code that it shows
    trust: ssl.SSLContext | None = None


class Line:
    """``run`` is one task's work; everything else returns at once, and does nothing before or after it."""

    def __init__(self, way: Way, folder: Path, card: SoundCard, hooks: Hooks, language: str) -> None:
        """``folder`` keeps the device's identity; ``language`` is what it is set to, as en-US."""
        self._way = way
        self._folder = folder
        self._card = card
        self._hooks = hooks
        self._language = language
        self._sounds: Sounds | None = None
        self._handset: Handset | None = None

    async def run(self) -> None:
        """Be on the line until cancelled.

        Raises:
            UsageError: The device's identity cannot be kept.
        """
        identity = await asyncio.to_thread(keep_identity, self._folder)
        self._hooks.known(identity.mac)
        sounds = Sounds(self._card, self._hooks.level, self._hooks.trouble)
        try:
            self._hooks.found(await sounds.look())
            handset = self._made(identity, sounds)
            self._sounds, self._handset = sounds, handset
            await handset.run()
        finally:
            self._sounds = self._handset = None
            await sounds.close()

    async def look(self) -> None:
        """See again what there is to listen and speak with."""
        if self._sounds is not None:
            self._hooks.found(await self._sounds.look())

    def press(self) -> None:
        """Begin to say something."""
        if self._sounds is None or self._handset is None:
            return
        speech = LiveSpeech(UPLINK.rate, UPLINK.frame_samples)
        self._sounds.clear()
        self._sounds.record(UPLINK.rate, speech)
        self._handset.ask(speech)

    def release(self) -> None:
        """It is said."""
        if self._sounds is not None:
            self._sounds.release()

    def type(self, text: str) -> None:
        """Ask in writing."""
        if self._handset is not None:
            self._handset.ask(text)

    def stop(self) -> None:
        """Be silent."""
        if self._handset is not None:
            self._handset.stop()

    def join(self) -> None:
        """Go to the hub again."""
        if self._handset is not None:
            self._handset.join()

    def _made(self, identity: Identity, sounds: Sounds) -> Handset:
        async def let_in(code: str) -> None:
            await self._way.let_in(identity.mac, code)

        home = Home(self._way.ota_url, let_in, self._way.trust)
        return Handset(identity, home, sounds, self._hooks.stands, self._language)
