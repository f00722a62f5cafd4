from dataclasses import replace

import pytest

from hub.events.board import Partition
from hub.firmware.fitting import Misfit, Target, misfits, same_chip
from hub.firmware.image import FirmwareImage
from hub.firmware.partitions import read_table
from hub.firmware.reader import read_image
from tests.firmware.images import KB, V1_8M, V1_16M, V1_32M, V2_4M, V2_8M, V2_16M, V2_32M, Build, Row, table_of


def image(**build: object) -> FirmwareImage:
    return read_image(Build(size=4 * KB, **build).app())  # type: ignore[arg-type]


def flash(table: tuple[Row, ...]) -> tuple[Partition, ...]:
    return read_table(table_of(table))


@pytest.mark.parametrize("table", [V2_8M, V2_16M, V2_32M], ids=["8", "16", "32"])
def test_a_device_of_its_kind_may_have_it(table: tuple[Row, ...]) -> None:
    assert misfits(image(), Target("esp32s3", "2.4.1", flash(table))) == ()


def test_what_is_not_known_of_a_device_is_no_reason() -> None:
    assert misfits(image(), Target()) == ()


@pytest.mark.parametrize("chip", ["esp32s3", "ESP32-S3", "ESP32 S3", "ESP32-S3 (QFN56)"])
def test_a_chip_is_known_in_every_spelling(chip: str) -> None:
    assert misfits(image(), Target(chip)) == ()
    assert same_chip(chip, "esp32s3")
    assert not same_chip(chip, "esp32")


@pytest.mark.parametrize("chip", ["esp32", "ESP32-C3", "esp32p4"])
def test_another_chip_may_not(chip: str) -> None:
    assert misfits(image(), Target(chip)) == (Misfit.CHIP,)


def test_a_merged_image_is_not_for_the_air() -> None:
    merged = read_image(Build(size=4 * KB).merged(V2_16M))
    assert misfits(merged, Target("esp32s3", "2.4.1", flash(V2_16M))) == (Misfit.MERGED,)


@pytest.mark.parametrize("version", ["v1.2.3", "1.2.x", "1..2"])
def test_a_version_that_a_device_does_not_survive_is_not_offered(version: str) -> None:
    assert misfits(image(version=version), Target("esp32s3")) == (Misfit.VERSION,)
    assert misfits(image(), Target("esp32s3", version)) == (Misfit.RUNNING_VERSION,)


def test_a_device_without_two_slots_is_flashed_by_usb_only() -> None:
    assert misfits(image(), Target("esp32s3", "2.4.1", flash(V2_4M))) == (Misfit.NO_SLOTS,)


def test_it_has_to_fit_into_every_slot() -> None:
    small = tuple(replace(part, size=2 * KB) if part.label == "ota_1" else part for part in flash(V2_16M))
    assert misfits(image(), Target("esp32s3", "2.4.1", small)) == (Misfit.SLOT,)


@pytest.mark.parametrize(
    ("version", "table", "found"),
    [
        ("2.0.0", V1_16M, (Misfit.GENERATION,)),
        ("2.0.0", V1_32M, (Misfit.GENERATION,)),
        ("2.0.0", V1_8M, (Misfit.NO_SLOTS, Misfit.GENERATION)),
        ("1.9.4", V2_16M, (Misfit.GENERATION,)),
        ("1.9.4", V1_16M, ()),
    ],
)
def test_the_two_ways_to_divide_the_flash_are_not_crossed(
    version: str, table: tuple[Row, ...], found: tuple[Misfit, ...]
) -> None:
    assert misfits(image(version=version), Target("esp32s3", "1.0.0", flash(table))) == found
