"""Downloads of models as jobs: one at a time, the others in line, none of them on the event loop.

What was under way when the hub stopped is paused when it starts again: nothing is fetched that nobody asked
for in this hub's life.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, NoReturn

from hub.bus import Bus
from hub.engines.worker import Worker
from hub.events import DownloadState, ModelDownloadChanged
from hub.speech_models.job import Job
from models.catalog import Model
from models.download import Wish
from models.errors import DownloadCancelled, DownloadPaused, ModelStoreError, NotInstalledError
from models.store import Store

log = logging.getLogger(__name__)

TELL_S: Final = 0.25
"""Shortest time between two events of a download that runs, seconds: often enough for the eye."""

BEGUN: Final = frozenset({DownloadState.WAITING, DownloadState.RUNNING})
"""States of those that go on by themselves."""


class Downloads:
    """All of them. ``run`` is one task's work."""

    def __init__(
        self,
        bus: Bus,
        store: Store,
        come: Callable[[Model], Awaitable[None]],
        files: Worker,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``come`` is told of each model that is complete, before the event that says so.

        Small work with files is done in ``files``.
        """
        self._bus = bus
        self._store = store
        self._come = come
        self._files = files
        self._clock = clock
        self._worker = Worker("downloads")
        self._jobs: dict[str, Job] = {}
        self._line: list[Job] = []
        self._current: Job | None = None
        self._wish: Wish | None = None  # what the thread heeds: a job that goes on has a new one
        self._something = asyncio.Event()

    def all(self) -> Mapping[str, ModelDownloadChanged]:
        """How far each is that neither came nor was cancelled, by the model's id."""
        return {model_id: job.told() for model_id, job in self._jobs.items()}

    async def recall(self) -> None:
        """Know what was left half done; raises ``OSError``."""
        for model, done in await self._files.run(self._half_done):
            job = Job(model.id, max(model.size, done), done, DownloadState.PAUSED)
            self._jobs.setdefault(model.id, job)

    def start(self, model: Model) -> ModelDownloadChanged:
        """Download ``model``, or go on with it; what goes on already does so."""
        job = self._jobs.setdefault(model.id, Job(model.id, model.size, state=DownloadState.PAUSED))
        if job.state not in BEGUN:
            job.begin()
            self._line.append(job)
            self._something.set()
            self._tell(job)
        return job.told()

    def pause(self, model_id: str) -> ModelDownloadChanged | None:
        """Put it off and keep what has come; None when there is no such download."""
        job = self._jobs.get(model_id)
        if job is not None and job.state in BEGUN:
            self._leave(job, DownloadState.PAUSED)
            job.wish.pause.set()
        return job.told() if job else None

    async def cancel(self, model_id: str) -> bool:
        """Stop it and keep nothing of it; False when there is no such download.

        Raises:
            FolderError: What has come cannot be removed.
        """
        job = self._jobs.pop(model_id, None)
        if job is None:
            return False
        job.wish.cancel.set()
        if job is self._current and self._wish is not None:
            self._wish.cancel.set()  # its end removes what has come
        else:
            await self._files.run(self._discard, model_id)
        self._leave(job, DownloadState.CANCELLED)
        return True

    async def run(self) -> NoReturn:
        """Download what is in line, one after the other."""
        while True:
            self._something.clear()
            while self._line:
                await self._download(self._line.pop(0))
            await self._something.wait()

    async def close(self) -> bool:
        """See that the thread, which keeps what has come, ends in time; whether it did. ``run`` was ended."""
        return await self._worker.close()

    async def _download(self, job: Job) -> None:
        self._current, wish = job, job.wish
        self._wish = wish
        job.state = DownloadState.RUNNING
        self._tell(job)
        try:
            await self._worker.run(self._store.download, job.model_id, self._progress(job), wish)
        except (DownloadPaused, DownloadCancelled):
            log.info("the download of %s was stopped", job.model_id)
        except ModelStoreError as error:
            await self._failed(job, error)
        except Exception as error:
            log.exception("the download of %s failed", job.model_id)
            await self._failed(job, ModelStoreError(f"The download failed: {type(error).__name__}."))
        else:
            await self._done(job)
        finally:
            wish.pause.set()  # the thread goes on where the task is ended
            self._current = self._wish = None
        if wish.cancel.is_set():
            await self._discard_behind(job)

    async def _discard_behind(self, job: Job) -> None:
        """Remove what came of one that was cancelled as it ran; if that fails, the others go on."""
        try:
            await self._files.run(self._discard, job.model_id)
        except ModelStoreError as error:
            log.warning("what has come of %s cannot be removed: %s", job.model_id, error)
            if job.model_id not in self._jobs:  # else it is wanted again
                job.state, job.error, job.detail = DownloadState.FAILED, error.code, str(error)
                self._jobs[job.model_id] = job
                self._tell(job)

    async def _done(self, job: Job) -> None:
        log.info("%s was downloaded", job.model_id)
        model = self._store.catalog.get(job.model_id)
        if self._jobs.get(job.model_id) is job and not job.wish.cancel.is_set():
            del self._jobs[job.model_id]
            if job in self._line:
                self._line.remove(job)
            job.done = job.total
            if model is not None:
                await self._come(model)
            job.state = DownloadState.DONE
            self._tell(job)

    async def _failed(self, job: Job, error: ModelStoreError) -> None:
        log.warning("%s could not be downloaded: %s", job.model_id, error)
        here = await self._files.run(self._store.waiting, job.model_id)
        job.done = here or 0
        if job.state is DownloadState.RUNNING:  # else a person has decided otherwise meanwhile
            job.state, job.error, job.detail = DownloadState.FAILED, error.code, str(error)
            self._tell(job)

    def _leave(self, job: Job, state: DownloadState) -> None:
        """Take it out of the line, if it is in it, in its new state."""
        if job in self._line:
            self._line.remove(job)
        job.state = state
        self._tell(job)

    def _progress(self, job: Job) -> Callable[[int, int], None]:
        """Called in the thread for every piece that comes, to be told now and then in the loop."""
        loop, next_s = asyncio.get_running_loop(), 0.0

        def progress(done: int, total: int) -> None:
            nonlocal next_s
            job.done, job.total = done, total
            now = self._clock()
            if now >= next_s or done == total:
                next_s = now + TELL_S
                loop.call_soon_threadsafe(self._advance, job, now, done)

        return progress

    def _advance(self, job: Job, now: float, done: int) -> None:
        if job.state is DownloadState.RUNNING:
            job.advance(now, done)
            self._tell(job)

    def _half_done(self) -> list[tuple[Model, int]]:
        here = ((model, self._store.waiting(model.id)) for model in self._store.catalog.models)
        return [(model, done) for model, done in here if done is not None]

    def _discard(self, model_id: str) -> None:
        """Remove what has come."""
        with contextlib.suppress(NotInstalledError):  # nothing had
            self._store.remove(model_id)

    def _tell(self, job: Job) -> None:
        self._bus.publish(job.told())
