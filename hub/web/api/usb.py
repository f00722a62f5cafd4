"""Boards on a USB cable: look at ports, ask boards what they are, write on them."""

from typing import Final

from aiohttp import web

from hub.errors import (
    FlashRefusedError,
    FlashRunsError,
    NoBackupError,
    PortTakenError,
    TooManyFlashesError,
    UnknownFirmwareError,
    UnknownFlashError,
    UnknownPortError,
)
from hub.firmware.filed import MEDIA_TYPE
from hub.firmware.sizes import LARGEST
from hub.firmware.usb.flashing import Wish
from hub.firmware.usb.provisioning import Network
from hub.storage.tokens import Scope
from hub.web.api.endpoint import ROOT, Call, Endpoint, File, Nothing, Topic
from hub.web.api.parts import ApiParts
from hub.web.api.usb_forms import (
    Board,
    Flash,
    Flashes,
    HubAddresses,
    NewFlash,
    Probed,
    RememberedNetwork,
    RememberedNetworks,
    UsbPorts,
)
from hub.web.api.usb_telling import addresses_told, flash_told, port_told, trouble_told
from hub.web.sending import SentFile

PATH: Final = f"{ROOT}/usb"
PORTS: Final = f"{PATH}/ports"
FLASHES: Final = f"{PATH}/flashes"
ONE: Final = f"{FLASHES}/{{flash_id}}"
WIFI: Final = f"{PATH}/wifi"

PORT: Final = (UnknownPortError.code, PortTakenError.code)
"""Why a port cannot be used."""

BEGINNING: Final = (*PORT, UnknownFirmwareError.code, FlashRefusedError.code, TooManyFlashesError.code)
"""Why a flash is not begun."""

UNKNOWN: Final = UnknownFlashError.code


class UsbEndpoints:
    """A board that is not written on is as it was; what a flash has come to is told by ``board_state``."""

    def __init__(self, parts: ApiParts) -> None:
        self._boards = parts.boards
        self._flashing = parts.boards.flashing
        self._networks = parts.boards.networks
        self._places = parts.places

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        about, admin = Topic.USB, Scope.ADMIN
        old = File(MEDIA_TYPE, "All of the flash as it was before.")
        return (
            Endpoint("GET", PORTS, about, "The ports that boards may be on", self.list_usb_ports),
            Endpoint(
                "POST",
                f"{PORTS}/{{port_id}}/probe",
                about,
                "Ask the board on a port what it is; it starts anew by that",
                self.probe_board,
                admin,
                faults=PORT,
            ),
            Endpoint("GET", FLASHES, about, "What was written on boards, newest first", self.list_flashes),
            Endpoint(
                "POST",
                FLASHES,
                about,
                "Write on a board",
                self.begin_flash,
                admin,
                status=201,
                faults=BEGINNING,
            ),
            Endpoint("GET", ONE, about, "How far one is", self.get_flash, faults=(UNKNOWN,)),
            Endpoint(
                "POST",
                f"{ONE}/cancel",
                about,
                "Stop writing at once",
                self.cancel_flash,
                admin,
                faults=(UNKNOWN,),
            ),
            Endpoint(
                "GET",
                f"{ONE}/backup",
                about,
                "What was on the board before",
                self.get_flash_backup,
                admin,
                faults=(UNKNOWN, NoBackupError.code),
                file=old,
            ),
            Endpoint(
                "DELETE",
                ONE,
                about,
                "Forget one that has ended, and delete its backup",
                self.delete_flash,
                admin,
                faults=(UNKNOWN, FlashRunsError.code),
            ),
            Endpoint("GET", WIFI, about, "The networks that are remembered", self.list_networks, admin),
            Endpoint("DELETE", WIFI, about, "Remember no network any more", self.forget_networks, admin),
            Endpoint(
                "GET", f"{PATH}/addresses", about, "Where a board may ask for this hub", self.list_addresses
            ),
        )

    async def list_usb_ports(self, call: Call[Nothing, Nothing]) -> UsbPorts:
        """Answer with the ports that are there now."""
        return UsbPorts(ports=tuple(map(port_told, await self._boards.ports.look())))

    async def probe_board(self, call: Call[Nothing, Nothing]) -> Probed:
        """Answer with what the board says of itself, or why it does not; raises ``UsbError``."""
        found = await self._boards.probe(call.path["port_id"])
        board = Board.model_validate(found.board) if found.board else None
        return Probed(board=board, problem=trouble_told(found.problem))

    async def list_flashes(self, call: Call[Nothing, Nothing]) -> Flashes:
        """Answer with all of them."""
        return Flashes(flashes=tuple(map(flash_told, self._flashing.all())))

    async def begin_flash(self, call: Call[Nothing, NewFlash]) -> Flash:
        """Begin to write, and answer with how it begins; events tell how far it is.

        Raises:
            UsbError: The port or the wish is not possible.
            UnknownFirmwareError: There is no such image.
        """
        asked = call.body
        wish = Wish(
            port_id=asked.port_id,
            image_id=asked.image_id,
            keep_data=asked.keep_data,
            erase=asked.erase,
            backup=asked.backup,
            networks=tuple(Network(one.ssid, one.password) for one in asked.wifi),
            hub_url=asked.hub_url,
            remember=asked.remember_wifi,
            approve=asked.approve,
        )
        return flash_told(await self._flashing.begin(wish))

    async def get_flash(self, call: Call[Nothing, Nothing]) -> Flash:
        """Answer with one; raises ``UnknownFlashError``."""
        return flash_told(self._flashing.get(call.path["flash_id"]))

    async def cancel_flash(self, call: Call[Nothing, Nothing]) -> Flash:
        """Stop it, and answer with what the board is then; raises ``UnknownFlashError``."""
        return flash_told(await self._flashing.cancel(call.path["flash_id"]))

    async def get_flash_backup(self, call: Call[Nothing, Nothing]) -> web.StreamResponse:
        """Answer with the file; raises ``UnknownFlashError`` and ``NoBackupError``."""
        return SentFile(self._boards.backup(call.path["flash_id"]), LARGEST, {"Content-Type": MEDIA_TYPE})

    async def delete_flash(self, call: Call[Nothing, Nothing]) -> None:
        """Forget it; raises ``UnknownFlashError`` and ``FlashRunsError``."""
        await self._flashing.remove(call.path["flash_id"])

    async def list_networks(self, call: Call[Nothing, Nothing]) -> RememberedNetworks:
        """Answer with their names; passwords are told to nobody. Raises ``DataFolderError``."""
        names = await self._networks.names()
        return RememberedNetworks(remembered=tuple(RememberedNetwork(ssid=name) for name in names))

    async def forget_networks(self, call: Call[Nothing, Nothing]) -> None:
        """Keep none; raises ``DataFolderError``."""
        await self._networks.forget()

    async def list_addresses(self, call: Call[Nothing, Nothing]) -> HubAddresses:
        """Answer with all of them, the best first."""
        return HubAddresses(addresses=addresses_told(self._places()))
