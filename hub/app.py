"""The hub: builds the parts from the settings, starts them, shows them, and stops them in order."""

import asyncio
import logging

from hub.bus import Bus
from hub.caps.caps import Caps
from hub.casting import Casting
from hub.client.door import ApiDoor
from hub.config import Settings
from hub.devices.bell import DeviceBell
from hub.devices.conversation import Conversation
from hub.devices.enrolment import Enrolment
from hub.devices.gateway import Gateway
from hub.devices.opening import open_enrolment
from hub.devices.registry import Registry
from hub.dialogue.histories import Histories
from hub.dialogue.parts import TurnParts
from hub.engines.silero import Silero
from hub.entrances import Entrances
from hub.events import DeviceForgotten, HubState
from hub.front import Front
from hub.logbook import LogBook
from hub.mind import Mind
from hub.presence import Presence
from hub.proxies import Proxies
from hub.records import Records
from hub.reminding import Reminding
from hub.running import run_part, side_by_side
from hub.secrets import KeyPlace, Secrets
from hub.skills.clocks import Clocks
from hub.skills.offline import offline_skills
from hub.skills.tidings import AlertTidings
from hub.snapshot import HubSnapshot
from hub.spoken_here import SpokenHere
from hub.time_zone import local_time
from hub.tooling import Tooling
from hub.tuning import Tuning
from hub.updating import Updating
from hub.wakefulness import Wakefulness, sleep_counting_clock
from hub.waking import Waking
from hub.web.intake import Intake
from hub.web.reached import Reached
from hub.workers import Workers

log = logging.getLogger(__name__)


class Hub:
    """The whole program without a window.

    Attributes:
        reminding: Timers, alarms, reminders and lists.
        casting: Personas, and on which device they speak.
        logbook: What was logged lately: the program's, or its own, filled from ``start`` to ``stop``.
        threads_ended: After ``stop``: no thread is still at work. One that is, a long transcription or a
            keyring that waits for a person, would hold the process; it is to be left by ``os._exit``.
    """

    def __init__(
        self,
        settings: Settings,
        wakefulness: Wakefulness | None = None,
        *,
        clocks: Clocks | None = None,
        sounds: bool = False,
        logbook: LogBook | None = None,
    ) -> None:
        """``clocks`` are what timers ring by, this computer's if none; ``sounds``: a window makes it heard."""
        self.settings = settings
        self.bus = Bus()
        self.threads_ended = True
        self.logbook = logbook or LogBook()
        self._logs_itself = logbook is None
        self._caps = Caps(settings.limits)
        self._records = Records(self.bus, settings)
        recorder = self._records.recorder
        self._registry = Registry(self.bus, recorder.keep_device, recorder.forget_device)
        bell = DeviceBell(self._conversation_with, local_time)
        self.reminding = Reminding(self.bus, self._records.store, clocks, bell, sounds=sounds)
        self.casting = Casting(self.bus, self._records.store)
        self.enrolment = Enrolment(
            self.bus,
            self._registry,
            steady=sleep_counting_clock(),
            lasting=recorder.settle_devices,
            drop_files=self._drop_what_it_left,
            caps=self._caps,
        )
        self._histories = Histories(settings.session.history_tokens)
        self.bus.subscribe(DeviceForgotten, lambda event: self._histories.drop(event.device_id))
        self._workers = Workers()
        self._secrets = Secrets(settings.data_dir)
        self._tuning = tuning = Tuning(settings, self._workers.secrets)
        self._mind = Mind(
            settings,
            self.bus,
            self._records,
            self._secrets,
            worker=self._workers.secrets,
            tuning=tuning,
            local_time=local_time,
        )
        self._presence = Presence(settings, self.bus, self._workers.network)
        tuning.follow(self._presence.take_wanted)
        self._skills = offline_skills(
            self.reminding,
            self.casting.skills,
            now=local_time,
            describe=self._registry.record,
            lacking=self._mind.lacking,
            silence=self.reminding.by_voice.silence,
        )
        self._spoken = SpokenHere(settings, self.bus, self._registry, self._skills)
        parts = TurnParts(
            settings=settings,
            bus=self.bus,
            engines=self._mind.engines,
            skills=self._skills,
            hearing_worker=self._workers.hearing,
            speaking_worker=self._workers.speaking,
            local_time=local_time,
            own_tools=self.reminding.tools,
            tidings=AlertTidings(self.reminding.alerts, bell.rings),
            keep_sound=recorder.keep_sound,
            accounts=self._mind.accounts,
            persona_of=self.casting.personas.of,
        )
        self._intake = Intake(self._caps)
        reached = Reached(self._registry.record, lambda: self._presence.state.ota_url, settings.server.ota_url)
        self._tooling = Tooling(
            self.bus,
            self._records.store,
            registry=self._registry,
            enrolment=self.enrolment,
            intake=self._intake,
            reached=reached,
        )
        self._updating = Updating(
            self.bus,
            self._records.store,
            registry=self._registry,
            reached=reached,
            local_time=local_time,
            toolboxes=self._tooling.toolboxes,
            conversation_with=self._conversation_with,
        )
        proxies = Proxies(settings.server.trusted_proxies)
        self._gateway = Gateway(
            parts,
            self.bus,
            Silero,
            language_of=self._registry.language,
            histories=self._histories,
            enrolment=self.enrolment,
            proxies=proxies,
            caps=self._caps,
            toolboxes=self._tooling.toolboxes,
            restart_for=self._updating.wishes.reason,
            parting=self._updating.assets.telling.part,
        )
        self._front = Front(
            self,
            records=self._records,
            registry=self._registry,
            forget=self._histories.forget,
            enrolment=self.enrolment,
            reminding=self.reminding,
            casting=self.casting,
            mind=self._mind,
            tooling=self._tooling,
            updating=self._updating,
            presence=self._presence,
            intake=self._intake,
            reached=reached,
            proxies=proxies,
            caps=self._caps,
            tuning=tuning,
            local_time=local_time,
        )
        self._waking = Waking(
            wakefulness or Wakefulness(),
            self.bus,
            presence=self._presence,
            gateway=self._gateway,
            mind=self._mind,
        )
        self._entrances = Entrances(settings, self._gateway, self._front.web, self._workers.network)
        self._background: tuple[asyncio.Task[None], ...] = ()
        self._stopping = asyncio.Lock()

    async def start(self) -> None:
        """Accept devices; models load and the announcement goes out behind it.

        Raises:
            SetupError: The data folder, a file in it, an address, a port or the certificate cannot be used.
        """
        logging.getLogger().addHandler(self.logbook)
        self._registry.recall(await self._records.devices())
        await open_enrolment(
            self.enrolment,
            self._front.links,
            self.settings.enrolment,
            secrets=self._secrets,
            worker=self._workers.secrets,
        )
        for keeper in (self._front.management, self.reminding, self._tooling, self.casting, self._updating):
            await keeper.load()
        await self._presence.open(self._entrances)
        self._records.begin()
        await self._front.management.open(self._entrances.plain_hosts, self._entrances.ports.http)
        self._presence.appear()
        parts = {
            "warm-up": self._warm_up,
            "wakefulness": self._waking.watch,
            "waking": self._waking.recover,
            "costs": self._waking.recall_costs,
            "following": self._presence.follow,
            "reminding": self.reminding.run,
            "tooling": self._tooling.run,
            "updating": self._updating.run,
            "casting": self.casting.run,
            "models": self._mind.models.run,
            "certificate": self._entrances.keep,
            "boards": self._front.management.boards.run,
            "good settings": self._tuning.keep_good,
        }
        self._background = tuple(asyncio.create_task(run_part(part), name=name) for name, part in parts.items())
        log.info("devices can come")

    async def stop(self) -> None:
        """Stop in order: no new devices, goodbye to those here, off the network, all kept, threads ended."""
        async with self._stopping:
            if self._presence.state.state is HubState.STOPPED:
                return
            self._presence.tell(HubState.STOPPING)
            await side_by_side(self._end_background, self._entrances.close)  # both may have devices to silence
            await self._presence.disappear()
            keepers = (self._records, self.reminding, self._tooling, self.casting, self._updating)
            await side_by_side(*(keeper.finish for keeper in keepers))
            await self._front.management.close()
            boards, updating = self._front.management.boards, self._updating
            parts = (self._records, self._mind, self._workers, self._intake, self._skills, updating, boards)
            self.threads_ended = all(await asyncio.gather(*(part.close() for part in parts)))
            self._presence.tell(HubState.STOPPED)
            if self._logs_itself:
                logging.getLogger().removeHandler(self.logbook)

    def snapshot(self) -> HubSnapshot:
        """What is true now."""
        return HubSnapshot(
            state=self._presence.state.state,
            name=self._presence.host_name,
            ota_url=self._presence.state.ota_url,
            ws_url=self._presence.state.ws_url,
            mdns=self._presence.announced,
            renamed=self._presence.renamed,
            engines=tuple(self._mind.statuses()),
            devices=self._registry.views(),
            waiting=self.enrolment.waiting(),
            window_ends=self.enrolment.window_ends,
            refusals=self.enrolment.refusals(),
            store=self._records.recorder.state,
            ringing=self.reminding.ringing(),
            budget=self._mind.budget,
        )

    async def interrupt(self, session_id: str | None = None, reason: str = "stopped by the user") -> None:
        """Silence one conversation, or all of them."""
        await self._gateway.interrupt(session_id, reason)

    async def set_llm_key(self, key: str, *, second: bool = False) -> None:
        """Keep a language model's key on this machine and use it at once; see ``Mind.set_key``."""
        await self._mind.set_key(key, second=second)

    def key_place(self, *, second: bool = False) -> KeyPlace:
        """Where the key in use of the language model, or of the second one, is kept."""
        return self._mind.key_place(second=second)

    def api(self) -> ApiDoor | None:
        """Where programs on this computer reach the API, with a token that ends with the hub."""
        control = self._front.management.control
        return None if control is None else ApiDoor(control.url, control.token)

    async def _end_background(self) -> None:
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)

    async def _warm_up(self) -> None:
        """What nobody has to wait for."""
        await side_by_side(self._mind.engines.load_speech, self._mind.begin, self._spoken.load)
        # Not beside the others: imports hold the interpreter, and hearing comes first.
        await self._records.remember(self._histories, lambda one: self._registry.record(one) is not None)
        await self._mind.recall()
        self._tooling.warm_up()

    async def _drop_what_it_left(self, device_id: str) -> None:
        """End what is said with a device; keep no longer what it sent and set. Raises ``DataFolderError``."""
        await self._gateway.send_off(device_id)
        await self._records.drop_traces(device_id)
        await self.reminding.forget(device_id)
        await self.casting.forget(device_id)

    def _conversation_with(self, device_id: str) -> Conversation | None:
        return self._gateway.conversation_with(device_id)
