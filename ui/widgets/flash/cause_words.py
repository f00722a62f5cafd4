"""Why a board that was flashed does not come to talk, in the person's language, with what helps."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from hub.firmware.usb.causes import Cause
from hub.web.api.serial_forms import SerialFinding
from ui.widgets.flash.trouble import Trouble

translate = QCoreApplication.translate

_Said = Callable[[], tuple[str, str]]


def of(finding: SerialFinding) -> Trouble:
    """What the hub found in the board's log."""
    return Trouble(*_WORDS[finding.cause]())


def _ready() -> tuple[str, str]:
    return (
        translate("FlashCause", "The board is ready."),
        translate("FlashCause", "Say its wake word, or press its button, and talk."),
    )


def _download_mode() -> tuple[str, str]:
    return (
        translate("FlashCause", "The board waits to be written on, and does not start."),
        translate(
            "FlashCause",
            "Press RESET (or EN) once, without BOOT. A board without RESET: pull it out, and plug it in again.",
        ),
    )


def _brownout() -> tuple[str, str]:
    return (
        translate("FlashCause", "The board gets too little power, and starts again because of that."),
        translate(
            "FlashCause",
            "Plug it straight into the computer or a charger of 1 A or more, with a short cable. Pull out what "
            "it feeds besides: a loud speaker, servos, many LEDs.",
        ),
    )


def _flash_size() -> tuple[str, str]:
    return (
        translate("FlashCause", "The firmware is for a larger flash than the board has."),
        translate("FlashCause", "Flash one that is made for exactly this board."),
    )


def _psram() -> tuple[str, str]:
    return (
        translate("FlashCause", "The firmware does not find the board's PSRAM, or finds another kind."),
        translate(
            "FlashCause",
            "Flash firmware that is made for exactly this board: modules with R2 (quad), R8 (octal) or without "
            "PSRAM need different ones.",
        ),
    )


def _boot_loop() -> tuple[str, str]:
    return (
        translate(
            "FlashCause", "The board starts again and again: its firmware is damaged, or not made for it."
        ),
        translate(
            "FlashCause",
            "Flash the firmware of exactly this board again, and have the whole board erased first. If it "
            "still fails, take another cable.",
        ),
    )


def _wifi_password() -> tuple[str, str]:
    return (
        translate("FlashCause", "The Wi-Fi password is wrong."),
        translate(
            "FlashCause", "Mind capital letters and spaces. Flash the board again with the right password."
        ),
    )


def _no_network() -> tuple[str, str]:
    return (
        translate("FlashCause", "The board does not hear the Wi-Fi network."),
        translate(
            "FlashCause",
            "Mind how its name is written. Most boards hear 2.4 GHz alone, and no hidden networks. Bring it "
            "closer to the router, and see that its antenna is plugged in.",
        ),
    )


def _dhcp() -> tuple[str, str]:
    return (
        translate("FlashCause", "The Wi-Fi network gives the board no address."),
        translate(
            "FlashCause",
            "Restart the router. See that its DHCP is on, has addresses left, and does not refuse new devices.",
        ),
    )


def _setup_mode() -> tuple[str, str]:
    return (
        translate("FlashCause", "The board waits to be told the Wi-Fi."),
        translate(
            "FlashCause",
            "Join with the phone the Wi-Fi that it opens (Xiaozhi-…), open http://192.168.4.1 and choose the "
            "network. Or flash it again with the network.",
        ),
    )


def _hub_unreachable() -> tuple[str, str]:
    return (
        translate("FlashCause", "The board is in the network, but does not reach the hub."),
        translate(
            "FlashCause",
            "See that the board and the hub's computer are in the same network (not a guest network), and that "
            "no firewall keeps it out. If it does not find the hub by its name, flash it again with the "
            "address.",
        ),
    )


def _ota_refused() -> tuple[str, str]:
    return (
        translate("FlashCause", "What the board asks does not answer like a hub."),
        translate(
            "FlashCause", "The address in the board is not the hub's. Flash it again with the hub's address."
        ),
    )


def _activation_pending() -> tuple[str, str]:
    return (
        translate("FlashCause", "The board waits to be let in."),
        translate("FlashCause", "Open the page Devices, and let it in. It goes on within a few seconds."),
    )


def _rolled_back() -> tuple[str, str]:
    return (
        translate("FlashCause", "The board went back to the firmware that it had before."),
        translate(
            "FlashCause",
            "New firmware has to reach the hub before the board is restarted. Mend what else is said here, "
            "then flash it again.",
        ),
    )


def _no_assets() -> tuple[str, str]:
    return (
        translate("FlashCause", "The board has no assets: fonts, pictures and wake words are missing."),
        translate("FlashCause", "Flash the merged image, which brings them."),
    )


_WORDS: Final[Mapping[Cause, _Said]] = {
    Cause.READY: _ready,
    Cause.DOWNLOAD_MODE: _download_mode,
    Cause.BROWNOUT: _brownout,
    Cause.FLASH_SIZE: _flash_size,
    Cause.PSRAM: _psram,
    Cause.BOOT_LOOP: _boot_loop,
    Cause.WIFI_PASSWORD: _wifi_password,
    Cause.NO_NETWORK: _no_network,
    Cause.DHCP: _dhcp,
    Cause.SETUP_MODE: _setup_mode,
    Cause.HUB_UNREACHABLE: _hub_unreachable,
    Cause.OTA_REFUSED: _ota_refused,
    Cause.ACTIVATION_PENDING: _activation_pending,
    Cause.ROLLED_BACK: _rolled_back,
    Cause.NO_ASSETS: _no_assets,
}
