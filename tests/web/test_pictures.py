"""Pictures from strangers are made anew, and cost little however they are made."""

import contextlib
import time
import zlib
from functools import cache

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import NoPictureError, PictureError
from hub.web.pictures import MAX_SCANS, Frame, remade
from tests.fakes.pictures import SECRET, decoded, jpeg, jpeg_of, png, png_of, png_part

MB = 2**20


@pytest.mark.parametrize("sent", [jpeg(), png()], ids=["a photo", "a screenshot"])
def test_a_picture_is_seen_as_it_was(sent: bytes) -> None:
    seen = decoded(remade(sent))
    assert seen.shape == (240, 320, 3)
    left, right = seen[:, 20:140].mean(axis=(0, 1)), seen[:, 180:300].mean(axis=(0, 1))
    assert left == pytest.approx([220, 0, 0], abs=12)
    assert right == pytest.approx([0, 0, 220], abs=12)


def test_nothing_is_left_that_was_not_seen() -> None:
    assert SECRET in jpeg()
    assert SECRET not in remade(jpeg())
    assert SECRET not in remade(png(320, 240, png_part(b"tEXt", b"Comment\0" + SECRET)))
    trailing = jpeg() + b"<script>alert(1)</script>"
    assert b"<script>" not in remade(trailing)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 5), (1, 400), (2_592, 1_944)])
def test_any_size_of_a_device_will_do(width: int, height: int) -> None:
    for sent in (jpeg(width, height), png(width, height)):
        assert decoded(remade(sent)).shape == (height, width, 3)


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"x", b"GIF89a", b"<svg onload='x()'/>", b"RIFF\0\0\0\0WEBP", b"%PDF-1.7", b"#EXTM3U\nfile:///etc/passwd",
        jpeg()[:200], png()[:50], b"\xff\xd8\xff" + bytes(1_000), b"\x89PNG\r\n\x1a\n" + b"\xff" * 1_000,
    ],
)  # fmt: skip
def test_what_is_no_picture_is_refused(sent: bytes) -> None:
    with pytest.raises(NoPictureError):
        remade(sent)


@cache
def packed() -> bytes:
    """300 MB of nothing."""
    return zlib.compress(bytes(300 * MB), 1)


BOMBS = {
    "a JPEG of a billion pixels": lambda: jpeg_of(32_000, 32_000),
    "a PNG of a billion pixels": lambda: png_of(32_000, 32_000, zlib.compress(bytes(1_000))),
    "a PNG whose pixels unpack to 300 MB": lambda: png_of(100, 100, packed()),
    "a long thin one": lambda: jpeg(5_000, 8),
    "a JPEG of many passes": lambda: jpeg() + b"\xff\xda" * MAX_SCANS,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_and_takes_neither_time_nor_memory(bomb: str) -> None:
    sent = BOMBS[bomb]()
    process = psutil.Process()
    before, began = process.memory_info().rss, time.process_time()
    with pytest.raises(PictureError):
        remade(sent)
    assert process.memory_info().rss - before < 70 * MB
    assert time.process_time() - began < 2.0


@pytest.mark.parametrize("name", [b"iCCP", b"zTXt", b"iTXt", b"eXIf", b"fdAT"])
def test_parts_that_are_not_seen_are_never_unpacked(name: bytes) -> None:
    bomb = png_part(name, b"x\0\0" + packed())
    before = psutil.Process().memory_info().rss
    assert decoded(remade(png(64, 48, bomb))).shape == (48, 64, 3)
    assert psutil.Process().memory_info().rss - before < 30 * MB


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([jpeg(64, 48), png(64, 48)]), st.data())
def test_a_picture_with_any_bytes_changed_is_made_anew_or_refused(sent: bytes, data: st.DataObject) -> None:
    changed = bytearray(sent)
    for _ in range(data.draw(st.integers(1, 8))):
        changed[data.draw(st.integers(0, len(sent) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(PictureError):
        assert remade(bytes(changed[: data.draw(st.integers(0, len(sent)))])).startswith(b"\xff\xd8")


@pytest.mark.parametrize("sent", [jpeg(640, 480), png(640, 480)])
def test_a_picture_is_made_to_fit_and_never_larger(sent: bytes) -> None:
    assert decoded(remade(sent, Frame(320, 320))).shape == (240, 320, 3)
    assert decoded(remade(sent, Frame(1_000, 120))).shape == (120, 160, 3)
    assert decoded(remade(sent, Frame(2_000, 2_000))).shape == (480, 640, 3)


def test_a_line_stays_a_picture() -> None:
    assert decoded(remade(jpeg(2_000, 2), Frame(16, 16))).shape == (1, 16, 3)


def test_it_begins_as_displays_decoders_want_it_and_names_no_program() -> None:
    """LVGL's decoder of JPEGs knows one by these ten bytes, and reads none but baseline (SOF0)."""
    made = remade(png())
    assert made.startswith(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    assert b"\xff\xc0" in made
    assert b"Lavc" not in made
