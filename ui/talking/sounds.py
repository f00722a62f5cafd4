"""The sound card as the line uses it: opened in a thread when it is needed, and closed when it is not."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Protocol

from hub.audio.levels import loudness
from ui.audio_devices import Found, Pcm, SoundCard, SoundCardError, Stream
from ui.talking.mouth import Mouth

log = logging.getLogger(__name__)

RELEASE_S: Final = 0.15
"""The microphone stays on so long after the button was released, seconds: what was said is still on its way."""

LONGEST_S: Final = 300.0
"""Longest that the microphone stays on, seconds: as long as the longest question that a hub takes."""

IDLE_S: Final = 3.0
"""The loudspeaker is closed when nothing was played for so long, seconds."""


class Taker(Protocol):
    """Whoever is to hear what is said."""

    def add(self, block: Pcm) -> None:
        """Take a block."""
        ...

    def end(self) -> None:
        """Nothing more will come."""
        ...


class Sounds:
    """Records for whom it is told to, and plays what it is given. To be used in one event loop, and closed."""

    def __init__(
        self, card: SoundCard, level: Callable[[float], object], trouble: Callable[[], object]
    ) -> None:
        """``level`` hears how loud a block is, 0…1; ``trouble`` that the sound card cannot be used."""
        self._card = card
        self._level = level
        self._trouble = trouble
        self._loop = asyncio.get_running_loop()
        self._thread = ThreadPoolExecutor(1, "sound card")  # to open a sound card may take a while
        self._mouth = Mouth()
        self._taker: Taker | None = None
        self._recording: Stream | None = None  # these two are touched by the thread alone
        self._playing: Stream | None = None
        self._played_at = 0  # Hz; 0 while the loudspeaker is closed
        self._later: asyncio.TimerHandle | None = None  # ends the recording
        self._resting: asyncio.TimerHandle | None = None

    async def look(self) -> Found:
        """What there is."""
        return await self._loop.run_in_executor(self._thread, self._card.look)

    def record(self, rate: int, taker: Taker) -> None:
        """Have ``taker`` hear what is said from now on, at ``rate`` Hz."""
        self._end_recording()
        self._taker = taker
        self._later = self._loop.call_later(LONGEST_S, self._end_recording)
        self._thread.submit(self._open_microphone, rate, taker)

    def release(self) -> None:
        """Record no longer, in a moment."""
        if self._taker is not None and self._later is not None:
            self._later.cancel()
            self._later = self._loop.call_later(RELEASE_S, self._end_recording)

    def play(self, pcm: Pcm, rate: int) -> None:
        """Play this next."""
        self._mouth.put(pcm, rate)
        if self._played_at != rate:
            self._played_at = rate
            self._thread.submit(self._open_loudspeaker, rate)
        self._rest_later()

    def clear(self) -> None:
        """Be silent."""
        self._mouth.clear()

    async def close(self) -> None:
        """Close everything, and end the thread."""
        self._end_recording()
        self._mouth.clear()
        if self._resting is not None:
            self._resting.cancel()
        self._thread.submit(self._close_loudspeaker)
        await asyncio.to_thread(self._thread.shutdown)

    def _end_recording(self) -> None:
        if self._later is not None:
            self._later.cancel()
        self._later = None
        taker, self._taker = self._taker, None
        if taker is not None:
            taker.end()
            self._thread.submit(self._close_microphone)

    def _rest_later(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
        self._resting = self._loop.call_later(IDLE_S, self._rest)

    def _rest(self) -> None:
        if self._mouth.empty:
            self._played_at = 0
            self._thread.submit(self._close_loudspeaker)
        else:
            self._rest_later()

    def _hear(self, taker: Taker, block: Pcm) -> None:
        if taker is self._taker:
            taker.add(block)
            self._level(loudness(block))

    def _fail(self, taker: Taker | None) -> None:
        if taker is not None and taker is self._taker:
            self._end_recording()
        self._trouble()

    def _open_microphone(self, rate: int, taker: Taker) -> None:
        def heard(block: Pcm) -> None:
            self._loop.call_soon_threadsafe(self._hear, taker, block)

        try:
            self._recording = self._card.record(rate, heard)
        except SoundCardError as error:
            log.info("the microphone cannot be used: %s", error)
            self._loop.call_soon_threadsafe(self._fail, taker)

    def _close_microphone(self) -> None:
        if self._recording is not None:
            self._recording.close()
            self._recording = None

    def _open_loudspeaker(self, rate: int) -> None:
        self._close_loudspeaker()
        try:
            self._playing = self._card.play(rate, self._mouth.take)
        except SoundCardError as error:
            log.info("the loudspeaker cannot be used: %s", error)
            self._mouth.clear()
            self._loop.call_soon_threadsafe(self._fail, None)

    def _close_loudspeaker(self) -> None:
        if self._playing is not None:
            self._playing.close()
            self._playing = None
