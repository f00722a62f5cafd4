import io
import os
import zipfile

import pytest

from hub.errors import (
    FirmwareTooLargeError,
    FirmwareZipError,
    LockedZipError,
    NoReleaseError,
    SeveralImagesError,
)
from hub.firmware import package, sizes
from hub.firmware.inspecting import inspect
from hub.firmware.package import open_package
from tests.firmware.images import KB, V2_16M, Build

IMAGE = Build(size=4 * KB).merged(V2_16M)


def archive(*files: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", how) as made:
        for name, content in files:
            made.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "board"),
    [
        ("v2.0.3_bread-compact-wifi.zip", "bread-compact-wifi"),
        ("C:\\Downloads\\v2.4.2_esp-box-3.zip", "esp-box-3"),
        ("2.4.2_waveshare_s3_touch.bin", "waveshare_s3_touch"),
        ("/home/anna/v2.4.2-rc1_m5stack-core-s3.bin", "m5stack-core-s3"),
        ("merged-binary.bin", ""),
        ("xiaozhi.bin", ""),
        ("", ""),
    ],
)
def test_the_board_is_in_a_release_s_name(name: str, board: str) -> None:
    assert open_package(IMAGE, name).board == board


def test_an_image_is_taken_as_it_is_and_a_release_is_unpacked() -> None:
    assert open_package(IMAGE, "xiaozhi.bin").content == IMAGE
    release = archive(("merged-binary.bin", IMAGE), ("README.md", b"hello"))
    assert open_package(release, "v2.0.3_esp-box.zip").content == IMAGE


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (archive(("README.md", b"hello")), NoReleaseError),
        (archive(("a.bin", IMAGE), ("b.bin", IMAGE)), SeveralImagesError),
        (archive(("a.bin", IMAGE), how=zipfile.ZIP_LZMA), LockedZipError),
        (archive(("a.bin", IMAGE))[:-30], FirmwareZipError),
        (archive(*((f"{number}.txt", b"") for number in range(package.MOST_ENTRIES + 1))), NoReleaseError),
        (b"PK\x03\x04" + os.urandom(1_000), FirmwareZipError),
    ],
    ids=["none", "two", "lzma", "cut", "many", "noise"],
)
def test_an_archive_that_does_not_say_which_image_is_meant_is_refused(
    content: bytes, why: type[FirmwareZipError]
) -> None:
    with pytest.raises(FirmwareZipError) as refused:
        open_package(content, "release.zip")
    assert refused.type is why


def test_of_several_images_each_is_told_with_what_is_wrong_with_it() -> None:
    files = [
        ("merged.bin", IMAGE),
        ("cut.bin", IMAGE[:-200]),
        ("bootloader.bin", b"\xe9" + bytes(4 * KB)),
        ("photo\n.bin", b"nothing of the kind"),
    ]
    with pytest.raises(SeveralImagesError) as refused:
        inspect(archive(*files), "release.zip")
    codes = {"merged.bin": "", "cut.bin": "firmware.cut", "photo.bin": "firmware.none"}
    assert dict(refused.value.files) == codes | {"bootloader.bin": "firmware.none"}
    assert "merged.bin: it can be used." in str(refused.value)
    assert "photo.bin: It is no firmware image of an ESP32." in str(refused.value)


def test_of_very_many_images_only_some_are_looked_at() -> None:
    many = archive(*((f"{number}.bin", b"") for number in range(package.MOST_TOLD + 1)))
    with pytest.raises(SeveralImagesError, match="holds 11 images") as refused:
        inspect(many, "release.zip")
    assert len(refused.value.files) == package.MOST_TOLD


def test_one_of_several_that_cannot_be_unpacked_says_so_itself() -> None:
    good = bytearray(archive(("a.bin", IMAGE), ("b.bin", os.urandom(2_000)), how=zipfile.ZIP_STORED))
    good[good.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(SeveralImagesError) as refused:
        inspect(bytes(good), "release.zip")
    assert refused.value.files == (("a.bin", ""), ("b.bin", "firmware.zip.locked"))


def test_a_damaged_archive_is_refused() -> None:
    good = archive(("merged-binary.bin", os.urandom(10_000)))
    with pytest.raises(FirmwareZipError, match="damaged"):
        open_package(good[:500] + b"\0" * 100 + good[600:], "release.zip")


def test_a_locked_archive_is_refused() -> None:
    good = bytearray(archive(("merged-binary.bin", IMAGE), how=zipfile.ZIP_STORED))
    listed = good.index(b"PK\x01\x02")
    good[6] |= 1
    good[listed + 8] |= 1
    with pytest.raises(FirmwareZipError, match="locked"):
        open_package(bytes(good), "release.zip")


def test_what_grows_beyond_any_flash_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "LARGEST", 1_000_000)
    bomb = archive(("merged-binary.bin", bytes(1_000_001)))
    assert len(bomb) < 2_000
    with pytest.raises(FirmwareTooLargeError):
        open_package(bomb, "release.zip")
    liar = bytearray(bomb)
    for at in (22, liar.index(b"PK\x01\x02") + 24):  # it says that it is small
        liar[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises((FirmwareZipError, FirmwareTooLargeError)):
        open_package(bytes(liar), "release.zip")
