"""The hub: builds the parts from the settings, starts them, shows them, and stops them in order."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlunsplit

from pydantic import SecretStr

from hub.addresses import announced_addresses, shown_host
from hub.bus import Bus
from hub.config import DEFAULT_LLM_URL, KEYLESS, Settings
from hub.data_folder import prepare_data_folder
from hub.devices.gateway import PATH as WS_PATH
from hub.devices.gateway import Gateway
from hub.devices.registry import Registry
from hub.dialogue.histories import CARRY_OVER_S, Histories
from hub.dialogue.history import Exchange
from hub.dialogue.parts import TurnParts
from hub.discovery import Discovery
from hub.engines.installed import InstalledModels
from hub.engines.registry import EngineRegistry
from hub.engines.silero import Silero
from hub.engines.worker import Worker
from hub.errors import DataFolderError
from hub.events import AnnouncementChanged, ClockJumped, HubState, HubStateChanged, HubWoke
from hub.following import Following
from hub.management import Management
from hub.secrets import KeyPlace, Secrets
from hub.skills.answering import Answering
from hub.snapshot import HubSnapshot
from hub.storage.base import Spoken
from hub.storage.opening import open_store
from hub.storage.recorder import Recorder
from hub.wakefulness import Wakefulness
from hub.web.server import CHECK_PATHS, WebServer

log = logging.getLogger(__name__)

LLM_KEY = "llm-api-key"
"""Name of the language model's key among the secrets."""

ASLEEP = "the hub was asleep"
"""Why conversations end after a sleep: their connections are mostly dead, and a device opens a new one."""


FLUSH_S = 1.5
"""Longest wait for the disk when the hub stops, seconds: it is to end within five."""


class Hub:
    """The whole program without a window.

    Attributes:
        threads_ended: After ``stop``: no thread is still at work. One that is, a long transcription or a
            keyring that waits for a person, would hold the process; it is to be left by ``os._exit``.
    """

    def __init__(self, settings: Settings, wakefulness: Wakefulness | None = None) -> None:
        self.settings = settings
        self.bus = Bus()
        self.threads_ended = True
        self._state = HubStateChanged(state=HubState.STARTING)
        self._key_place = KeyPlace.NOWHERE
        self._secrets = Secrets(settings.data_dir)
        self._store = open_store(settings)
        self._recorder = Recorder(self.bus, self._store, settings.store)
        self._registry = Registry(self.bus, self._recorder.keep_device, self._recorder.forget_device)
        self._histories = Histories(settings.session.history_tokens)
        self._discovery = Discovery(settings.discovery.name)
        self._hearing_worker = Worker("hearing")
        self._speaking_worker = Worker("speaking")
        self._file_worker = Worker("files")
        models = InstalledModels(settings.data_dir)
        self._engines = EngineRegistry(settings, self.bus, models.find_model, models.find_voices)
        self._skills = Answering()
        parts = TurnParts(
            settings=settings,
            bus=self.bus,
            engines=self._engines,
            skills=self._skills,
            hearing_worker=self._hearing_worker,
            speaking_worker=self._speaking_worker,
            local_time=_local_time,
            keep_sound=self._recorder.keep_sound,
        )
        self._gateway = Gateway(parts, self.bus, Silero, self._registry.language, self._histories)
        self._management = Management(
            self,
            store=self._store,
            recorder=self._recorder,
            devices=self._registry,
            forget=self._histories.forget,
        )
        self._web = WebServer(self.bus, _local_time, ws_path=WS_PATH, mount=self._management.mount)
        self._wakefulness = wakefulness or Wakefulness()
        self._woken = asyncio.Event()
        self._network_worker = Worker("network")
        self._following = Following(self._find_addresses, self._be_known)
        self._ports = (0, 0)
        self._background: tuple[asyncio.Task[None], ...] = ()
        self._recording: asyncio.Task[None] | None = None
        self._stopping = asyncio.Lock()

    async def start(self) -> None:
        """Accept devices; models load and the announcement goes out behind it.

        Raises:
            SetupError: The data folder, a file in it, an address or a port cannot be used.
        """
        server = self.settings.server
        await self._file_worker.run(prepare_data_folder, self.settings.data_dir)
        await self._store.look()
        self._registry.recall(await (await self._store.devices()).all())
        await self._management.load()
        addresses = await self._find_addresses()
        async with AsyncExitStack() as undo:
            ws_port = await self._gateway.start(server.host, server.ws_port)
            undo.push_async_callback(self._gateway.stop)
            http_port = await self._web.start(server.host, server.http_port, ws_port=ws_port)
            undo.push_async_callback(self._web.stop)
            await self._store.claim()
            undo.pop_all()
        await self._management.open(http_port)
        self._recording = asyncio.create_task(_run(self._recorder.run), name="recorder")
        self._ports = http_port, ws_port
        self._tell_ready(addresses)
        parts = {
            "warm-up": self._warm_up,
            "wakefulness": lambda: self._wakefulness.watch(self._notice),
            "waking": self._recover_from_sleep,
            "following": self._following.keep,
        }
        self._background = tuple(asyncio.create_task(_run(part), name=name) for name, part in parts.items())
        log.info("devices are let in without being asked who they are: enrolment does not exist yet")

    async def stop(self) -> None:
        """Stop in order: no new devices, goodbye to those here, off the network, all kept, threads ended."""
        async with self._stopping:
            if self._state.state is HubState.STOPPED:
                return
            self._tell(HubState.STOPPING)
            for task in self._background:
                task.cancel()
            await asyncio.gather(*self._background, return_exceptions=True)
            await self._gateway.stop()
            await self._web.stop()
            await self._discovery.withdraw()
            self._tell_announcement()
            await self._end_recording()
            await self._management.close()
            parts = (
                self._store,
                self._engines,
                self._hearing_worker,
                self._speaking_worker,
                self._file_worker,
                self._network_worker,
                self._skills,
            )
            self.threads_ended = all(await asyncio.gather(*(part.close() for part in parts)))
            self._tell(HubState.STOPPED)

    def snapshot(self) -> HubSnapshot:
        """What is true now."""
        return HubSnapshot(
            state=self._state.state,
            name=self._discovery.host_name,
            ota_url=self._state.ota_url,
            ws_url=self._state.ws_url,
            mdns=self._discovery.announced,
            engines=self._engines.statuses(),
            devices=self._registry.views(),
            store=self._recorder.state,
        )

    async def interrupt(self, session_id: str | None = None, reason: str = "stopped by the user") -> None:
        """Silence one conversation, or all of them."""
        await self._gateway.interrupt(session_id, reason)

    async def set_llm_key(self, key: str) -> None:
        """Keep the language model's key on this machine and use it at once; "" forgets it.

        Raises:
            DataFolderError: It cannot be kept, and what was kept before still is.
        """
        secret = SecretStr(key.strip()) if key.strip() else None
        if secret is None:
            await self._file_worker.run(self._secrets.forget, LLM_KEY)
        else:
            await self._file_worker.run(self._secrets.set, LLM_KEY, secret)
        await self._use_key()

    def key_place(self) -> KeyPlace:
        """Where the language model's key in use is kept."""
        return self._key_place

    async def _warm_up(self) -> None:
        """What nobody has to wait for."""
        await _side_by_side(self._engines.load_speech, self._use_key, self._skills.load)
        await self._remember()  # not beside the others: imports hold the interpreter, and hearing comes first

    async def _remember(self) -> None:
        """Who comes back goes on with what was said before the hub was started."""
        try:
            conversations = await self._store.conversations()
            spoken = await conversations.spoken_since(time.time() - CARRY_OVER_S)
        except DataFolderError as error:
            log.info("what was said before is not known: %s", error)  # the recorder has told a person
            return
        for device, said in groupby(sorted(spoken, key=_whose), key=_whose):
            self._histories.recall(*device, (Exchange(one.question, one.answer, one.at) for one in said))

    async def _end_recording(self) -> None:
        """Have what is not on the disk yet written, if it can be in time."""
        if self._recording is None:
            return
        self._recorder.finish()
        _, late = await asyncio.wait({self._recording}, timeout=FLUSH_S)
        for task in late:
            log.warning("the disk is too slow: what happened last is lost")
            task.cancel()
            await asyncio.wait({task})

    def _notice(self, event: HubWoke | ClockJumped) -> None:
        if isinstance(event, HubWoke):
            log.info("the computer slept for about %.0f s; connections are made anew", event.slept_s)
            self._woken.set()
            self._following.renew()
        else:
            log.info("the computer's clock was set by %+.0f s", event.by_s)
        self.bus.publish(event)

    async def _recover_from_sleep(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            await _side_by_side(lambda: self._gateway.end_all(ASLEEP), self._engines.reconnect)

    async def _find_addresses(self) -> Sequence[str]:
        return await self._network_worker.run(announced_addresses, self.settings.server.host)

    async def _be_known(self, addresses: Sequence[str]) -> bool:
        """Show and announce the hub under ``addresses``; whether that needs no other try."""
        self._tell_ready(addresses)
        if not self.settings.discovery.mdns:
            return True
        http_port, ws_port = self._ports
        await self._discovery.announce(addresses, http_port=http_port, ws_port=ws_port, path=CHECK_PATHS[0])
        self._tell_announcement()
        return self._discovery.announced or not addresses

    def _tell_announcement(self) -> None:
        discovery = self._discovery
        self.bus.publish(AnnouncementChanged(name=discovery.host_name, announced=discovery.announced))

    async def _use_key(self) -> None:
        """A key from the settings wins over the one kept on this machine."""
        llm = self.settings.llm
        if llm.api_key is not None and llm.api_key.get_secret_value():
            key: SecretStr | None = llm.api_key
            self._key_place = KeyPlace.ENVIRONMENT
        else:
            key, self._key_place = await self._file_worker.run(self._secrets.get, LLM_KEY)
        if key is None and llm.base_url != DEFAULT_LLM_URL:
            key = SecretStr(KEYLESS)
        await self._engines.use_key(key)

    def _tell_ready(self, addresses: Sequence[str]) -> None:
        """Tell where devices reach the hub, unless that is known."""
        host = shown_host(self.settings.server.host, addresses)
        http_port, ws_port = self._ports
        ota_url = urlunsplit(("http", f"{host}:{http_port}", CHECK_PATHS[0], "", ""))
        ws_url = urlunsplit(("ws", f"{host}:{ws_port}", WS_PATH, "", ""))
        if (ota_url, ws_url) != (self._state.ota_url, self._state.ws_url):
            self._tell(HubState.READY, ota_url=ota_url, ws_url=ws_url)

    def _tell(self, state: HubState, *, ota_url: str = "", ws_url: str = "") -> None:
        self._state = HubStateChanged(state=state, ota_url=ota_url, ws_url=ws_url)
        self.bus.publish(self._state)


def _whose(spoken: Spoken) -> tuple[str, str]:
    return spoken.device_id, spoken.client_id


def _local_time() -> datetime:
    return datetime.now().astimezone()


async def _run(part: Callable[[], Awaitable[Any]]) -> None:
    """Run a part of the hub; a fault in it leaves the others running."""
    try:
        await part()
    except Exception:
        log.exception("a part of the hub failed")


async def _side_by_side(*parts: Callable[[], Awaitable[Any]]) -> None:
    async with asyncio.TaskGroup() as all_of_them:
        for part in parts:
            all_of_them.create_task(_run(part))
