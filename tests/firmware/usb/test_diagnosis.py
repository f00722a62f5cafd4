"""Logs of failing boards, and what the hub says about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.firmware.usb.causes import CAUSES_EXPLAINED, Cause
from hub.firmware.usb.diagnosis import LASTING, Diagnosis, Finding
from hub.firmware.usb.lines import LineCutter
from tests.firmware.usb.board_logs import (
    ANSWERED,
    APP,
    C3,
    C6,
    CRASH,
    ESP32,
    FOUND,
    JOINED,
    LINKED,
    P4,
    READY,
    RESTARTED,
    S3,
    WORKING,
    WRONG_PASSWORD,
    lines_of,
)


def diagnosis(log: str) -> Diagnosis:
    made = Diagnosis()
    for number, line in enumerate(lines_of(log), 1):
        made.feed(number, line)
    return made


def causes(log: str) -> list[Cause]:
    return [finding.cause for finding in diagnosis(log).findings]


HANDSHAKE = FOUND + "I (7040) wifi:state: run -> init (0xcc00)\n"
OLD_HANDSHAKE = FOUND + "I (7040) wifi:state: run -> init (fc0)\n"
NOT_HEARD = "I (3990) WifiStation: No AP found, next scan in 10 seconds\n"
SLOW = "I (24100) SystemInfo: free sram: 120000 minimal sram: 110000\n"
STARVED = "rst:0xf (RTCWDT_BROWN_OUT_RESET),boot:0x8 (SPI_FAST_FLASH_BOOT)\n"
NO_HOST = "E (5300) EspTcp: Failed to get host by name\nE (5300) HttpClient: TCP connection failed\n"
NO_HTTP = "E (5310) Ota: Failed to open HTTP connection, code=0x8001\n"
TIMEOUT = "E (15300) esp-tls: [sock=54] select() timeout\n"
TLS = "E (5900) esp-tls-mbedtls: mbedtls_ssl_handshake returned -0x3000\n"
REFUSED = "E (5300) Ota: Failed to check version, status code: 404\n"
PAGE = "E (5300) Ota: Failed to parse JSON response\n"
OTHER_HUB = "W (5500) Application: No protocol specified in the OTA config, using MQTT\n"
WAITING = "W (5500) Ota: No activation challenge found\nI (5500) Application: Activating... 1/10\n"
NO_PSRAM = (
    "E (325) quad_psram: PSRAM ID read error: 0x00ffffff, PSRAM chip not found or not supported, "
    "or wrong PSRAM line mode\nE cpu_start: Failed to init external RAM!\n"
)
OCTAL = "E (173) octal_psram: PSRAM chip is not connected, or wrong PSRAM line mode\n"
SMALL = (
    "E (535) spi_flash: Detected size(4096k) smaller than the size in the binary image header(16384k). "
    "Probe failed.\n"
)
TABLE = (
    "E (56) flash_parts: partition 3 invalid - offset 0x3f0000 size 0x3f0000 exceeds flash chip size 0x400000\n"
)
EMPTY = "invalid header: 0xffffffff\ninvalid header: 0xffffffff\n"
CHECKSUM = (
    "E (1150) Assets: The calculated checksum (0x1f2e) does not match the stored checksum (0xffff)\n"
    "E (1160) Assets: The index.json file is not found\n"
)
NEW = S3.replace("0x20000", "0x410000")
"""The second slot starts."""

FAILING = [
    pytest.param(WRONG_PASSWORD, [Cause.WIFI_PASSWORD, Cause.SETUP_MODE], id="password s3"),
    pytest.param(ESP32 + APP + OLD_HANDSHAKE, [Cause.WIFI_PASSWORD], id="password esp32, old driver"),
    pytest.param(C3 + APP + HANDSHAKE, [Cause.WIFI_PASSWORD], id="password c3, reason 204"),
    pytest.param(
        P4 + "W (9900) RPC_WRAP: ESP Event: Station mode: Disconnected, reason: 15\n",
        [Cause.WIFI_PASSWORD],
        id="password p4",
    ),
    pytest.param(
        S3 + APP + "I (3990) wifi:state: auth -> init (0xca00)\n", [Cause.WIFI_PASSWORD], id="authentication"
    ),
    pytest.param(C6 + APP + NOT_HEARD, [Cause.NO_NETWORK], id="no network c6"),
    pytest.param(S3 + APP + FOUND + LINKED + SLOW, [Cause.DHCP], id="dhcp by time"),
    pytest.param(
        S3 + APP + FOUND + LINKED + "W (61290) WifiBoard: WiFi connection timeout, entering config mode\n",
        [Cause.DHCP],
        id="dhcp by the board",
    ),
    pytest.param(
        S3 + APP + "I (2800) WifiConfigurationAp: Access Point started with SSID Xiaozhi-0001\n",
        [Cause.SETUP_MODE],
        id="set-up",
    ),
    pytest.param(S3 + APP + JOINED + NO_HOST + NO_HTTP, [Cause.HUB_UNREACHABLE], id="no host"),
    pytest.param(ESP32 + APP + JOINED + TIMEOUT, [Cause.HUB_UNREACHABLE], id="hub off"),
    pytest.param(C3 + APP + JOINED + TLS, [Cause.HUB_UNREACHABLE], id="own certificate"),
    pytest.param(
        WORKING + "E (90000) WS: Failed to connect to websocket server, code=-1\n",
        [Cause.HUB_UNREACHABLE],
        id="hub went",
    ),
    pytest.param(S3 + APP + JOINED + REFUSED, [Cause.OTA_REFUSED], id="404"),
    pytest.param(C6 + APP + JOINED + PAGE, [Cause.OTA_REFUSED], id="a web page"),
    pytest.param(S3 + APP + JOINED + ANSWERED + OTHER_HUB, [Cause.OTA_REFUSED], id="another hub"),
    pytest.param(S3 + APP + JOINED + ANSWERED + WAITING, [Cause.ACTIVATION_PENDING], id="not let in"),
    pytest.param(
        S3 + APP + "\n\nBrownout detector was triggered\n\n" + STARVED, [Cause.BROWNOUT], id="brown-out s3"
    ),
    pytest.param(
        ESP32 + "E (903) BOD: Brownout detector was triggered\n", [Cause.BROWNOUT], id="brown-out esp32"
    ),
    pytest.param(S3 + APP + CRASH + RESTARTED + APP + CRASH + RESTARTED, [Cause.BOOT_LOOP], id="crashes"),
    pytest.param(
        C3 + "rst:0x7 (TG0WDT_SYS_RST),boot:0xd (SPI_FAST_FLASH_BOOT)\n" * 2, [Cause.BOOT_LOOP], id="watchdog"
    ),
    pytest.param("ESP-ROM:esp32s3-20210327\n" + EMPTY, [Cause.BOOT_LOOP], id="empty flash"),
    pytest.param(
        ESP32 + "E (88) boot: No bootable app partitions in the partition table\n",
        [Cause.BOOT_LOOP],
        id="no app",
    ),
    pytest.param(S3 + SMALL, [Cause.FLASH_SIZE], id="flash s3"),
    pytest.param(
        ESP32 + TABLE + "E (66) boot: Failed to verify partition table\n",
        [Cause.FLASH_SIZE, Cause.BOOT_LOOP],
        id="table",
    ),
    pytest.param(S3 + NO_PSRAM, [Cause.PSRAM], id="psram quad"),
    pytest.param(S3 + OCTAL, [Cause.PSRAM], id="psram octal"),
    pytest.param(S3 + CHECKSUM + APP, [Cause.NO_ASSETS], id="assets"),
    pytest.param(
        S3 + CHECKSUM + APP + JOINED + ANSWERED + READY, [Cause.READY, Cause.NO_ASSETS], id="ready without"
    ),
    pytest.param(NEW + APP + CRASH + RESTARTED + APP, [Cause.ROLLED_BACK], id="rolled back"),
    pytest.param(
        ESP32 + "I (5000) esp_ota_ops: Rollback to previously worked partition. Restart.\n",
        [Cause.ROLLED_BACK],
        id="sent back",
    ),
    pytest.param("boot:0x0 (DOWNLOAD(USB/UART0))\nwaiting for download\n", [Cause.DOWNLOAD_MODE], id="waits"),
]

NOTHING = [
    pytest.param(S3 + APP, id="on its way"),
    pytest.param(S3 + APP + "I (3990) wifi:state: auth -> init (0x200)\n", id="authentication expired once"),
    pytest.param(WORKING.replace(READY, "") + "I (9000) wifi:state: run -> init (0xc800)\n", id="beacons lost"),
    pytest.param(S3 + APP + FOUND + LINKED + "I (6000) wifi:pm start, type: 1\n", id="an address may come yet"),
    pytest.param(
        S3 + "W (535) spi_flash: Detected size(16384k) larger than the size in the binary image header(8192k). "
        "Using the size in the binary image header.\n",
        id="a larger flash",
    ),
    pytest.param(S3 + APP + CRASH + RESTARTED + APP, id="one crash"),
    pytest.param(S3 * 4, id="a person presses RESET"),
    pytest.param(
        S3 + APP + "I (60000) Ota: Firmware upgrade successful\n" + NEW + APP, id="updated, not rolled back"
    ),
    pytest.param(
        S3 + APP + JOINED + "I (6000) Application: << Brownout detector was triggered\n", id="somebody says so"
    ),
    pytest.param(
        S3 + APP + "I (3870) WifiStation: Found AP: No AP found, BSSID: a4:2b:b0:1c:2d:3e\n",
        id="a network's name",
    ),
    pytest.param(S3 + APP + "I (3870) WifiBoard: Connected to WiFi: reason: 15\n", id="such a name, too"),
    pytest.param(S3 + APP + "Wake word: Guru Meditation Error\n", id="not at the beginning"),
    pytest.param(
        S3 + APP + JOINED + NO_HTTP + "E (9000) Application: Too many retries, exit version check\n"
        "I (9100) Application: STATE: idle\n" + ANSWERED,
        id="idle without an answer is not ready",
    ),
]


@pytest.mark.parametrize(("log", "expected"), FAILING)
def test_a_failing_board_is_understood(log: str, expected: list[Cause]) -> None:
    assert causes(log) == expected


@pytest.mark.parametrize("log", NOTHING)
def test_what_only_looks_like_a_failure_is_none(log: str) -> None:
    assert causes(log) == []


@pytest.mark.parametrize(("log", "expected"), FAILING)
def test_a_board_that_is_ready_in_the_end_has_nothing_that_hinders_it(log: str, expected: list[Cause]) -> None:
    lasting = [cause for cause in expected if cause in LASTING]
    started = "rst:0x1 (POWERON),boot:0x8 (SPI_FAST_FLASH_BOOT)\n"
    assert causes(log + started + APP + JOINED + ANSWERED + READY) == [Cause.READY, *lasting]


def test_the_first_line_and_how_many_are_told() -> None:
    found = diagnosis(WRONG_PASSWORD).findings[0]
    first = lines_of(WRONG_PASSWORD).index("I (7040) wifi:state: run -> init (0xf00)") + 1
    assert found == Finding(Cause.WIFI_PASSWORD, first, 2)


def test_a_loop_begins_where_the_first_crash_does() -> None:
    log = S3 + APP + CRASH + RESTARTED + APP + CRASH + RESTARTED
    assert diagnosis(log).findings[0].first_line == len(lines_of(S3 + APP)) + 1


def test_a_board_that_is_ready_and_starts_anew_has_to_become_so_again() -> None:
    assert causes(WORKING) == [Cause.READY]
    assert causes(WORKING + S3) == []


def test_a_crash_of_a_board_that_was_ready_is_no_loop() -> None:
    assert causes((WORKING + CRASH) * 3 + WORKING) == [Cause.READY]


def test_joining_ends_what_hindered_it() -> None:
    assert causes(S3 + APP + NOT_HEARD + HANDSHAKE + JOINED) == []
    assert causes(S3 + APP + JOINED + NO_HTTP + REFUSED + ANSWERED) == []


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_whatever_a_board_prints_is_taken(chunks: list[bytes]) -> None:
    cutter, made = LineCutter(), Diagnosis()
    for chunk in chunks:
        for number, line in enumerate(cutter.feed(chunk), 1):
            made.feed(number, line)
    assert set(made.findings) <= {Finding(one.cause, one.first_line, one.count) for one in made.findings}


@given(st.lists(st.sampled_from(lines_of(WORKING + WRONG_PASSWORD + CRASH + NO_PSRAM + CHECKSUM)), max_size=60))
def test_in_any_order_every_finding_points_to_a_line(lines: list[str]) -> None:
    made = Diagnosis()
    for number, line in enumerate(lines, 1):
        made.feed(number, line)
    for finding in made.findings:
        assert 1 <= finding.first_line <= len(lines)
        assert 1 <= finding.count <= len(lines)


@pytest.mark.parametrize("cause", Cause)
def test_each_cause_says_what_it_is_and_what_helps(cause: Cause) -> None:
    told = CAUSES_EXPLAINED[cause]
    assert told.text.endswith(".")
    assert told.remedy.endswith(".")
