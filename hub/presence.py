"""Where the hub is on the network: its addresses and its name, announced, and told when they change."""

from collections.abc import Sequence

from hub.addresses import announced_addresses
from hub.bus import Bus
from hub.config import Settings
from hub.discovery import Discovery
from hub.engines.worker import Worker
from hub.entrances import Entrances, Ports
from hub.events import AnnouncementChanged, HubState, HubStateChanged
from hub.following import Following
from hub.web.places import Places
from hub.web.server import CHECK_PATHS


class Presence:
    """Tells the household and the network where the hub is.

    Attributes:
        state: How far the hub is, and where it is reached.
        renamed: Another name waits for the hub's next start.
        follow: Have it known under the addresses of now; one task's work.
        renew: Have it made known again.
    """

    def __init__(self, settings: Settings, bus: Bus, worker: Worker) -> None:
        """``worker`` finds addresses."""
        self.state = HubStateChanged(state=HubState.STARTING)
        self.renamed = False
        self._server = settings.server
        self._mdns = settings.discovery.mdns
        self._name = settings.discovery.name
        self._bus = bus
        self._worker = worker
        self._discovery = Discovery(settings.discovery.name)
        self._entrances: Entrances | None = None
        self._addresses: Sequence[str] = ()
        following = Following(self._find_addresses, self._be_known)
        self.follow = following.keep
        self.renew = following.renew

    @property
    def host_name(self) -> str:
        """What the hub is called on the network."""
        return self._discovery.host_name

    @property
    def announced(self) -> bool:
        """Whether it can be found by that name."""
        return self._discovery.announced

    def names(self) -> tuple[str, ...]:
        """What the hub is called, for who asks it by a name."""
        return self._discovery.host_name, *self._server.names

    def places(self) -> Places:
        """Where it is reached now."""
        ports = self._entrances.ports if self._entrances else Ports()
        return Places(
            ota_url=self.state.ota_url,
            ws_url=self.state.ws_url,
            name=self.host_name,
            announced=self.announced,
            addresses=tuple(self._addresses),
            listens_on=tuple(self._server.hosts),
            http_port=ports.http,
            ws_port=ports.ws,
            https_port=ports.https,
            wss_port=ports.wss,
        )

    def take_wanted(self, wanted: Settings) -> None:
        """Know and tell whether the hub is called otherwise from its next start on, which has ``wanted``."""
        renamed = wanted.discovery.name != self._name
        if renamed != self.renamed:
            self.renamed = renamed
            self._tell_announcement()

    async def open(self, entrances: Entrances) -> None:
        """Open ``entrances``; raises ``SetupError``."""
        self._addresses = await self._find_addresses()
        await entrances.open()
        self._entrances = entrances

    def appear(self) -> None:
        """Tell where devices reach the hub: what they find there works."""
        self._tell_ready(self._addresses)

    async def disappear(self) -> None:
        """Announce the hub no longer."""
        await self._discovery.withdraw()
        self._tell_announcement()

    def tell(self, state: HubState, *, ota_url: str = "", ws_url: str = "") -> None:
        """Say how far the hub is, and where it is reached."""
        self.state = HubStateChanged(state=state, ota_url=ota_url, ws_url=ws_url)
        self._bus.publish(self.state)

    async def _find_addresses(self) -> Sequence[str]:
        return await self._worker.run(announced_addresses, self._server.hosts)

    async def _be_known(self, addresses: Sequence[str]) -> bool:
        """Show and announce the hub under ``addresses``; whether that needs no other try."""
        self._addresses = addresses
        self._tell_ready(addresses)
        if not self._mdns or self._entrances is None:
            return True
        http_port, ws_port, also = self._entrances.announced()
        await self._discovery.announce(
            addresses, http_port=http_port, ws_port=ws_port, path=CHECK_PATHS[0], also=also
        )
        self._tell_announcement()
        return self._discovery.announced or not addresses

    def _tell_announcement(self) -> None:
        self._bus.publish(
            AnnouncementChanged(name=self.host_name, announced=self.announced, renamed=self.renamed)
        )

    def _tell_ready(self, addresses: Sequence[str]) -> None:
        """Tell where devices reach the hub, unless that is known."""
        if self._entrances is None:
            return
        ota_url, ws_url = self._entrances.urls(addresses)
        if (ota_url, ws_url) != (self.state.ota_url, self.state.ws_url):
            self.tell(HubState.READY, ota_url=ota_url, ws_url=ws_url)
