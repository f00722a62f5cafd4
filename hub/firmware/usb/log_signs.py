"""Lines by which causes are known, by the component that prints them.

What people say and what networks are called is printed, too: a sign holds for its components' lines alone, and
only at their beginning.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from hub.firmware.usb.causes import Cause


class Mark(StrEnum):
    """What is no failure, and says how far a board has come."""

    LINKED = "linked"  # the network has let it in
    ADDRESS = "address"  # and given it an address
    GAVE_UP = "gave_up"  # it has tried networks for a minute
    ANSWERED = "answered"  # the hub has answered its check
    IDLE = "idle"  # it waits for its wake word
    TALKING = "talking"  # the hub hears it
    UPGRADED = "upgraded"  # it starts a new firmware next


@dataclass(frozen=True, slots=True)
class Sign:
    """A line that means something.

    Attributes:
        means: What.
        tags: Of the components that print it, parted by spaces; empty: the chip itself does, or a panic.
        begins: How it begins, as a regular expression.
        tag_set: The tags, apart.
    """

    means: Cause | Mark
    tags: str
    begins: str
    tag_set: frozenset[str] = field(init=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tag_set", frozenset(self.tags.split() or ("",)))
        object.__setattr__(self, "_pattern", re.compile(self.begins))

    def matches(self, text: str) -> bool:
        """Whether ``text`` begins so."""
        return self._pattern.match(text) is not None


_CHIP: Final = (
    Sign(Cause.DOWNLOAD_MODE, "", r"waiting for download"),
    Sign(Cause.BOOT_LOOP, "", r"invalid header: 0x|flash read err, |csum err:|ets_main\.c \d"),
)
"""The ROM of the chip: no program is in its flash, or it cannot be read."""

_BOOTLOADER: Final = (
    Sign(Cause.FLASH_SIZE, "flash_parts", r"partition \d+ invalid - .*exceeds flash chip size"),
    Sign(
        Cause.BOOT_LOOP,
        "boot",
        r"No bootable app partitions|Factory app partition is not bootable"
        r"|Failed to (?:verify|load) partition table",
    ),
    Sign(
        Cause.BOOT_LOOP,
        "esp_image",
        r"image at 0x\w+ has invalid|invalid segment length|Checksum failed|Image hash failed",
    ),
    Sign(Cause.ROLLED_BACK, "boot", r"OTA app partition slot \d+ is not bootable"),
)
"""ESP-IDF ``bootloader_support``."""

_SYSTEM: Final = (
    Sign(Cause.BROWNOUT, "", r"Brownout detector was triggered"),
    Sign(Cause.BROWNOUT, "BOD", r"Brownout detector was triggered"),
    Sign(Cause.FLASH_SIZE, "spi_flash", r"Detected size\(\d+k\) smaller than"),
    Sign(
        Cause.PSRAM,
        "quad_psram octal_psram hex_psram psram esp_psram spiram cpu_start",
        r"PSRAM ID read error|PSRAM chip (?:is )?not |PSRAM enabled but initialization failed"
        r"|SPI RAM enabled but initialization failed|Failed to init external RAM|.{0,20}memory test fail",
    ),
    Sign(Cause.ROLLED_BACK, "esp_ota_ops", r"Rollback to previously worked partition"),
)
"""ESP-IDF ``esp_system``, ``spi_flash``, ``esp_psram`` and ``app_update``."""

_NETWORK: Final = (
    Sign(Mark.LINKED, "wifi", r"connected with "),
    Sign(Mark.LINKED, "RPC_WRAP", r"ESP Event: Station mode: Connected"),
    Sign(Mark.ADDRESS, "esp_netif_handlers", r"(?:sta|eth) ip: (?!0\.0\.0\.0)"),
    Sign(
        Cause.HUB_UNREACHABLE,
        "esp-tls",
        r"couldn't get hostname|\[sock=\d+\] (?:select\(\) timeout|delayed connect error|connect\(\) error)"
        r"|Failed to open new connection",
    ),
    Sign(Cause.HUB_UNREACHABLE, "esp-tls-mbedtls", r"mbedtls_ssl_handshake returned|Failed to verify peer"),
    Sign(Cause.HUB_UNREACHABLE, "transport_base", r"Failed to open a new connection"),
    Sign(Cause.HUB_UNREACHABLE, "HTTP_CLIENT", r"Connection failed, sock"),
)
"""ESP-IDF's Wi-Fi driver (``RPC_WRAP``: ESP-Hosted's), ``esp_netif``, ``esp-tls``, ``esp_http_client``."""

_JOINING: Final = (
    Sign(Mark.ADDRESS, "WifiStation", r"Got IP: "),
    Sign(Mark.GAVE_UP, "WifiBoard", r"WiFi connection timeout"),
    Sign(Cause.NO_NETWORK, "WifiStation", r"No AP found"),
    Sign(Cause.SETUP_MODE, "WifiConfigurationAp", r"Access Point started with SSID"),
    Sign(Cause.SETUP_MODE, "WifiBoard", r"WiFi config mode entered"),
)
"""``esp-wifi-connect``, and the firmware's board."""

_REACHING: Final = (
    Sign(Cause.HUB_UNREACHABLE, "EspTcp EspSsl", r"Failed to (?:get host|resolve|connect)"),
    Sign(Cause.HUB_UNREACHABLE, "HttpClient", r"TCP connection failed|Failed to connect|Invalid (?:URL|port)"),
    Sign(Cause.HUB_UNREACHABLE, "WS", r"Failed to connect to websocket server|Failed to receive server hello"),
)
"""``esp-ml307``, and the firmware's WebSocket."""

_FIRMWARE: Final = (
    Sign(Cause.HUB_UNREACHABLE, "Ota", r"Failed to open HTTP connection|Check version URL is not properly set"),
    Sign(Cause.OTA_REFUSED, "Ota", r"Failed to check version, status code|Failed to parse JSON response"),
    Sign(Cause.OTA_REFUSED, "Application", r"No protocol specified in the OTA config"),
    Sign(Cause.OTA_REFUSED, "MQTT", r"MQTT endpoint is not specified"),
    Sign(Cause.ACTIVATION_PENDING, "Application", r"Activating\.\.\. \d"),
    Sign(Cause.ACTIVATION_PENDING, "Ota", r"No activation challenge found|Failed to activate"),
    Sign(
        Cause.NO_ASSETS,
        "Assets",
        r"No assets partition found|The calculated checksum|The index\.json file is not"
        r"|Failed to (?:mmap|get|open|write)|The free (?:mmap )?size|Downloaded size",
    ),
    Sign(Cause.NO_ASSETS, "Application", r"Assets partition is disabled"),
    Sign(Mark.ANSWERED, "Ota", r"Running partition: |Running from factory partition"),
    Sign(Mark.IDLE, "StateMachine", r"State: activating -> idle"),
    Sign(Mark.IDLE, "Application", r"STATE: idle"),
    Sign(Mark.TALKING, "StateMachine", r"State: connecting -> listening"),
    Sign(Mark.TALKING, "Application", r"STATE: (?:listening|speaking)"),
    Sign(Mark.UPGRADED, "Ota Application", r"Firmware upgrade successful"),
)
"""The devices' firmware, 2.x."""

SIGNS: Final = (*_CHIP, *_BOOTLOADER, *_SYSTEM, *_NETWORK, *_JOINING, *_REACHING, *_FIRMWARE)

CRASH: Final = re.compile(
    r"Guru Meditation Error|abort\(\) was called|assert failed: |\*\*\*ERROR\*\*\* A stack overflow"
    r"|Stack smashing protect failure|ESP_ERROR_CHECK failed|Debug exception reason"
)
"""ESP-IDF ``esp_system``, at the end of a program."""

START: Final = re.compile(r"(?:^|\W)rst:0x[0-9a-f]{1,2} \((?P<why>\w{2,40})\)")
"""The ROM, at each start; what was printed before may lack its end."""

CRASHED: Final = re.compile(r"WDT|PANIC|LOCKUP|GLITCH")
"""Reasons of a start that nobody wanted."""

STARVED: Final = re.compile(r"BROWN_?OUT|PWR_GLITCH")
"""Reasons of a start for want of power."""

LOADED: Final = re.compile(r"Loaded app from partition at offset (?P<offset>0x[0-9a-f]{1,8})")
"""The bootloader ("boot"): which firmware starts."""

LEFT: Final = re.compile(r"state: \w+ -> init \((?:0x)?(?P<code>[0-9a-f]{1,8})\)")
"""The Wi-Fi driver ("wifi"): a network is lost. The reason stands in the second byte of the code."""

REASON: Final = re.compile(
    r"(?:ESP Event: Station mode: |wi-?fi |sta )?disconnected\b.{0,40}\breason[ :=]{1,3}(?P<reason>\d{1,3})\b",
    re.IGNORECASE,
)
"""Other firmware and ESP-Hosted say it in numbers."""

REASON_TAGS: Final = frozenset({"wifi", "WifiStation", "WifiManager", "WifiBoard", "RPC_WRAP"})

REASONS: Final = {
    15: Cause.WIFI_PASSWORD,  # the four-way handshake takes too long
    202: Cause.WIFI_PASSWORD,  # authentication failed
    204: Cause.WIFI_PASSWORD,  # the handshake takes too long
    210: Cause.WIFI_PASSWORD,  # the network wants another kind of security: with a password, most often
    211: Cause.WIFI_PASSWORD,
    201: Cause.NO_NETWORK,
    212: Cause.NO_NETWORK,  # it is heard too weakly
}
"""``wifi_err_reason_t`` of ESP-IDF; reasons that tell nothing to a person are left out."""
