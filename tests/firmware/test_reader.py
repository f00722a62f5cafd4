import dataclasses
import hashlib
import os
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import (
    FirmwareCutError,
    FirmwareDamagedError,
    FirmwareError,
    FirmwareLockedError,
    FirmwareTooLargeError,
    NotFirmwareError,
)
from hub.firmware.image import ImageKind
from hub.firmware.reader import read_image
from hub.firmware.sizes import LARGEST
from tests.firmware.images import CHIPS, KB, MB, TABLE_AT, V1_16M, V2_4M, V2_8M, V2_16M, V2_32M, Build, Row

SMALL = Build(size=4 * KB)


def changed(content: bytes, at: int, to: bytes) -> bytes:
    return content[:at] + to + content[at + len(to) :]


@pytest.mark.parametrize("chip", CHIPS)
@pytest.mark.parametrize("digest", [True, False])
def test_an_application_says_what_it_is(chip: str, digest: bool) -> None:
    build = Build(chip, version="2.4.2", digest=digest)
    content = build.app()
    image = read_image(content, "esp-box-3")
    assert (image.kind, image.chip, image.board, image.flash_size) == (
        ImageKind.APP,
        chip,
        "esp-box-3",
        16 * MB,
    )
    assert (image.app.project, image.app.version, image.app.idf) == ("xiaozhi", "2.4.2", "v5.5.1")
    assert image.app.built == "Aug 12 2026 12:34:56"
    assert len(image.app.elf_sha256) == 64
    assert (image.size, image.app_size, image.app_offset) == (len(content), len(content), 0)
    assert image.sha256 == hashlib.sha256(content).hexdigest()
    assert {segment.address for segment in image.segments} == set(CHIPS[chip][1:3])
    assert image.partitions == ()


@pytest.mark.parametrize("chip", CHIPS)
@pytest.mark.parametrize("table", [V2_4M, V2_8M, V2_16M, V2_32M, V1_16M], ids=["4", "8", "16", "32", "v1"])
def test_a_merged_image_says_what_it_is_and_how_it_divides_the_flash(chip: str, table: tuple[Row, ...]) -> None:
    build = Build(chip, size=4 * KB)
    image = read_image(build.merged(table))
    (slot, *_) = [row for row in table if row[1] == 0]
    assert (image.kind, image.chip, image.app.version) == (ImageKind.MERGED, chip, "2.4.2")
    assert image.app_offset == slot[3]
    assert image.app_size == len(build.app())
    assert [dataclasses.astuple(part) for part in image.partitions] == [
        (label, kind, subtype, address, size) for label, kind, subtype, address, size in table
    ]


def test_what_pads_a_file_is_no_part_of_its_application() -> None:
    app = SMALL.app()
    image = read_image(app + b"\xff" * 1000)
    assert (image.size, image.app_size) == (len(app) + 1000, len(app))


@pytest.mark.parametrize("kept", [1, 20, 200, 300, 1_000, -1, -33])
def test_a_cut_application_is_refused(kept: int) -> None:
    with pytest.raises(FirmwareCutError):
        read_image(SMALL.app()[:kept])


@pytest.mark.parametrize("kept", [0x1_0000, 0x2_0000, 0x2_0100, -1])
def test_a_cut_merged_image_is_refused(kept: int) -> None:
    with pytest.raises(FirmwareCutError):
        read_image(SMALL.merged(V2_16M)[:kept])


@pytest.mark.parametrize("digest", [True, False])
def test_a_changed_byte_is_found(digest: bool) -> None:
    app = Build(size=4 * KB, digest=digest).app()
    with pytest.raises(FirmwareDamagedError, match="checksum"):
        read_image(changed(app, 2_000, bytes([app[2_000] ^ 1])))


def test_bytes_that_change_and_leave_the_checksum_are_found_by_the_digest() -> None:
    app = SMALL.app()
    swapped = changed(app, 3_000, bytes([app[3_000] ^ 1, app[3_001] ^ 1]))
    with pytest.raises(FirmwareDamagedError, match="SHA-256"):
        read_image(swapped)


def test_a_damaged_partition_table_is_refused() -> None:
    merged = SMALL.merged(V2_16M)
    with pytest.raises(FirmwareDamagedError, match="partition table"):
        read_image(changed(merged, TABLE_AT + 4, b"\x01"))


def test_a_table_without_an_application_is_refused() -> None:
    merged = bytearray(SMALL.merged(V2_16M))
    merged[TABLE_AT : TABLE_AT + 32] = merged[TABLE_AT : TABLE_AT + 32]
    merged[TABLE_AT + 32 :] = b"\xff" * (len(merged) - TABLE_AT - 32)
    with pytest.raises(FirmwareDamagedError, match="no place"):
        read_image(bytes(merged))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\x00" * 8_192,
        b"\xff" * 8_192,
        b"\x7fELF" + os.urandom(8_192),
        b"PK\x05\x06" + os.urandom(8_192),
        Build().bootloader(),
    ],
    ids=["empty", "text", "zeros", "erased", "program", "archive", "bootloader"],
)
def test_what_is_no_image_is_refused(content: bytes) -> None:
    with pytest.raises(NotFirmwareError):
        read_image(content)


def test_an_image_for_an_unknown_chip_is_refused() -> None:
    with pytest.raises(NotFirmwareError, match="number 57005"):
        read_image(changed(SMALL.app(), 12, b"\xad\xde"))


@pytest.mark.parametrize("content", [os.urandom(50_000), SMALL.merged(V2_16M)[:0x2_0000] + os.urandom(50_000)])
def test_what_is_encrypted_is_said_to_be(content: bytes) -> None:
    with pytest.raises(FirmwareLockedError, match="encrypted"):
        read_image(content)


def test_what_is_signed_is_said_to_be() -> None:
    app = SMALL.app()
    with pytest.raises(FirmwareLockedError, match="signed"):
        read_image(app + b"\xff" * (-len(app) % 4096) + b"\xe7\x02" + bytes(4094))
    with pytest.raises(FirmwareLockedError, match="signed"):
        read_image(app + bytes(4) + os.urandom(64))


def test_what_no_flash_holds_is_not_read() -> None:
    with pytest.raises(FirmwareTooLargeError):
        read_image(b"\xe9" * (LARGEST + 1))


def test_a_stranger_s_names_are_plain_text() -> None:
    app = Build(version="2\x1b[31m\u00e9", project="<b>", size=4 * KB).app()
    image = read_image(app)
    assert image.app.version == "2?[31m??"
    assert image.app.project == "<b>"


@given(at=st.integers(0, 0x2_0000 + 6_000), value=st.binary(min_size=1, max_size=8))
def test_whatever_is_changed_it_is_read_or_refused(at: int, value: bytes) -> None:
    for content in (SMALL_APP, SMALL_MERGED):
        with suppress(FirmwareError):  # any other error fails
            read_image(changed(content, at % len(content), value))


SMALL_APP, SMALL_MERGED = SMALL.app(), SMALL.merged(V2_16M)
