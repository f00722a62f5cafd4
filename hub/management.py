"""The hub as other programs, and its own command line, see it: the API, wired to the parts of the hub."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial

from hub.addresses import shown_host
from hub.caps.caps import Caps
from hub.control_file import Control, remove_control, write_control
from hub.errors import DataFolderError
from hub.events import Refusal
from hub.firmware.usb.boards import Boards
from hub.metrics import Metrics
from hub.records import Records
from hub.reminding import Reminding
from hub.skills.personas import Personas
from hub.speech_models.room import SpeechModels
from hub.storage.archive import Archive, Forget
from hub.storage.checking import check
from hub.tuning import Tuning
from hub.updating import Updating
from hub.web.api.access import Access
from hub.web.api.api import Api
from hub.web.api.parts import ApiParts, Devices, Enrolment, HubSeam, Thinkers, Toolboxes
from hub.web.files import Files
from hub.web.intake import Intake
from hub.web.own_names import Names
from hub.web.places import Places
from hub.web.reached import Reached
from hub.web.uploads import Uploads

log = logging.getLogger(__name__)


class Management:
    """The API and the file by which the command line finds it.

    Attributes:
        boards: On a cable.
        mount: Adds the API's paths to a web application.
        token_of: The id of the token in an ``Authorization`` header; empty when it is not a good one.
    """

    def __init__(
        self,
        hub: HubSeam,
        *,
        records: Records,
        devices: Devices,
        forget: Forget,
        enrolment: Enrolment,
        files: Files,
        uploads: Uploads,
        intake: Intake,
        reminding: Reminding,
        toolboxes: Toolboxes,
        updating: Updating,
        reached: Reached,
        personas: Personas,
        models: SpeechModels,
        caps: Caps,
        names: Names,
        tuning: Tuning,
        thinkers: Thinkers,
        places: Callable[[], Places],
    ) -> None:
        """Put it together; ``names`` gives what the hub is called."""
        self._hub = hub
        self._settings = hub.settings
        store, recorder = records.store, records.recorder
        self._worker = store.worker
        self._access = Access(store.tokens)
        self.token_of = self._access.id_of
        self._control: Control | None = None
        metrics = Metrics(hub.bus)
        self.boards = Boards(
            hub.bus,
            updating.library,
            hub.settings.data_dir,
            approve=enrolment.approve_flashed,
            own_url=lambda: places().ota_url,
            extra_ports=hub.settings.usb.ports,
        )
        parts = ApiParts(
            hub=hub,
            devices=devices,
            conversations=Archive(store, recorder, forget),
            access=self._access,
            meter=metrics,
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
            personas=personas,
            tuning=tuning,
            thinkers=thinkers,
            places=places,
            models=models,
            firmware=updating.library,
            rollouts=updating.rollouts,
            updates=updating.offering,
            boards=self.boards,
            assets=updating.assets.library,
            asset_offers=updating.assets.offers,
            telling=updating.assets.telling,
            check=partial(check, store),
        )
        api = Api(parts, names)
        self.mount = api.mount
        live = api.live
        metrics.count(
            "connections_refused",
            "Devices' connections that were refused at the handshake, by why.",
            "reason",
            self._refusals,
        )
        metrics.count(
            "enrolment_wrong",
            "Codes that no device waited with, and proofs with another key than the device's, by kind.",
            "kind",
            enrolment.wrong,
        )
        metrics.count("refused", "What was beyond a limit, by limit (docs/limits.md).", "cap", caps.counts)
        metrics.watch("devices_waiting", "Devices that want to be let in.", lambda: len(enrolment.waiting()))
        metrics.watch("turns_waiting", "Turns that are not on the disk yet.", lambda: recorder.waiting)
        metrics.watch("api_listeners", "Event streams that are open.", lambda: live.listeners)
        metrics.watch(
            "api_listener_queue", "Events that wait for the slowest stream.", lambda: live.longest_queue
        )

    async def load(self) -> None:
        """Know the tokens that are kept; raises ``DataFolderError``."""
        await self._access.load()

    async def open(self, hosts: Sequence[str], http_port: int) -> None:
        """Let the hub's own commands find it. Without a disk they do not, and the hub runs all the same.

        Args:
            hosts: Where it listens without TLS.
            http_port: On which port.
        """
        folder = self._settings.data_dir
        self._control = Control(url=f"http://{shown_host(hosts, ())}:{http_port}", token=self._access.local())
        try:
            await self._worker.run(write_control, folder, self._control)
        except DataFolderError as error:
            log.warning("the command line does not find this hub: %s", error)

    @property
    def control(self) -> Control | None:
        """Where this computer reaches the API, and a token for it; None until ``open``."""
        return self._control

    async def close(self) -> None:
        """Let nobody look for a hub that is gone."""
        if self._control is not None:
            with suppress(DataFolderError):
                await self._worker.run(remove_control, self._settings.data_dir, self._control)

    def _refusals(self) -> Mapping[str, int]:
        refusals = self._hub.snapshot().refusals
        return {reason.value: refusals.get(reason, 0) for reason in Refusal}
