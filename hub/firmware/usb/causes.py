"""Why a board does not come to talk, in English; the window has its own words, by code."""

from enum import StrEnum
from typing import Final

from hub.firmware.usb.remedies import Explained


class Cause(StrEnum):
    """What its log tells, the most important first."""

    READY = "ready"  # nothing hinders it
    DOWNLOAD_MODE = "download_mode"  # it waits to be written on
    BROWNOUT = "brownout"  # too little power
    FLASH_SIZE = "flash_size"  # its flash is smaller than the image's
    PSRAM = "psram"  # its second memory is missing, or of another kind
    BOOT_LOOP = "boot_loop"  # it starts again and again
    WIFI_PASSWORD = "wifi_password"  # noqa: S105 - the name of a cause
    NO_NETWORK = "no_network"  # it does not hear the network
    DHCP = "dhcp"  # the network gives it no address
    SETUP_MODE = "setup_mode"  # it has opened a Wi-Fi of its own, to be told the house's
    HUB_UNREACHABLE = "hub_unreachable"
    OTA_REFUSED = "ota_refused"  # what answers is not this hub, or does not answer well
    ACTIVATION_PENDING = "activation_pending"  # a person has to let it in
    ROLLED_BACK = "rolled_back"  # it has gone back to the firmware that it had before
    NO_ASSETS = "no_assets"  # its fonts, pictures and wake words are missing


CAUSES_EXPLAINED: Final = {
    Cause.READY: Explained("The board is ready.", "Say its wake word, or press its button, and talk."),
    Cause.DOWNLOAD_MODE: Explained(
        "The board waits in its download mode, and does not start.",
        "Press RESET (or EN) once, without BOOT. A board without RESET: pull it out, and plug it in again.",
    ),
    Cause.BROWNOUT: Explained(
        "The board gets too little power, and starts anew because of that.",
        "Plug it straight into the computer or a charger of 1 A or more, not into a USB hub, with a short "
        "cable. Pull out what it feeds besides: a loud speaker, servos, many LEDs.",
    ),
    Cause.FLASH_SIZE: Explained(
        "The image is for a larger flash than the board has.",
        "Flash an image that is made for this board's flash. Its size is shown when the board is recognised.",
    ),
    Cause.PSRAM: Explained(
        "The firmware does not find the board's PSRAM, or finds it of another kind.",
        "Flash an image that is made for exactly this board: modules with R2 (quad), R8 (octal) or without "
        "PSRAM need different ones.",
    ),
    Cause.BOOT_LOOP: Explained(
        "The board starts again and again: its firmware is damaged, or not made for it.",
        "Erase the board, and flash the image of exactly this board again. If it still fails, take another "
        "cable.",
    ),
    Cause.WIFI_PASSWORD: Explained(
        "The Wi-Fi password is wrong.",
        "Mind capital letters and spaces. Flash it again with the right password, or join the Wi-Fi that the "
        "board opens (Xiaozhi-…) and enter it there.",
    ),
    Cause.NO_NETWORK: Explained(
        "The board does not hear the Wi-Fi network.",
        "Mind how its name is written. Most boards hear 2.4 GHz alone, and no hidden networks. Bring it closer "
        "to the router, and see that its antenna is plugged in.",
    ),
    Cause.DHCP: Explained(
        "The Wi-Fi network gives the board no address.",
        "Start the router again. See that its DHCP is on, has addresses left, and does not refuse new devices.",
    ),
    Cause.SETUP_MODE: Explained(
        "The board waits to be told the house's Wi-Fi.",
        "Join the Wi-Fi that it opens (Xiaozhi-…), open http://192.168.4.1 and choose the network; the hub's "
        "address goes into “OTA URL” under “Advanced”. Or flash it again with both.",
    ),
    Cause.HUB_UNREACHABLE: Explained(
        "The board is in the network, but does not reach the hub.",
        "See that the board and this computer are in the same network, not in a guest network, and that no "
        "firewall closes the hub's port. If a name with .local does not work, give it the hub's address in "
        "numbers. With https it takes certificates of known authorities only.",
    ),
    Cause.OTA_REFUSED: Explained(
        "What the board asks does not answer like a hub.",
        "The address in the board is not the hub's. Flash it again, or change “OTA URL”: copy the address from "
        "the hub's first page, with its port and all of its path.",
    ),
    Cause.ACTIVATION_PENDING: Explained(
        "The board waits to be let in.", "Open Devices, and approve it. It goes on within a few seconds."
    ),
    Cause.ROLLED_BACK: Explained(
        "The board has gone back to the firmware that it had before: it was not content with the new one.",
        "A new firmware has to reach the hub before the board is started again. Fix what else is said here, "
        "then update it again.",
    ),
    Cause.NO_ASSETS: Explained(
        "The board has no assets: fonts, pictures and wake words are missing.",
        "Flash the merged image, which brings them, or offer the board an assets file under Firmware.",
    ),
}
"""All of them."""
