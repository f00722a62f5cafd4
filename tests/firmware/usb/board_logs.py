"""Logs of boards, as their chips, ESP-IDF 5 and the devices' firmware print them."""

from typing import Final

from hub.logbook.veil import HIDDEN

S3: Final = """\
ESP-ROM:esp32s3-20210327
Build:Mar 27 2021
rst:0x1 (POWERON),boot:0x8 (SPI_FAST_FLASH_BOOT)
SPIWP:0xee
mode:DIO, clock div:1
load:0x3fce2820,len:0x118c
entry 0x403c8918
I (35) boot: ESP-IDF v5.5.1 2nd stage bootloader
I (36) boot: chip revision: v0.2
I (45) boot: ## Label            Usage          Type ST Offset   Length
I (52) boot:  0 nvs              WiFi data        01 02 00009000 00004000
I (66) boot:  3 ota_0            OTA app          00 10 00020000 003f0000
I (88) boot: End of partition table
I (620) boot: Loaded app from partition at offset 0x20000
I (650) octal_psram: vendor id    : 0x0d (AP)
I (660) esp_psram: Found 8MB PSRAM device
I (700) spi_flash: detected chip: generic
"""

ESP32: Final = """\
ets Jul 29 2019 12:21:46

rst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)
configsip: 0, SPIWP:0xee
load:0x3fff0030,len:6276
entry 0x400805f0
I (29) boot: ESP-IDF v5.4.2 2nd stage bootloader
I (95) boot: No factory image, trying OTA 0
I (410) boot: Loaded app from partition at offset 0x20000
"""

C3: Final = """\
ESP-ROM:esp32c3-api1-20210207
Build:Feb  7 2021
rst:0x15 (USB_UART_CHIP_RESET),boot:0xd (SPI_FAST_FLASH_BOOT)
Saved PC:0x40380834
entry 0x403cbf1a
I (24) boot: ESP-IDF v5.5.1 2nd stage bootloader
I (380) boot: Loaded app from partition at offset 0x10000
"""

C6: Final = """\
ESP-ROM:esp32c6-20220919
Build:Sep 19 2022
rst:0x1 (POWERON),boot:0xc (SPI_FAST_FLASH_BOOT)
entry 0x4086c416
I (23) boot: ESP-IDF v5.5.1 2nd stage bootloader
I (412) boot: Loaded app from partition at offset 0x20000
"""

P4: Final = """\
ESP-ROM:esp32p4-eco2-20240710
Build:Jul 10 2024
rst:0x17 (CHIP_USB_UART_RESET),boot:0x1f (SPI_FAST_FLASH_BOOT)
entry 0x4ff29ed0
I (32) boot: ESP-IDF v5.5.1 2nd stage bootloader
I (900) boot: Loaded app from partition at offset 0x20000
I (8677) WifiBoard: Starting WiFi connection attempt
"""

APP: Final = """\
I (1020) Board: UUID=5a1f2c7e-8e56-4f3f-9d0a-7f6f0b0d8c11 SKU=bread-compact-wifi
I (1100) Assets: The storage free size is 20608 KB
I (1110) Assets: The partition size is 8192 KB
I (1150) Assets: The checksum calculation time is 40 ms
I (1290) WifiBoard: Starting WiFi connection attempt
I (1300) wifi:wifi driver task: 3fcc1234, prio:23, stack:6656, core=0
I (1400) wifi:mode : sta (10:b4:1d:c2:00:01)
"""

FOUND: Final = """\
I (3870) WifiStation: Found AP: Home, BSSID: a4:2b:b0:1c:2d:3e, RSSI: -48, Channel: 6, Authmode: 3
I (3880) WifiBoard: WiFi connecting to Home
I (3990) wifi:state: init -> auth (0xb0)
I (4000) wifi:state: auth -> assoc (0x0)
I (4020) wifi:state: assoc -> run (0x10)
"""

LINKED: Final = "I (4060) wifi:connected with Home, aid = 3, channel 6, BW20, bssid = a4:2b:b0:1c:2d:3e\n"

JOINED: Final = (
    FOUND
    + LINKED
    + """\
I (5100) esp_netif_handlers: sta ip: 192.168.1.57, mask: 255.255.255.0, gw: 192.168.1.1
I (5100) WifiStation: Got IP: 192.168.1.57
I (5110) WifiBoard: Connected to WiFi: Home
I (5200) Ota: Current version: 2.4.2
"""
)

ANSWERED: Final = """\
I (5400) Ota: No mqtt section found !
W (5400) Ota: No firmware section found!
I (5410) Ota: Running partition: ota_0
"""

READY: Final = """\
I (5420) Application: Activation done
I (5430) StateMachine: State: activating -> idle
"""

WORKING: Final = S3 + APP + JOINED + ANSWERED + READY

WRONG_PASSWORD: Final = (
    S3
    + APP
    + FOUND
    + """\
I (7040) wifi:state: run -> init (0xf00)
I (7050) WifiStation: Reconnecting Home (attempt 1 / 5)
I (7060) wifi:state: init -> auth (0xb0)
I (7070) wifi:state: auth -> assoc (0x0)
I (7090) wifi:state: assoc -> run (0x10)
I (10110) wifi:state: run -> init (0xf00)
I (10120) WifiStation: Reconnecting Home (attempt 2 / 5)
W (61290) WifiBoard: WiFi connection timeout, entering config mode
I (61400) WifiConfigurationAp: Access Point started with SSID Xiaozhi-0001
"""
)

CRASH: Final = """\
Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.

Core  0 register dump:
PC      : 0x42012345  PS      : 0x00060330
Backtrace: 0x42012342:0x3fcebd10 0x42012399:0x3fcebd30
Rebooting...
"""

RESTARTED: Final = S3.replace("rst:0x1 (POWERON)", "rst:0xc (RTC_SW_CPU_RST)")
"""By itself, after a crash."""


def lines_of(log: str) -> list[str]:
    """Its lines as they are shown, without empty ones: a board's own client id is not."""
    return [line.replace(CLIENT_ID, HIDDEN) for line in log.splitlines() if line]


CLIENT_ID: Final = "5a1f2c7e-8e56-4f3f-9d0a-7f6f0b0d8c11"
"""Of the board in these logs."""

NEVER_PRINTED: Final = "correct horse battery"
"""A password."""
