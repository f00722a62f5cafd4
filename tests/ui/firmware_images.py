"""Images that the Firmware page has to show."""

from collections.abc import Sequence
from typing import Any

from hub.firmware.fitting import Misfit
from hub.firmware.image import ImageKind
from hub.firmware.records import Channel
from hub.web.api.firmware_forms import FlashPart, Image, ImageFacts
from tests.firmware.images import MB, V2_16M, Row
from tests.ui.firmware_page_shown import BOX, COMPACT
from tests.ui.scripted_hub import HALL, KITCHEN, NINE


def parts(table: Sequence[Row]) -> tuple[FlashPart, ...]:
    """As the API tells a partition table."""
    names = ("label", "type", "subtype", "address", "size")
    return tuple(FlashPart.model_validate(dict(zip(names, row, strict=True))) for row in table)


def facts(**more: Any) -> ImageFacts:
    """Of an application for the box, unless told otherwise."""
    told: dict[str, Any] = {
        "kind": ImageKind.APP,
        "chip": "ESP32-S3",
        "board": BOX,
        "project": "xiaozhi",
        "version": "2.4.2",
        "built": "Aug 12 2026 12:34:56",
        "idf": "v5.5.1",
        "elf_sha256": "ab" * 32,
        "size": 2_950_144,
        "sha256": "cd" * 32,
        "flash_size": 16 * MB,
        "app_offset": 0,
        "app_size": 2_950_144,
        "partitions": (),
        "not_over_the_air": (),
    }
    return ImageFacts.model_validate(told | more)


def merged(**more: Any) -> ImageFacts:
    """The whole flash."""
    told: dict[str, Any] = {
        "kind": ImageKind.MERGED,
        "size": 16 * MB,
        "app_offset": 0x2_0000,
        "partitions": parts(V2_16M),
        "not_over_the_air": (Misfit.MERGED,),
    }
    return facts(**(told | more))


def image(of: ImageFacts, name: str, **more: Any) -> Image:
    """One that is kept."""
    told: dict[str, Any] = {
        "image_id": of.sha256,
        "name": name,
        "channel": Channel.STABLE,
        "notes": "",
        "added_at": NINE,
        "devices": (),
    }
    return Image.model_validate({**of.model_dump(), **told, **more})


APP = image(facts(), "v2.4.2_esp32-s3-box-3.bin")
OLD = image(
    facts(version="2.0.3", sha256="0a" * 32),
    "v2.0.3_esp32-s3-box-3.zip",
    devices=(KITCHEN,),
    notes="Came with it.",
)
WHOLE = image(merged(sha256="0b" * 32, version="2.4.2"), "v2.4.2_esp32-s3-box-3-merged.zip")
OWN = image(
    facts(board=COMPACT, version="2.5.0-rc1", sha256="0c" * 32, chip="ESP32-C3", flash_size=8 * MB),
    "xiaozhi.bin",
    channel=Channel.OWN,
    devices=(HALL,),
)
IMAGES = (APP, WHOLE, OWN, OLD)
