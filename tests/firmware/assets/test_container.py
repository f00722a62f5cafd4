"""Files of assets: what is in one, and why another is not taken."""

import struct

import pytest

from hub.errors import (
    AssetsCutError,
    AssetsDamagedError,
    AssetsError,
    AssetsNewerError,
    FirmwareTooLargeError,
    NotAssetsError,
)
from hub.firmware.assets.container import AssetFile, read_assets
from hub.firmware.sizes import LARGEST
from tests.firmware.assets_made import FONT, INDEX, WAKE_WORDS, assets, packed
from tests.firmware.images import KB, Build

WHOLE = assets()


def with_header(count: int, checksum: int, length: int, rest: bytes) -> bytes:
    return struct.pack("<III", count, checksum, length) + rest


def test_it_is_told_what_is_in_them() -> None:
    read = read_assets(WHOLE)
    assert (read.size, read.font, read.wake_words, read.faces) == (len(WHOLE), "font.bin", "srmodels.bin", 2)
    assert read.files[1:3] == (
        AssetFile("font.bin", len(FONT)),
        AssetFile("srmodels.bin", len(WAKE_WORDS)),
    )
    assert len(read.files) == 5


def test_assets_need_neither_a_font_nor_faces() -> None:
    read = read_assets(packed({"index.json": b'{"version": 1}'}))
    assert (read.font, read.wake_words, read.faces) == ("", "", 0)


def test_what_was_read_back_from_a_partition_is_taken_without_its_empty_end() -> None:
    read = read_assets(WHOLE + b"\xff" * 4 * KB)
    assert read == read_assets(WHOLE)
    with pytest.raises(AssetsDamagedError, match="behind its end"):
        read_assets(WHOLE + b"\xff" * KB + b"\0")


def test_what_ends_too_early_is_refused() -> None:
    for length in range(12):
        with pytest.raises(NotAssetsError):
            read_assets(WHOLE[:length])
    for length in range(12, len(WHOLE)):
        with pytest.raises(AssetsCutError, match=f"{len(WHOLE) - length} bytes are missing"):
            read_assets(WHOLE[:length])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello, this is a text",
        Build(size=4 * KB).app(),
        b"\xff" * 4 * KB,
        b"\0" * 4 * KB,
        with_header(3_000, 0, 3_000 * 44, b"\0" * 3_000 * 44),
        with_header(1, 0, 10, b"\0" * 10),
        packed({"font.bin": FONT}),
    ],
    ids=["nothing", "text", "firmware", "erased", "zeros", "too many files", "no table", "no index"],
)
def test_what_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(NotAssetsError):
        read_assets(content)


@pytest.mark.parametrize("at", [4, 12, 60, len(WHOLE) // 2, len(WHOLE) - 1])
def test_a_changed_byte_is_noticed(at: int) -> None:
    with pytest.raises(AssetsError):
        read_assets(WHOLE[:at] + bytes([WHOLE[at] ^ 0x10]) + WHOLE[at + 1 :])


def test_a_file_that_is_not_where_the_table_says_is_noticed() -> None:
    for begins, size, offset in ((b"XX", 4, 0), (b"ZZ", 5, 0), (b"ZZ", 4, 2_000_000_000)):
        rest = struct.pack("<32sIIHH", b"index.json", size, offset, 0, 0) + begins + b"{}  "
        with pytest.raises(AssetsDamagedError, match=r"'index\.json' is not where its table says"):
            read_assets(with_header(1, sum(rest) & 0xFFFF, len(rest), rest))


@pytest.mark.parametrize(
    ("index", "error"),
    [
        ("no object", AssetsDamagedError),
        ({**INDEX, "text_font": "gone.bin"}, AssetsDamagedError),
        ({**INDEX, "srmodels": "gone.bin"}, AssetsDamagedError),
        ({**INDEX, "version": 2}, AssetsNewerError),
    ],
    ids=["no object", "no such font", "no such wake words", "newer"],
)
def test_an_index_that_no_device_can_use_is_refused(index: object, error: type[AssetsError]) -> None:
    with pytest.raises(error):
        read_assets(assets(index))


def test_an_index_that_is_no_json_is_refused() -> None:
    for text in (b"{", b"\xff\xfe", b"[" * 100_000):
        with pytest.raises(AssetsDamagedError, match="cannot be read"):
            read_assets(packed({"index.json": text}))


def test_what_no_flash_could_hold_is_refused() -> None:
    with pytest.raises(FirmwareTooLargeError):
        read_assets(bytes(LARGEST + 1))
