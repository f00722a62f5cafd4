"""A hub's API on loopback: everything real but the hub around it, and a scripted enrolment."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from hub.bus import Bus
from hub.caps.caps import Caps
from hub.casting import Casting
from hub.config import Settings, StoreSettings
from hub.devices.enrolment import Enrolment
from hub.devices.links import Links
from hub.devices.mcp.toolboxes import Toolboxes
from hub.devices.registry import Registry
from hub.errors import SettingError
from hub.events import (
    BudgetChanged,
    DeviceChecked,
    EngineChanged,
    EngineKind,
    EngineState,
    HubState,
    StoreState,
)
from hub.firmware.usb.boards import Boards
from hub.logbook import LogBook
from hub.metrics import Metrics
from hub.reminding import Reminding
from hub.secrets import KeyPlace
from hub.skills.clocks import Clocks
from hub.snapshot import HubSnapshot
from hub.speech_models.room import SpeechModels
from hub.storage.archive import Archive
from hub.storage.checking import check
from hub.storage.file_records import FileKind
from hub.storage.recorder import Recorder
from hub.storage.store import DATABASE_NAME, Store
from hub.storage.tokens import Scope
from hub.tuning import Tuning
from hub.updating import Updating
from hub.web.api.access import Access
from hub.web.api.api import Api
from hub.web.api.parts import ApiParts
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.files import Files, Lets
from hub.web.intake import Intake
from hub.web.places import Places
from hub.web.reached import Reached
from hub.web.server import WebServer
from hub.web.uploads import Uploads
from tests.fakes.clocks import EPOCH_S
from tests.fakes.enrolment import ScriptedEnrolment, asking
from tests.fakes.speech_models import NOBODY, ScriptedSpeech, a_model_store, noting
from tests.fakes.thinkers import ScriptedThinkers
from tests.fakes.tools import tool_parts
from tests.storage.conftest import a_store
from tests.storage.records import DEVICE, HALL, KITCHEN, session, turn

Mount = Callable[[web.Application], None]
"""Adds to the web server."""

CODE = "123456"
SOUND = b"RIFF....WAVE"


@dataclass
class Answer:
    """What came back."""

    status: int
    kind: str
    headers: Any
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw) if self.raw else None


@dataclass
class FakeHub:
    """The hub around the API."""

    settings: Settings
    bus: Bus = field(default_factory=Bus)
    state: HubState = HubState.READY
    store: StoreState = StoreState.KEEPING
    hearing: EngineState = EngineState.READY
    interrupted: list[str | None] = field(default_factory=list)
    key: str = ""
    thinks_at: str = "grok"
    logbook: LogBook = field(default_factory=LogBook)
    budget: BudgetChanged | None = None

    def snapshot(self) -> HubSnapshot:
        engines = tuple(
            EngineChanged(
                kind=kind,
                state=state,
                name=kind.value,
                service=self.thinks_at if kind is EngineKind.LLM else "",
            )
            for kind, state in (
                (EngineKind.STT, self.hearing),
                (EngineKind.LLM, EngineState.OFF),
                (EngineKind.TTS, EngineState.STANDING_IN),
            )
        )
        return HubSnapshot(
            self.state,
            "xiaozhi-hub.local",
            "http://h/ota/",
            "ws://h/",
            True,
            engines,
            (),
            store=self.store,
            budget=self.budget,
        )

    async def interrupt(self, session_id: str | None = None, reason: str = "") -> None:
        assert reason
        self.interrupted.append(session_id)

    async def set_llm_key(self, key: str, *, second: bool = False) -> None:
        if second:
            raise SettingError("There is no second service.")
        self.key = key

    def key_place(self, *, second: bool = False) -> KeyPlace:
        return KeyPlace.FILE if self.key and not second else KeyPlace.NOWHERE


@dataclass
class House:
    """The API, what it works on, and a client for each scope."""

    hub: FakeHub
    api: Api
    access: Access
    store: Store
    recorder: Recorder
    registry: Registry
    enrolment: ScriptedEnrolment
    tokens: dict[Scope, str]
    client: aiohttp.ClientSession
    url: str
    clock: list[float]
    reminding: Reminding
    toolboxes: Toolboxes
    casting: Casting
    intake: Intake
    thinkers: ScriptedThinkers
    models: SpeechModels
    speech: ScriptedSpeech
    chosen: dict[str, Any]
    boards: Boards
    files: Files
    updating: Updating

    async def ask(
        self, method: str, path: str, scope: Scope | None = Scope.ADMIN, *, token: str = "", **how: Any
    ) -> Answer:
        """Ask as who has ``scope``, or with ``token``, or with neither."""
        bearer = token or (self.tokens[scope] if scope else "")
        headers = ({"Authorization": f"Bearer {bearer}"} if bearer else {}) | how.pop("headers", {})
        async with self.client.request(method, self.url + path, headers=headers, **how) as response:
            return Answer(response.status, response.content_type, response.headers, await response.read())


@asynccontextmanager
async def opened(
    folder: Path, caps: Caps | None = None, *mounts: Mount, model_service: str = NOBODY, **settings: Any
) -> AsyncIterator[House]:
    """A house whose files are in ``folder``; ``caps`` says how much peers may ask for.

    Models come from ``model_service``, which is away; ``settings`` are those that differ from the usual.
    """
    hub = FakeHub(Settings(data_dir=folder, **settings))
    store = a_store(folder)
    recorder = Recorder(hub.bus, store, StoreSettings())
    registry = Registry(hub.bus, recorder.keep_device, recorder.forget_device)
    clock = [EPOCH_S]
    access = Access(store.tokens, lambda: clock[0])
    await access.load()
    enrolment = ScriptedEnrolment({KITCHEN, HALL}, {CODE: asking(CODE, HALL)}, leave=registry.forget)
    intake = Intake()
    lets: dict[FileKind, Lets] = {}
    files = Files(store.shelf, registry, Links(lambda: clock[0]), hub.bus, lambda: clock[0], lets=lets)
    uploads = Uploads(
        store.shelf,
        registry,
        intake,
        hub.settings.files,
        lambda: clock[0],
        knows=lambda device_id: registry.record(device_id) is not None,
    )
    reminding = Reminding(hub.bus, store, Clocks(lambda: clock[0], lambda: clock[0], lambda _: 0.0))
    await reminding.load()
    toolboxes = Toolboxes(tool_parts(hub.bus))
    casting = Casting(hub.bus, store)
    await casting.load()
    thinkers = ScriptedThinkers()
    speech, chosen = ScriptedSpeech(), dict[str, Any]()
    models = SpeechModels(hub.bus, hub.settings, a_model_store(folder, model_service), speech, noting(chosen))
    reached = Reached(registry.record, lambda: hub.snapshot().ota_url, hub.settings.server.ota_url)
    updating = Updating(
        hub.bus,
        store,
        registry=registry,
        reached=reached,
        local_time=lambda: datetime.fromtimestamp(clock[0], UTC),
        now=lambda: clock[0],
        toolboxes=toolboxes,
        conversation_with=lambda _: None,
    )
    updating.fetch_from(files)
    lets[FileKind.ASSETS] = updating.assets.offers.lets_fetch
    await updating.load()
    boards = Boards(
        hub.bus,
        updating.library,
        folder,
        approve=enrolment.approve_flashed,
        own_url=lambda: hub.snapshot().ota_url,
        extra_ports=hub.settings.usb.ports,
        find=lambda: (),
    )
    parts = ApiParts(
        hub=hub,
        devices=registry,
        conversations=Archive(store, recorder, lambda *_: None),
        access=access,
        meter=Metrics(hub.bus),
        enrolment=enrolment,
        shelf=store.shelf,
        files=files,
        uploads=uploads,
        intake=intake,
        alerts=reminding.alerts,
        ringer=reminding.ringer,
        lists=reminding.lists,
        toolboxes=toolboxes,
        reached=reached,
        personas=casting.personas,
        tuning=Tuning(hub.settings, store.worker),
        thinkers=thinkers,
        places=lambda: Places("", "", "hub.local", True, ("192.0.2.7",), ("192.0.2.7",), 8003, 8000, 0, 0),
        models=models,
        firmware=updating.library,
        rollouts=updating.rollouts,
        updates=updating.offering,
        boards=boards,
        assets=updating.assets.library,
        asset_offers=updating.assets.offers,
        telling=updating.assets.telling,
        check=partial(check, store),
    )
    api = Api(parts, lambda: ("xiaozhi-hub.local", "hub.example"))
    checks = Checks(hub.bus, Enrolment(hub.bus, registry), lambda: datetime.now(UTC), Directions("/"))
    server = WebServer(
        checks, mounts=(api.mount, files.mount, uploads.mount, *mounts), caps=caps, token_of=access.id_of
    )
    port = await server.start("127.0.0.1", 0, ws_port=1)
    tokens = {scope: (await access.create(scope.value, scope))[1] for scope in Scope}
    async with aiohttp.ClientSession() as client:
        url = f"http://127.0.0.1:{port}"
        yield House(
            hub=hub,
            api=api,
            access=access,
            store=store,
            recorder=recorder,
            registry=registry,
            enrolment=enrolment,
            tokens=tokens,
            client=client,
            url=url,
            clock=clock,
            reminding=reminding,
            toolboxes=toolboxes,
            casting=casting,
            intake=intake,
            thinkers=thinkers,
            models=models,
            speech=speech,
            chosen=chosen,
            boards=boards,
            files=files,
            updating=updating,
        )
    await server.stop()
    await boards.flashing.close()
    assert await boards.close()
    assert await models.close()
    assert await intake.close()
    assert await store.close()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of conversations as a hub leaves it that nobody spoke to: to make its tables takes a while."""
    from hub.storage.sql.migrating import bring_up_to_date

    file = tmp_path_factory.mktemp("empty") / DATABASE_NAME
    bring_up_to_date(file, "")
    return file.read_bytes()


@pytest.fixture
async def house(tmp_path: Path, empty_database: bytes) -> AsyncIterator[House]:
    (tmp_path / DATABASE_NAME).write_bytes(empty_database)
    async with opened(tmp_path) as house:
        yield house


@pytest.fixture
async def lived_in(house: House) -> House:
    return await inhabit(house)


async def inhabit(house: House) -> House:
    """Give it two devices, and two conversations of three turns in all."""
    hall = session(2, HALL)
    digest = house.store.blobs.put(SOUND)
    conversations = await house.store.conversations()
    await conversations.put([session(), hall], [turn(1, audio=digest), turn(2), turn(1, of=hall)])
    house.registry.recall([DEVICE])
    house.hub.bus.publish(DeviceChecked(device_id=HALL, board="box", firmware="2.4.2", address="10.0.0.9"))
    return house
