"""What is behind the hub's web listener: the check of devices, their files and photos, and the API."""

from collections.abc import Callable
from datetime import datetime

from hub.caps.caps import Caps
from hub.casting import Casting
from hub.devices.enrolment import Enrolment
from hub.devices.handshakes import PATH as WS_PATH
from hub.devices.links import Links
from hub.devices.registry import Registry
from hub.management import Management
from hub.mind import Mind
from hub.presence import Presence
from hub.proxies import Proxies
from hub.records import Records
from hub.reminding import Reminding
from hub.storage.archive import Forget
from hub.storage.file_records import FileKind
from hub.tooling import Tooling
from hub.tuning import Tuning
from hub.updating import Updating
from hub.web.api.parts import HubSeam
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.files import Files
from hub.web.intake import Intake
from hub.web.own_names import OwnNames
from hub.web.reached import Reached
from hub.web.server import DEVICE_PATHS, WebServer
from hub.web.uploads import Uploads
from hub.web.vision import Vision


class Front:
    """Put together once.

    Attributes:
        web: The listener's server.
        management: The API.
        links: Makes the links by which devices fetch and send files.
    """

    def __init__(
        self,
        hub: HubSeam,
        *,
        records: Records,
        registry: Registry,
        forget: Forget,
        enrolment: Enrolment,
        reminding: Reminding,
        casting: Casting,
        mind: Mind,
        tooling: Tooling,
        updating: Updating,
        presence: Presence,
        intake: Intake,
        reached: Reached,
        proxies: Proxies,
        caps: Caps,
        tuning: Tuning,
        local_time: Callable[[], datetime],
    ) -> None:
        """``hub`` is the whole of it, as the API sees it; ``forget`` has conversations forgotten."""
        settings, shelf = hub.settings, records.store.shelf
        self.links = Links()
        lets = {FileKind.ASSETS: updating.assets.offers.lets_fetch}
        files = Files(shelf, registry, self.links, hub.bus, lets=lets)
        updating.fetch_from(files)
        uploads = Uploads(shelf, registry, intake, settings.files, knows=enrolment.knows)
        vision = Vision(
            mind.engines.seeing,
            shelf,
            enrolment,
            intake,
            settings,
            language_of=registry.language,
            bus=hub.bus,
            accounts=mind.accounts,
        )
        self.management = Management(
            hub,
            records=records,
            devices=registry,
            forget=forget,
            enrolment=enrolment,
            files=files,
            uploads=uploads,
            intake=intake,
            reminding=reminding,
            toolboxes=tooling.toolboxes,
            updating=updating,
            reached=reached,
            personas=casting.personas,
            models=mind.models,
            caps=caps,
            names=presence.names,
            tuning=tuning,
            thinkers=mind,
            places=presence.places,
        )
        directions = Directions(
            WS_PATH, names=presence.names, proxies=proxies, proxied_url=settings.server.ws_url
        )
        checks = Checks(
            hub.bus,
            enrolment,
            local_time,
            directions,
            firmware_for=updating.offering.at_check,
            max_depth=settings.limits.json_depth,
        )
        own_names = OwnNames(DEVICE_PATHS, presence.names)
        self.web = WebServer(
            checks,
            mounts=(own_names.mount, self.management.mount, files.mount, uploads.mount, vision.mount),
            caps=caps,
            token_of=self.management.token_of,
            proxies=proxies,
        )
