"""Boards, ports, images and flashes as a hub tells them."""

from typing import Any

from hub.events import BoardState, FlashState
from hub.firmware.image import ImageKind
from hub.firmware.records import Channel
from hub.firmware.usb.causes import CAUSES_EXPLAINED, Cause
from hub.firmware.usb.lines import Level
from hub.firmware.usb.ports import PortState
from hub.firmware.usb.problems import EXPLAINED, FlashProblem
from hub.web.api.firmware_forms import Image
from hub.web.api.serial_forms import PrintedLine, SerialFinding, SerialLog
from hub.web.api.usb_forms import AddressKind, Board, Flash, FlashTrouble, HubAddress, UsbPort

MB = 1 << 20
MAC = "f4:12:fa:5c:08:1e"

S3 = Board(
    chip="ESP32-S3",
    revision="v0.2",
    features=("Wi-Fi", "BT 5 (LE)", "Dual Core + LP Core", "240MHz", "Embedded PSRAM 8MB (AP_3v3)"),
    mac=MAC,
    flash_size=16 * MB,
    usb_mode="USB-Serial/JTAG",
)
C3 = S3.model_copy(update={"chip": "ESP32-C3", "flash_size": 4 * MB, "mac": "d8:3b:da:91:44:a0"})

ADDRESSES = (
    HubAddress(url="http://xiaozhi-hub.local:8003/xiaozhi/ota/", kind=AddressKind.NAME),
    HubAddress(url="http://192.168.1.20:8003/xiaozhi/ota/", kind=AddressKind.ADDRESS),
)


def port(number: int = 0, **more: Any) -> UsbPort:
    """A board's own USB."""
    told: dict[str, Any] = {
        "port_id": f"p{number}",
        "path": f"/dev/ttyACM{number}",
        "name": "USB JTAG/serial debug unit",
        "vendor_id": 0x303A,
        "product_id": 0x1001,
        "serial": MAC,
        "state": PortState.FREE,
        "busy_by": "",
        "problem": "",
    }
    return UsbPort(**told | more)


def image(image_id: str = "a" * 64, **more: Any) -> Image:
    """A release for the whole flash."""
    told: dict[str, Any] = {
        "kind": ImageKind.MERGED,
        "chip": "ESP32-S3",
        "board": "esp32-s3-box-3",
        "project": "xiaozhi",
        "version": "2.0.3",
        "built": "",
        "idf": "v5.4.1",
        "elf_sha256": "",
        "size": 8_412_336,
        "sha256": image_id,
        "flash_size": 16 * MB,
        "app_offset": 0x20000,
        "app_size": 2_800_000,
        "partitions": (),
        "not_over_the_air": (),
        "image_id": image_id,
        "name": "v2.0.3_esp32-s3-box-3.zip",
        "channel": Channel.STABLE,
        "notes": "",
        "added_at": 1_790_000_000.0,
        "devices": (),
    }
    return Image(**told | more)


BREAD = image("b" * 64, board="bread-compact-wifi", name="v2.0.3_bread-compact-wifi.zip", version="2.0.3")
APP = image("c" * 64, kind=ImageKind.APP, name="xiaozhi.bin", size=2_800_000, flash_size=None, version="2.0.4")
FOR_C3 = image("d" * 64, chip="ESP32-C3", board="xmini-c3", name="v2.0.3_xmini-c3.zip")
LARGE = image("e" * 64, board="esp32-s3-touch-lcd", name="v2.0.3_esp32-s3-touch-lcd.zip", flash_size=32 * MB)
LIBRARY = (FOR_C3, APP, image(), BREAD, LARGE)


def flash(state: FlashState = FlashState.WRITING, **more: Any) -> Flash:
    """One in this state, on the first port."""
    told: dict[str, Any] = {
        "flash_id": "f1",
        "port_id": "p0",
        "image_id": "a" * 64,
        "state": state,
        "done": 0,
        "total": 0,
        "bytes_per_s": 0.0,
        "left_s": None,
        "board": S3,
        "board_state": BoardState.UNTOUCHED,
        "problem": None,
        "device_id": MAC,
        "approved": True,
        "backup": False,
        "started_at": 1_790_000_000.0,
        "ended_at": None,
    }
    return Flash(**told | more)


def trouble(problem: FlashProblem) -> FlashTrouble:
    """As the hub tells it."""
    told = EXPLAINED[problem]
    return FlashTrouble(code=problem, text=told.text, remedy=told.remedy, command=told.command)


def finding(cause: Cause, first_line: int = 1) -> SerialFinding:
    """As the hub tells it."""
    told = CAUSES_EXPLAINED[cause]
    return SerialFinding(cause=cause, first_line=first_line, count=1, text=told.text, remedy=told.remedy)


def log(*lines: str, after: int = 0, **more: Any) -> SerialLog:
    """What a board said, from the line after ``after`` on."""
    printed = [
        PrintedLine(number=after + at, at=1_790_000_000.0, text=text, level=Level.INFO)
        for at, text in enumerate(lines, 1)
    ]
    told: dict[str, Any] = {"findings": (), "left_out": 0, "running": True, "problem": None, **more}
    return SerialLog(lines=tuple(printed), last=after + len(lines), **told)
