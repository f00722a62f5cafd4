"""Firmware images, as the API tells and is told of them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from hub.events.board import Partition
from hub.firmware.fitting import Misfit, Target, misfits
from hub.firmware.image import FirmwareImage, ImageKind
from hub.firmware.records import MAX_BOARD, MAX_NAME, Board, Channel, KeptImage, Notes
from hub.web.api.endpoint import Asked, Told

FileName = Annotated[str, StringConstraints(max_length=MAX_NAME)]


class FlashPart(Told):
    """A part of the flash, as the image divides it."""

    label: str
    type: int = Field(description="0: application, 1: data.")
    subtype: int
    address: int
    size: int = Field(description="Bytes.")


class ImageFacts(Told):
    """What an image is. It is whole and undamaged."""

    kind: ImageKind = Field(description="app: the application, for the air; merged: all of the flash, for USB.")
    chip: str = Field(description="As ESP32-S3.")
    board: str = Field(description="By the name of its file; empty when that does not tell.")
    project: str
    version: str = Field(description="Of the application itself, whatever the file is called.")
    built: str
    idf: str = Field(description="The version of ESP-IDF.")
    elf_sha256: str
    size: int = Field(description="Of the whole image, bytes.")
    sha256: str
    flash_size: int | None = Field(description="Of the flash it was made for, bytes; null: it does not say.")
    app_offset: int = Field(description="Where in it the application begins.")
    app_size: int = Field(description="Bytes.")
    partitions: tuple[FlashPart, ...] = Field(description="Empty for an application alone.")
    not_over_the_air: tuple[Misfit, ...] = Field(
        description="Why no device gets it over the air; empty: some may."
    )


class Image(ImageFacts):
    """An image that is kept."""

    image_id: str
    name: str = Field(description="Of the file that was given.")
    channel: Channel
    notes: str
    added_at: float = Field(description="Seconds since 1970.")
    devices: tuple[str, ...] = Field(description="Ids of devices of that board that run that version.")


class ImageList(Told):
    """All of them, newest first."""

    images: tuple[Image, ...]


class GivenImage(Asked):
    """What the file is called that is sent."""

    name: FileName = Field("", description="Of the file: a release's tells the board.")


class NewImage(GivenImage):
    """What is known of it besides."""

    channel: Channel = Channel.OWN
    board: Board = Field("", description=f"At most {MAX_BOARD} characters; empty: by the name.")
    notes: Notes = ""


class ImageChanges(Asked):
    """What is left out stays."""

    channel: Channel | None = None
    board: Board | None = None
    notes: Notes | None = None


def facts_of(image: FirmwareImage) -> ImageFacts:
    """What is told of an image."""
    return ImageFacts.model_validate(_facts(image))


def told_of(kept: KeptImage, devices: tuple[str, ...]) -> Image:
    """What is told of one that is kept; ``devices`` run it."""
    return Image.model_validate(
        {
            **_facts(kept.image),
            "image_id": kept.image_id,
            "name": kept.name,
            "channel": kept.channel,
            "board": kept.board,
            "notes": kept.notes,
            "added_at": kept.added_at,
            "devices": devices,
        }
    )


def _facts(image: FirmwareImage) -> dict[str, object]:
    app = image.app
    return {
        "kind": image.kind,
        "chip": image.chip,
        "board": image.board,
        "project": app.project,
        "version": app.version,
        "built": app.built,
        "idf": app.idf,
        "elf_sha256": app.elf_sha256,
        "size": image.size,
        "sha256": image.sha256,
        "flash_size": image.flash_size,
        "app_offset": image.app_offset,
        "app_size": image.app_size,
        "partitions": tuple(map(_part, image.partitions)),
        "not_over_the_air": misfits(image, Target()),
    }


def _part(part: Partition) -> FlashPart:
    return FlashPart.model_validate(part)
