"""Boards on a USB cable, as the API tells and is told of them."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, StringConstraints

from hub.events import BoardState, FlashState
from hub.firmware.usb.ports import PortState
from hub.firmware.usb.provisioning import (
    HUB_URL,
    MAX_PASSWORD,
    MAX_SSID,
    MOST_NETWORKS,
    checked_password,
    checked_ssid,
)
from hub.web.api.endpoint import Asked, Told


class AddressKind(StrEnum):
    """How a board finds the hub."""

    NAME = "name"  # by a name on the household's network (mDNS)
    ADDRESS = "address"  # by its address, which may change


class UsbPort(Told):
    """A port that a board may be on."""

    port_id: str
    path: str = Field(description="As the system calls it: /dev/ttyACM0, COM3; or the URL of a setting.")
    name: str = Field(description="For a person.")
    vendor_id: int | None = Field(description="Of its USB chip; null: it is no USB port.")
    product_id: int | None
    serial: str = Field(description="The USB chip's serial number; empty when it has none.")
    state: PortState
    busy_by: str = Field(description='Which program has it open, as "program (pid)"; empty when unknown.')
    problem: str = Field(description="Why it cannot be used: no_permission, port_busy; empty: it can.")


class UsbPorts(Told):
    """Those that are there now."""

    ports: tuple[UsbPort, ...]


class Board(Told):
    """What a board says of itself."""

    chip: str = Field(description="As ESP32-S3.")
    revision: str = Field(description="As v0.2.")
    features: tuple[str, ...] = Field(description="As the chip tells: Wi-Fi, BT 5 (LE), Embedded PSRAM 8MB ….")
    mac: str = Field(description="Which is the device's id, too.")
    flash_size: int = Field(description="Bytes; 0: it does not tell.")
    usb_mode: str = Field(description="How its USB works: USB-Serial/JTAG, USB-OTG; empty: a chip beside it.")


class FlashTrouble(Told):
    """Why nothing came of it, and what helps."""

    code: str
    text: str = Field(description="In English.")
    remedy: str = Field(description="In English.")
    command: str = Field(description="To be typed; empty when none helps.")
    needs: str = Field(
        "",
        description="The chip, or the room in the flash (16 MB), that the image needs and "
        "the board has not got; empty when that is not the problem.",
    )
    has: str = Field("", description="What the board has instead.")


class Probed(Told):
    """What came of asking a board what it is: one of the two."""

    board: Board | None
    problem: FlashTrouble | None


class WifiNetwork(Asked):
    """A network that the board is to join."""

    ssid: Annotated[str, AfterValidator(checked_ssid)] = Field(description=f"At most {MAX_SSID} bytes.")
    password: Annotated[SecretStr, AfterValidator(checked_password)] = Field(
        SecretStr(""),
        description=f"At most {MAX_PASSWORD} bytes; empty: the one that is remembered for it, else none.",
    )


class NewFlash(Asked):
    """What is to be done with a board."""

    port_id: str = Field(max_length=64)
    image_id: str = Field(max_length=64)
    keep_data: bool = Field(False, description="Leave networks, settings and its Client-Id as they are.")
    erase: bool = Field(False, description="Erase all of its flash first; not with keep_data.")
    backup: bool = Field(False, description="Read all of its flash first, and keep that.")
    wifi: tuple[WifiNetwork, ...] = Field((), max_length=MOST_NETWORKS, description="Not with keep_data.")
    hub_url: Annotated[str, StringConstraints(pattern=HUB_URL)] = Field(
        "",
        description="Where it asks for this hub; empty: where the hub announces itself. Not with keep_data.",
    )
    remember_wifi: bool = Field(False, description="Keep the networks with their passwords for other boards.")
    approve: bool = Field(True, description="Let it in before it asks. With keep_data nothing is decided.")


class Flash(Told):
    """How far it is to write on a board."""

    flash_id: str
    port_id: str
    image_id: str
    state: FlashState
    done: int = Field(description="Bytes of this step.")
    total: int
    bytes_per_s: float = Field(description="0 while it cannot be told.")
    left_s: float | None = Field(description="Seconds to go in this step; null while that cannot be told.")
    board: Board | None = Field(description="null: it has not answered yet.")
    board_state: BoardState = Field(
        description="incomplete: it does not start, and flashing it again mends that."
    )
    problem: FlashTrouble | None
    device_id: str = Field(description="The device it is; empty until it has answered.")
    approved: bool = Field(description="The hub lets it in when it asks.")
    backup: bool = Field(description="The flash as it was before can be fetched.")
    started_at: float = Field(description="Seconds since 1970.")
    ended_at: float | None


class Flashes(Told):
    """Those of this hub's life that were not deleted, newest first."""

    flashes: tuple[Flash, ...]


class RememberedNetwork(Told):
    """A network whose password is kept, and is told to nobody."""

    ssid: str


class RememberedNetworks(Told):
    """All of them."""

    remembered: tuple[RememberedNetwork, ...]


class HubAddress(Told):
    """Where a board may ask for this hub."""

    url: str
    kind: AddressKind


class HubAddresses(Told):
    """All of them, the best first."""

    addresses: tuple[HubAddress, ...]
